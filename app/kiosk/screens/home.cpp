// The start: what would you like to know? Neutral titles only; warning signs always in sight. All
// of it stands on one glass where that is possible: of several ways to set it out the first that
// fits is taken.
#include "kiosk/screens/home.h"

#include <algorithm>
#include <numeric>

#include "kiosk/bar.h"
#include "kiosk/dock.h"
#include "kiosk/topic/home_plan.h"
#include "kiosk/sample.h"
#include "kiosk/thumbnail.h"
#include "kiosk/tract.h"
#include "ui/rows.h"

namespace kiosk {

using content::Msg;

std::string HomeScreen::name() const { return "home"; }

namespace {

ui::Card card_of(const content::Group& group, const Arrangement& plan) {
    ui::Card card;
    if (plan.icon) card.icon = group.icon;
    card.title = group.title;
    if (plan.lines) card.text = group.text;
    card.disc = plan.disc;
    card.beside = !plan.disc_above;
    card.accent = plan.small;
    return card;
}

// Whether no word of a title is parted in a card of this width.
bool words_fit(ui::Ui& ui, const std::vector<content::Group>& list, const Arrangement& plan,
               float width) {
    const auto& theme = ui.theme();
    const float icon = theme.type.section * 1.25F * (plan.disc ? 1.55F : 1);
    const bool beside = plan.icon && !plan.disc_above;
    const float taken = 2.5F * theme.gap + (beside ? icon + theme.gap : 0);
    const layout::Face face{plan.small ? theme.type.small : theme.type.item, true, 1.3F};
    return std::all_of(list.begin(), list.end(), [&](const content::Group& group) {
        return ui::widest_word(ui, group.title, face) <= width - taken;
    });
}

float share(const ui::Ui& ui, float width, int beside) {
    return (width - ui.theme().gap * static_cast<float>(beside - 1)) / static_cast<float>(beside);
}

// How high each row is: as its highest card.
std::vector<float> own_heights(ui::Ui& ui, const std::vector<content::Group>& list,
                               const Arrangement& plan, float width) {
    const auto beside = static_cast<std::size_t>(plan.beside);
    std::vector<float> high((list.size() + beside - 1) / beside, 0);
    for (std::size_t i = 0; i < list.size(); ++i)
        high[i / beside] = std::max(high[i / beside], ui::height_of(ui, card_of(list[i], plan),
                                                                    share(ui, width, plan.beside)));
    return high;
}

// Rows of one height, so that no card is more than another.
std::vector<float> one_height(std::vector<float> rows) {
    if (rows.empty()) return rows;
    std::fill(rows.begin(), rows.end(), *std::max_element(rows.begin(), rows.end()));
    return rows;
}

Go groups(ui::Ui& ui, const std::vector<content::Group>& list, const Arrangement& plan,
          const std::vector<float>& rows) {
    Go go = stay();
    const auto beside = static_cast<std::size_t>(plan.beside);
    for (std::size_t first = 0; first < list.size(); first += beside) {
        if (first > 0) ui.space(ui.theme().gap);
        ui.columns(plan.beside, [&](int column) {
            const std::size_t i = first + static_cast<std::size_t>(column);
            if (i >= list.size()) return;
            if (ui::card(ui, base::Key("group") / list[i].id, card_of(list[i], plan),
                         rows[first / beside]))
                go = open(route_of(list[i]));
        });
    }
    return go;
}

// Two short lines side by side: the clinic and the promise.
void promise(ui::Ui& ui, Services& services, const content::Messages& said) {
    ui::TextStyle look;
    look.color = layout::ColorRole::muted;
    look.role = base::Role::Label;
    ui.columns(2, [&](int i) {
        look.align = i == 0 ? layout::Align::start : layout::Align::end;
        ui::text(ui, ui::TextLevel::small,
                 i == 0 ? services.settings.name : said(Msg::home_private), look);
    });
}

void head(ui::Ui& ui, Services& services, const content::Messages& said, const Arrangement& plan) {
    if (!plan.scarce) {
        promise(ui, services, said);
        ui.space(2);
    }
    ui::TextStyle look;
    look.role = base::Role::Heading;
    ui::text(ui, plan.scarce ? ui::TextLevel::item : ui::TextLevel::title, said(Msg::home_title),
             look);
    ui.title(said(Msg::home_title));
    ui.space(ui.theme().gap * (plan.scarce ? 0.5F : 1.2F));
}

float head_height(ui::Ui& ui, Services& services, const content::Messages& said, float width) {
    const float half = share(ui, width, 2);
    return std::max(ui::height_of(ui, ui::TextLevel::small, services.settings.name, half),
                    ui::height_of(ui, ui::TextLevel::small, said(Msg::home_private), half)) +
           2 + ui::height_of(ui, ui::TextLevel::title, said(Msg::home_title), width) +
           ui.theme().gap * 1.2F;
}

ui::ButtonStyle search_look(const ui::Ui& ui) {
    ui::ButtonStyle look;
    look.emphasis = ui::ButtonStyle::Emphasis::field;
    look.height = ui.theme().primary * 1.2F;
    look.icon = "search";
    look.align = layout::Align::start;
    return look;
}

std::string search_words(const content::Messages& said, const Arrangement& plan) {
    return said(plan.scarce ? Msg::search_title : Msg::home_search);
}

ui::Card warnings_card(const content::Messages& said, const Arrangement& plan) {
    ui::Card card;
    card.icon = "warning";
    card.title = said(Msg::home_warnings);
    if (!plan.paired) card.text = said(Msg::attract_ill);
    card.beside = card.solid = card.leads_on = true;
    card.accent = plan.scarce;
    if (plan.scarce) card.text.clear();
    return card;
}

float first_height(ui::Ui& ui, const content::Messages& said, const Arrangement& plan,
                   float width) {
    const float each = plan.paired ? share(ui, width, 2) : width;
    const float search = ui::height_of(ui, search_words(said, plan), each, search_look(ui));
    const float warn = ui::height_of(ui, warnings_card(said, plan), each);
    return plan.paired ? std::max(search, warn) : search + ui.theme().gap + warn;
}

// Search, and the one red bar.
Go first_things(ui::Ui& ui, const content::Messages& said, const Arrangement& plan) {
    Go go = stay();
    const auto search = [&](float high) {
        ui::ButtonStyle look = search_look(ui);
        look.height = std::max(look.height, high);
        if (ui::button(ui, "home/search", search_words(said, plan), look))
            go = open(SearchScreen{});
    };
    const auto warnings = [&](float high) {
        if (ui::card(ui, "home/warnings", warnings_card(said, plan), high))
            go = open(WarningsScreen{});
    };
    if (plan.paired) {
        const float high = first_height(ui, said, plan, ui.width());
        ui.columns(2, [&](int i) { i == 0 ? search(high) : warnings(high); });
        return go;
    }
    search(0);
    ui.space(ui.theme().gap);
    warnings(0);
    return go;
}

ui::ButtonStyle all_look(const ui::Ui& ui) {
    ui::ButtonStyle look;
    look.icon = "list";
    look.height = ui.theme().target;
    return look;
}

// Where no picture has room two buttons lead to them and to all topics.
ui::ButtonStyle to_pictures(const ui::Ui& ui) {
    ui::ButtonStyle look = all_look(ui);
    look.icon = "picture";
    return look;
}

float leads_height(ui::Ui& ui, const content::Messages& said, float width) {
    return std::max(ui::height_of(ui, said(Msg::home_all), width, all_look(ui)),
                    ui::height_of(ui, said(Msg::topics_pictures), width, to_pictures(ui)));
}

Go leads(ui::Ui& ui, const content::Messages& said) {
    Go go = stay();
    ui::ButtonStyle pictures = to_pictures(ui), all = all_look(ui);
    pictures.height = all.height = leads_height(ui, said, share(ui, ui.width(), 2));
    ui.columns(2, [&](int i) {
        if (i == 0 && ui::button(ui, "home/pictures", said(Msg::topics_pictures), pictures))
            go = open(PicturesScreen{});
        if (i == 1 && ui::button(ui, "home/topics", said(Msg::home_all), all))
            go = open(TopicsScreen{});
    });
    return go;
}

Thumbnails thumbnails(Services& services, const Session& session, const Arrangement& plan) {
    Thumbnails found{home_pictures(services, session), plan.pictures};
    found.picture = plan.picture;
    return found;
}

float pictures_height(ui::Ui& ui, Services& services, const Session& session,
                      const Arrangement& plan) {
    const auto& said = services.words(session);
    if (plan.pictures == 0) return leads_height(ui, said, share(ui, ui.width(), 2));
    return ui::height_of(ui, said(Msg::home_all), ui.width() * 0.4F, all_look(ui)) +
           ui.theme().gap + thumbnails(services, session, plan).row_height(ui, services, session);
}

// Pictures of the body that may stand in a waiting room, and the way to all topics.
Go pictures(ui::Ui& ui, Services& services, const Session& session, const Arrangement& plan) {
    const auto& said = services.words(session);
    if (plan.pictures == 0) return leads(ui, said);
    Go go = stay();
    const ui::ButtonStyle look = all_look(ui);
    const float wide = ui.width() * 0.4F;
    const float high = ui::height_of(ui, said(Msg::home_all), wide, look);
    const float words =
        ui::height_of(ui, ui::TextLevel::section, said(Msg::topics_pictures), ui.width() - wide);
    const base::Rect row{ui.x(), ui.y(), ui.width(), high};
    ui.in(
        {row.x, row.y + std::max(0.F, (high - words) / 2), row.width - wide - ui.theme().gap, high},
        [&] { ui::text(ui, ui::TextLevel::section, said(Msg::topics_pictures)); });
    ui.in({row.right() - wide, row.y, wide, high}, [&] {
        if (ui::button(ui, "home/topics", said(Msg::home_all), look)) go = open(TopicsScreen{});
    });
    ui.space(high);
    ui.space(ui.theme().gap);
    const Go chosen = thumbnails(services, session, plan).draw(ui, services, session);
    return std::holds_alternative<Open>(chosen.what) ? chosen : go;
}

struct Stand {
    Arrangement plan;
    std::vector<float> rows = {};  // how high each is
    float first = 0, all = 0;      // as far as the first row, and the whole
};

float parted(const ui::Ui& ui) { return ui.theme().group * 0.7F; }

// The first that stands on the glass, or else the closest; no word of any is parted.
Stand stand_in(ui::Ui& ui, Services& services, const Session& session, float height) {
    const auto& said = services.words(session);
    const auto& list = services.edition.groups(session.language);
    const float width = ui.width(), gap = ui.theme().gap;
    // The buttons that move it; the filled one is the higher.
    ui::ButtonStyle on;
    on.emphasis = ui::ButtonStyle::Emphasis::primary;
    on.icon = "down";
    const float moves = ui::height_of(ui, said(Msg::scroll_down), share(ui, width, 2), on) + gap;
    const auto drawings = static_cast<int>(home_pictures(services, session).size());
    Stand found;
    for (Arrangement one : arrangements(ui, drawings)) {
        const float each = share(ui, width, one.beside);
        one.small = one.small || !words_fit(ui, list, one, each);
        if (one.small && !words_fit(ui, list, one, each)) continue;
        const float above = head_height(ui, services, said, width) +
                            first_height(ui, said, one, width) + parted(ui);
        const float below = parted(ui) + pictures_height(ui, services, session, one);
        const auto own = own_heights(ui, list, one, width);
        for (const auto& rows : {one_height(own), own}) {
            found = {one, rows, above + rows.front()};
            found.all = std::accumulate(rows.begin(), rows.end(), above + below) +
                        gap * static_cast<float>(rows.size() - 1);
            if (found.all <= height) return found;
        }
        found.plan.scarce = found.first > height - moves;
    }
    return found;
}

// While the controls are lowered the glass above them is free for what is only read. Says whether
// there was room.
bool head_above(ui::Ui& ui, Services& services, const content::Messages& said,
                const base::Rect& area) {
    constexpr float least = 70, share = 0.6F;  // mm, of a picture; of the width, of the words
    const float margin = ui.theme().margin, free = ui.above_mm() - 2 * margin;
    const bool picture = free >= least && !ui.glass().landscape();
    const float wide = picture ? area.width * share : area.width;
    const float high = head_height(ui, services, said, wide);
    if (free < high) return false;
    const float top = margin - ui.above_mm();
    ui.in({area.x, top + (free - high) / 2, wide, high},
          [&] { head(ui, services, said, Arrangement{}); });
    if (picture)
        draw_tract(ui, {area.x + wide, top, area.width - wide, free},
                   {layout::ColorRole::accent, layout::ColorRole::match}, 0.5F);
    return true;
}

}  // namespace

Go HomeScreen::draw(ui::Ui& ui, Services& services, Session& session) const {
    const auto& said = services.words(session);
    const base::Rect all = room(ui, services, session);
    ui::ButtonStyle ask;
    ask.emphasis = ui::ButtonStyle::Emphasis::primary;
    ask.icon = "question";
    if (!session.questions.empty()) ask.badge = std::to_string(session.questions.size());
    Dock dock{{{"home/questions", said(Msg::home_questions), ask}}};
    base::Rect area = above(ui, all, dock);
    Stand stand;
    const bool lifted = head_above(ui, services, said, area);
    const float spared = lifted ? head_height(ui, services, said, area.width) : 0;
    ui.in(area, [&] { stand = stand_in(ui, services, session, area.height + spared); });
    const Dock low = with_moves(ui, said, "home", dock);
    const bool moved = stand.plan.scarce && in_one_line(ui, low, all.width);
    if (moved) dock = low;
    area = above(ui, all, dock);
    ui::ScrollView seen(area);
    seen.buttons = !moved;
    Go go = stay();
    const auto chosen = [&go](const Go& other) {
        if (std::holds_alternative<Open>(other.what)) go = other;
    };
    ui.scroll("home", seen, [&] {
        if (!lifted) head(ui, services, said, stand.plan);
        chosen(first_things(ui, said, stand.plan));
        ui.space(parted(ui));
        chosen(groups(ui, services.edition.groups(session.language), stand.plan, stand.rows));
        ui.space(parted(ui));
        chosen(pictures(ui, services, session, stand.plan));
        if (lifted || !stand.plan.scarce) return;
        ui.space(parted(ui));
        promise(ui, services, said);
        ui.space(moved ? ui.theme().gap : 0);
    });
    const base::Key touched = draw_dock(ui, all, dock);
    move_list(ui, "home", touched);
    if (touched == "home/questions") go = open(QuestionsScreen{});
    return go;
}

Samples HomeScreen::samples(const Survey&) {
    return {{"home", HomeScreen{}}, {"home-with-questions", HomeScreen{}, [](Session& session) {
                                         session.questions = {"One?", "Two?", "Three?"};
                                     }}};
}

}  // namespace kiosk
