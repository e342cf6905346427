#include "kiosk/dock.h"

#include <algorithm>
#include <numeric>

#include "ui/rows.h"

namespace kiosk {

namespace {

float between(const ui::Ui& ui, const Dock& dock) {
    return ui.theme().gap * static_cast<float>(dock.places.size() - 1);
}

// By their shares, but none narrower than its words: the others give way.
std::vector<float> widths_of(ui::Ui& ui, const Dock& dock, float width) {
    const auto& places = dock.places;
    float spare = width - between(ui, dock);
    float shares = std::accumulate(places.begin(), places.end(), 0.F,
                                   [](float sum, const auto& one) { return sum + one.share; });
    std::vector<float> widths(places.size(), 0);
    for (bool again = true; again;) {
        again = false;
        for (std::size_t i = 0; i < places.size(); ++i) {
            if (widths[i] > 0) continue;
            const float least = ui::line_width(ui, places[i].words, places[i].look);
            if (places[i].share > 0 && least <= spare * places[i].share / shares) continue;
            widths[i] = least;
            spare -= least;
            shares -= places[i].share;
            again = true;
        }
    }
    for (std::size_t i = 0; i < places.size(); ++i)
        if (widths[i] == 0) widths[i] = spare * places[i].share / shares;
    return widths;
}

std::vector<std::string> words_of(const Dock& dock) {
    std::vector<std::string> words;
    for (const auto& place : dock.places) words.push_back(place.words);
    return words;
}

// What moves a list, above what ends it.
struct TwoDocks {
    Dock moves, rest;
};

TwoDocks apart(const Dock& dock) {
    TwoDocks both{{{dock.places.begin(), dock.places.begin() + 2}, 2, true},
                  {{dock.places.begin() + 2, dock.places.end()}, dock.beside}};
    both.moves.places[0].share = 0.5F;
    both.moves.places[1].share = 1;
    return both;
}

// In rows; the last is what most want, and its look the widest.
ui::RowStyle rows_of(const Dock& dock) { return {dock.beside, dock.places.back().look}; }

}  // namespace

Dock with_moves(ui::Ui& ui, const content::Messages& said, const base::Key& list, Dock dock) {
    const ui::Scroll& scroll = ui.memory().scrolls[list.path];
    if (scroll.at_top() && scroll.at_end()) return dock;
    ui::ButtonStyle up, down;
    up.enabled = !scroll.at_top();
    down.enabled = !scroll.at_end();
    dock.places.insert(dock.places.begin(),
                       {{list / "up", said(content::Msg::scroll_up), up, 0},
                        {list / "down", said(content::Msg::scroll_down), down, 0}});
    dock.moves = true;
    return dock;
}

void move_list(ui::Ui& ui, const base::Key& list, const base::Key& chosen) {
    const bool down = chosen == list / "down";
    if (!down && chosen != list / "up") return;
    ui.memory().scrolls[list.path].turn(down);
    ui.running_s();
}

bool in_one_line(ui::Ui& ui, const Dock& dock, float width) {
    float needed = between(ui, dock);
    for (const auto& place : dock.places) needed += ui::line_width(ui, place.words, place.look);
    return needed <= width;
}

float height_of(ui::Ui& ui, const Dock& dock, float width) {
    // What moves a list is as high as it is on a screen without a dock.
    float high =
        dock.moves && dock.places.size() == 2 ? ui.theme().primary : ui.theme().primary * 1.2F;
    const bool one_line = in_one_line(ui, dock, width);
    if (!one_line && dock.moves && dock.places.size() > 2) {
        const TwoDocks both = apart(dock);
        return height_of(ui, both.moves, width) + ui.theme().gap + height_of(ui, both.rest, width);
    }
    if (!one_line) return std::max(high, ui::rows_height(ui, words_of(dock), rows_of(dock), width));
    const auto widths = widths_of(ui, dock, width);
    for (std::size_t i = 0; i < dock.places.size(); ++i)
        high =
            std::max(high, ui::height_of(ui, dock.places[i].words, widths[i], dock.places[i].look));
    return high;
}

base::Key show(ui::Ui& ui, const Dock& dock) {
    base::Key chosen;
    const auto one = [&](std::size_t i, float high) {
        const auto& place = dock.places[i];
        ui::ButtonStyle look = place.look;
        look.height = high;
        if (ui::button(ui, place.key, place.words, look)) chosen = place.key;
    };
    const bool one_line = in_one_line(ui, dock, ui.width());
    if (!one_line && dock.moves && dock.places.size() > 2) {
        const TwoDocks both = apart(dock);
        chosen = show(ui, both.moves);
        ui.space(ui.theme().gap);
        const base::Key other = show(ui, both.rest);
        return chosen.empty() ? other : chosen;
    }
    if (!one_line) {
        ui::rows(ui, words_of(dock), rows_of(dock),
                 [&](int i, float high) { one(static_cast<std::size_t>(i), high); });
        return chosen;
    }
    const float high = height_of(ui, dock, ui.width()), y = ui.y();
    const auto widths = widths_of(ui, dock, ui.width());
    float x = ui.x();
    for (std::size_t i = 0; i < widths.size(); ++i) {
        ui.in({x, y, widths[i], high}, [&] { one(i, high); });
        x += widths[i] + ui.theme().gap;
    }
    ui.space(high);
    return chosen;
}

base::Rect above(ui::Ui& ui, const base::Rect& room, const Dock& dock) {
    base::Rect left = room;
    left.height -= height_of(ui, dock, room.width) + ui.theme().gap * 2;
    return left;
}

base::Key draw_dock(ui::Ui& ui, const base::Rect& room, const Dock& dock) {
    const float high = height_of(ui, dock, room.width);
    const base::Rect box{room.x, room.bottom() - high, room.width, high};
    const float margin = ui.theme().margin;
    ui.canvas().fill({box.x - margin, box.y - ui.theme().gap, box.width + 2 * margin, 0.4F},
                     layout::ColorRole::edge, 0);
    base::Key chosen;
    ui.in(box, [&] { chosen = show(ui, dock); });
    return chosen;
}

}  // namespace kiosk
