#include "screens/bar.h"

#include <algorithm>
#include <array>
#include <numeric>

namespace screens {

namespace {

using library::Word;

struct Place {
    const char* key;
    const char* icon;
    Word word;
};

constexpr std::array places{Place{"bar/home", "home", Word::bar_home},
                            Place{"bar/back", "back", Word::bar_back},
                            Place{"bar/language", "language", Word::bar_language},
                            Place{"bar/hide", "hide", Word::bar_hide},
                            Place{"bar/start-over", "start-over", Word::bar_start_over}};

constexpr float edge = 2.5F;  // around the bar's buttons

ui::Look look_of(bool selected) {
    ui::Look look;
    look.kind = ui::Look::Kind::quiet;
    look.stacked = true;
    look.selected = selected;
    return look;
}

float gap(const ui::Ui& ui) { return std::max(3.F, ui.theme().gap); }

using Widths = std::array<float, places.size()>;

// Beside, the widest word decides for all; at the foot all are alike, or, where a word would be
// parted, each gets what it needs and an even share of the rest.
Widths button_widths(ui::Ui& ui, Clinic& clinic, const Visit& visit) {
    Widths least{};
    for (std::size_t i = 0; i < places.size(); ++i)
        least[i] = ui::least_width(ui, clinic.words(visit)(places[i].word), look_of(false));
    const float widest =
        std::max(ui.theme().primary, *std::max_element(least.begin(), least.end()));
    if (ui.glass().landscape()) {
        least.fill(widest);
        return least;
    }
    const float count = static_cast<float>(places.size());
    const float room = ui.glass().width_mm() - 2 * edge - gap(ui) * (count - 1);
    const float spare = room - std::accumulate(least.begin(), least.end(), 0.F);
    if (widest <= room / count)
        least.fill(room / count);
    else
        for (float& one : least) one += spare / count;
    return least;
}

float button_height(ui::Ui& ui, Clinic& clinic, const Visit& visit, const Widths& widths) {
    float high = 0;
    for (std::size_t i = 0; i < places.size(); ++i) {
        ui::Look look = look_of(false);
        look.icon = places[i].icon;
        high =
            std::max(high, ui::height_of(ui, clinic.words(visit)(places[i].word), widths[i], look));
    }
    return high;
}

base::Rect bar_box(ui::Ui& ui, Clinic& clinic, const Visit& visit) {
    const Widths widths = button_widths(ui, clinic, visit);
    const auto& glass = ui.glass();
    if (glass.landscape()) return {0, 0, widths[0] + 2 * edge, glass.height_mm()};
    const float high = button_height(ui, clinic, visit, widths) + 2 * edge;
    return {0, glass.height_mm() - high, glass.width_mm(), high};
}

Go chosen(std::size_t index) {
    switch (index) {
        case 0:
            return open(Home{});
        case 1:
            return {Back{}};
        case 2:
            return open(Languages{});
        case 3:
            return {Cover{}};
        default:
            return {Over{}};
    }
}

}  // namespace

base::Rect room(ui::Ui& ui, Clinic& clinic, const Visit& visit) {
    const base::Rect bar = bar_box(ui, clinic, visit);
    const auto& glass = ui.glass();
    const float margin = ui.theme().margin;
    const float top = std::min(margin, glass.height_mm() * 0.03F);
    if (glass.landscape())
        return {bar.width + margin, top, glass.width_mm() - bar.width - 2 * margin,
                glass.height_mm() - 2 * top};
    return {margin, top, glass.width_mm() - 2 * margin, bar.y - top - ui.theme().gap};
}

Go bar(ui::Ui& ui, Clinic& clinic, const Visit& visit) {
    const base::Rect box = bar_box(ui, clinic, visit);
    const bool side = ui.glass().landscape();
    ui.canvas().fill(box, layout::Tone::card, 0);
    ui.canvas().fill(side ? base::Rect{box.right() - 0.4F, 0, 0.4F, box.height}
                          : base::Rect{0, box.y, box.width, 0.4F},
                     layout::Tone::edge, 0);
    const Widths widths = button_widths(ui, clinic, visit);
    const float high = side ? (box.height - 2 * edge - gap(ui) * 4) / 5 : box.height - 2 * edge;
    Go go = stay();
    base::Rect at{edge, box.y + edge, 0, high};
    for (std::size_t i = 0; i < places.size(); ++i) {
        at.width = widths[i];
        const bool here = i == 0 && std::holds_alternative<Home>(visit.way.back());
        ui::Look look = look_of(here);
        look.icon = places[i].icon;
        look.height = high;
        ui.in(at, [&] {
            if (ui::button(ui, places[i].key, clinic.words(visit)(places[i].word), look))
                go = chosen(i);
        });
        if (side)
            at.y += high + gap(ui);
        else
            at.x += widths[i] + gap(ui);
    }
    if (ui.pressed(ui::Press::back)) go = {Back{}};
    return go;
}

float reading_width(const ui::Ui& ui) { return ui.theme().type.reading * 32; }

void reading_column(ui::Ui& ui, const base::Rect& area, const ui::Ui::Act& act) {
    const float width = std::min(area.width, reading_width(ui));
    ui.in({area.x + (area.width - width) / 2, area.y, width, area.height}, act);
}

}  // namespace screens
