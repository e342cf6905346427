#include "ui/ui.h"

#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <unordered_set>

#include "base/recent.h"
#include "base/wipe.h"
#include "ui/focus.h"

namespace ui {

namespace {

constexpr double fade_s = 0.15;  // STANDARDS.md 9: pressed and page changes

// ImGui wants a font even unused: of one letter, since all others would be drawn at every start.
void want_font(ImFontAtlas& fonts) {
    static constexpr ImWchar one_letter[]{'?', '?', 0};
    ImFontConfig config;
    config.GlyphRanges = one_letter;
    config.OversampleH = 1;
    fonts.Flags |= ImFontAtlasFlags_NoBakedLines | ImFontAtlasFlags_NoMouseCursors;
    fonts.AddFontDefault(&config);
    fonts.Build();
}

// Where a frame was begun and not ended. Whoever draws next puts away what a fault cut off.
const ImGuiContext* drawing_in = nullptr;

// A ring that closes round the finger while it has to be held.
void ripen(Canvas& canvas, const Gesture& gesture) {
    if (gesture.ripe <= 0 || !gesture.held) return;
    const float side = 18 + 10 * gesture.ripe;
    const base::Rect ring{gesture.at.x - side / 2, gesture.at.y - side / 2, side, side};
    canvas.line(canvas.unplaced(ring), layout::ColorRole::ink, side / 2,
                0.6F + 1.6F * gesture.ripe);
}

}  // namespace

struct Ui::Area {
    base::Rect box;
    float y;
};

float Ui::x() const { return areas_.back().box.x; }
float Ui::width() const { return areas_.back().box.width; }
float Ui::y() const { return areas_.back().y; }
void Ui::space(float mm) { areas_.back().y += mm; }

struct Ui::Cache {
    explicit Cache(const layout::Fonts& all) : fonts(all) {}
    const layout::Fonts& fonts;
    std::string screen, content;
    double screen_since = -10;
    ImGuiContext* imgui = ImGui::CreateContext();
    base::Recent<layout::Text> texts{500};  // lines of a few screens
    std::unordered_set<std::string> names;  // of the nodes of this frame
};

Ui::Ui(const layout::Fonts& fonts, const layout::Icons& icons, Textures& textures)
    : canvas_(textures, icons), cache_(new Cache(fonts)) {
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    want_font(*io.Fonts);
}

Ui::~Ui() = default;

bool Ui::rehearse(const Frame& frame, const Draw& draw, const std::function<bool()>& late) {
    Frame shown = std::exchange(frame_, {});
    Memory none;
    Memory* memory = memory_;
    const Gesture gesture = gesture_;
    const base::Glass glass = glass_;
    bool whole = false;
    canvas_.rehearse([&] {
        if (late()) throw layout::Awaited();
    });
    try {
        begin(frame, none, std::string(cache_->screen));
        draw();
        whole = true;
    } catch (const layout::Awaited&) {
        whole = false;  // what is made by then is kept: the rest in the next slice
    }
    canvas_.rehearse(nullptr);
    ImGui::EndFrame();
    drawing_in = nullptr;
    frame_ = std::move(shown);
    memory_ = memory;
    gesture_ = gesture;
    glass_ = glass;
    moving_ = unsettled_ = false;
    scene_ = {};
    return whole;
}

void Ui::begin(const Frame& frame, Memory& memory, const std::string& screen) {
    frame_ = frame;
    memory_ = &memory;
    moving_ = unsettled_ = false;
    scroll_ = {};  // what drew the last frame may have been cut off in the middle
    if (screen != cache_->screen) {
        cache_->screen = screen;
        if (auto* ahead = canvas_.ahead()) ahead->forget();
        cache_->screen_since = frame.input.now_s;
    }
    ImGuiIO& io = ImGui::GetIO();
    io.DisplaySize = {static_cast<float>(frame.glass.width_px),
                      static_cast<float>(frame.glass.height_px)};
    io.DeltaTime = static_cast<float>(std::max(0.0001, frame.seconds));
    if (drawing_in == ImGui::GetCurrentContext()) ImGui::EndFrame();
    drawing_in = ImGui::GetCurrentContext();
    ImGui::NewFrame();
    glass_ = frame.glass;
    glass_.height_px -= static_cast<int>(std::lround(frame.top_mm * glass_.px_per_mm));
    gesture_ = touch_.step(frame.input.pointers, frame.input.now_s, frame.touch);
    if (frame.input.has(Pointer::Phase::down)) memory.focus_shown = false;
    cache_->names.clear();
    const Moved moved = move_focus(memory, last_, frame.input.presses);
    chosen_ = moved.chosen;
    at_end_ = moved.at_end;
    if (frame.content != cache_->content) canvas_.drop();
    cache_->content = frame.content;
    canvas_.begin(glass_, *frame.theme.palette, frame.language.rtl(), frame.top_mm);
    scene_ = {};
    scene_.glass = frame.glass;
    areas_.assign(1, {{0, 0, glass_.width_mm(), glass_.height_mm()}, 0});
}

Scene Ui::end() {
    ripen(canvas_, gesture_);
    canvas_.end();
    ImGui::Render();
    drawing_in = nullptr;
    last_ = scene_;
    base::wipe(frame_.input.typed);  // taken by now, and it may have been a secret
    return std::move(scene_);
}

// Set lines and their pictures are kept under the words they show.
void Ui::forget() {
    cache_->texts.clear();
    canvas_.forget();
    touch_.forget();
    gesture_ = {};
    cache_->names.clear();
    base::wipe(frame_);
    base::wipe(scene_);
    base::wipe(last_);
}

bool Ui::busy() const {
    const bool ripening = gesture_.held && gesture_.ripe > 0 && gesture_.ripe < 1;
    return moving_ || fade() > 0 || !chosen_.empty() || ripening || touch_.waits();
}

NavKey Ui::forward() const { return frame_.language.rtl() ? NavKey::left : NavKey::right; }
NavKey Ui::backward() const { return frame_.language.rtl() ? NavKey::right : NavKey::left; }

bool Ui::held_over(const base::Rect& box) const {
    const base::Rect shown = base::intersection(canvas_.placed(box), canvas_.clip());
    return gesture_.held && !gesture_.dragging && !gesture_.stops && shown.contains(gesture_.at) &&
           (gesture_.slid || shown.contains(gesture_.start));
}

float Ui::fade() const {
    if (!frame_.theme.motion || !canvas_.veils()) return 0;
    const double gone = (frame_.input.now_s - cache_->screen_since) / fade_s;
    return static_cast<float>(std::clamp(1 - gone, 0.0, 1.0));
}

float Ui::running_s() {
    moving_ = true;
    return static_cast<float>(frame_.seconds);
}

bool Ui::pressed(NavKey press) const {
    const auto& list = frame_.input.presses;
    return std::find(list.begin(), list.end(), press) != list.end();
}

float Ui::in(const base::Rect& box, const Draw& draw) {
    areas_.push_back({box, box.y});
    draw();
    const float y = areas_.back().y;
    areas_.pop_back();
    return y;
}

void Ui::columns(int count, const std::function<void(int)>& act) {
    const Area here = areas_.back();
    const float gap = theme().gap;
    const float width =
        (here.box.width - gap * static_cast<float>(count - 1)) / static_cast<float>(count);
    float bottom = here.y;
    for (int i = 0; i < count; ++i) {
        const float x = here.box.x + static_cast<float>(i) * (width + gap);
        areas_.push_back({{x, here.y, width, here.box.height}, here.y});
        act(i);
        bottom = std::max(bottom, areas_.back().y);
        areas_.pop_back();
    }
    areas_.back().y = bottom;
}

const layout::Fonts& Ui::fonts() const { return cache_->fonts; }

layout::Text Ui::set(const layout::TextSpec& spec, std::string* cache_key) {
    const std::string key = layout::key_of(spec);
    if (cache_key) *cache_key = key;
    if (const auto* known = cache_->texts.find(key)) return *known;
    const auto& made = cache_->texts.put(key, cache_->fonts.set(spec));
    canvas_.made();
    return made;
}

void Ui::chrome(const Draw& draw) {
    chrome_ = true;
    draw();
    chrome_ = false;
}

bool Ui::declare(Node node) {
    node.chrome = chrome_;
    if (node.language.tag.empty()) node.language = frame_.language;
    node.box_mm = canvas_.placed(node.box_mm);
    if (!node.words_mm.empty()) node.words_mm = canvas_.placed(node.words_mm);
    node.visible_mm = base::intersection(node.box_mm, canvas_.clip());
    node.scroll = scroll_;
    if (node.key.empty())
        node.key = base::Key(cache_->screen) / ("text-" + std::to_string(scene_.nodes.size()));
    // Where one name stands twice the keypad still goes on by place: the second gets its own.
    const base::Key named = node.key;
    for (int nth = 2; !cache_->names.insert(node.key.path).second; ++nth)
        node.key = base::Key(named.path + "#" + std::to_string(nth));
    node.focused = memory_->focus == node.key;
    const bool here = node.tappable && node.enabled;
    bool activated = here && chosen_ == node.key;
    const bool over = node.visible_mm.contains(gesture_.at) &&
                      (gesture_.slid || node.visible_mm.contains(gesture_.start));
    if (here && gesture_.tapped && !gesture_.twice && over) activated = true;
    if (node.focused && memory_->focus_shown) {
        const base::Rect box = canvas_.unplaced(node.box_mm);
        // Words that are read have room above and below in their own lines, none beside them.
        const float out = 2.2F;
        if (node.tappable) {
            canvas_.line(box.inset(-out), layout::ColorRole::ink, theme().radius + out, 2);
            canvas_.line(box.inset(2 - out), layout::ColorRole::card, theme().radius, 0.6F);
        } else {
            const float tails = 0.7F;  // of letters; the line below has room above its own
            canvas_.line({box.x - out, box.y, box.width + 2 * out, box.height + tails},
                         layout::ColorRole::accent, theme().radius * 0.6F, 1);
        }
    }
    scene_.nodes.push_back(std::move(node));
    return activated;
}

}  // namespace ui
