#include "kiosk/screens/print.h"

#include <algorithm>

#include "handout/instead.h"
#include "kiosk/bar.h"
#include "kiosk/dock.h"
#include "kiosk/page_images.h"
#include "kiosk/paper.h"
#include "kiosk/print_choices.h"
#include "kiosk/sample.h"
#include "ui/rows.h"

namespace kiosk {

using content::Msg;
using devices::PrintState;

std::string PrintScreen::name() const { return topic.empty() ? "print" : "print/" + topic; }

namespace {

Msg sentence(PrintState state) {
    switch (state) {
        case PrintState::idle:
        case PrintState::asking:
            return Msg::print_asking;
        case PrintState::ready:
            return Msg::print_seen;
        case PrintState::sending:
            return Msg::print_sending;
        case PrintState::waiting:
            return Msg::print_waiting;
        case PrintState::printing:
            return Msg::print_printing;
        case PrintState::done:
            return Msg::print_done;
        case PrintState::no_queue:
            return Msg::print_no_queue;
        case PrintState::stopped:
            return Msg::print_stopped;
        case PrintState::no_answer:
            return Msg::print_no_answer;
        case PrintState::no_paper:
            return Msg::print_no_paper;
        case PrintState::jam:
            return Msg::print_jam;
        case PrintState::door_open:
            return Msg::print_door_open;
        case PrintState::no_toner:
            return Msg::print_no_toner;
        case PrintState::offline:
            return Msg::print_offline;
        case PrintState::refused:
            return Msg::print_refused;
    }
    return Msg::print_refused;
}

std::string told(const content::Messages& said, const devices::PrintStatus& now) {
    const std::string words = said(sentence(now.state));
    const bool under_way =
        now.state == PrintState::printing || (devices::failed(now.state) && now.pages_done > 0);
    if (!under_way || now.pages_all == 0) return words;
    return words + " " +
           said(Msg::print_progress, {{"done", now.pages_done}, {"all", now.pages_all}});
}

// What is said of the paper: how much, where it comes out, what becomes of it.
struct Line {
    std::string words;
    ui::TextLevel level = ui::TextLevel::reading;
    std::string key = "";
};

std::vector<Line> lines_of(Services& services, const Session& session, const std::string& topic) {
    const auto& said = services.words(session);
    const auto now = services.printer.status();
    // What is under way has been counted already.
    const bool enough = now.state == PrintState::ready && paper_used_up(services, session);
    const Line state{enough ? said(Msg::print_limit) : told(said, now), ui::TextLevel::item,
                     "print/status"};
    std::vector<Line> lines;
    if (session.leaflet_pages > 0) {
        auto pages = said(Msg::print_pages,
                          {{"n", session.leaflet_pages}, {"paper", services.settings.paper}});
        lines.push_back({pages, ui::TextLevel::item});
        if (const auto sheets = paper_sheets(services, session); !sheets.empty())
            lines.push_back({sheets});
    }
    lines.push_back({paper_place(services, session, topic)});
    const bool quiet = now.state == PrintState::ready && !enough;
    if (!quiet) lines.insert(lines.begin(), state);
    if (quiet) lines.push_back({state.words, ui::TextLevel::reading, state.key});
    return lines;
}

void status(ui::Ui& ui, const std::vector<Line>& lines, PrintState state) {
    using layout::ColorRole;
    const bool bad = devices::failed(state), good = state == PrintState::done;
    const auto ground = bad    ? ColorRole::same_day_soft
                        : good ? ColorRole::accent_soft
                               : ColorRole::card;
    const auto ink = bad ? ColorRole::same_day_ink : ColorRole::ink;
    const float pad = ui.theme().gap * 1.4F, icon = ui.theme().type.section * 1.2F;
    const float width = ui.width() - 3 * pad - icon;
    float high = 0;
    for (const auto& line : lines) high += ui::height_of(ui, line.level, line.words, width);
    high = std::max(icon, high) + 2 * pad;
    const base::Rect box{ui.x(), ui.y(), ui.width(), high};
    ui.canvas().fill(box, ground, ui.theme().radius);
    ui.canvas().line(box, ColorRole::edge, ui.theme().radius, 0.5F);
    const char* name = bad ? "same-day" : good ? "check" : "printer";
    ui.canvas().icon({box.x + pad, box.centre().y - icon / 2, icon, icon}, name,
                     bad ? ColorRole::same_day_edge : ColorRole::accent);
    ui.in({box.x + 2 * pad + icon, box.y + pad, width, high}, [&] {
        for (const auto& line : lines) {
            ui::TextStyle look;
            look.color = ink;
            look.ground = ground;
            look.key = line.key;
            if (!line.key.empty()) look.role = base::Role::Status;
            ui::text(ui, line.level, line.words, look);
        }
    });
    ui.space(high);
}

// While it can be printed the other ways to have it stand among what is chosen, and only printing
// below.
bool offers_more(Services& services, const Session& session) {
    const auto state = services.printer.status().state;
    return !devices::failed(state) && state != PrintState::done &&
           (state != PrintState::ready || !paper_used_up(services, session));
}

// What most want next: to print; and once it is printed, to leave nothing behind.
Dock dock_of(Services& services, const Session& session) {
    const auto& said = services.words(session);
    const auto state = services.printer.status().state;
    const bool enough = paper_used_up(services, session), done = state == PrintState::done;
    ui::ButtonStyle first, read, again, print;
    first.emphasis = ui::ButtonStyle::Emphasis::primary;
    read.icon = "page";
    again.icon = "again";
    print = first;
    print.icon = "printer";
    print.enabled = !session.leaflet.empty() && !enough && state == PrintState::ready;
    Dock dock{{{"print/read", said(Msg::print_read), read}}};
    if (offers_more(services, session)) dock.places.clear();
    if (devices::failed(state)) {
        dock.places.push_back({"print/again", said(Msg::print_again), again});
    } else if (done) {
        dock.places.front().look.icon = "";  // so that all three are in one line
        again.enabled = !session.leaflet.empty() && !enough;
        again.icon = "printer";
        dock.places.push_back({"print/now", said(Msg::print_more), again});
        first.icon = "start-over";
        dock.places.push_back({"print/over", said(Msg::bar_start_over), first});
    } else if (!enough || state != PrintState::ready) {
        ui::ButtonStyle large;
        large.icon = "printer";
        large.enabled = print.enabled && !other_used_up(services, session);
        if (!session.paper.large && !session.paper_pages.other.empty())
            dock.places.push_back({"print/large-now", said(Msg::print_large_now), large});
        dock.places.push_back({"print/now", said(Msg::print_now), print});
    }
    return dock;
}

Go page(const std::string& topic) {
    return topic.empty() ? open(QuestionsScreen{}) : open(TopicScreen{topic});
}

Go chosen(Services& services, Session& session, const std::string& topic, const base::Key& key) {
    if (key == "print/now") print_paper(services, session.leaflet, session.leaflet_pages);
    if (key == "print/large-now") {
        session.paper.large = true;
        make_paper(services, session, topic);
        session.paper.at_once = session.leaflet_of;
    }
    if (key == "print/again") ask_printers(services, session, topic);
    if (key == "print/over") return {Over{}};
    return key == "print/read" ? page(topic) : stay();
}

// What was asked for with one touch, once the printer for it has answered; nothing where it fails,
// or where something else was chosen meanwhile.
void print_at_once(Services& services, Session& session, const std::string& topic) {
    auto& wanted = session.paper.at_once;
    const auto state = services.printer.status().state;
    if (!wanted || state == PrintState::asking) return;
    const bool still = wanted == session.leaflet_of && asked_already(services, session, topic);
    wanted.reset();
    if (still && state == PrintState::ready && !paper_used_up(services, session))
        print_paper(services, session.leaflet, session.leaflet_pages);
}

void print_card(Services& services, const Session& session, const std::string& topic) {
    const auto* entry = services.edition.topic(session.language, topic);
    const auto made =
        handout::called_card(services.materials(session), entry ? entry->title : topic);
    if (made) print_paper(services, made->pdf, made->pages);
}

// On this screen instead; a card for who is called before the end.
Go other_ways(ui::Ui& ui, Services& services, Session& session, const std::string& topic) {
    Go go = stay();
    if (!offers_more(services, session)) return go;
    const auto& said = services.words(session);
    ui.space(ui.theme().group);
    ui::ButtonStyle read, card;
    read.icon = "page";
    card.icon = "note";
    card.enabled = !session.leaflet.empty() && !paper_used_up(services, session) &&
                   services.printer.status().state == PrintState::ready;
    std::vector<ui::RowButton> ways{
        {"print/read", said(Msg::print_read), read, [&] { go = page(topic); }}};
    if (!topic.empty())
        ways.push_back({"print/card", said(Msg::print_card), card,
                        [&] { print_card(services, session, topic); }});
    ui::button_rows(ui, {2, read}, ways);
    return go;
}

// The sheet by its name, and the code by which staff can print it: the code is kept nowhere else.
void desk_slip(ui::Ui& ui, Services& services, const Session& session, const std::string& topic) {
    const auto& said = services.words(session);
    const auto* page = services.page(session.language, topic);
    const std::string second = session.paper.both ? second_of(session) : "";
    std::string sheet = paper_name(services, session, topic) + " · " +
                        said(session.paper.whole ? Msg::print_whole : Msg::print_brief) + " · " +
                        said(session.paper.large ? Msg::print_large : Msg::print_normal);
    if (page) sheet += " · " + services.edition.language(page->language.tag).name;
    if (!second.empty()) sheet += " + " + services.edition.language(second).name;
    const handout::Slip slip{said(Msg::print_desk_how), session.leaflet_code, sheet};
    show_made(
        ui, services, session,
        {"slip/" + slip.code + "/" + session.comfort.theme,
         [&](const layout::LayoutContext& context) { return handout::desk_slip(context, slip); }});
    ui.space(ui.theme().gap);
}

// The page's own sources, on the visitor's phone.
void phone_codes(ui::Ui& ui, Services& services, const Session& session, const std::string& topic) {
    const auto* page = services.page(session.language, topic);
    auto worth = page ? services.sources(page->document) : std::vector<content::Source>();
    std::erase_if(worth, [](const auto& source) { return !source.phone; });
    if (worth.empty()) return;
    const auto& said = services.words(session);
    const auto& palette = services.palettes.at(session.comfort.theme);
    const auto darkness = [&](layout::ColorRole color) {
        return layout::contrast(palette(color), layout::Colour{1, 1, 1});
    };
    const bool dark = darkness(layout::ColorRole::ink) < darkness(layout::ColorRole::paper);
    ui.space(ui.theme().gap);
    ui::text(ui, ui::TextLevel::section, said(Msg::print_phone));
    ui::text(ui, ui::TextLevel::reading, said(Msg::print_phone_how));
    ui.space(ui.theme().gap);
    show_made(
        ui, services, session,
        {"scan/" + topic + "/" + session.comfort.theme, [&](const layout::LayoutContext& context) {
             return handout::phone_sheet(context, worth, {40, true, dark});
         }});
}

// Where no printer can print: on this glass, from the desk, on a phone.
Go fallback(ui::Ui& ui, Services& services, Session& session, const std::string& topic) {
    const auto& said = services.words(session);
    Go go = stay();
    ui.space(ui.theme().group);
    ui::text(ui, ui::TextLevel::section, said(Msg::print_without));
    ui.space(ui.theme().gap);
    ui::ButtonStyle show;
    show.icon = "page";
    if (ui::button(ui, "print/show", said(Msg::print_show), show)) {
        session.comfort.size = std::max(session.comfort.size, ui::TextSize::larger);
        go = page(topic);
    }
    ui.space(ui.theme().gap);
    if (topic.empty()) return go;  // a visitor's own words are on no other machine
    ui::ButtonStyle desk;
    desk.icon = session.paper.at_desk ? "up" : "note";  // it opens what is below, and closes it
    if (!session.leaflet_code.empty() && ui::button(ui, "print/desk", said(Msg::print_desk), desk))
        session.paper.at_desk = !session.paper.at_desk;
    ui.space(ui.theme().gap);
    if (session.paper.at_desk) desk_slip(ui, services, session, topic);
    phone_codes(ui, services, session, topic);
    return go;
}

}  // namespace

// On wide glass the pages stand beside what is chosen of them.
Go PrintScreen::draw(ui::Ui& ui, Services& services, Session& session) const {
    const auto& said = services.words(session);
    const auto* shown = topic.empty() ? nullptr : services.page(session.language, topic);
    if (shown && services.resting(shown->document.front))
        return {Open{UpdatingScreen{topic}, true}};
    ui.discreet();
    const base::Rect area = room(ui, services, session);
    auto now = services.printer.status();
    // Another thing's fate is of no interest here: ask anew.
    if (!asked_already(services, session, topic) && devices::finished(now.state)) {
        ask_printers(services, session, topic);
        now = services.printer.status();
    }
    make_paper(services, session, topic);
    print_at_once(services, session, topic);
    now = services.printer.status();
    const base::Key list(name());
    const auto dock = with_moves(ui, said, list, dock_of(services, session));
    base::Rect rest = above(ui, area, dock);
    const bool wide = ui.glass().landscape();
    const float gap = ui.theme().group;
    if (wide) {
        const base::Rect pages{rest.x, rest.y, rest.width * 0.42F, rest.height};
        ui.scroll("print/pages", pages, [&] { page_images(ui, services, session, pages.height); });
        rest = {pages.right() + gap, rest.y, rest.width - pages.width - gap, rest.height};
    }
    Go go = stay();
    ui::ScrollView seen(rest);
    seen.buttons = false;
    ui.scroll(list, seen, [&] {
        ui::text(ui, ui::TextLevel::title, said(Msg::print_title));
        ui.space(2);
        ui::text(ui, ui::TextLevel::item, paper_name(services, session, topic));
        ui.space(ui.theme().gap);
        if (!wide) page_images(ui, services, session, std::min(rest.height * 0.42F, 150.F));
        ui.space(ui.theme().gap);
        status(ui, lines_of(services, session, topic), now.state);
        ui.space(ui.theme().gap);
        print_choices(ui, services, session, topic);
        go = other_ways(ui, services, session, topic);
        const bool enough = now.state == PrintState::ready && paper_used_up(services, session);
        if (enough || devices::failed(now.state)) go = fallback(ui, services, session, topic);
    });
    const base::Key touched = draw_dock(ui, area, dock);
    move_list(ui, list, touched);
    const Go next = chosen(services, session, topic, touched);
    return std::holds_alternative<Stay>(next.what) ? go : next;
}

Samples PrintScreen::samples(const Survey& survey) {
    Samples all{{"print", PrintScreen{}, [](Session& session) {
                     session.questions = {"One?", "Two?", "Three?"};
                 }}};
    all.push_back({.name = "print-done",
                   .route = all.front().route,
                   .before = all.front().before,
                   .taps = {"print/now"}});
    if (const auto id = survey.first(readable)) {
        all.push_back({"print-topic", PrintScreen{*id}});
        all.push_back({.name = "print-without-paper",
                       .route = PrintScreen{*id},
                       .before = [](Session& session) { session.paper.at_desk = true; },
                       .printer = {"media-empty-error"}});
    }
    if (survey.every_page())
        for (const auto& id : survey.topics()) all.push_back({"print-" + id, PrintScreen{id}});
    return all;
}

}  // namespace kiosk
