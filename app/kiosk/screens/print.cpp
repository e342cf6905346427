#include "kiosk/screens/print.h"

#include <algorithm>

#include "handout/instead.h"
#include "kiosk/bar.h"
#include "kiosk/paper.h"
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

void status(ui::Ui& ui, const std::string& words, PrintState state) {
    const bool bad = devices::failed(state);
    const bool good = state == PrintState::done;
    const auto ground = bad    ? layout::ColorRole::same_day_soft
                        : good ? layout::ColorRole::accent_soft
                               : layout::ColorRole::card;
    const auto ink = bad ? layout::ColorRole::same_day_ink : layout::ColorRole::ink;
    const float pad = ui.theme().gap * 1.4F;
    const float icon = ui.theme().type.section * 1.2F;
    const float width = ui.width() - 3 * pad - icon;
    const float high =
        std::max(icon, ui::height_of(ui, ui::TextLevel::item, words, width)) + 2 * pad;
    const base::Rect box{ui.x(), ui.y(), ui.width(), high};
    ui.canvas().fill(box, ground, ui.theme().radius);
    if (!bad && !good) ui.canvas().line(box, layout::ColorRole::edge, ui.theme().radius, 0.5F);
    const char* name = bad ? "same-day" : good ? "check" : "printer";
    ui.canvas().icon({box.x + pad, box.centre().y - icon / 2, icon, icon}, name,
                     bad ? layout::ColorRole::same_day_edge : layout::ColorRole::accent);
    ui::TextStyle look;
    look.color = ink;
    look.ground = ground;
    look.role = base::Role::Status;
    look.key = "print/status";
    ui.in({box.x + 2 * pad + icon, box.y + pad, width, high},
          [&] { ui::text(ui, ui::TextLevel::item, words, look); });
    ui.space(high);
}

struct Option {
    const char* key;
    std::string words;
};

// Two buttons of which one is chosen; returns whether it is `yes`.
bool either(ui::Ui& ui, const Option& no, const Option& yes, bool chosen) {
    const auto button = [&chosen](const Option& option, bool means) {
        ui::ButtonStyle look;
        look.selected = chosen == means;
        look.icon = look.selected ? "check" : "";
        return ui::RowButton{option.key, option.words, look, [&chosen, means] { chosen = means; }};
    };
    ui::ButtonStyle widest;
    widest.icon = "check";
    ui::button_rows(ui, {2, widest}, {button(no, false), button(yes, true)});
    ui.space(ui.theme().gap);
    return chosen;
}

void parts(ui::Ui& ui, Session& session, const content::Messages& said, const PageShown& page) {
    auto& wish = session.paper;
    ui::ButtonStyle list;
    list.icon = "list";
    list.badge = std::to_string(page.parts.chapters.size() - wish.left_out.size());
    if (ui::button(ui, "print/parts", said(Msg::print_parts), list)) wish.choosing = !wish.choosing;
    ui.space(ui.theme().gap);
    if (!wish.choosing) return;
    for (const auto& chapter : page.parts.chapters) {
        ui::Card card;
        card.selected = !wish.left_out.contains(chapter.slug);
        card.icon = card.selected ? "check" : "plus";
        card.title = chapter.title;
        card.beside = true;
        if (ui::card(ui, base::Key("print/part") / chapter.slug, card)) {
            if (!card.selected)
                wish.left_out.erase(chapter.slug);
            else if (wish.left_out.size() + 1 < page.parts.chapters.size())
                wish.left_out.insert(chapter.slug);
        }
        ui.space(ui.theme().gap);
    }
}

void choices(ui::Ui& ui, Services& services, Session& session, const std::string& topic) {
    const auto& said = services.words(session);
    auto& wish = session.paper;
    if (!topic.empty())
        wish.whole = either(ui, {"print/brief", said(Msg::print_brief)},
                            {"print/whole", said(Msg::print_whole)}, wish.whole);
    wish.large = either(ui, {"print/normal", said(Msg::print_normal)},
                        {"print/large", said(Msg::print_large)}, wish.large);
    const PageShown* page = topic.empty() ? nullptr : services.page(session.language, topic);
    if (!page) return;
    const auto second = second_of(session);
    const bool offered = !second.empty() && page->language.tag == session.language;
    if (offered)
        wish.both =
            either(ui, {"print/one", said(Msg::print_one)},
                   {"print/both",
                    said(Msg::print_both, {{"language", services.edition.language(second).name}})},
                   wish.both);
    if (wish.whole && !wish.both && page->parts.chapters.size() > 1)
        parts(ui, session, said, *page);
}

void buttons(ui::Ui& ui, Services& services, Session& session, const std::string& topic) {
    const auto& said = services.words(session);
    const auto state = services.printer.status().state;
    const bool enough = paper_used_up(services, session);
    const bool done = state == PrintState::done;
    if (enough && state == PrintState::ready) return;  // there are other ways below
    ui::ButtonStyle print;
    print.emphasis =
        done ? ui::ButtonStyle::Emphasis::secondary : ui::ButtonStyle::Emphasis::primary;
    print.icon = "printer";
    print.enabled = !session.leaflet.empty() && !enough && (state == PrintState::ready || done);
    const auto& label = said(done ? Msg::print_more : Msg::print_now);
    if (!devices::failed(state) && ui::button(ui, "print/now", label, print))
        print_paper(services, session.leaflet, session.leaflet_pages);
    if (devices::failed(state) && ui::button(ui, "print/again", said(Msg::print_again), {}))
        ask_printers(services, session, topic);
    if (topic.empty() || done || devices::failed(state)) return;
    ui.space(ui.theme().gap);
    ui::ButtonStyle card;
    card.icon = "note";
    card.enabled = print.enabled;
    if (!ui::button(ui, "print/card", said(Msg::print_card), card)) return;
    const auto* entry = services.edition.topic(session.language, topic);
    const auto made =
        handout::called_card(services.materials(session), entry ? entry->title : topic);
    if (made) print_paper(services, made->pdf, made->pages);
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

Go page(const std::string& topic) {
    return topic.empty() ? open(QuestionsScreen{}) : open(TopicScreen{topic});
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
    desk.icon = "note";
    desk.selected = session.paper.at_desk;
    if (!session.leaflet_code.empty() && ui::button(ui, "print/desk", said(Msg::print_desk), desk))
        session.paper.at_desk = !session.paper.at_desk;
    ui.space(ui.theme().gap);
    if (session.paper.at_desk) desk_slip(ui, services, session, topic);
    phone_codes(ui, services, session, topic);
    return go;
}

}  // namespace

Go PrintScreen::draw(ui::Ui& ui, Services& services, Session& session) const {
    const auto& said = services.words(session);
    const auto* shown = topic.empty() ? nullptr : services.page(session.language, topic);
    if (shown && services.resting(shown->document.front))
        return {Open{UpdatingScreen{topic}, true}};
    ui.discreet();
    const base::Rect area = room(ui, services, session);
    Go go = stay();
    auto now = services.printer.status();
    // Another thing's fate is of no interest here: ask anew.
    if (!asked_already(services, session, topic) && devices::finished(now.state)) {
        ask_printers(services, session, topic);
        now = services.printer.status();
    }
    make_paper(services, session, topic);
    reading_column(ui, area, [&] {
        ui.scroll(base::Key(name()), {ui.x(), ui.y(), ui.width(), area.height}, [&] {
            ui::text(ui, ui::TextLevel::title, said(Msg::print_title));
            ui.space(2);
            ui::text(ui, ui::TextLevel::item, paper_name(services, session, topic));
            if (session.leaflet_pages > 0)
                ui::text(ui, ui::TextLevel::reading,
                         said(Msg::print_pages,
                              {{"n", session.leaflet_pages}, {"paper", services.settings.paper}}));
            if (const auto sheets = paper_sheets(services, session); !sheets.empty())
                ui::text(ui, ui::TextLevel::reading, sheets);
            ui::text(ui, ui::TextLevel::reading, paper_place(services, session, topic));
            ui.space(ui.theme().gap);
            choices(ui, services, session, topic);
            ui.space(ui.theme().gap);
            // What is under way has been counted already.
            const bool enough = now.state == PrintState::ready && paper_used_up(services, session);
            status(ui, enough ? said(Msg::print_limit) : told(said, now), now.state);
            ui.space(ui.theme().gap);
            buttons(ui, services, session, topic);
            if (enough || devices::failed(now.state)) {
                go = fallback(ui, services, session, topic);
                return;
            }
            ui.space(ui.theme().gap);
            ui::ButtonStyle read;
            read.icon = "page";
            if (ui::button(ui, "print/read", said(Msg::print_read), read)) go = page(topic);
        });
    });
    return go;
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
