#include "kiosk/dock.h"

#include <algorithm>
#include <numeric>

#include "ui/rows.h"

namespace kiosk {

namespace {

// By their shares, but none so narrow that a word of it is parted: the others give way.
std::vector<float> widths_of(ui::Ui& ui, const base::Rect& room, const Dock& dock) {
    const auto& places = dock.places;
    float spare = room.width - ui.theme().gap * static_cast<float>(places.size() - 1);
    float shares = std::accumulate(places.begin(), places.end(), 0.F,
                                   [](float sum, const auto& one) { return sum + one.share; });
    std::vector<float> widths(places.size(), 0);
    for (std::size_t i = 0; i < places.size(); ++i) {
        const float least = ui::least_width(ui, places[i].words, places[i].look);
        if (least <= spare * places[i].share / shares) continue;
        widths[i] = least;
        spare -= least;
        shares -= places[i].share;
    }
    for (std::size_t i = 0; i < places.size(); ++i)
        if (widths[i] == 0) widths[i] = spare * places[i].share / shares;
    return widths;
}

float height_of(ui::Ui& ui, const base::Rect& room, const Dock& dock) {
    float high = ui.theme().primary * 1.2F;
    const auto widths = widths_of(ui, room, dock);
    for (std::size_t i = 0; i < dock.places.size(); ++i)
        high =
            std::max(high, ui::height_of(ui, dock.places[i].words, widths[i], dock.places[i].look));
    return high;
}

}  // namespace

base::Rect above(ui::Ui& ui, const base::Rect& room, const Dock& dock) {
    base::Rect left = room;
    left.height -= height_of(ui, room, dock) + ui.theme().gap * 2;
    return left;
}

base::Key draw_dock(ui::Ui& ui, const base::Rect& room, const Dock& dock) {
    const float high = height_of(ui, room, dock);
    const base::Rect box{room.x, room.bottom() - high, room.width, high};
    base::Key chosen;
    ui.canvas().fill({box.x - ui.theme().margin, box.y - ui.theme().gap,
                      box.width + 2 * ui.theme().margin, 0.4F},
                     layout::ColorRole::edge, 0);
    float x = box.x;
    const auto widths = widths_of(ui, room, dock);
    for (std::size_t i = 0; i < dock.places.size(); ++i) {
        const auto& [key, words, look, share] = dock.places[i];
        const float width = widths[i];
        ui::ButtonStyle mine = look;
        mine.height = high;
        ui.in({x, box.y, width, high}, [&] {
            if (ui::button(ui, key, words, mine)) chosen = key;
        });
        x += width + ui.theme().gap;
    }
    return chosen;
}

}  // namespace kiosk
