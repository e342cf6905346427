#include "ui/canvas.h"

#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <unordered_map>

namespace ui {

namespace {

constexpr std::size_t texture_budget = 10U << 20U;  // bytes kept beyond the frame that used them
constexpr int kept_frames = 45;

}  // namespace

struct Canvas::State {
    struct Entry {
        TextureId id = 0;
        std::size_t bytes = 0;
        long used = 0;
    };

    Textures& textures;
    const layout::Icons& icons;
    const layout::Palette* palette = nullptr;
    base::Glass glass;
    bool mirrored = false;
    float top = 0;
    long frame = 0;
    std::size_t bytes = 0;
    std::unordered_map<std::string, Entry> entries;
    std::vector<TextureId> leaving;
    ImDrawList* list = nullptr;

    float px(float mm) const { return std::round(mm * glass.px_per_mm); }
    ImVec2 corner(const base::Rect& box) const { return {px(box.x), px(box.y)}; }
    ImVec2 other(const base::Rect& box) const { return {px(box.right()), px(box.bottom())}; }
    ImU32 colour(layout::ColorRole color, float alpha = 1) const {
        const auto c = (*palette)(color);
        return ImGui::ColorConvertFloat4ToU32({c.red, c.green, c.blue, alpha});
    }
    Entry& make(const std::string& key, base::Size size_mm, const Painted& painted);
    void drop(std::unordered_map<std::string, Entry>::iterator at) {
        textures.release(at->second.id);
        bytes -= at->second.bytes;
    }
    void leave() {
        for (const TextureId id : leaving) textures.release(id);
        leaving.clear();
    }
};

Canvas::State::Entry& Canvas::State::make(const std::string& key, base::Size size_mm,
                                          const Painted& painted) {
    if (const auto known = entries.find(key); known != entries.end()) {
        known->second.used = frame;
        return known->second;
    }
    layout::BitmapSpec spec{size_mm, glass.px_per_mm, std::nullopt, painted.origin};
    if (painted.ground != layout::ColorRole::none) spec.ground = (*palette)(painted.ground);
    const layout::Bitmap bitmap = layout::make_bitmap(spec, painted.paint);
    // Kept only once it is whole: what could not be painted is tried again.
    const Entry made{textures.upload(bitmap), bitmap.rgba.size(), frame};
    bytes += made.bytes;
    return entries.emplace(key, made).first->second;
}

Canvas::Canvas(Textures& textures, const layout::Icons& icons)
    : state_(new State{textures, icons, nullptr, {}, false, 0, 0, 0, {}, {}, nullptr}) {}

Canvas::~Canvas() {
    state_->leave();
    drop();
}

const layout::Palette& Canvas::palette() const { return *state_->palette; }

void Canvas::begin(const base::Glass& glass, const layout::Palette& palette, bool mirrored,
                   float top_mm) {
    state_->leave();
    const bool stale =
        glass != state_->glass || !state_->palette || state_->palette->id != palette.id;
    if (stale) drop();
    state_->glass = glass;
    state_->palette = &palette;
    state_->mirrored = mirrored;
    state_->top = top_mm;
    ++state_->frame;
    state_->list = ImGui::GetBackgroundDrawList();
    clips_.assign(1, {0, top_mm, glass.width_mm(), glass.height_mm()});
}

void Canvas::drop() {
    for (auto at = state_->entries.begin(); at != state_->entries.end(); ++at) state_->drop(at);
    state_->entries.clear();
}

void Canvas::end() {
    for (auto at = state_->entries.begin(); at != state_->entries.end();) {
        const long age = state_->frame - at->second.used;
        const bool drop = age > kept_frames || (age > 0 && state_->bytes > texture_budget);
        if (drop) state_->drop(at);
        at = drop ? state_->entries.erase(at) : std::next(at);
    }
}

void Canvas::forget() {
    for (const auto& [key, entry] : state_->entries) state_->leaving.push_back(entry.id);
    state_->entries.clear();
    state_->bytes = 0;
}

base::Rect Canvas::placed(const base::Rect& box) const {
    const float x = state_->mirrored ? state_->glass.width_mm() - box.right() : box.x;
    return {x, box.y + state_->top, box.width, box.height};
}

base::Rect Canvas::unplaced(const base::Rect& box) const {
    const float x = state_->mirrored ? state_->glass.width_mm() - box.right() : box.x;
    return {x, box.y - state_->top, box.width, box.height};
}

void Canvas::push_clip(const base::Rect& box) {
    clips_.push_back(base::intersection(clips_.back(), placed(box)));
    state_->list->PushClipRect(state_->corner(clips_.back()), state_->other(clips_.back()));
}

void Canvas::pop_clip() {
    clips_.pop_back();
    state_->list->PopClipRect();
}

void Canvas::fill(const base::Rect& box, layout::ColorRole color, float radius, float alpha) {
    if (color == layout::ColorRole::none || box.empty()) return;
    const auto at = placed(box);
    state_->list->AddRectFilled(state_->corner(at), state_->other(at), state_->colour(color, alpha),
                                state_->px(radius));
}

void Canvas::line(const base::Rect& box, layout::ColorRole color, float radius, float width) {
    if (color == layout::ColorRole::none || box.empty()) return;
    const auto at = placed(box).inset(width / 2);
    state_->list->AddRect(state_->corner(at), state_->other(at), state_->colour(color),
                          state_->px(radius), 0, std::max(1.F, state_->px(width)));
}

void Canvas::text(const std::string& cache_key, const layout::Text& text, base::Point at,
                  layout::ColorRole color) {
    const base::Size size = text.size_mm();
    const auto place = placed({at.x, at.y, size.width, size.height});
    if (base::intersection(place, clip()).empty()) return;
    // Letters may reach a little past their box: leave room around.
    const float room = size.height * 0.12F;
    const auto& entry = state_->make(cache_key + std::string(layout::name(color)),
                                     {size.width + 2 * room, size.height + 2 * room},
                                     {layout::ColorRole::none, {}, [&](cairo_t* cairo) {
                                          text.draw(cairo, {room, room}, {*state_->palette, color});
                                      }});
    const ImVec2 from{state_->px(place.x - room), state_->px(place.y - room)};
    const float px = state_->glass.px_per_mm;
    const ImVec2 size_px{std::ceil((size.width + 2 * room) * px),
                         std::ceil((size.height + 2 * room) * px)};
    state_->list->AddImage(reinterpret_cast<ImTextureID>(entry.id), from,
                           {from.x + size_px.x, from.y + size_px.y});
}

void Canvas::icon(const base::Rect& box, const std::string& name, layout::ColorRole color) {
    const bool turned = state_->mirrored && layout::Icons::points(name);
    const std::string key = "icon/" + name + (turned ? "/turned/" : "/") +
                            std::to_string(static_cast<int>(box.width * 100)) +
                            std::string(layout::name(color));
    const auto place = placed(box);
    if (base::intersection(place, clip()).empty()) return;
    const auto paint = [&](cairo_t* cairo) {
        state_->icons.paint(cairo, {0, 0, box.width, box.height},
                            {name, (*state_->palette)(color), turned});
    };
    const auto& entry =
        state_->make(key, {box.width, box.height}, {layout::ColorRole::none, {}, paint});
    const float px = state_->glass.px_per_mm;
    const ImVec2 from = state_->corner(place);
    state_->list->AddImage(
        reinterpret_cast<ImTextureID>(entry.id), from,
        {from.x + std::ceil(box.width * px), from.y + std::ceil(box.height * px)});
}

void Canvas::picture(const std::string& cache_key, const base::Rect& box, const Painted& painted) {
    const auto place = placed(box);
    if (base::intersection(place, clip()).empty()) return;
    const auto& entry = state_->make(cache_key, {box.width, box.height}, painted);
    const float px = state_->glass.px_per_mm;
    const ImVec2 from = state_->corner(place);
    state_->list->AddImage(
        reinterpret_cast<ImTextureID>(entry.id), from,
        {from.x + std::ceil(box.width * px), from.y + std::ceil(box.height * px)});
}

void Canvas::stretched(const std::string& cache_key, const Sizes& sizes, const Painted& painted) {
    const auto& entry = state_->make(cache_key, sizes.painted_mm, painted);
    const auto place = placed(sizes.drawn);
    state_->list->AddImage(reinterpret_cast<ImTextureID>(entry.id), state_->corner(place),
                           state_->other(place));
}

void Canvas::leader(base::Point from, base::Point to, layout::ColorRole color, float width) {
    const float px = state_->glass.px_per_mm;
    state_->list->AddLine({from.x * px, from.y * px}, {to.x * px, to.y * px}, state_->colour(color),
                          std::max(1.F, width * px));
}

void Canvas::dot(base::Point at, layout::ColorRole color, float radius) {
    const float px = state_->glass.px_per_mm;
    state_->list->AddCircleFilled({at.x * px, at.y * px}, radius * px, state_->colour(color));
}

}  // namespace ui
