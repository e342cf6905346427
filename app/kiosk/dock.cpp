#include "kiosk/dock.h"

#include <algorithm>
#include <numeric>

namespace kiosk {

namespace {

float width_of(const ui::Ui& ui, const base::Rect& room, const Dock& dock, std::size_t place) {
    const float all = std::accumulate(dock.places.begin(), dock.places.end(), 0.F,
                                      [](float sum, const auto& one) { return sum + one.share; });
    const float spare = room.width - ui.theme().gap * static_cast<float>(dock.places.size() - 1);
    return spare * dock.places[place].share / all;
}

float height_of(ui::Ui& ui, const base::Rect& room, const Dock& dock) {
    float high = ui.theme().primary * 1.2F;
    for (std::size_t i = 0; i < dock.places.size(); ++i)
        high = std::max(high, ui::height_of(ui, dock.places[i].words, width_of(ui, room, dock, i),
                                            dock.places[i].look));
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
    for (std::size_t i = 0; i < dock.places.size(); ++i) {
        const auto& [key, words, look, share] = dock.places[i];
        const float width = width_of(ui, room, dock, i);
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
