#include "ui/ui.h"

#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <unordered_map>

namespace ui {

namespace {

constexpr double fade_s = 0.15;  // visual.md: pressed and page changes
constexpr std::size_t kept_texts = 300;

}  // namespace

bool heard(base::Role role) {
    switch (role) {
        case base::Role::Group:
        case base::Role::List:
        case base::Role::Table:
        case base::Role::Row:
        case base::Role::ScrollView:
        case base::Role::Navigation:
        case base::Role::Window:
            return false;
        default:
            return true;
    }
}

struct Ui::Cache {
    ImGuiContext* imgui = ImGui::CreateContext();
    std::unordered_map<std::string, layout::Text> texts;
};

Ui::Ui(const layout::Fonts& fonts, const layout::Icons& icons, Textures& textures)
    : fonts_(fonts), canvas_(textures, icons), cache_(new Cache) {
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    unsigned char* pixels = nullptr;
    int width = 0, height = 0;
    io.Fonts->GetTexDataAsAlpha8(&pixels, &width, &height);  // ImGui wants a font even unused
}

Ui::~Ui() = default;

void Ui::begin(const Frame& frame, Memory& memory, const std::string& screen) {
    frame_ = frame;
    memory_ = &memory;
    moving_ = false;
    if (screen != screen_) {
        screen_ = screen;
        screen_since_ = frame.input.now_s;
    }
    ImGuiIO& io = ImGui::GetIO();
    io.DisplaySize = {static_cast<float>(frame.glass.width_px),
                      static_cast<float>(frame.glass.height_px)};
    io.DeltaTime = static_cast<float>(std::max(0.0001, frame.seconds));
    ImGui::NewFrame();
    glass_ = frame.glass;
    glass_.height_px -= static_cast<int>(std::lround(frame.top_mm * glass_.px_per_mm));
    gesture_ = touch_.step(frame.input.pointer, frame.input.now_s, frame.touch);
    chosen_ = {};
    at_end_ = false;
    if (frame.input.pointer) memory.focus_shown = false;
    for (const Press press : frame.input.presses) navigate(press);
    canvas_.begin(glass_, *frame.theme.palette, frame.language.rtl(), frame.top_mm);
    scene_ = {};
    scene_.glass = frame.glass;
    areas_.assign(1, {{0, 0, glass_.width_mm(), glass_.height_mm()}, 0});
}

Scene Ui::end() {
    ripen();
    canvas_.end();
    ImGui::Render();
    if (cache_->texts.size() > kept_texts) cache_->texts.clear();
    last_ = scene_;
    return std::move(scene_);
}

bool Ui::busy() const {
    const bool ripening = gesture_.held && gesture_.ripe > 0 && gesture_.ripe < 1;
    return moving_ || fade() > 0 || !chosen_.empty() || ripening;
}

Press Ui::forward() const { return frame_.language.rtl() ? Press::left : Press::right; }
Press Ui::backward() const { return frame_.language.rtl() ? Press::right : Press::left; }

bool Ui::held_over(const base::Rect& box) const {
    const base::Rect shown = base::intersection(canvas_.placed(box), canvas_.clip());
    return gesture_.held && !gesture_.dragging && shown.contains(gesture_.at) &&
           (gesture_.slid || shown.contains(gesture_.start));
}

// A ring that closes round the finger while it has to be held.
void Ui::ripen() {
    if (gesture_.ripe <= 0 || !gesture_.held) return;
    const float side = 18 + 10 * gesture_.ripe;
    const base::Rect ring{gesture_.at.x - side / 2, gesture_.at.y - side / 2, side, side};
    canvas_.line(canvas_.unplaced(ring), layout::Tone::ink, side / 2, 0.6F + 1.6F * gesture_.ripe);
}

float Ui::fade() const {
    if (!frame_.theme.motion) return 0;
    const double gone = (frame_.input.now_s - screen_since_) / fade_s;
    return static_cast<float>(std::clamp(1 - gone, 0.0, 1.0));
}

bool Ui::pressed(Press press) const {
    const auto& list = frame_.input.presses;
    return std::find(list.begin(), list.end(), press) != list.end();
}

void Ui::in(const base::Rect& box, const Act& act) {
    areas_.push_back({box, box.y});
    act();
    areas_.pop_back();
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

layout::Text Ui::set(const layout::TextSpec& spec, std::string* cache_key) {
    std::string key = spec.words;
    key += '\0' + std::to_string(static_cast<int>(spec.face.size_mm * 1000)) +
           (spec.face.bold ? 'b' : 'r') + std::to_string(static_cast<int>(spec.width_mm * 100)) +
           std::to_string(static_cast<int>(spec.align)) + spec.language.tag;
    for (const auto& span : spec.spans)
        key += ',' + std::to_string(span.begin) + '-' + std::to_string(span.end);
    if (cache_key) *cache_key = key;
    const auto found = cache_->texts.find(key);
    if (found != cache_->texts.end()) return found->second;
    return cache_->texts.emplace(key, fonts_.set(spec)).first->second;
}

bool Ui::declare(Node node) {
    if (node.language.tag.empty()) node.language = frame_.language;
    node.box_mm = canvas_.placed(node.box_mm);
    if (!node.words_mm.empty()) node.words_mm = canvas_.placed(node.words_mm);
    node.visible_mm = base::intersection(node.box_mm, canvas_.clip());
    node.scroll = scroll_;
    if (node.key.empty())
        node.key = base::Key(screen_) / ("text-" + std::to_string(scene_.nodes.size()));
    node.focused = memory_->focus == node.key;
    const bool here = node.tappable && node.enabled;
    bool activated = here && chosen_ == node.key;
    const bool over = node.visible_mm.contains(gesture_.at) &&
                      (gesture_.slid || node.visible_mm.contains(gesture_.start));
    if (here && gesture_.tapped && !gesture_.twice && over) activated = true;
    if (node.focused && memory_->focus_shown) {
        const float out = 1.2F;
        const base::Rect ring = canvas_.unplaced(node.box_mm).inset(-out);
        canvas_.line(ring, layout::Tone::ink, theme().radius + out, 2);
        canvas_.line(ring.inset(2), layout::Tone::card, theme().radius, 0.6F);
    }
    scene_.nodes.push_back(std::move(node));
    return activated;
}

void Ui::navigate(Press press) {
    switch (press) {
        case Press::down:
            return move_focus(1, false);
        case Press::up:
            return move_focus(-1, false);
        case Press::tab:
            return move_focus(1, true);
        case Press::back_tab:
            return move_focus(-1, true);
        case Press::enter:
            if (memory_->focus_shown) chosen_ = memory_->focus;
            return;
        case Press::move:
            move_focus(1, false);
            if (at_end_) memory_->focus = {};
            if (at_end_) move_focus(1, false);
            return;
        case Press::page_up:
        case Press::page_down:
        case Press::first:
        case Press::last:
        case Press::left:
        case Press::right:
        case Press::back:
        case Press::erase:
        case Press::help:
        case Press::louder:
        case Press::quieter:
        case Press::faster:
        case Press::slower:
            return;
    }
}

// Shown and scrolled to, as when the keypad went there.
void Ui::reveal(Memory& memory, const Node& node) {
    memory.focus = node.key;
    memory.focus_shown = true;
    if (node.scroll.empty() || node.whole()) return;
    Scroll& scroll = memory.scrolls[node.scroll.path];
    const float inside = node.box_mm.y - scroll.top + scroll.offset;
    scroll.target = std::clamp(inside - 8, 0.F, scroll.furthest());
    scroll.velocity = 0;
}

// Goes through the nodes of the last frame in reading order; stays at the ends.
void Ui::move_focus(int step, bool only_controls) {
    std::vector<const Node*> stops;
    int at = -1;
    for (const Node& node : last_.nodes) {
        const bool stop =
            node.enabled && (node.tappable || (!only_controls && heard(node.role)));
        if (node.key == memory_->focus) at = static_cast<int>(stops.size()) - (stop ? 0 : 1);
        if (stop) stops.push_back(&node);
    }
    if (stops.empty()) return;
    const bool fresh = at < 0 || !memory_->focus_shown;
    const int most = static_cast<int>(stops.size()) - 1;
    const int next = fresh && at < 0 ? (step > 0 ? 0 : most) : std::clamp(at + step, 0, most);
    at_end_ = next == at && memory_->focus_shown;
    reveal(*memory_, *stops[static_cast<std::size_t>(next)]);
}

}  // namespace ui
