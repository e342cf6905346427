#include "ui/canvas.h"

#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <unordered_map>

#include "layout/shapes.h"

namespace ui {

namespace {

constexpr std::size_t texture_budget = 15U << 20U;  // bytes kept beyond the frame that used them
constexpr int kept_frames = 45;
constexpr int ready_frames = 12 * 600;  // what is made ready waits as long as a start screen moves

// In whole pixels of the glass.
struct Box {
    ImVec2 from, to;
    float less() const { return std::min(to.x - from.x, to.y - from.y); }
};

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
    base::Glass glass{};
    bool mirrored = false;
    float top = 0;
    long frame = 0, losses = 0;
    std::size_t bytes = 0;
    std::unordered_map<std::string, Entry> entries{};
    std::vector<TextureId> leaving{};
    std::function<void()> each{};  // of a rehearsal
    Entry unpainted{};
    ImDrawList* list = nullptr;
    layout::PaintedAhead ahead{};

    float px(float mm) const { return std::round(mm * glass.px_per_mm); }
    ImVec2 corner(const base::Rect& box) const { return {px(box.x), px(box.y)}; }
    ImVec2 other(const base::Rect& box) const { return {px(box.right()), px(box.bottom())}; }
    ImU32 colour(layout::ColorRole color, float alpha = 1) const {
        const auto c = (*palette)(color);
        return ImGui::ColorConvertFloat4ToU32({c.red, c.green, c.blue, alpha});
    }
    Entry& make(const std::string& key, const layout::BitmapSpec& spec, const layout::Paint& paint);
    Entry& make(const std::string& key, base::Size size_mm, const Painted& painted);
    void plain(const Box& box, layout::ColorRole color) const {
        list->AddRectFilled(box.from, box.to, colour(color));
    }
    void corners(const Box& box, const layout::Ring& ring, layout::ColorRole color);
    void drop(std::unordered_map<std::string, Entry>::iterator at) {
        textures.release(at->second.id);
        bytes -= at->second.bytes;
    }
    void leave() {
        for (const TextureId id : leaving) textures.release(id);
        leaving.clear();
    }
};

Canvas::State::Entry& Canvas::State::make(const std::string& key, const layout::BitmapSpec& spec,
                                          const layout::Paint& paint) {
    const long until = each ? frame + ready_frames : frame;
    if (const auto known = entries.find(key); known != entries.end()) {
        known->second.used = until;
        return known->second;
    }
    // More would only take the place of what is shown; the words are set by now, and that is half.
    if (each && bytes > texture_budget * 9 / 10) return unpainted;
    const auto [width, height] = layout::extent(spec);
    // Kept only once it is whole: what could not be painted is tried again.
    const Entry made{textures.make(spec, paint), static_cast<std::size_t>(width) * height * 4,
                     until};
    bytes += made.bytes;
    auto& kept = entries.emplace(key, made).first->second;
    if (each) each();
    return kept;
}

Canvas::State::Entry& Canvas::State::make(const std::string& key, base::Size size_mm,
                                          const Painted& painted) {
    layout::BitmapSpec spec{size_mm, glass.px_per_mm, std::nullopt, painted.origin};
    if (painted.ground != layout::ColorRole::none) spec.ground = (*palette)(painted.ground);
    return make(key, spec, painted.paint);
}

// The quarters of one round picture, in the corners of a box.
void Canvas::State::corners(const Box& box, const layout::Ring& ring, layout::ColorRole color) {
    const float round = ring.outer;
    const std::string key = fmt::format("ring/{}/{}/{}", round, ring.inner, layout::name(color));
    const auto& entry = make(key, {{2 * round, 2 * round}, 1, {}, {}}, [&](cairo_t* cairo) {
        layout::paint(ring, (*palette)(color), cairo);
    });
    for (const float right : {0.F, 1.F})
        for (const float low : {0.F, 1.F}) {
            const ImVec2 at{right > 0 ? box.to.x - round : box.from.x,
                            low > 0 ? box.to.y - round : box.from.y};
            list->AddImage(reinterpret_cast<ImTextureID>(entry.id), at,
                           {at.x + round, at.y + round}, {right / 2, low / 2},
                           {(right + 1) / 2, (low + 1) / 2});
        }
}

Canvas::Canvas(Textures& textures, const layout::Icons& icons)
    : state_(new State{textures, icons}) {}

Canvas::~Canvas() {
    state_->leave();
    drop();
}

const layout::Palette& Canvas::palette() const { return *state_->palette; }

layout::PaintedAhead* Canvas::ahead() const { return state_->each ? nullptr : &state_->ahead; }

void Canvas::begin(const base::Glass& glass, const layout::Palette& palette, bool mirrored,
                   float top_mm) {
    state_->leave();
    const bool stale = glass != state_->glass || !state_->palette ||
                       state_->palette->id != palette.id ||
                       state_->losses != state_->textures.losses();
    if (stale) drop();
    state_->losses = state_->textures.losses();
    state_->glass = glass;
    state_->palette = &palette;
    state_->mirrored = mirrored;
    state_->top = top_mm;
    ++state_->frame;
    if (auto* ahead = this->ahead()) ahead->begin();
    state_->list = ImGui::GetBackgroundDrawList();
    clips_.assign(1, {0, 0, glass.width_mm(), top_mm + glass.height_mm()});
}

void Canvas::drop() {
    for (auto at = state_->entries.begin(); at != state_->entries.end(); ++at) state_->drop(at);
    state_->entries.clear();
    state_->ahead.forget();
}

void Canvas::end() {
    for (auto at = state_->entries.begin(); at != state_->entries.end();) {
        const long age = state_->frame - at->second.used;
        const bool drop = age > kept_frames || (age != 0 && state_->bytes > texture_budget);
        if (drop) state_->drop(at);
        at = drop ? state_->entries.erase(at) : std::next(at);
    }
}

void Canvas::rehearse(std::function<void()> each) {
    if (each) --state_->frame;  // begin() counts it
    state_->each = std::move(each);
}

void Canvas::made() const {
    if (state_->each) state_->each();
}

bool Canvas::kept(const std::string& cache_key) const {
    return state_->entries.contains(cache_key);
}

void Canvas::forget() {
    for (const auto& [key, entry] : state_->entries) state_->leaving.push_back(entry.id);
    state_->entries.clear();
    state_->bytes = 0;
    state_->ahead.forget();
}

base::Rect Canvas::placed(const base::Rect& box) const {
    const float x = state_->mirrored ? state_->glass.width_mm() - box.right() : box.x;
    return {x, box.y + state_->top, box.width, box.height};
}

base::Rect Canvas::unplaced(const base::Rect& box) const {
    const float x = state_->mirrored ? state_->glass.width_mm() - box.right() : box.x;
    return {x, box.y - state_->top, box.width, box.height};
}

// What is not would still make a frame differ from the last, and each that differs is drawn whole.
bool Canvas::seen(const base::Rect& place) const {
    return !base::intersection(place, clip()).empty();
}

void Canvas::push_clip(const base::Rect& box) {
    clips_.push_back(base::intersection(clips_.back(), placed(box)));
    state_->list->PushClipRect(state_->corner(clips_.back()), state_->other(clips_.back()));
}

void Canvas::pop_clip() {
    clips_.pop_back();
    state_->list->PopClipRect();
}

void Canvas::fill(const base::Rect& box, layout::ColorRole color, float radius) {
    const auto at = placed(box);
    if (color == layout::ColorRole::none || !seen(at)) return;
    const Box whole{state_->corner(at), state_->other(at)};
    const float round = std::min(state_->px(radius), std::floor(whole.less() / 2) - 1);
    if (round < 1) return state_->plain(whole, color);
    const auto [from, to] = whole;
    state_->corners(whole, {{round, round}, round, 0}, color);
    state_->plain({{from.x + round, from.y}, {to.x - round, from.y + round}}, color);
    state_->plain({{from.x, from.y + round}, {to.x, to.y - round}}, color);
    state_->plain({{from.x + round, to.y - round}, {to.x - round, to.y}}, color);
}

void Canvas::veil(const base::Rect& box, layout::ColorRole color, float alpha) {
    const auto at = placed(box);
    if (!seen(at)) return;
    state_->list->AddRectFilled(state_->corner(at), state_->other(at),
                                state_->colour(color, alpha));
}

bool Canvas::veils() const { return state_->textures.fades(); }

void Canvas::line(const base::Rect& box, layout::ColorRole color, float radius, float width) {
    const auto at = placed(box);
    if (color == layout::ColorRole::none || !seen(at)) return;
    const float thick = std::max(1.F, state_->px(width));
    const auto middle = at.inset(width / 2);
    const ImVec2 first = state_->corner(middle), last = state_->other(middle);
    // Whole pixels around the middle: what lies half on a pixel looks blurred.
    const float out = (thick - 1) / 2;
    const ImVec2 from{std::floor(first.x - out), std::floor(first.y - out)};
    const ImVec2 to{std::ceil(last.x + out), std::ceil(last.y + out)};
    const Box whole{from, to};
    if (whole.less() <= 2 * thick) return state_->plain(whole, color);
    float corner = 0;
    if (const float round = state_->px(radius); round >= 1) {
        corner = std::max(thick, std::min(round, std::floor(whole.less() / 2)));
        state_->corners(whole, {{corner, corner}, corner, corner - thick}, color);
    }
    state_->plain({{from.x + corner, from.y}, {to.x - corner, from.y + thick}}, color);
    state_->plain({{from.x + corner, to.y - thick}, {to.x - corner, to.y}}, color);
    const float inner = std::max(corner, thick);
    state_->plain({{from.x, from.y + inner}, {from.x + thick, to.y - inner}}, color);
    state_->plain({{to.x - thick, from.y + inner}, {to.x, to.y - inner}}, color);
}

void Canvas::text(const std::string& cache_key, const layout::Text& text, base::Point at,
                  layout::ColorRole color) {
    const base::Size size = text.size_mm();
    const auto place = placed({at.x, at.y, size.width, size.height});
    if (!seen(place)) return;
    // As wide as its lines, from a whole pixel on: short words in a wide box are the rule. Letters
    // reach out of their lines, in Arabic by a third of one: leave room around.
    const float px = state_->glass.px_per_mm;
    const base::Rect lines = text.lines_mm();
    const float left = std::floor(std::max(0.F, lines.x) * px) / px;
    const float room = text.line_top(1) * 0.35F;
    const base::Size inked{lines.right() - left + 2 * room, size.height + 2 * room};
    const auto& entry =
        state_->make(cache_key + std::string(layout::name(color)), inked,
                     {layout::ColorRole::none, {}, [&](cairo_t* cairo) {
                          text.draw(cairo, {room - left, room}, {*state_->palette, color});
                      }});
    const ImVec2 from{state_->px(place.x - room) + std::round(left * px),
                      state_->px(place.y - room)};
    const ImVec2 size_px{std::ceil(inked.width * px), std::ceil(inked.height * px)};
    state_->list->AddImage(reinterpret_cast<ImTextureID>(entry.id), from,
                           {from.x + size_px.x, from.y + size_px.y});
}

void Canvas::icon(const base::Rect& box, const std::string& name, layout::ColorRole color) {
    const bool turned = state_->mirrored && layout::Icons::points(name);
    const std::string key = "icon/" + name + (turned ? "/turned/" : "/") +
                            std::to_string(static_cast<int>(box.width * 100)) +
                            std::string(layout::name(color));
    const auto place = placed(box);
    if (!seen(place)) return;
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
    if (!seen(place)) return;
    const auto& entry = state_->make(cache_key, {box.width, box.height}, painted);
    const float px = state_->glass.px_per_mm;
    const ImVec2 from = state_->corner(place);
    state_->list->AddImage(
        reinterpret_cast<ImTextureID>(entry.id), from,
        {from.x + std::ceil(box.width * px), from.y + std::ceil(box.height * px)});
}

void Canvas::stretched(const std::string& cache_key, const Sizes& sizes, const Painted& painted) {
    const auto place = placed(sizes.drawn);
    if (!seen(place)) return;
    const auto& entry = state_->make(cache_key, sizes.painted_mm, painted);
    state_->list->AddImage(reinterpret_cast<ImTextureID>(entry.id), state_->corner(place),
                           state_->other(place));
}

namespace {

// To a tenth of a pixel: nobody sees more, and the same shape is then kept once.
float tenth(float value) { return std::round(value * 10) / 10; }

}  // namespace

void Canvas::leader(base::Point from, base::Point to, layout::ColorRole color, float width) {
    const float px = state_->glass.px_per_mm;
    const float thick = std::max(1.F, width * px);
    const base::Point a{from.x * px + 0.5F, from.y * px + 0.5F};
    const base::Point b{to.x * px + 0.5F, to.y * px + 0.5F};
    const ImVec2 corner{std::floor(std::min(a.x, b.x) - thick),
                        std::floor(std::min(a.y, b.y) - thick)};
    const base::Size size{std::ceil(std::abs(a.x - b.x) + 2 * thick) + 1,
                          std::ceil(std::abs(a.y - b.y) + 2 * thick) + 1};
    const layout::Straight line{{tenth(a.x - corner.x), tenth(a.y - corner.y)},
                                {tenth(b.x - corner.x), tenth(b.y - corner.y)},
                                thick};
    const std::string key =
        fmt::format("leader/{:.1f}/{:.1f}/{:.1f}/{:.1f}/{:.2f}/{}", line.from.x, line.from.y,
                    line.to.x, line.to.y, thick, layout::name(color));
    const auto& entry = state_->make(key, {size, 1, {}, {}}, [&](cairo_t* cairo) {
        layout::paint(line, (*state_->palette)(color), cairo);
    });
    state_->list->AddImage(reinterpret_cast<ImTextureID>(entry.id), corner,
                           {corner.x + size.width, corner.y + size.height});
}

void Canvas::dot(base::Point at, layout::ColorRole color, float radius) {
    const float px = state_->glass.px_per_mm;
    const ImVec2 corner{std::floor((at.x - radius) * px), std::floor((at.y - radius) * px)};
    const float side = std::ceil(2 * radius * px) + 1;
    const layout::Ring disc{
        {tenth(at.x * px - corner.x), tenth(at.y * px - corner.y)}, radius * px, 0};
    const std::string key = fmt::format("dot/{:.1f}/{:.1f}/{:.2f}/{}", disc.centre.x, disc.centre.y,
                                        disc.outer, layout::name(color));
    const auto& entry = state_->make(key, {{side, side}, 1, {}, {}}, [&](cairo_t* cairo) {
        layout::paint(disc, (*state_->palette)(color), cairo);
    });
    state_->list->AddImage(reinterpret_cast<ImTextureID>(entry.id), corner,
                           {corner.x + side, corner.y + side});
}

}  // namespace ui
