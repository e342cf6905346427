#include "kiosk/screens/pictures.h"

#include <algorithm>

#include "kiosk/bar.h"
#include "kiosk/sample.h"
#include "kiosk/thumbnail.h"

namespace kiosk {

namespace {

constexpr float card_least_em = 9;  // of a card: its title in three lines at most
constexpr std::size_t few = 3;      // no more are shown one below the other, large

}  // namespace

Go PicturesScreen::draw(ui::Ui& ui, Services& services, Session& session) const {
    const auto& said = services.words(session);
    Go go = stay();
    ui.discreet();
    const base::Rect area = room(ui, services, session);
    ui.scroll(base::Key(name()), area, [&] {
        ui::text(ui, ui::TextLevel::title, said(content::Msg::topics_pictures));
        ui.space(ui.theme().gap);
        const float least = ui.theme().type.small * card_least_em;
        auto pictures = all_pictures(services, session);
        const int most = pictures.size() > few ? 4 : 1;
        const int beside = std::clamp(static_cast<int>(ui.width() / least), 1, most);
        constexpr float picture = 0.5F;  // they are all there is here
        const Thumbnails all{std::move(pictures), beside, false, false, picture};
        go = all.draw(ui, services, session);
    });
    return go;
}

Samples PicturesScreen::samples(const Survey& survey) {
    if (survey.services.diagrams(survey.language).empty()) return {};
    return {{"pictures", PicturesScreen{}}};
}

}  // namespace kiosk
