// The start: what would you like to know? Neutral titles only; warning signs always in sight. All
// of it stands on one glass where that is possible: of several ways to set it out the first that
// fits is taken.
#include "kiosk/screens/home.h"

#include <algorithm>

#include "kiosk/bar.h"
#include "kiosk/dock.h"
#include "kiosk/sample.h"
#include "kiosk/thumbnail.h"
#include "kiosk/tract.h"
#include "ui/rows.h"

namespace kiosk {

using content::Msg;

std::string HomeScreen::name() const { return "home"; }

namespace {

// A way to set it out.
struct Arrangement {
    int beside = 2;           // groups in a row
    bool disc_above = false;  // a group's icon above its words
    bool lines = true;        // a line under each title
    int pictures = 3;         // in a row; 0: none
    bool disc = true;         // under a group's icon
    bool paired = false;      // search and warning signs beside each other
    bool small = false;       // titles, where a word of theirs would be parted
    bool icon = true;         // of a group; the smallest wide glass has no room for any
    bool scarce = false;      // large letters on a small glass: what to touch before what is said
};

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

// Rows of one height, so that no card is more than another.
float row_height(ui::Ui& ui, const std::vector<content::Group>& list, const Arrangement& plan,
                 float width) {
    float high = 0;
    for (const auto& group : list)
        high =
            std::max(high, ui::height_of(ui, card_of(group, plan), share(ui, width, plan.beside)));
    return high;
}

int rows_of(std::size_t number, int beside) {
    return (static_cast<int>(number) + beside - 1) / beside;
}

Go groups(ui::Ui& ui, const std::vector<content::Group>& list, const Arrangement& plan,
          float high) {
    Go go = stay();
    const auto beside = static_cast<std::size_t>(plan.beside);
    for (std::size_t first = 0; first < list.size(); first += beside) {
        if (first > 0) ui.space(ui.theme().gap);
        ui.columns(plan.beside, [&](int column) {
            const std::size_t i = first + static_cast<std::size_t>(column);
            if (i >= list.size()) return;
            if (ui::card(ui, base::Key("group") / list[i].id, card_of(list[i], plan), high))
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

float pictures_height(ui::Ui& ui, Services& services, const Session& session,
                      const Arrangement& plan) {
    const auto& said = services.words(session);
    const float all = ui::height_of(ui, said(Msg::home_all), ui.width() * 0.4F, all_look(ui));
    if (plan.pictures == 0) return all;
    return all + ui.theme().gap +
           Thumbnails{home_pictures(services, session), plan.pictures}.row_height(ui, services,
                                                                                  session);
}

// Pictures of the body that may stand in a waiting room, and the way to all topics.
Go pictures(ui::Ui& ui, Services& services, const Session& session, const Arrangement& plan) {
    Go go = stay();
    const auto& said = services.words(session);
    const ui::ButtonStyle look = all_look(ui);
    const float wide = plan.pictures == 0 ? ui.width() : ui.width() * 0.4F;
    const float high = ui::height_of(ui, said(Msg::home_all), wide, look);
    const float words =
        ui::height_of(ui, ui::TextLevel::section, said(Msg::topics_pictures), ui.width() - wide);
    const base::Rect row{ui.x(), ui.y(), ui.width(), high};
    if (plan.pictures > 0)
        ui.in({row.x, row.y + std::max(0.F, (high - words) / 2), row.width - wide - ui.theme().gap,
               high},
              [&] { ui::text(ui, ui::TextLevel::section, said(Msg::topics_pictures)); });
    ui.in({row.right() - wide, row.y, wide, high}, [&] {
        if (ui::button(ui, "home/topics", said(Msg::home_all), look)) go = open(TopicsScreen{});
    });
    ui.space(high);
    if (plan.pictures == 0) return go;
    ui.space(ui.theme().gap);
    const Go chosen =
        Thumbnails{home_pictures(services, session), plan.pictures}.draw(ui, services, session);
    return std::holds_alternative<Open>(chosen.what) ? chosen : go;
}

// Those that may be tried, the fullest first.
std::vector<Arrangement> arrangements(const ui::Ui& ui, int pictures) {
    const bool large = ui.theme().scale > 1.3F;
    if (ui.glass().landscape()) {
        const int beside = large ? 2 : 4;
        const int most = large ? 3 : 5;
        std::vector<Arrangement> all;
        // Rows without a hole, and the pictures below them.
        if (!large)
            all = {{most, true, true, pictures, true, true},
                   {most, false, true, pictures, true, true},
                   {most, false, false, pictures, true, true},
                   {most, false, false, pictures, false, true}};
        for (const Arrangement& one :
             std::initializer_list<Arrangement>{{beside, true, true, pictures, true, true},
                                                {beside, false, true, pictures, true, true},
                                                {beside, false, true, 0, true, true},
                                                {beside, false, false, pictures, true, true},
                                                {beside, false, false, 0, true, true},
                                                {most, false, false, 0, true, true},
                                                {most, false, false, 0, false, true},
                                                {3, false, false, 0, false, true, false, false},
                                                {3, false, false, 0, false, true, true, false}})
            all.push_back(one);
        return all;
    }
    const int beside = ui.width() < 150 * ui.theme().scale * 0.8F ? 1 : 2;
    return {{beside, false, true, pictures, true, false},  {beside, false, true, 0, true, false},
            {beside, false, false, pictures, true, false}, {beside, false, false, 0, true, false},
            {beside, false, false, 0, false, false},       {1, false, false, 0, false, false}};
}

struct Stand {
    Arrangement plan;
    float row = 0;  // how high one is
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
        found = {one, row_height(ui, list, one, width)};
        const float first = head_height(ui, services, said, width) +
                            first_height(ui, said, one, width) + parted(ui) + found.row;
        const auto more = static_cast<float>(rows_of(list.size(), one.beside) - 1);
        const float all = first + more * (found.row + gap) + parted(ui) +
                          pictures_height(ui, services, session, one);
        if (all <= height) break;
        found.plan.scarce = first > height - moves;
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
        chosen(groups(ui, services.edition.groups(session.language), stand.plan, stand.row));
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
