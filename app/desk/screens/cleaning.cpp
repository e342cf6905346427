#include "desk/screens/cleaning.h"

#include <algorithm>
#include <cmath>

#include "desk/route.h"

namespace desk {

using content::Msg;

std::vector<Sample> CleaningScreen::samples(const StaffSession&) {
    std::vector<Sample> all;
    all.push_back({"cleaning", CleaningScreen()});
    return all;
}

double CleaningScreen::due_in(double now_s) const {
    if (!begun_s_) return 0;
    const double left = *begun_s_ + lasts_s - now_s;
    return std::max(0.02, left - std::ceil(left) + 1.001);
}

Go CleaningScreen::draw(ui::Ui& ui, StaffSession& session, const base::Rect& box) {
    const double now_s = ui.input().now_s;
    if (!begun_s_) begun_s_ = now_s;
    const double left_s = *begun_s_ + lasts_s - now_s;
    if (left_s <= 0) return leave();
    // Whoever stands before it reads it, from where one stands and wipes.
    const float wide = std::min(box.width, 160.F);
    ui.in({box.x + (box.width - wide) / 2, box.y + box.height * 0.3F, wide, box.height}, [&] {
        ui::TextStyle look;
        look.align = layout::Align::centre;
        ui::text(ui, ui::TextLevel::title, session.said(Msg::clean_title), look);
        ui.space(ui.theme().gap);
        look.role = base::Role::Alert;
        look.key = "cleaning/left";
        ui::text(ui, ui::TextLevel::lead,
                 session.said(Msg::clean_text, {{"n", static_cast<int>(std::ceil(left_s))}}), look);
    });
    return stay();
}

}  // namespace desk
