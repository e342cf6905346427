// Paper: what will come out, where, and what became of it, in words a visitor understands.
#include <algorithm>
#include <array>

#include "handout/instead.h"
#include "kiosk/bar.h"

namespace kiosk {

using content::Word;
using devices::PrintState;

std::string Print::name() const { return topic.empty() ? "print" : "print/" + topic; }

namespace {

// The second language of the paper: the visitor's companion, or English beside another language.
std::string second_of(const Visit& visit) {
    if (!visit.companion.empty()) return visit.companion;
    return visit.language == "en" ? "" : "en";
}

base::Result<handout::Leaflet> leaflet(Clinic& clinic, const Visit& visit,
                                       const std::string& topic) {
    const auto press = clinic.press(visit);
    if (topic.empty()) return handout::questions_leaflet(press, visit.questions, visit.paper.large);
    const std::string second = visit.paper.both ? second_of(visit) : "";
    const PageShown* other = second.empty() ? nullptr : clinic.page(second, topic);
    const PageShown* page = clinic.page(visit.language, topic);
    if (!page) return base::fail(topic, "is not in this edition");
    handout::Choice choice;
    choice.large = visit.paper.large;
    if (other && other->language.tag != page->language.tag) {
        choice.second = &other->document;
        choice.second_words = &clinic.edition.words(second);
    }
    if (!visit.paper.left_out.empty() && !choice.second)
        for (const auto& chapter : page->book.chapters)
            if (!visit.paper.left_out.contains(chapter.slug))
                choice.chapters.push_back(chapter.slug);
    return handout::topic_leaflet(
        press, {page->document, clinic.sources(page->document), page->language}, choice);
}

// The printers for this kind of paper, in the clinic's order.
std::vector<settings::PrinterRule> printers(const Clinic& clinic, const Visit& visit,
                                            const std::string& topic) {
    using Kind = settings::PaperKind;
    const Kind kind = topic.empty()       ? Kind::questions
                      : visit.paper.large ? Kind::large
                                          : Kind::normal;
    return settings::fitting(clinic.settings.printers, kind);
}

devices::Outlet outlet(const settings::PrinterRule& rule) { return {rule.queue, rule.tray}; }

void ask(Clinic& clinic, const Visit& visit, const std::string& topic) {
    std::vector<devices::Outlet> outlets;
    for (const auto& rule : printers(clinic, visit, topic)) outlets.push_back(outlet(rule));
    clinic.printer.ask(outlets);
}

// What was asked of whom: another page, or a size for which there is another printer, asks anew.
std::string asked_for(const Clinic& clinic, const Visit& visit, const Print& print) {
    std::string all = print.name();
    for (const auto& rule : printers(clinic, visit, print.topic))
        all += "\n" + rule.queue + "/" + rule.tray;
    return all;
}

// Where it comes out: at the printer that was found, not at the first.
std::string place(Clinic& clinic, const Visit& visit, const std::string& topic) {
    const auto& said = clinic.words(visit);
    const auto all = printers(clinic, visit, topic);
    const auto now = clinic.printer.status().outlet;
    auto found = std::ranges::find_if(all, [&](const auto& rule) { return outlet(rule) == now; });
    if (found == all.end()) found = all.begin();
    const auto where = found == all.end() ? "" : settings::said(found->place, said.language.tag);
    return where.empty() ? said(Word::print_ask_where)
                         : said(Word::print_where, {{"place", where}});
}

Word sentence(PrintState state) {
    switch (state) {
        case PrintState::idle:
        case PrintState::asking:
            return Word::print_asking;
        case PrintState::ready:
            return Word::print_seen;
        case PrintState::sending:
            return Word::print_sending;
        case PrintState::waiting:
            return Word::print_waiting;
        case PrintState::printing:
            return Word::print_printing;
        case PrintState::done:
            return Word::print_done;
        case PrintState::no_queue:
            return Word::print_no_queue;
        case PrintState::stopped:
            return Word::print_stopped;
        case PrintState::no_answer:
            return Word::print_no_answer;
        case PrintState::no_paper:
            return Word::print_no_paper;
        case PrintState::jam:
            return Word::print_jam;
        case PrintState::door_open:
            return Word::print_door_open;
        case PrintState::no_toner:
            return Word::print_no_toner;
        case PrintState::offline:
            return Word::print_offline;
        case PrintState::refused:
            return Word::print_refused;
    }
    return Word::print_refused;
}

std::string told(const content::Words& said, const devices::PrintStatus& now) {
    const std::string words = said(sentence(now.state));
    const bool under_way =
        now.state == PrintState::printing || (devices::failed(now.state) && now.pages_done > 0);
    if (!under_way || now.pages_all == 0) return words;
    return words + " " +
           said(Word::print_progress, {{"done", now.pages_done}, {"all", now.pages_all}});
}

std::string what(Clinic& clinic, const Visit& visit, const std::string& topic) {
    const auto& said = clinic.words(visit);
    if (topic.empty())
        return said(Word::print_questions, {{"n", static_cast<int>(visit.questions.size())}});
    const auto* entry = clinic.edition.topic(visit.language, topic);
    return said(Word::print_topic, {{"title", entry ? entry->title : topic}});
}

// Makes the paper when it is first offered, and anew when the questions have changed.
void prepare(Clinic& clinic, Visit& visit, const Print& print) {
    const auto& wish = visit.paper;
    std::string of = print.name() + "/" + clinic.edition.version() + "/" + visit.language +
                     (wish.large ? "/large" : "") + (wish.both ? "/" + second_of(visit) : "");
    for (const auto& slug : wish.left_out) of += "/-" + slug;
    if (print.topic.empty())
        for (const auto& question : visit.questions) of += "\n" + question;
    if (visit.leaflet_of == of) return;
    auto made = leaflet(clinic, visit, print.topic);
    visit.leaflet_of = of;
    visit.leaflet = made ? std::move(made->pdf) : "";
    visit.leaflet_pages = made ? made->pages : 0;
    visit.leaflet_code = made ? made->code : "";
    const auto fault = made ? made->untagged : base::to_line(made.error());
    if (fault.empty()) return;
    const std::string sheet = print.topic.empty() ? "the list of questions" : print.topic;
    clinic.notes.push_back("handout " + sheet + " (" + visit.language + ") " +
                           (made ? "has no tags: " : "cannot be made: ") + fault);
}

void status(ui::Ui& ui, const std::string& words, PrintState state) {
    const bool bad = devices::failed(state);
    const bool good = state == PrintState::done;
    const auto ground = bad    ? layout::Tone::same_day_soft
                        : good ? layout::Tone::accent_soft
                               : layout::Tone::card;
    const auto ink = bad ? layout::Tone::same_day_ink : layout::Tone::ink;
    const float pad = ui.theme().gap * 1.4F;
    const float icon = ui.theme().type.section * 1.2F;
    const float width = ui.width() - 3 * pad - icon;
    const float high = std::max(icon, ui::height_of(ui, ui::Style::item, words, width)) + 2 * pad;
    const base::Rect box{ui.x(), ui.y(), ui.width(), high};
    ui.canvas().fill(box, ground, ui.theme().radius);
    if (!bad && !good) ui.canvas().line(box, layout::Tone::edge, ui.theme().radius, 0.5F);
    const char* name = bad ? "same-day" : good ? "check" : "printer";
    ui.canvas().icon({box.x + pad, box.centre().y - icon / 2, icon, icon}, name,
                     bad ? layout::Tone::same_day_edge : layout::Tone::accent);
    ui::Words look;
    look.tone = ink;
    look.ground = ground;
    look.role = base::Role::Status;
    look.key = "print/status";
    ui.in({box.x + 2 * pad + icon, box.y + pad, width, high},
          [&] { ui::text(ui, ui::Style::item, words, look); });
    ui.space(high);
}

// Two buttons of which one is chosen; returns whether the second is.
bool either(ui::Ui& ui, const std::array<std::pair<const char*, std::string>, 2>& choices,
            bool second) {
    ui.columns(2, [&](int i) {
        const auto& [key, words] = choices[static_cast<std::size_t>(i)];
        ui::Look look;
        look.selected = second == (i == 1);
        look.icon = look.selected ? "check" : "";
        if (ui::button(ui, key, words, look)) second = i == 1;
    });
    ui.space(ui.theme().gap);
    return second;
}

void parts(ui::Ui& ui, Visit& visit, const content::Words& said, const PageShown& page) {
    auto& wish = visit.paper;
    ui::Look list;
    list.icon = "list";
    list.badge = std::to_string(page.book.chapters.size() - wish.left_out.size());
    if (ui::button(ui, "print/parts", said(Word::print_parts), list))
        wish.choosing = !wish.choosing;
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

void choices(ui::Ui& ui, Clinic& clinic, Visit& visit, const std::string& topic) {
    const auto& said = clinic.words(visit);
    auto& wish = visit.paper;
    wish.large = either(
        ui,
        {{{"print/normal", said(Word::print_normal)}, {"print/large", said(Word::print_large)}}},
        wish.large);
    const PageShown* page = topic.empty() ? nullptr : clinic.page(visit.language, topic);
    if (!page) return;
    const auto second = second_of(visit);
    const bool offered = !second.empty() && page->language.tag == visit.language;
    if (offered)
        wish.both = either(
            ui,
            {{{"print/one", said(Word::print_one)},
              {"print/both",
               said(Word::print_both, {{"language", clinic.edition.language(second).name}})}}},
            wish.both);
    if (!wish.both && page->book.chapters.size() > 1) parts(ui, visit, said, *page);
}

bool enough_paper(Clinic& clinic, const Visit& visit) {
    const int limit = clinic.settings.pages_a_day;
    return clinic.quota.left(limit, clinic.clock.today()) < visit.leaflet_pages;
}

// Prints, and counts: children at play must not empty the drawer.
void send(Clinic& clinic, const std::string& pdf, int pages) {
    clinic.quota.use(pages);
    clinic.printer.print({pdf, clinic.printer.status().outlet});
}

void buttons(ui::Ui& ui, Clinic& clinic, Visit& visit, const std::string& topic) {
    const auto& said = clinic.words(visit);
    const auto state = clinic.printer.status().state;
    const bool enough = enough_paper(clinic, visit);
    const bool done = state == PrintState::done;
    if (enough && state == PrintState::ready) return;  // there are other ways below
    ui::Look print;
    print.kind = done ? ui::Look::Kind::secondary : ui::Look::Kind::primary;
    print.icon = "printer";
    print.enabled = !visit.leaflet.empty() && !enough && (state == PrintState::ready || done);
    const auto& label = said(done ? Word::print_more : Word::print_now);
    if (!devices::failed(state) && ui::button(ui, "print/now", label, print))
        send(clinic, visit.leaflet, visit.leaflet_pages);
    if (devices::failed(state) && ui::button(ui, "print/again", said(Word::print_again), {}))
        ask(clinic, visit, topic);
    if (topic.empty() || done || devices::failed(state)) return;
    ui.space(ui.theme().gap);
    ui::Look card;
    card.icon = "note";
    card.enabled = print.enabled;
    if (!ui::button(ui, "print/card", said(Word::print_card), card)) return;
    const auto* entry = clinic.edition.topic(visit.language, topic);
    const auto made = handout::called_card(clinic.press(visit), entry ? entry->title : topic);
    if (made) send(clinic, made->pdf, made->pages);
}

// The sheet by its name, and the code by which staff can print it: the code is kept nowhere else.
void desk_slip(ui::Ui& ui, Clinic& clinic, const Visit& visit, const std::string& topic) {
    const auto& said = clinic.words(visit);
    const auto* page = clinic.page(visit.language, topic);
    const std::string second = visit.paper.both ? second_of(visit) : "";
    std::string sheet = what(clinic, visit, topic) + " · " +
                        said(visit.paper.large ? Word::print_large : Word::print_normal);
    if (page) sheet += " · " + clinic.edition.language(page->language.tag).name;
    if (!second.empty()) sheet += " + " + clinic.edition.language(second).name;
    const handout::Slip slip{said(Word::print_desk_how), visit.leaflet_code, sheet};
    show_made(ui, clinic, visit, "slip/" + slip.code + "/" + visit.comfort.theme,
              [&](const layout::Medium& medium) { return handout::desk_slip(medium, slip); });
    ui.space(ui.theme().gap);
}

// The page's own sources, on the visitor's phone.
void phone_codes(ui::Ui& ui, Clinic& clinic, const Visit& visit, const std::string& topic) {
    const auto* page = clinic.page(visit.language, topic);
    auto worth = page ? clinic.sources(page->document) : std::vector<content::Source>();
    std::erase_if(worth, [](const auto& source) { return !source.phone; });
    if (worth.empty()) return;
    const auto& said = clinic.words(visit);
    const auto& palette = clinic.palettes.at(visit.comfort.theme);
    const auto darkness = [&](layout::Tone tone) {
        return layout::contrast(palette(tone), layout::Colour{1, 1, 1});
    };
    const bool dark = darkness(layout::Tone::ink) < darkness(layout::Tone::paper);
    ui.space(ui.theme().gap);
    ui::text(ui, ui::Style::section, said(Word::print_phone));
    ui::text(ui, ui::Style::reading, said(Word::print_phone_how));
    ui.space(ui.theme().gap);
    show_made(ui, clinic, visit, "scan/" + topic + "/" + visit.comfort.theme,
              [&](const layout::Medium& medium) {
                  return handout::phone_sheet(medium, worth, {40, true, dark});
              });
}

Go page(const std::string& topic) {
    return topic.empty() ? open(Questions{}) : open(Topic{topic, -1});
}

// Where no printer can print: on this glass, from the desk, on a phone.
Go fallback(ui::Ui& ui, Clinic& clinic, Visit& visit, const std::string& topic) {
    const auto& said = clinic.words(visit);
    Go go = stay();
    ui.space(ui.theme().group);
    ui::text(ui, ui::Style::section, said(Word::print_without));
    ui.space(ui.theme().gap);
    ui::Look show;
    show.icon = "page";
    if (ui::button(ui, "print/show", said(Word::print_show), show)) {
        visit.comfort.size = std::max(visit.comfort.size, ui::TextSize::larger);
        go = page(topic);
    }
    ui.space(ui.theme().gap);
    if (topic.empty()) return go;  // a visitor's own words are on no other machine
    ui::Look desk;
    desk.icon = "note";
    desk.selected = visit.paper.at_desk;
    if (!visit.leaflet_code.empty() && ui::button(ui, "print/desk", said(Word::print_desk), desk))
        visit.paper.at_desk = !visit.paper.at_desk;
    ui.space(ui.theme().gap);
    if (visit.paper.at_desk) desk_slip(ui, clinic, visit, topic);
    phone_codes(ui, clinic, visit, topic);
    return go;
}

}  // namespace

Go Print::draw(ui::Ui& ui, Clinic& clinic, Visit& visit) const {
    const auto& said = clinic.words(visit);
    const auto* shown = topic.empty() ? nullptr : clinic.page(visit.language, topic);
    if (shown && clinic.resting(shown->document.front)) return {Open{Updating{topic}, true}};
    ui.discreet();
    const base::Rect area = room(ui, clinic, visit);
    Go go = stay();
    auto now = clinic.printer.status();
    // Another thing's fate is of no interest here: ask anew.
    const auto wanted = asked_for(clinic, visit, *this);
    if (visit.printing != wanted && devices::finished(now.state)) {
        visit.printing = wanted;
        ask(clinic, visit, topic);
        now = clinic.printer.status();
    }
    prepare(clinic, visit, *this);
    reading_column(ui, area, [&] {
        ui.scroll(base::Key(name()), {ui.x(), ui.y(), ui.width(), area.height}, [&] {
            ui::text(ui, ui::Style::title, said(Word::print_title));
            ui.space(2);
            ui::text(ui, ui::Style::item, what(clinic, visit, topic));
            if (visit.leaflet_pages > 0)
                ui::text(ui, ui::Style::reading,
                         said(Word::print_pages,
                              {{"n", visit.leaflet_pages}, {"paper", clinic.settings.paper}}));
            ui::text(ui, ui::Style::reading, place(clinic, visit, topic));
            ui.space(ui.theme().gap);
            choices(ui, clinic, visit, topic);
            ui.space(ui.theme().gap);
            // What is under way has been counted already.
            const bool enough = now.state == PrintState::ready && enough_paper(clinic, visit);
            status(ui, enough ? said(Word::print_limit) : told(said, now), now.state);
            ui.space(ui.theme().gap);
            buttons(ui, clinic, visit, topic);
            if (enough || devices::failed(now.state)) {
                go = fallback(ui, clinic, visit, topic);
                return;
            }
            ui.space(ui.theme().gap);
            ui::Look read;
            read.icon = "page";
            if (ui::button(ui, "print/read", said(Word::print_read), read)) go = page(topic);
        });
    });
    return go;
}

}  // namespace kiosk
