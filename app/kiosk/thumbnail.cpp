#include "kiosk/thumbnail.h"

#include <algorithm>

namespace kiosk {

namespace {

constexpr int most = 3;

std::vector<std::string> shown(Services& services, const Session& session) {
    std::vector<std::string> found;
    for (const auto& [id, diagram] : services.diagrams(session.language))
        if (diagram.on_home() && found.size() < most) found.push_back(id);
    return found;
}

ui::Card card_of(const layout::Diagram& diagram) {
    ui::Card card;
    card.title = diagram.title();
    card.accent = true;
    return card;
}

// Beside its words on a wide glass, which is low; else above them.
float picture_height(const ui::Ui& ui, float width) {
    return ui.glass().landscape() ? width * 0.3F : width * 0.32F;
}

float share(const ui::Ui& ui, int beside) {
    return (ui.width() - ui.theme().gap * static_cast<float>(beside - 1)) /
           static_cast<float>(beside);
}

}  // namespace

int home_pictures(Services& services, const Session& session) {
    return static_cast<int>(shown(services, session).size());
}

float thumbnails_height(ui::Ui& ui, Services& services, const Session& session, int beside) {
    const auto& all = services.diagrams(session.language);
    const float width = share(ui, beside);
    float high = 0;
    for (const auto& id : shown(services, session))
        high = std::max(high, ui::height_of(ui, card_of(all.at(id)), width));
    return high + picture_height(ui, width);
}

Go thumbnails(ui::Ui& ui, Services& services, const Session& session, int beside) {
    Go go = stay();
    const auto& all = services.diagrams(session.language);
    const auto ids = shown(services, session);
    const float high = thumbnails_height(ui, services, session, beside);
    ui.columns(beside, [&](int i) {
        if (i >= static_cast<int>(ids.size())) return;
        const std::string& id = ids[static_cast<std::size_t>(i)];
        const auto& diagram = all.at(id);
        ui::Card card = card_of(diagram);
        card.picture = picture_height(ui, ui.width());
        card.paint = [&](const base::Rect& box) {
            ui.canvas().picture("thumbnail/" + id, box,
                                {layout::ColorRole::card, {}, [&](cairo_t* cairo) {
                                     diagram.paint(cairo, {0, 0, box.width, box.height}, {});
                                 }});
        };
        if (ui::card(ui, base::Key("picture") / id, card, high)) go = open(PlateScreen{id, ""});
    });
    return go;
}

}  // namespace kiosk
