// Scroll areas: content follows the finger, runs on a little and ends softly. For those who do not
// drag there are two buttons, the wheel, and the page keys.
#include <algorithm>
#include <cmath>

#include "ui/rows.h"
#include "ui/ui.h"
#include "ui/widgets.h"

namespace ui {

namespace {
constexpr float slowing = 4.5F;      // of inertia, per second
constexpr float glide = 12;          // towards a target, per second
constexpr float still = 4;           // mm a second
constexpr float farthest_over = 18;  // mm past an end while dragged

// Whether a word would be parted beside its icon: then it stands below it.
bool stacked(Ui& ui, const Frame::Cue& cue, float width) {
    ButtonStyle look;
    look.icon = "down";
    return width < std::max(least_width(ui, cue.up, look), least_width(ui, cue.down, look));
}

// Of both beside each other; what most want next is wider.
float up_width(Ui& ui, const Frame::Cue& cue, float width) {
    const float half = (width - ui.theme().gap) / 2;
    if (!ui.theme().reads_on || stacked(ui, cue, half)) return half;
    ButtonStyle look;
    look.icon = "up";
    return std::min(half, std::max(least_width(ui, cue.up, look), width * 0.34F));
}

ButtonStyle look_of(Ui& ui, const Frame::Cue& cue, bool down, float width) {
    ButtonStyle look;
    look.icon = down ? "down" : "up";
    look.stacked = stacked(ui, cue, (width - ui.theme().gap) / 2);
    if (down && ui.theme().reads_on) look.emphasis = ButtonStyle::Emphasis::primary;
    return look;
}
}  // namespace

void Ui::advance(Scroll& scroll, const base::Rect& viewport) {
    const auto seconds = static_cast<float>(frame_.seconds);
    const base::Rect glass = canvas_.placed(viewport);
    const bool mine = glass.contains(gesture_.start);
    const float wheel = frame_.input.wheel_over(base::intersection(glass, canvas_.clip()));
    const float before = scroll.offset;
    if (pressed(NavKey::page_down)) scroll.turn(true);
    if (pressed(NavKey::page_up)) scroll.turn(false);
    if (wheel != 0) scroll.glide(wheel);
    // The touch that stops what moves does no more: nobody chose what came under the finger.
    if (mine && gesture_.began && scroll.moving()) {
        touch_.stop();
        gesture_.stops = true;
        gesture_.tapped = false;
        scroll.velocity = 0;
        scroll.target = -1;
    }
    if (mine && gesture_.held && gesture_.dragging) {
        scroll.target = -1;
        scroll.velocity = 0;
        const bool over = scroll.offset < 0 || scroll.offset > scroll.furthest();
        scroll.offset -= gesture_.moved.y * (over ? 0.35F : 1.F);
        scroll.offset =
            std::clamp(scroll.offset, -farthest_over, scroll.furthest() + farthest_over);
        if (scroll.content <= scroll.viewport) scroll.offset = 0;
    } else if (mine && gesture_.held) {
        scroll.velocity = 0;  // a finger put down stops the run
    } else if (mine && gesture_.let_go) {
        scroll.velocity = theme().motion ? -gesture_.velocity.y : 0;
    }
    if (gesture_.held && mine) return;
    scroll.offset += scroll.velocity * seconds;
    scroll.velocity *= std::exp(-slowing * seconds);
    const float bounded = std::clamp(scroll.offset, 0.F, scroll.furthest());
    if (bounded != scroll.offset) {
        scroll.velocity = 0;
        scroll.target = bounded;
    }
    if (std::abs(scroll.velocity) < still) scroll.velocity = 0;
    if (scroll.target >= 0) {
        const float share = theme().motion ? 1 - std::exp(-glide * seconds) : 1;
        scroll.offset += (scroll.target - scroll.offset) * share;
        if (std::abs(scroll.target - scroll.offset) < 0.3F) {
            scroll.offset = scroll.target;
            scroll.target = -1;
        }
    }
    moving_ = moving_ || scroll.moving() || before != scroll.offset;
}

void Ui::more_buttons(const base::Key& key, Scroll& scroll, const base::Rect& strip) {
    const Frame::Cue& cue = frame_.cue;
    const float up_mm = up_width(*this, cue, strip.width), left = up_mm + theme().gap;
    const auto one = [&](bool down) {
        ButtonStyle look = look_of(*this, cue, down, strip.width);
        look.enabled = down ? !scroll.at_end() : !scroll.at_top();
        look.height = strip.height;
        if (!button(*this, key / (down ? "down" : "up"), down ? cue.down : cue.up, look)) return;
        scroll.turn(down);
        moving_ = true;
    };
    // What the edge cuts is seen to go on below it.
    canvas_.fill({strip.x - 3, strip.y - theme().gap, strip.width + 6, 0.4F},
                 layout::ColorRole::edge, 0);
    const Draw buttons = [&] {
        in({strip.x, strip.y, up_mm, strip.height}, [&] { one(false); });
        in({strip.x + left, strip.y, strip.width - left, strip.height}, [&] { one(true); });
    };
    chrome([&] { in(strip, buttons); });
}

void Ui::scroll(const base::Key& key, const ScrollView& view, const Draw& draw) {
    const base::Rect& box = view.box;
    Scroll& scroll = memory_->scrolls[key.path];
    const float up_mm = up_width(*this, frame_.cue, box.width);
    const auto high = [&](bool down, const std::string& words, float width) {
        return height_of(*this, words, width, look_of(*this, frame_.cue, down, box.width));
    };
    const float strip = std::max(high(false, frame_.cue.up, up_mm),
                                 high(true, frame_.cue.down, box.width - up_mm - theme().gap));
    // What overflowed in the last frame decides; a new list is measured in its first one.
    const bool overflows = view.buttons && scroll.content > box.height + 0.5F;
    base::Rect viewport = box;
    if (overflows) viewport.height -= strip + theme().gap;
    scroll.viewport = viewport.height;
    scroll.top = canvas_.placed(viewport).y;
    scroll.cover = view.cover;
    advance(scroll, viewport);
    const base::Key outer = scroll_;
    Node node;
    node.key = key;
    node.role = base::Role::ScrollView;
    node.box_mm = viewport;
    node.draggable = true;
    declare(std::move(node));
    scroll_ = key;
    // Marks above the first line of letters and the ring of the focus reach a little over the edge.
    const float headroom = view.cover > 0 ? 0 : 2.4F, sides = 2.4F;
    canvas_.push_clip({viewport.x - sides, viewport.y + view.cover - headroom,
                       viewport.width + 2 * sides, viewport.height - view.cover + headroom});
    const float start = viewport.y - scroll.offset;
    const float content = in({viewport.x, start, viewport.width, viewport.height}, draw) - start;
    canvas_.pop_clip();
    scroll_ = outer;
    if (std::abs(content - scroll.content) > 0.1F) moving_ = true;  // settle with the new measure
    scroll.content = content;
    unsettled_ = unsettled_ || overflows != (view.buttons && content > box.height + 0.5F);
    if (overflows)
        more_buttons(key, scroll, {box.x, viewport.bottom() + theme().gap, box.width, strip});
}

}  // namespace ui
