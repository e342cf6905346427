#include "kiosk/topic/acts.h"

#include <algorithm>

#include "content/placeholders.h"

namespace kiosk {

using content::Msg;
using document::Urgency;
using layout::ColorRole;

namespace {

struct ActLook {
    ColorRole ground, edge, words;
};
constexpr ActLook for_now{ColorRole::emergency, ColorRole::none, ColorRole::on_emergency};
constexpr ActLook for_today{ColorRole::same_day_soft, ColorRole::same_day_edge,
                            ColorRole::same_day_ink};

}  // namespace

float ActWords::pad(const ui::Ui& ui) const { return ui.theme().gap * (brief ? 0.5F : 1); }

float ActWords::height_of(ui::Ui& ui, float width) const {
    const float inside = width - 2 * ui.theme().gap;
    float high = ui::height_of(ui, level, words, inside) + 2 * pad(ui);
    high += fits.empty() ? 0 : ui::height_of(ui, ui::TextLevel::small, fits, inside);
    return high + (home.empty() ? 0 : ui::height_of(ui, home_level, home, inside));
}

void ActWords::draw(ui::Ui& ui, float height) const {
    const ActLook& act = urgency == Urgency::emergency ? for_now : for_today;
    const base::Rect box{ui.x(), ui.y(), ui.width(), height};
    ui.canvas().fill(box, act.ground, ui.theme().radius);
    ui.canvas().line(box, act.edge, ui.theme().radius, 0.7F);
    ui::TextStyle look;
    look.color = act.words;
    look.ground = act.ground;
    const base::Rect inside{box.x + ui.theme().gap, box.y + pad(ui), box.width - 2 * ui.theme().gap,
                            box.height - 2 * pad(ui)};
    ui.in(inside, [&] {
        if (!fits.empty()) ui::text(ui, ui::TextLevel::small, fits, look);
        ui::text(ui, level, words, look);
        if (!home.empty()) ui::text(ui, home_level, home, look);
    });
    ui.space(height);
}

ActWords act_words(Services& services, const Session& session, Urgency urgency) {
    const auto& said = services.words(session);
    const bool now = urgency == Urgency::emergency;
    return {urgency, said(now ? Msg::warnings_fit_now : Msg::warnings_fit_today),
            content::fill_in(now ? "{act-now}" : "{act-today}", services.settings, said)};
}

ActWords in_lines(ActWords all) {
    const auto end = all.words.find(". ");
    if (end == std::string::npos) return all;
    all.home = all.words.substr(end + 2);
    all.words.resize(end + 1);
    return all;
}

ActWords in_brief(ActWords all) {
    all.words = all.fits + " " + all.words;
    all.fits.clear();
    all.level = ui::TextLevel::small;
    all.brief = true;
    return all;
}

float TwoActs::beside(ui::Ui& ui) const {
    const float each = (ui.width() - ui.theme().gap) / 2;
    return std::max(first.height_of(ui, each), second.height_of(ui, each));
}

float TwoActs::below(ui::Ui& ui) const {
    return first.height_of(ui, ui.width()) + ui.theme().gap + second.height_of(ui, ui.width());
}

float TwoActs::height(ui::Ui& ui) const { return std::min(beside(ui), below(ui)); }

void TwoActs::draw(ui::Ui& ui) const {
    const float high = beside(ui);
    if (high <= below(ui))
        return ui.columns(2, [&](int i) { (i == 0 ? first : second).draw(ui, high); });
    first.draw(ui, first.height_of(ui, ui.width()));
    ui.space(ui.theme().gap);
    second.draw(ui, second.height_of(ui, ui.width()));
}

}  // namespace kiosk
