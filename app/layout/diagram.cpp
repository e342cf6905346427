#include "layout/diagram.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "base/handle.h"
#include "document/drawing/svg_tiles.h"
#include "layout/contrast/high_contrast.h"
#include "layout/rsvg.h"
#include "text/toml.h"

namespace layout {

// Which structure each pixel belongs to; later structures lie above earlier ones.
struct PickMap {
    int width = 0, height = 0;
    std::vector<short> owner;  // -1: nobody
};

namespace {

using Handle = base::Handle<RsvgHandle, g_object_unref>;
constexpr double faded = 0.6;  // STANDARDS.md 9: all but the chosen structure
constexpr int map_size = 400;  // px of the picking map's longer side

Handle load(const std::string& drawing, const std::string& style) {
    const auto svg = document::with_large_tiles(drawing);
    Handle handle(rsvg_handle_new_from_data(reinterpret_cast<const guint8*>(svg.data()), svg.size(),
                                            nullptr));
    if (handle && !style.empty())
        rsvg_handle_set_stylesheet(handle.get(), reinterpret_cast<const guint8*>(style.data()),
                                   style.size(), nullptr);
    return handle;
}

RsvgRectangle to_rsvg(const base::Rect& box) { return {box.x, box.y, box.width, box.height}; }

}  // namespace

// Read when it is first painted: few visits see more than two of an edition's drawings.
struct Diagram::State {
    std::string svg;
    std::map<std::string, std::string> styles;  // by layer: what hides the others
    std::map<std::string, Handle> shown;        // by layer: that layer and the base
    std::map<std::string, Handle> stark;        // the same for a theme of two colours
    std::map<std::string, PickMap> picks;
    std::optional<base::Rect> worth;

    // Null where nobody can read it, or there is no such layer.
    RsvgHandle* of(const std::string& layer) {
        if (const auto known = shown.find(layer); known != shown.end()) return known->second.get();
        const auto style = styles.find(layer);
        if (style == styles.end()) return nullptr;
        return (shown[layer] = load(svg, style->second)).get();
    }
    RsvgHandle* stark_of(const std::string& layer, float longer) {
        if (const auto known = stark.find(layer); known != stark.end()) return known->second.get();
        const auto style = styles.find(layer);
        if (style == styles.end()) return nullptr;
        return (stark[layer] = load(with_light_fields(svg, longer), style->second)).get();
    }
};

base::Result<Diagram> Diagram::make(const std::string& id, const std::string& svg,
                                    const std::string& geometry, const std::string& titles) {
    auto made = of_edition(id, svg, geometry, titles);
    if (!made) return made;
    for (const auto& layer : made->layers_)
        if (!made->state_->of(layer.id))
            return base::fail(id + ".svg", "is no drawing that can be read");
    return made;
}

base::Result<Diagram> Diagram::of_edition(const std::string& id, const std::string& svg,
                                          const std::string& geometry, const std::string& titles) {
    base::Problems problems;
    Diagram made;
    const auto places = text::Toml::parse(geometry, id + ".toml", problems);
    made.id_ = id;
    const auto view = places.numbers("view");
    if (view.size() == 4)
        made.view_ = {static_cast<float>(view[0]), static_cast<float>(view[1]),
                      static_cast<float>(view[2]), static_cast<float>(view[3])};
    made.on_home_ = places.flag("on_home").value_or(false);
    made.compare_ = places.text("compare").value_or("");
    made.layers_.push_back({"", ""});
    for (const auto& layer : places.texts("layers")) made.layers_.push_back({layer, layer});
    for (const auto& entry : places.tables("structure")) {
        Structure structure;
        structure.id = entry.text("id").value_or("");
        const auto anchor = entry.numbers("anchor");
        if (anchor.size() == 2)
            structure.anchor = {static_cast<float>(anchor[0]), static_cast<float>(anchor[1])};
        const auto way = entry.numbers("way");
        for (std::size_t i = 0; i + 1 < way.size(); i += 2)
            structure.way.push_back({static_cast<float>(way[i]), static_cast<float>(way[i + 1])});
        structure.primary = entry.flag("primary").value_or(false);
        const auto layer = entry.text("layer").value_or("base");
        structure.layer = layer == "base" ? "" : layer;
        made.structures_.push_back(std::move(structure));
    }
    made.read_words(titles, problems);
    made.state_ = std::make_shared<State>();
    made.state_->svg = svg;
    for (const auto& layer : made.layers_) {
        std::string style;
        for (const auto& other : made.layers_)
            if (!other.id.empty() && other.id != layer.id)
                style += "#layer-" + other.id + "{display:none}";
        made.state_->styles[layer.id] = style;
    }
    if (!problems.empty()) return tl::unexpected(problems.front());
    if (made.view_.empty())
        return base::fail(id + ".toml", "has no view", "write view = [x, y, width, height]");
    return made;
}

void Diagram::read_words(const std::string& titles, base::Problems& problems) {
    const auto words = text::Toml::parse(titles, id_ + ".toml", problems);
    title_ = words.text("title").value_or(id_);
    hint_ = words.text("hint").value_or("");
    alt_ = words.text("alt").value_or("");
    note_ = words.text("note").value_or("");
    const auto layer_titles = words.table("layers");
    for (auto& layer : layers_)
        layer.title = layer_titles.text(layer.id.empty() ? "base" : layer.id).value_or(layer.id);
    const auto structures = words.table("structures");
    for (auto& structure : structures_) {
        const auto said = structures.table(structure.id);
        structure.title = said.text("title").value_or(structure.id);
        structure.sentence = said.text("sentence").value_or("");
    }
}

base::Result<Diagram> Diagram::in_words(const std::string& titles) const {
    base::Problems problems;
    Diagram other = *this;
    other.read_words(titles, problems);
    if (!problems.empty()) return tl::unexpected(problems.front());
    return other;
}

base::Result<Diagram> Diagram::plain(const std::string& svg) {
    Handle handle = load(svg, "");
    if (!handle) return base::fail("", "is no drawing that can be read", "save it again");
    Diagram made;
    gboolean has_width = 0, has_height = 0, has_view = 0;
    RsvgLength width{}, height{};
    RsvgRectangle view{};
    gdouble wide = 0, high = 0;
    rsvg_handle_get_intrinsic_dimensions(handle.get(), &has_width, &width, &has_height, &height,
                                         &has_view, &view);
    if (!rsvg_handle_get_intrinsic_size_in_pixels(handle.get(), &wide, &high) && has_view)
        wide = view.width, high = view.height;
    made.view_ = {0, 0, static_cast<float>(wide), static_cast<float>(high)};
    if (made.view_.empty())
        return base::fail("", "does not tell its size", "save it with a width and a height");
    made.layers_.push_back({});
    made.state_ = std::make_shared<State>();
    made.state_->svg = svg;
    made.state_->styles[""] = "";
    return made;
}

Diagram Diagram::apart() const {
    Diagram other = *this;
    other.state_ = std::make_shared<State>(State{state_->svg, state_->styles, {}, {}, {}, {}});
    return other;
}

const Structure* Diagram::structure(const std::string& id) const {
    for (const auto& structure : structures_)
        if (structure.id == id) return &structure;
    return nullptr;
}

base::Rect Diagram::ink(const Structure& structure) const {
    const RsvgRectangle place = to_rsvg(view_);  // so that ink is in the drawing's own units
    RsvgRectangle ink{};
    RsvgHandle* shown = state_->of(structure.layer);
    if (!shown || !rsvg_handle_get_geometry_for_layer(shown, ("#" + structure.id).c_str(), &place,
                                                      &ink, nullptr, nullptr))
        return {};
    return {static_cast<float>(ink.x), static_cast<float>(ink.y), static_cast<float>(ink.width),
            static_cast<float>(ink.height)};
}

std::vector<std::string> Diagram::misplaced() const {
    constexpr float near = 0.04F;  // of the longer side: a leader may end beside a thin part
    const float reach = near * std::max(view_.width, view_.height);
    std::vector<std::string> found;
    for (const auto& structure : structures_) {
        const base::Rect box = ink(structure);
        if (box.empty() || !box.inset(-reach).contains(structure.anchor))
            found.push_back(structure.id);
    }
    return found;
}

base::Rect fitted(float aspect, const base::Rect& box) {
    const float width = std::min(box.width, box.height * aspect);
    const float height = width / aspect;
    return {box.x + (box.width - width) / 2, box.y + (box.height - height) / 2, width, height};
}

base::Rect Diagram::worth() const {
    if (state_->worth) return *state_->worth;
    float left = view_.right(), top = view_.bottom(), right = view_.x, bottom = view_.y;
    const auto take = [&](const base::Rect& box) {
        left = std::min(left, box.x);
        top = std::min(top, box.y);
        right = std::max(right, box.right());
        bottom = std::max(bottom, box.bottom());
    };
    for (const auto& structure : structures_) {
        take({structure.anchor.x, structure.anchor.y, 0, 0});
        const base::Rect box = structure.primary ? ink(structure) : base::Rect{};
        if (!box.empty()) take(box);
    }
    const float beside = 0.03F * std::max(view_.width, view_.height);
    const base::Rect around{left, top, right - left, bottom - top};
    state_->worth = around.empty() ? view_ : base::intersection(view_, around.inset(-beside));
    return *state_->worth;
}

bool Diagram::in_steps() const {
    for (std::size_t i = 0; i < structures_.size(); ++i)
        if (structures_[i].id != "step-" + std::to_string(i + 1)) return false;
    return structures_.size() > 1;
}

namespace {

using Painting = base::Handle<cairo_pattern_t, cairo_pattern_destroy>;

// The part of a handle with this id, or all of it, in device pixels of the context.
Painting painting_of(cairo_t* cairo, RsvgHandle* handle, const std::string& id,
                     const RsvgRectangle& place) {
    cairo_push_group(cairo);
    if (id.empty())
        rsvg_handle_render_document(handle, cairo, &place, nullptr);
    else
        rsvg_handle_render_layer(handle, cairo, ("#" + id).c_str(), &place, nullptr);
    return Painting(cairo_pop_group(cairo));
}

// What is drawn, moved to all sides by whole pixels: a line around it.
void paint_around(cairo_t* cairo, cairo_pattern_t* ink, Colour colour, double by) {
    constexpr int sides = 12;
    cairo_matrix_t own;
    cairo_pattern_get_matrix(ink, &own);
    cairo_pattern_set_filter(ink, CAIRO_FILTER_NEAREST);
    cairo_set_source_rgb(cairo, colour.red, colour.green, colour.blue);
    for (int i = 0; i < sides; ++i) {
        const double turn = 2 * 3.14159265 * i / sides;
        cairo_matrix_t moved = own;
        moved.x0 += std::round(by * own.xx * std::cos(turn));
        moved.y0 += std::round(by * own.yy * std::sin(turn));
        cairo_pattern_set_matrix(ink, &moved);
        cairo_mask(cairo, ink);
    }
    cairo_pattern_set_matrix(ink, &own);
}

}  // namespace

void Diagram::paint(cairo_t* cairo, const base::Rect& box, const View& shown,
                    const Relief* relief) const {
    const bool stark = relief && relief->stark;
    std::optional<ExactTiles> exact;
    if (stark) exact.emplace();
    const auto of = [&](const std::string& layer) {
        return stark ? state_->stark_of(layer, std::max(view_.width, view_.height))
                     : state_->of(layer);
    };
    RsvgHandle* handle = of(shown.layer);
    if (!handle) handle = of("");
    if (!handle) return;
    const base::Rect fit = fitted(aspect(), box);
    const RsvgRectangle place = to_rsvg(fit);
    const Structure* chosen = structure(shown.structure);
    if (!chosen && !stark) {
        rsvg_handle_render_document(handle, cairo, &place, nullptr);
    } else if (shown.ink != View::Ink::lit) {
        const Painting all = painting_of(cairo, handle, "", place);
        if (stark) to_high_contrast(all.get(), *relief);
        cairo_set_source(cairo, all.get());
        cairo_paint_with_alpha(cairo, stark ? 1 : faded);
    }
    if (!chosen || shown.ink == View::Ink::ground) return;
    const float line = std::max(fit.width, fit.height) * (stark ? 0.009F : 0.005F);
    const float scale = fit.width / view_.width;
    const base::Rect all = ink(*chosen).moved(-view_.x, -view_.y).scaled(scale);
    const base::Rect around = all.moved(fit.x, fit.y).inset(-line - scale);
    cairo_save(cairo);
    cairo_rectangle(cairo, around.x, around.y, around.width, around.height);
    cairo_clip(cairo);
    // All that is drawn, seen through the shape of the chosen part: what lies in it or above it
    // stays.
    const Painting shape = painting_of(cairo, handle, chosen->id, place);
    if (relief) paint_around(cairo, shape.get(), relief->line, line);
    const Painting lit = painting_of(cairo, handle, "", place);
    if (stark) to_high_contrast(lit.get(), *relief);
    cairo_set_source(cairo, lit.get());
    cairo_mask(cairo, shape.get());
    cairo_restore(cairo);
}

namespace {

using Surface = base::Handle<cairo_surface_t, cairo_surface_destroy>;
using Mask = std::vector<bool>;

// Where a structure's ink is.
struct Claim {
    short owner = -1;
    Mask mask;
};

Mask mask_of(const PickMap& map, cairo_surface_t* surface) {
    cairo_surface_flush(surface);
    const unsigned char* pixels = cairo_image_surface_get_data(surface);
    const int stride = cairo_image_surface_get_stride(surface);
    Mask mask(map.owner.size());
    for (int y = 0; y < map.height; ++y)
        for (int x = 0; x < map.width; ++x)
            mask[y * map.width + x] = pixels[y * stride + x * 4 + 3] > 100;
    return mask;
}

// Small parts lie above large ones: a finger on the ring means the ring, not the bladder behind it.
void own(PickMap& map, std::vector<Claim> claims) {
    const auto size = [](const Mask& mask) { return std::count(mask.begin(), mask.end(), true); };
    std::stable_sort(claims.begin(), claims.end(),
                     [&](const Claim& a, const Claim& b) { return size(a.mask) > size(b.mask); });
    for (const auto& [owner, mask] : claims)
        for (std::size_t i = 0; i < mask.size(); ++i)
            if (mask[i]) map.owner[i] = owner;
}

}  // namespace

const Structure* Diagram::pick(base::Point at, float reach, const std::string& layer) const {
    const float scale = map_size / std::max(view_.width, view_.height);
    auto [entry, fresh] = state_->picks.try_emplace(layer);
    PickMap& map = entry->second;
    if (fresh) {
        map.width = static_cast<int>(std::ceil(view_.width * scale));
        map.height = static_cast<int>(std::ceil(view_.height * scale));
        map.owner.assign(static_cast<std::size_t>(map.width * map.height), -1);
        const RsvgRectangle place{0, 0, static_cast<double>(map.width),
                                  static_cast<double>(map.height)};
        std::vector<Claim> claims;
        for (std::size_t i = 0; i < structures_.size(); ++i) {
            if (!structures_[i].layer.empty() && structures_[i].layer != layer) continue;
            const Surface surface(
                cairo_image_surface_create(CAIRO_FORMAT_ARGB32, map.width, map.height));
            const base::Handle<cairo_t, cairo_destroy> cairo(cairo_create(surface.get()));
            if (RsvgHandle* shown = state_->of(layer))
                rsvg_handle_render_layer(shown, cairo.get(), ("#" + structures_[i].id).c_str(),
                                         &place, nullptr);
            claims.push_back({static_cast<short>(i), mask_of(map, surface.get())});
        }
        own(map, std::move(claims));
    }
    const float centre_x = (at.x - view_.x) * scale, centre_y = (at.y - view_.y) * scale;
    const float limit = std::max(1.F, reach * scale);
    float best = limit * limit;
    short owner = -1;
    const auto from = [&](float c) { return std::max(0, static_cast<int>(c - limit)); };
    const auto until = [&](float c, int most) {
        return std::min(most - 1, static_cast<int>(c + limit));
    };
    for (int y = from(centre_y); y <= until(centre_y, map.height); ++y) {
        for (int x = from(centre_x); x <= until(centre_x, map.width); ++x) {
            const float dx = static_cast<float>(x) + 0.5F - centre_x;
            const float dy = static_cast<float>(y) + 0.5F - centre_y;
            const short here = map.owner[y * map.width + x];
            if (here < 0 || dx * dx + dy * dy >= best) continue;
            best = dx * dx + dy * dy;
            owner = here;
        }
    }
    return owner < 0 ? nullptr : &structures_[static_cast<std::size_t>(owner)];
}

}  // namespace layout
