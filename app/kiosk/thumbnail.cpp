#include "kiosk/thumbnail.h"

#include <algorithm>

#include "ui/zoom_buttons.h"

namespace kiosk {

namespace {

constexpr int most = 3;

ui::Card card_of(const std::string& title) {
    ui::Card card;
    card.title = title;
    card.accent = true;
    return card;
}

struct CardPlace {
    int beside = 1;
    float width = 0;  // of a card
    bool centred = false;
    float picture = 0.32F;
};

// Where many stand beside each other they are narrow, and may be higher.
float picture_height(const ui::Ui& ui, const CardPlace& place) {
    if (place.beside > 3) return place.width * 0.6F;
    constexpr float low_mm = 26;  // a wide glass is not high
    return ui.glass().landscape() ? std::min(place.width * 0.3F, low_mm)
                                  : place.width * place.picture;
}

float share(const ui::Ui& ui, int beside) {
    return (ui.width() - ui.theme().gap * static_cast<float>(beside - 1)) /
           static_cast<float>(beside);
}

ui::Card drawn(ui::Ui& ui, const std::string& id, const layout::Diagram& diagram,
               const CardPlace& place) {
    ui::Card card = card_of(diagram.title());
    card.centred = place.centred;
    card.picture = picture_height(ui, place);
    card.paint = [&ui, &diagram, id](const base::Rect& box) {
        ui.canvas().picture(
            "thumbnail/" + id + "/" + std::to_string(static_cast<int>(box.width * 10)), box,
            {layout::ColorRole::card, {}, [&](cairo_t* cairo) {
                 const auto relief = layout::relief_of(ui.canvas().palette());
                 const base::Rect room{0, 0, box.width, box.height};
                 diagram.paint(cairo, ui::figure_in(diagram, room), {}, &relief);
             }});
    };
    return card;
}

// As the cards beside it, its icon where they have a picture.
ui::Card more_card(ui::Ui& ui, const content::Messages& said, const CardPlace& place) {
    ui::Card card = card_of(said(content::Msg::topic_pictures));
    card.centred = true;
    card.picture = picture_height(ui, place);
    card.paint = [&ui](const base::Rect& box) {
        const float disc = std::min(ui.theme().type.section * 2, box.height), icon = disc * 0.6F;
        const auto around = [&box](float size) {
            return base::Rect{box.centre().x - size / 2, box.centre().y - size / 2, size, size};
        };
        ui.canvas().fill(around(disc), layout::ColorRole::accent_soft, disc / 2);
        ui.canvas().icon(around(icon), "picture", layout::ColorRole::accent);
    };
    return card;
}

}  // namespace

std::vector<std::string> home_pictures(Services& services, const Session& session) {
    std::vector<std::string> found;
    for (const auto& [id, diagram] : services.diagrams(session.language))
        if (diagram.on_home() && found.size() < most) found.push_back(id);
    return found;
}

std::vector<std::string> next_pictures(Services& services, const Session& session,
                                       const std::string& id) {
    const auto& all = services.diagrams(session.language);
    const auto here = all.find(id);
    if (here == all.end()) return {};
    std::vector<std::string> found;
    const auto add = [&](const std::string& other) {
        const auto at = all.find(other);
        const bool fits = at != all.end() && other != id && found.size() < most &&
                          (!here->second.on_home() || at->second.on_home());
        if (fits && std::find(found.begin(), found.end(), other) == found.end())
            found.push_back(other);
    };
    add(here->second.compare());
    for (const auto& [other, diagram] : all)
        if (diagram.compare() == id) add(other);
    for (auto at = std::next(here); at != all.end(); ++at) add(at->first);
    for (auto at = all.begin(); at != here; ++at) add(at->first);
    return found;
}

std::vector<std::string> all_pictures(Services& services, const Session& session) {
    std::vector<std::string> found;
    for (const auto& one : services.diagrams(session.language)) found.push_back(one.first);
    return found;
}

float Thumbnails::row_height(ui::Ui& ui, Services& services, const Session& session) const {
    const auto& all = services.diagrams(session.language);
    const float width = share(ui, beside);
    const auto& said = services.words(session);
    const CardPlace place{beside, width, replace || beside > 3, picture};
    float high = more ? ui::height_of(ui, more_card(ui, said, place), width) : 0;
    for (const auto& id : ids)
        high = std::max(high, ui::height_of(ui, drawn(ui, id, all.at(id), place), width));
    return high;
}

float Thumbnails::height(ui::Ui& ui, Services& services, const Session& session) const {
    const int places = static_cast<int>(ids.size()) + (more ? 1 : 0);
    const auto rows = static_cast<float>((places + beside - 1) / beside);
    return rows * (row_height(ui, services, session) + ui.theme().gap) - ui.theme().gap;
}

Go Thumbnails::draw(ui::Ui& ui, Services& services, const Session& session) const {
    Go go = stay();
    const auto& all = services.diagrams(session.language);
    const float high = row_height(ui, services, session);
    const std::size_t places = ids.size() + (more ? 1 : 0);
    for (std::size_t first = 0; first < places; first += static_cast<std::size_t>(beside)) {
        if (first > 0) ui.space(ui.theme().gap);
        ui.columns(beside, [&](int column) {
            const std::size_t i = first + static_cast<std::size_t>(column);
            const CardPlace place{beside, ui.width(), replace || beside > 3, picture};
            if (i == ids.size() && more &&
                ui::card(ui, "plate/pictures", more_card(ui, services.words(session), place), high))
                go = open(PicturesScreen{});
            if (i >= ids.size()) return;
            if (ui::card(ui, base::Key("picture") / ids[i],
                         drawn(ui, ids[i], all.at(ids[i]), place), high))
                go = {Open{PlateScreen{ids[i], ""}, replace}};
        });
    }
    return go;
}

}  // namespace kiosk
