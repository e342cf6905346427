// On a wide glass the list of parts stays beside what is read: its lines leave room there.
#include <algorithm>

#include "kiosk/topic/contents.h"
#include "kiosk/topic/page_view.h"

namespace kiosk {

void PageView::aside() {
    constexpr float least_em = 15;
    const float gap = ui_.theme().gap, top = box_.y + cover(here_) + gap;
    const float left = column_.right() + ui_.theme().group * 1.5F;
    const base::Rect place{left, top, wide_.right() - left, box_.bottom() - top - gap};
    if (!headed_ || place.width < least_em * ui_.theme().type.small) return;
    if (start(1) > scroll().offset + cover(here_) + 0.5F)
        return;  // the front uses all of the width
    ui::ScrollView view(place);
    view.buttons = false;
    // It goes along while the words move; else it stays where somebody moved it.
    auto& mine = session_.memory.scrolls[(key_ / "aside").path];
    const auto last = static_cast<float>(std::max<std::size_t>(sections_.count(), 3) - 2);
    if (scroll().moving() && here_ > 0)
        mine.offset = std::max(0.F, mine.furthest()) * static_cast<float>(here_ - 1) / last;
    ui_.chrome([&] {
        ui_.scroll(key_ / "aside", view, [&] {
            ui_.space(gap);
            ui::TextStyle heading;
            heading.key = "topic/on-this-page";
            ui::text(ui_, ui::TextLevel::item,
                     services_.words(session_)(content::Msg::topic_contents), heading);
            ui_.space(gap * 0.6F);
            if (const auto chosen = contents(ui_, sections_, here_)) jump(*chosen);
        });
    });
}

}  // namespace kiosk
