// The steps about the glass itself: how large it is, how it hangs, whether touch and picture agree.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "desk/setup/wizard.h"
#include "ui/rows.h"
#include "ui/segments.h"

namespace desk::setup {

using content::Msg;
using layout::ColorRole;

namespace {

// A bank card, ISO/IEC 7810 ID-1.
constexpr float card_wide_mm = 85.6F, card_high_mm = 53.98F;
constexpr float nudge_mm = 0.25F, held_mm_s = 6, held_after_s = 0.6F;
constexpr float inch_mm = 25.4F;

constexpr float corner_inset_mm = 16, corner_mm = 18, near_mm = 10, widest_of_touch_mm = 200;

// Of unit squares: the ways a panel can stand against its picture, as libinput's matrix says them.
struct Turned {
    float a, b, c, d, e, f;
    base::Point of(base::Point p) const { return {a * p.x + b * p.y + c, d * p.x + e * p.y + f}; }
    std::string matrix() const {
        return fmt::format("{:.0f} {:.0f} {:.0f} {:.0f} {:.0f} {:.0f}", a, b, c, d, e, f);
    }
};
constexpr Turned ways[] = {{0, 1, 0, -1, 0, 1}, {-1, 0, 1, 0, -1, 1}, {0, -1, 1, 1, 0, 0},
                           {-1, 0, 1, 0, 1, 0}, {1, 0, 0, 0, -1, 1},  {0, 1, 0, 1, 0, 0},
                           {0, -1, 1, -1, 0, 1}};

// How bright the lamp is by day; of some screens no program can set it.
void choose_brightness(ui::Ui& ui, const content::Messages& said, int& percent) {
    ui::text(ui, ui::TextLevel::item, said(Msg::setup_brightness));
    ui.space(ui.theme().gap);
    std::vector<ui::Segment> all;
    for (const int one : {0, 40, 60, 80, 100})
        all.push_back(
            {"setup/brightness/" + std::to_string(one),
             one == 0 ? said(Msg::setup_brightness_same) : said(Msg::setup_percent, {{"n", one}}),
             percent == one, [&percent, one] { percent = one; }});
    ui::segments(ui, all);
    ui.space(ui.theme().gap);
    ui::text(ui, ui::TextLevel::small, said(Msg::setup_brightness_text));
}

float apart(base::Point a, base::Point b) { return std::hypot(a.x - b.x, a.y - b.y); }

}  // namespace

// The card's frame, and a ruler below it, as large as they are believed to be.
void Wizard::frame_of_card(ui::Ui& ui) {
    const float by = frame_mm_ / card_wide_mm, ruler = 100 * by;
    const float high = ruler_ ? 0 : card_high_mm * by;
    const float x = ui.x() + (ui.width() - ruler) / 2;
    const float edge = ui.theme().gap;
    auto& canvas = ui.canvas();
    const base::Rect panel{ui.x(), ui.y(), ui.width(),
                           high + 14 + 3 * edge + ui.theme().type.small * 1.4F};
    canvas.fill(panel, ColorRole::card, 3);
    canvas.line(panel, ColorRole::edge, 3, 0.4F);
    const float top = ui.y() + edge;
    if (!ruler_) {
        const base::Rect card{x, top, frame_mm_, high};
        canvas.fill(card, ColorRole::accent_soft, 3 * by);
        canvas.line(card, ColorRole::accent, 3 * by, 0.7F);
        ui::TextStyle look;
        look.align = layout::Align::centre;
        look.ground = ColorRole::accent_soft;
        ui.in({x + 2, top + high / 2 - ui.theme().type.reading, frame_mm_ - 4, high},
              [&] { ui::text(ui, ui::TextLevel::reading, said()(Msg::setup_card_here), look); });
    }
    const float scale = top + high + edge;
    for (int mm = 0; mm <= 100; ++mm) {
        const float tick = mm % 10 == 0 ? 7.F : mm % 5 == 0 ? 5.F : 3.F;
        canvas.fill({x + static_cast<float>(mm) * by - 0.12F, scale, 0.24F, tick}, ColorRole::ink,
                    0);
    }
    ui.in({ui.x(), scale + 8, ui.width(), 0}, [&] {
        ui::TextStyle look;
        look.align = layout::Align::centre;
        look.color = ColorRole::muted;
        look.ground = ColorRole::card;
        ui::text(ui, ui::TextLevel::small, "0–100 " + said()(Msg::setup_millimetres), look);
    });
    ui.space(panel.height + ui.theme().gap);
}

// One touch is a little; a button that is held goes on.
void Wizard::nudge(ui::Ui& ui) {
    bool held = false;
    const float most = ui.width() / 1.2F;
    ui.columns(2, [&](int column) {
        const float by = column == 0 ? -nudge_mm : nudge_mm;
        ui::ButtonStyle look;
        look.icon = column == 0 ? "minus" : "plus";
        look.height = ui.theme().primary;
        const base::Rect box{ui.x(), ui.y(), ui.width(), look.height};
        const auto& word = said()(column == 0 ? Msg::setup_smaller : Msg::setup_larger);
        if (ui::button(ui, column == 0 ? "setup/smaller" : "setup/larger", word, look))
            frame_mm_ += held_s_ > held_after_s ? 0 : by;
        if (!ui.held_over(box)) return;
        held = true;
        const float seconds = ui.running_s();
        held_s_ += seconds;
        if (held_s_ > held_after_s) frame_mm_ += (by < 0 ? -held_mm_s : held_mm_s) * seconds;
    });
    if (!held) held_s_ = 0;
    frame_mm_ = std::clamp(frame_mm_, card_wide_mm / 2, std::min(most, 3 * card_wide_mm));
}

// What each of three sights asks for: the card is larger than its frame, smaller, or fits.
void Wizard::fitting(ui::Ui& ui) {
    constexpr Msg sights[] = {Msg::setup_frame_shows, Msg::setup_frame_hidden,
                              Msg::setup_frame_fits};
    constexpr Msg acts[] = {Msg::setup_smaller, Msg::setup_larger, Msg::setup_fits};
    constexpr float shares[] = {0.86F, 1.1F, 1}, wide = 30, high = wide / 1.586F;
    ui.columns(3, [&](int column) {
        const auto i = static_cast<std::size_t>(column);
        const base::Rect frame{ui.x(), ui.y() + 1, wide, high};
        const base::Rect card{frame.x, frame.y, wide * shares[i], high * shares[i]};
        ui.canvas().fill(frame, ColorRole::accent_soft, 1.2F);
        ui.canvas().line(frame, ColorRole::accent, 1.2F, 0.8F);
        ui.canvas().fill(i == 2 ? card.inset(0.8F) : card, ColorRole::edge, 1.2F);
        ui.space(high + 4);
        line(ui, said()(sights[i]), ColorRole::ink, "setup/sight/" + std::to_string(i));
        ui::TextStyle look;
        look.color = ColorRole::accent;
        ui::text(ui, ui::TextLevel::reading, said()(acts[i]), look);
    });
}

void Wizard::size(ui::Ui& ui) {
    if (frame_mm_ == 0) frame_mm_ = card_wide_mm;
    title(ui, Msg::setup_size, ruler_ ? Msg::setup_size_ruler : Msg::setup_size_text);
    frame_of_card(ui);
    nudge(ui);
    ui.space(ui.theme().gap);
    ui::TextStyle muted;
    muted.color = ColorRole::muted;
    ui::text(ui, ui::TextLevel::small, said()(Msg::setup_size_hint), muted);
    ui.space(ui.theme().gap);
    if (!ruler_) fitting(ui);
    const auto& glass = ui.glass();
    const float px_per_mm = glass.px_per_mm * frame_mm_ / card_wide_mm;
    auto& clinic = answers_.clinic;
    clinic.screen_width_mm = static_cast<float>(glass.width_px) / px_per_mm;
    clinic.screen_height_mm = static_cast<float>(glass.height_px) / px_per_mm;
    const double inches = std::hypot(clinic.screen_width_mm, clinic.screen_height_mm) / inch_mm;
    ui.space(ui.theme().gap);
    ui::TextStyle strong;
    strong.key = "setup/mm";
    ui::text(
        ui, ui::TextLevel::item,
        said_in(Msg::setup_screen_mm, {{"wide", fmt::format("{:.0f}", clinic.screen_width_mm)},
                                       {"high", fmt::format("{:.0f}", clinic.screen_height_mm)},
                                       {"inches", fmt::format("{:.1f}", inches)}}),
        strong);
    ui.space(ui.theme().gap);
    if (ui::button(ui, "setup/ruler", said()(ruler_ ? Msg::setup_card : Msg::setup_ruler)))
        ruler_ = !ruler_;
    ui.space(ui.theme().gap);
    if (!ruler_) ui::text(ui, ui::TextLevel::small, said()(Msg::setup_card_privacy), muted);
}

void Wizard::rotation(ui::Ui& ui) {
    title(ui, Msg::setup_rotation, Msg::setup_rotation_text);
    constexpr Msg words[] = {Msg::setup_turn_0, Msg::setup_turn_90, Msg::setup_turn_180,
                             Msg::setup_turn_270};
    std::vector<ui::RowCard> cards;
    for (int i = 0; i < 4; ++i) {
        ui::Card card;
        card.title = said()(words[i]);
        card.selected = answers_.rotation == i * 90;
        cards.push_back({"setup/turn/" + std::to_string(i * 90), card, [this, i] {
                             answers_.rotation = i * 90;
                             const auto done = turn(answers_, house_.paths);
                             if (!done) note_ = base::to_line(done.error());
                         }});
    }
    ui::card_rows(ui, 100, cards);
    ui.space(ui.theme().group);
    choose_brightness(ui, said(), answers_.clinic.brightness);
}

// One corner after the other, at the very edge of the glass.
void Wizard::corner(ui::Ui& ui) {
    const auto& glass = ui.glass();
    const bool right = corners_.size() % 2 == 1, low = corners_.size() >= 2;
    const float x = right ? glass.width_mm() - corner_inset_mm : corner_inset_mm;
    const float y = low ? glass.height_mm() - corner_inset_mm : corner_inset_mm;
    const base::Rect box{x - corner_mm / 2, y - corner_mm / 2, corner_mm, corner_mm};
    ui.canvas().fill(box, ColorRole::accent_soft, corner_mm / 2);
    ui.canvas().line(box, ColorRole::accent, corner_mm / 2, 0.8F);
    ui.canvas().fill({x - 1.5F, y - 1.5F, 3, 3}, ColorRole::accent, 1.5F);
    ui::Node node;
    node.key = "setup/corner/" + std::to_string(corners_.size());
    node.role = base::Role::Button;
    node.name = said()(Msg::setup_touch_here);
    node.box_mm = box;
    node.tappable = true;
    ui.declare(std::move(node));
    const auto& gesture = ui.gesture();
    if (!gesture.tapped) return;
    taps_.push_back(gesture.at);
    corners_.push_back(ui.canvas().placed(box).centre());
}

void Wizard::touch(ui::Ui& ui) {
    if (corners_.size() == 4) return touched(ui);
    const auto& glass = ui.glass();
    const float width = std::min(glass.width_mm() - 4 * corner_inset_mm, widest_of_touch_mm);
    bool left = false;
    const base::Rect middle{(glass.width_mm() - width) / 2, glass.height_mm() * 0.3F, width,
                            glass.height_mm() * 0.4F};
    ui.in(middle, [&] {
        title(ui, Msg::setup_touch, Msg::setup_touch_text);
        ui::button_rows(ui, {2, {}},
                        {{"setup/back", said()(Msg::setup_back), {}, [&] { left = true, go(-1); }},
                         {"setup/next", said()(Msg::setup_next), {}, [&] { left = true, go(1); }}});
    });
    if (!left) corner(ui);
}

void Wizard::touched(ui::Ui& ui) {
    ui::text(ui, ui::TextLevel::section, said()(Msg::setup_touch));
    ui.title(said()(Msg::setup_touch));
    ui.space(ui.theme().group);
    judge(ui);
    ui.space(ui.theme().gap);
    if (ui::button(ui, "setup/touch-again", said()(Msg::setup_touch_again))) {
        taps_.clear();
        corners_.clear();
    }
}

void Wizard::judge(ui::Ui& ui) {
    const auto& glass = ui.glass();
    const auto unit = [&](base::Point p) {
        return base::Point{p.x / glass.width_mm(), p.y / glass.height_mm()};
    };
    float worst = 0;
    for (std::size_t i = 0; i < taps_.size(); ++i)
        worst = std::max(worst, apart(taps_[i], corners_[i]));
    ui::TextStyle look;
    look.key = "setup/touched";
    if (worst <= near_mm)
        return ui::text(ui, ui::TextLevel::item, said()(Msg::setup_touch_well), look);
    for (const auto& way : ways) {
        float off = 0;
        for (std::size_t i = 0; i < taps_.size(); ++i)
            off = std::max(off, apart(way.of(unit(taps_[i])), unit(corners_[i])));
        if (off > 0.1F) continue;
        ui::text(ui, ui::TextLevel::item, said()(Msg::setup_touch_turned), look);
        ui.space(ui.theme().gap);
        if (!ui::button(ui, "setup/touch-turn", said()(Msg::setup_touch_turn))) return;
        // Turned once already and wrong again: it begins from how the panel comes.
        answers_.touch_matrix = answers_.touch_matrix.empty() ? way.matrix() : "";
        const auto done = turn(answers_, house_.paths);
        if (!done) note_ = base::to_line(done.error());
        taps_.clear();
        corners_.clear();
        return;
    }
    ui::text(ui, ui::TextLevel::item,
             said_in(Msg::setup_touch_beside, {{"n", static_cast<int>(std::lround(worst))}}), look);
}

}  // namespace desk::setup
