#include "ui/zoom_buttons.h"

#include <algorithm>
#include <optional>

#include "ui/plate_tags.h"
#include "ui/rows.h"

namespace ui {

namespace {

using layout::ColorRole;

constexpr float zoom_step = 1.6F;
constexpr float corner_mm = 3;  // between the buttons and the edge

ButtonStyle zoom_look(bool in) {
    ButtonStyle look;
    look.icon = in ? "plus" : "minus";
    look.stacked = true;
    return look;
}

class ZoomCorners {
  public:
    ZoomCorners(Ui& ui, const Plate& plate, const base::Rect& card)
        : ui_(ui), plate_(plate), card_(card) {
        width_ = std::max(line_width(ui, plate.larger, zoom_look(true)),
                          line_width(ui, plate.smaller, zoom_look(false))) +
                 5;
        high_ = std::max(height_of(ui, plate.larger, width_, zoom_look(true)),
                         height_of(ui, plate.smaller, width_, zoom_look(false)));
        beside_ = 2 * width_ + ui.theme().gap < card.width * 0.6F;
    }

    ZoomPlace best() {
        // On no part at all, or at least on none that has a name of its own or of its layer.
        for (const bool any : {true, false})
            for (const bool beside : {beside_, false})
                if (const auto made = in_a_corner(any, beside)) return *made;
        return apart();
    }

  private:
    std::optional<ZoomPlace> in_a_corner(bool any, bool beside) {
        for (const base::Point& at : corners(beside))
            if (const auto made = made_at(at, beside, card_); free(made, any)) return made;
        return std::nullopt;
    }
    base::Size size(bool beside) const {
        const float gap = ui_.theme().gap;
        return {beside ? 2 * width_ + gap : width_, beside ? high_ : 2 * high_ + gap};
    }
    // In reading order: the lower one at the end of reading first, or the upper one where a wide
    // drawing leaves room above it, since its names mostly stand below.
    std::vector<base::Point> corners(bool beside) {
        const auto [width, high] = size(beside);
        const float left = card_.x + corner_mm, right = card_.right() - corner_mm - width;
        const float first = card_.y + corner_mm, last = card_.bottom() - corner_mm - high;
        std::vector<base::Point> found{{right, last}, {right, first}, {left, last}, {left, first}};
        const PlatePlace place = placed(card_);
        const auto& worth = plate_.diagram.worth();
        const float top = place.on_glass(plate_.diagram, {worth.x, worth.y}).y;
        if (beside && top > place.card.y + high + corner_mm) std::swap(found[0], found[1]);
        return found;
    }
    PlatePlace placed(const base::Rect& room) const {
        return {ui_.canvas().placed(card_),
                figure_in(plate_.diagram, ui_.canvas().placed(room)),
                {},
                {}};
    }
    // One beside the other or above it.
    ZoomPlace made_at(const base::Point& at, bool beside, const base::Rect& room) const {
        const float gap = ui_.theme().gap;
        const base::Rect larger{at.x, at.y, width_, high_};
        return {larger, beside ? larger.moved(width_ + gap, 0) : larger.moved(0, high_ + gap),
                room};
    }
    bool free(const ZoomPlace& made, bool any) const {
        constexpr int across = 16, down = 10;
        const PlatePlace place = placed(made.room);
        for (const base::Rect& button : {made.larger, made.smaller}) {
            const base::Rect box = ui_.canvas().placed(button);
            for (int i = 0; i < across * down; ++i) {
                const float x = static_cast<float>(i % across) / (across - 1);
                const float y = static_cast<float>(i / across) / (down - 1);
                const base::Point at{box.x + box.width * x, box.y + box.height * y};
                const auto* part = plate_.diagram.pick(place.in_drawing(plate_.diagram, at), 0,
                                                       plate_.shown.layer);
                if (part && (any || part->primary || !part->layer.empty())) return false;
            }
        }
        return true;
    }
    // At the side of the card that leaves the drawing largest.
    ZoomPlace apart() const {
        const auto row = size(true), column = size(false);
        const auto right = [&](const base::Size& both) {
            return card_.right() - corner_mm - both.width;
        };
        const auto last = [&](const base::Size& both) {
            return card_.bottom() - corner_mm - both.height;
        };
        const float low = row.height + corner_mm, wide = column.width + corner_mm;
        std::vector<ZoomPlace> tried;
        if (beside_) {
            tried.push_back(made_at({right(row), last(row)}, true,
                                    {card_.x, card_.y, card_.width, card_.height - low}));
            tried.push_back(made_at({right(row), card_.y + corner_mm}, true,
                                    {card_.x, card_.y + low, card_.width, card_.height - low}));
        }
        tried.push_back(made_at({right(column), last(column)}, false,
                                {card_.x, card_.y, card_.width - wide, card_.height}));
        const auto shown = [&](const ZoomPlace& one) {
            return figure_in(plate_.diagram, one.room).width;
        };
        return *std::ranges::max_element(tried, {}, shown);
    }

    Ui& ui_;
    const Plate& plate_;
    const base::Rect& card_;
    float width_ = 0, high_ = 0;
    bool beside_ = false;
};

}  // namespace

base::Rect figure_in(const layout::Diagram& diagram, const base::Rect& room) {
    // What has no name is cut off where the rest gains much by it: else a frame would lose its edge
    // for nothing.
    constexpr float much = 1.2F, edge = 0.012F;  // of the room
    const base::Rect& view = diagram.view();
    const base::Rect worth = diagram.worth();
    const base::Rect inner = room.inset(edge * std::max(room.width, room.height));
    const float whole = std::min(inner.width / view.width, inner.height / view.height);
    float scale = std::min(room.width / worth.width, room.height / worth.height);
    if (scale < much * whole) scale = whole;
    base::Rect figure{0, 0, view.width * scale, view.height * scale};
    const auto placed = [](float centre, float size, float low, float most) {
        if (size <= most) return low + (most - size) / 2;
        return std::clamp(low + most / 2 - centre, low + most - size, low);
    };
    figure.x = placed((worth.centre().x - view.x) * scale, figure.width, room.x, room.width);
    figure.y = placed((worth.centre().y - view.y) * scale, figure.height, room.y, room.height);
    return figure;
}

void grow(Zoom& zoom, float by) {
    const float before = zoom.factor;
    zoom.factor = std::clamp(before * by, 1.F, largest_zoom);
    if (zoom.factor < 1.02F) zoom.factor = 1;  // steps in and out may not quite meet
    const float share = zoom.factor / before;
    zoom.shift = {zoom.shift.x * share, zoom.shift.y * share};
}

ZoomPlace zoom_place(Ui& ui, const Plate& plate, const base::Rect& card) {
    return ZoomCorners(ui, plate, card).best();
}

void zoom_buttons(Ui& ui, Zoom& zoom, const Plate& plate, const ZoomPlace& place) {
    for (const bool in : {true, false}) {
        const base::Rect& box = in ? place.larger : place.smaller;
        ui.in(box, [&] {
            ButtonStyle look = zoom_look(in);
            look.height = box.height;
            look.enabled = in ? zoom.factor < largest_zoom : zoom.factor > 1;
            ui.canvas().fill(box, ColorRole::card, ui.theme().radius);
            if (button(ui, in ? "zoom/in" : "zoom/out", in ? plate.larger : plate.smaller, look))
                grow(zoom, in ? zoom_step : 1 / zoom_step);
        });
    }
}

}  // namespace ui
