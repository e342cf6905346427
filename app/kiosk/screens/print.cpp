// Paper: what will come out, where, and what became of it, in words a visitor understands.
#include <algorithm>
#include <array>

#include "handout/instead.h"
#include "kiosk/bar.h"

namespace kiosk {

using content::Msg;
using devices::PrintState;

std::string Print::name() const { return topic.empty() ? "print" : "print/" + topic; }

namespace {

// The second language of the paper: the visitor's companion, or English beside another language.
std::string second_of(const Session& session) {
    if (!session.companion.empty()) return session.companion;
    return session.language == "en" ? "" : "en";
}

base::Result<handout::Leaflet> leaflet(Services& services, const Session& session,
                                       const std::string& topic) {
    const auto press = services.press(session);
    if (topic.empty())
        return handout::questions_leaflet(press, session.questions, session.paper.large);
    const std::string second = session.paper.both ? second_of(session) : "";
    const PageShown* other = second.empty() ? nullptr : services.page(second, topic);
    const PageShown* page = services.page(session.language, topic);
    if (!page) return base::fail(topic, "is not in this edition");
    handout::Choice choice;
    choice.large = session.paper.large;
    if (other && other->language.tag != page->language.tag) {
        choice.second = &other->document;
        choice.second_words = &services.edition.words(second);
    }
    if (!session.paper.left_out.empty() && !choice.second)
        for (const auto& chapter : page->book.chapters)
            if (!session.paper.left_out.contains(chapter.slug))
                choice.chapters.push_back(chapter.slug);
    return handout::topic_leaflet(
        press, {page->document, services.sources(page->document), page->language}, choice);
}

// The printers for this kind of paper, in the clinic's order.
std::vector<settings::PrinterRule> printers(const Services& services, const Session& session,
                                            const std::string& topic) {
    using Kind = settings::PaperKind;
    const Kind kind = topic.empty()         ? Kind::questions
                      : session.paper.large ? Kind::large
                                            : Kind::normal;
    return settings::fitting(services.settings.printers, kind);
}

devices::Outlet outlet(const settings::PrinterRule& rule) { return {rule.queue, rule.tray}; }

void ask(Services& services, const Session& session, const std::string& topic) {
    std::vector<devices::Outlet> outlets;
    for (const auto& rule : printers(services, session, topic)) outlets.push_back(outlet(rule));
    services.printer.ask(outlets);
}

// What was asked of whom: another page, or a size for which there is another printer, asks anew.
std::string asked_for(const Services& services, const Session& session, const Print& print) {
    std::string all = print.name();
    for (const auto& rule : printers(services, session, print.topic))
        all += "\n" + rule.queue + "/" + rule.tray;
    return all;
}

// Where it comes out: at the printer that was found, not at the first.
std::string place(Services& services, const Session& session, const std::string& topic) {
    const auto& said = services.words(session);
    const auto all = printers(services, session, topic);
    const auto now = services.printer.status().outlet;
    auto found = std::ranges::find_if(all, [&](const auto& rule) { return outlet(rule) == now; });
    if (found == all.end()) found = all.begin();
    const auto where = found == all.end() ? "" : settings::said(found->place, said.language.tag);
    return where.empty() ? said(Msg::print_ask_where) : said(Msg::print_where, {{"place", where}});
}

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

std::string what(Services& services, const Session& session, const std::string& topic) {
    const auto& said = services.words(session);
    if (topic.empty())
        return said(Msg::print_questions, {{"n", static_cast<int>(session.questions.size())}});
    const auto* entry = services.edition.topic(session.language, topic);
    return said(Msg::print_topic, {{"title", entry ? entry->title : topic}});
}

// Makes the paper when it is first offered, and anew when the questions have changed.
void prepare(Services& services, Session& session, const Print& print) {
    const auto& wish = session.paper;
    std::string of = print.name() + "/" + services.edition.version() + "/" + session.language +
                     (wish.large ? "/large" : "") + (wish.both ? "/" + second_of(session) : "");
    for (const auto& slug : wish.left_out) of += "/-" + slug;
    if (print.topic.empty())
        for (const auto& question : session.questions) of += "\n" + question;
    if (session.leaflet_of == of) return;
    auto made = leaflet(services, session, print.topic);
    session.leaflet_of = of;
    session.leaflet = made ? std::move(made->pdf) : "";
    session.leaflet_pages = made ? made->pages : 0;
    session.leaflet_code = made ? made->code : "";
    const auto fault = made ? made->untagged : base::to_line(made.error());
    if (fault.empty()) return;
    const std::string sheet = print.topic.empty() ? "the list of questions" : print.topic;
    services.notes.push_back("handout " + sheet + " (" + session.language + ") " +
                             (made ? "has no tags: " : "cannot be made: ") + fault);
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
    look.tone = ink;
    look.ground = ground;
    look.role = base::Role::Status;
    look.key = "print/status";
    ui.in({box.x + 2 * pad + icon, box.y + pad, width, high},
          [&] { ui::text(ui, ui::TextLevel::item, words, look); });
    ui.space(high);
}

// Two buttons of which one is chosen; returns whether the second is.
bool either(ui::Ui& ui, const std::array<std::pair<const char*, std::string>, 2>& choices,
            bool second) {
    ui.columns(2, [&](int i) {
        const auto& [key, words] = choices[static_cast<std::size_t>(i)];
        ui::ButtonStyle look;
        look.selected = second == (i == 1);
        look.icon = look.selected ? "check" : "";
        if (ui::button(ui, key, words, look)) second = i == 1;
    });
    ui.space(ui.theme().gap);
    return second;
}

void parts(ui::Ui& ui, Session& session, const content::Messages& said, const PageShown& page) {
    auto& wish = session.paper;
    ui::ButtonStyle list;
    list.icon = "list";
    list.badge = std::to_string(page.book.chapters.size() - wish.left_out.size());
    if (ui::button(ui, "print/parts", said(Msg::print_parts), list)) wish.choosing = !wish.choosing;
    ui.space(ui.theme().gap);
    if (!wish.choosing) return;
    for (const auto& chapter : page.book.chapters) {
        ui::Card card;
        card.selected = !wish.left_out.contains(chapter.slug);
        card.icon = card.selected ? "check" : "plus";
        card.title = chapter.title;
        card.beside = true;
        if (ui::card(ui, base::Key("print/part") / chapter.slug, card)) {
            if (!card.selected)
                wish.left_out.erase(chapter.slug);
            else if (wish.left_out.size() + 1 < page.book.chapters.size())
                wish.left_out.insert(chapter.slug);
        }
        ui.space(ui.theme().gap);
    }
}

void choices(ui::Ui& ui, Services& services, Session& session, const std::string& topic) {
    const auto& said = services.words(session);
    auto& wish = session.paper;
    wish.large = either(
        ui, {{{"print/normal", said(Msg::print_normal)}, {"print/large", said(Msg::print_large)}}},
        wish.large);
    const PageShown* page = topic.empty() ? nullptr : services.page(session.language, topic);
    if (!page) return;
    const auto second = second_of(session);
    const bool offered = !second.empty() && page->language.tag == session.language;
    if (offered)
        wish.both = either(
            ui,
            {{{"print/one", said(Msg::print_one)},
              {"print/both",
               said(Msg::print_both, {{"language", services.edition.language(second).name}})}}},
            wish.both);
    if (!wish.both && page->book.chapters.size() > 1) parts(ui, session, said, *page);
}

bool paper_used_up(Services& services, const Session& session) {
    const int limit = services.settings.pages_a_day;
    return services.quota.left(limit, services.clock.today()) < session.leaflet_pages;
}

// Prints, and counts: children at play must not empty the drawer.
void send(Services& services, const std::string& pdf, int pages) {
    services.quota.use(pages);
    services.printer.print({pdf, services.printer.status().outlet});
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
        send(services, session.leaflet, session.leaflet_pages);
    if (devices::failed(state) && ui::button(ui, "print/again", said(Msg::print_again), {}))
        ask(services, session, topic);
    if (topic.empty() || done || devices::failed(state)) return;
    ui.space(ui.theme().gap);
    ui::ButtonStyle card;
    card.icon = "note";
    card.enabled = print.enabled;
    if (!ui::button(ui, "print/card", said(Msg::print_card), card)) return;
    const auto* entry = services.edition.topic(session.language, topic);
    const auto made = handout::called_card(services.press(session), entry ? entry->title : topic);
    if (made) send(services, made->pdf, made->pages);
}

// The sheet by its name, and the code by which staff can print it: the code is kept nowhere else.
void desk_slip(ui::Ui& ui, Services& services, const Session& session, const std::string& topic) {
    const auto& said = services.words(session);
    const auto* page = services.page(session.language, topic);
    const std::string second = session.paper.both ? second_of(session) : "";
    std::string sheet = what(services, session, topic) + " · " +
                        said(session.paper.large ? Msg::print_large : Msg::print_normal);
    if (page) sheet += " · " + services.edition.language(page->language.tag).name;
    if (!second.empty()) sheet += " + " + services.edition.language(second).name;
    const handout::Slip slip{said(Msg::print_desk_how), session.leaflet_code, sheet};
    show_made(
        ui, services, session, "slip/" + slip.code + "/" + session.comfort.theme,
        [&](const layout::LayoutContext& medium) { return handout::desk_slip(medium, slip); });
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
    const auto darkness = [&](layout::ColorRole tone) {
        return layout::contrast(palette(tone), layout::Colour{1, 1, 1});
    };
    const bool dark = darkness(layout::ColorRole::ink) < darkness(layout::ColorRole::paper);
    ui.space(ui.theme().gap);
    ui::text(ui, ui::TextLevel::section, said(Msg::print_phone));
    ui::text(ui, ui::TextLevel::reading, said(Msg::print_phone_how));
    ui.space(ui.theme().gap);
    show_made(ui, services, session, "scan/" + topic + "/" + session.comfort.theme,
              [&](const layout::LayoutContext& medium) {
                  return handout::phone_sheet(medium, worth, {40, true, dark});
              });
}

Go page(const std::string& topic) {
    return topic.empty() ? open(Questions{}) : open(Topic{topic, -1});
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

Go Print::draw(ui::Ui& ui, Services& services, Session& session) const {
    const auto& said = services.words(session);
    const auto* shown = topic.empty() ? nullptr : services.page(session.language, topic);
    if (shown && services.resting(shown->document.front)) return {Open{Updating{topic}, true}};
    ui.discreet();
    const base::Rect area = room(ui, services, session);
    Go go = stay();
    auto now = services.printer.status();
    // Another thing's fate is of no interest here: ask anew.
    const auto wanted = asked_for(services, session, *this);
    if (session.printing != wanted && devices::finished(now.state)) {
        session.printing = wanted;
        ask(services, session, topic);
        now = services.printer.status();
    }
    prepare(services, session, *this);
    reading_column(ui, area, [&] {
        ui.scroll(base::Key(name()), {ui.x(), ui.y(), ui.width(), area.height}, [&] {
            ui::text(ui, ui::TextLevel::title, said(Msg::print_title));
            ui.space(2);
            ui::text(ui, ui::TextLevel::item, what(services, session, topic));
            if (session.leaflet_pages > 0)
                ui::text(ui, ui::TextLevel::reading,
                         said(Msg::print_pages,
                              {{"n", session.leaflet_pages}, {"paper", services.settings.paper}}));
            ui::text(ui, ui::TextLevel::reading, place(services, session, topic));
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

}  // namespace kiosk
