#include "layout/icons.h"

#include <cstdio>
#include <map>
#include <string_view>

#include "base/handle.h"
#include "layout/rsvg.h"

namespace layout {

namespace {
using Handle = base::Handle<RsvgHandle, g_object_unref>;
constexpr std::string_view white = "#ffffff";
}  // namespace

struct Icons::State {
    base::Path folder;
    std::map<std::string, Handle> handles;  // by name and colour

    // The files are drawn in white; the colour is put in before the drawing is read.
    RsvgHandle* find(const std::string& name, const std::string& colour) {
        auto [entry, fresh] = handles.try_emplace(name + colour);
        if (!fresh) return entry->second.get();
        auto svg = base::read_file(folder / (name + ".svg"), 1U << 16U);
        if (!svg) return nullptr;
        for (auto at = svg->find(white); at != std::string::npos; at = svg->find(white, at + 1))
            svg->replace(at, white.size(), colour);
        entry->second.reset(rsvg_handle_new_from_data(reinterpret_cast<const guint8*>(svg->data()),
                                                      svg->size(), nullptr));
        return entry->second.get();
    }
};

Icons::Icons(base::Path folder) : state_(std::make_shared<State>()) {
    state_->folder = std::move(folder);
}

bool Icons::has(const std::string& name) const {
    return state_->find(name, std::string(white)) != nullptr;
}

bool Icons::points(const std::string& name) {
    return name == "back" || name == "next" || name == "backspace";
}

void Icons::paint(cairo_t* cairo, const base::Rect& box, const IconStyle& icon) const {
    const auto& [name, colour, mirrored] = icon;
    const auto part = [](float c) { return static_cast<unsigned>(c * 255.F + 0.5F); };
    char hex[16];
    std::snprintf(hex, sizeof hex, "#%02x%02x%02x", part(colour.red), part(colour.green),
                  part(colour.blue));
    RsvgHandle* handle = state_->find(name, hex);
    if (!handle) return;
    cairo_save(cairo);
    cairo_translate(cairo, box.x, box.y);
    if (mirrored) {
        cairo_translate(cairo, box.width, 0);
        cairo_scale(cairo, -1, 1);
    }
    const RsvgRectangle place{0, 0, box.width, box.height};
    rsvg_handle_render_document(handle, cairo, &place, nullptr);
    cairo_restore(cairo);
}

}  // namespace layout
