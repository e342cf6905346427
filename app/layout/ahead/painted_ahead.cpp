#include "layout/ahead/painted_ahead.h"

#include <cairo.h>

#include <algorithm>
#include <chrono>
#include <cmath>

namespace layout {

namespace {

constexpr std::size_t most_asked = 2;

// Where a picture comes to stand, in whole pixels and what is left of one.
struct Corner {
    double x = 0, y = 0;
    static Corner of(const Picture& picture, double scale) {
        const double x = picture.box.x * scale, y = picture.box.y * scale;
        return {x - std::floor(x), y - std::floor(y)};
    }
};

bool same(const base::Rect& a, const base::Rect& b) {
    return a.x == b.x && a.y == b.y && a.width == b.width && a.height == b.height;
}

}  // namespace

void let_go(cairo_surface_t* surface) { cairo_surface_destroy(surface); }

const PaintedAhead::Asked* PaintedAhead::found(const Picture& picture, double scale) const {
    const auto known = std::find_if(asked_.begin(), asked_.end(), [&](const Asked& one) {
        const Picture& other = one.picture;
        return other.drawing == picture.drawing && other.structure == picture.structure &&
               same(other.box, picture.box) && same(other.window, picture.window) &&
               std::abs(one.scale - scale) < 1e-3;
    });
    return known == asked_.end() ? nullptr : &*known;
}

void PaintedAhead::begin() {
    for (auto& one : asked_) one.again = false;
}

void PaintedAhead::forget() { asked_.clear(); }

void PaintedAhead::ask(const Picture& picture, const Painter& painter, double scale) {
    if (const auto* known = found(picture, scale)) {
        asked_[static_cast<std::size_t>(known - asked_.data())].again = true;
        return;
    }
    const auto drawing = painter.diagrams->find(picture.drawing);
    if (drawing == painter.diagrams->end()) return;
    // What is laid out ahead is drawn once, some frames before the touch that brings it.
    const auto older = std::ranges::find(asked_, false, &Asked::again);
    if (asked_.size() == most_asked && older == asked_.end()) return;
    if (asked_.size() == most_asked) asked_.erase(older);
    // What the thread reads is its own: a drawing is read when it is first painted.
    const auto own = std::make_shared<Diagrams>();
    own->emplace(drawing->first, drawing->second.apart());
    const Corner corner = Corner::of(picture, scale);
    const auto px = [&](double part, float mm) {
        return static_cast<int>(std::ceil(part + mm * scale));
    };
    const int width = px(corner.x, picture.box.width), height = px(corner.y, picture.box.height);
    const auto paints = [picture, painter, scale, own, corner, width, height] {
        auto made = std::make_shared<Surface>(
            cairo_image_surface_create(CAIRO_FORMAT_ARGB32, width, height));
        const base::Handle<cairo_t, cairo_destroy> cairo(cairo_create(made->get()));
        cairo_translate(cairo.get(), corner.x, corner.y);
        cairo_scale(cairo.get(), scale, scale);
        cairo_translate(cairo.get(), -picture.box.x, -picture.box.y);
        paint(Item{picture}, {painter.palette, painter.icons, own.get()}, cairo.get());
        return made;
    };
    using Task = std::packaged_task<std::shared_ptr<Surface>()>;
    const auto task = std::make_shared<Task>(paints);
    asked_.push_back({picture, scale, task->get_future().share()});
    if (!beside_) beside_.emplace(2 * most_asked);
    beside_->give([task] { (*task)(); });
}

bool PaintedAhead::awaited(const Picture& picture, double scale) const {
    const auto* known = hurried_ ? found(picture, scale) : nullptr;
    return known && known->painted.wait_for(std::chrono::seconds(0)) != std::future_status::ready;
}

bool PaintedAhead::put(const Picture& picture, cairo_t* cairo) const {
    cairo_matrix_t at;
    cairo_get_matrix(cairo, &at);
    const auto* known = found(picture, at.xx);
    if (!known) return false;
    double x = picture.box.x, y = picture.box.y;
    cairo_user_to_device(cairo, &x, &y);
    const Corner corner = Corner::of(picture, known->scale);
    const double left = std::round(x - corner.x), top = std::round(y - corner.y);
    constexpr double off = 0.02;  // of a pixel: then it stands elsewhere than was asked
    if (std::abs(x - corner.x - left) > off || std::abs(y - corner.y - top) > off) return false;
    cairo_save(cairo);
    cairo_identity_matrix(cairo);
    cairo_set_source_surface(cairo, known->painted.get()->get(), left, top);
    cairo_paint(cairo);
    cairo_restore(cairo);
    return true;
}

}  // namespace layout
