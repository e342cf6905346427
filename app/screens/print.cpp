// Paper: what will come out, where, and what became of it, in words a visitor understands.
#include "screens/bar.h"

namespace screens {

using devices::PrintState;
using library::Word;

std::string Print::name() const { return topic.empty() ? "print" : "print/" + topic; }

namespace {

base::Result<handout::Leaflet> leaflet(Clinic& clinic, const Visit& visit,
                                       const std::string& topic) {
    const auto press = clinic.press(visit);
    if (topic.empty()) return handout::questions_leaflet(press, visit.questions);
    const PageShown* page = clinic.page(visit.language, topic);
    if (!page) return base::fail(topic, "is not in this edition");
    return handout::topic_leaflet(
        press, {page->document, clinic.sources(page->document), page->language});
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
        case PrintState::refused:
            return Word::print_refused;
    }
    return Word::print_refused;
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
    std::string of = print.name() + "/" + visit.language;
    if (print.topic.empty())
        for (const auto& question : visit.questions) of += "\n" + question;
    if (visit.leaflet_of == of) return;
    auto made = leaflet(clinic, visit, print.topic);
    visit.leaflet_of = of;
    visit.leaflet = made ? std::move(made->pdf) : "";
    visit.leaflet_pages = made ? made->pages : 0;
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

}  // namespace

Go Print::draw(ui::Ui& ui, Clinic& clinic, Visit& visit) const {
    const auto& said = clinic.words(visit);
    ui.discreet();
    const base::Rect area = room(ui, clinic, visit);
    Go go = stay();
    auto now = clinic.printer.status();
    // Another thing's fate is of no interest here: ask anew.
    if (visit.printing != name() && devices::finished(now.state)) {
        visit.printing = name();
        clinic.printer.ask();
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
            const auto place = library::said(clinic.settings.printer_place, said.language.tag);
            ui::text(ui, ui::Style::reading,
                     place.empty() ? said(Word::print_ask_where)
                                   : said(Word::print_where, {{"place", place}}));
            ui.space(ui.theme().group);
            status(ui, said(sentence(now.state)), now.state);
            ui.space(ui.theme().group);
            ui::Look print;
            print.kind = ui::Look::Kind::primary;
            print.icon = "printer";
            print.enabled = !visit.leaflet.empty() &&
                            (now.state == PrintState::ready || now.state == PrintState::done);
            const bool bad = devices::failed(now.state);
            if (!bad && ui::button(ui, "print/now", said(Word::print_now), print)) {
                clinic.printer.print(visit.leaflet);
            }
            if (bad && ui::button(ui, "print/again", said(Word::print_again), {}))
                clinic.printer.ask();
            ui.space(ui.theme().gap);
            ui::Look read;
            read.icon = "page";
            if (ui::button(ui, "print/read", said(Word::print_read), read))
                go = topic.empty() ? open(Questions{}) : open(Topic{topic, -1});
        });
    });
    return go;
}

}  // namespace screens
