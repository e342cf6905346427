// Search with a keyboard on the glass: results show while one types, slips are forgiven.
#include "kiosk/screens/search.h"

#include "kiosk/bar.h"
#include "kiosk/sample.h"
#include "ui/keyboard.h"

namespace kiosk {

using content::Msg;

std::string SearchScreen::name() const { return "search"; }

namespace {

constexpr int most_hits = 8;

std::vector<layout::Span> marked(const std::vector<text::Piece>& pieces) {
    std::vector<layout::Span> spans;
    for (const auto& piece : pieces)
        spans.push_back({piece.begin, piece.end, layout::Span::Style::match});
    return spans;
}

Go results(ui::Ui& ui, Services& services, Session& session) {
    const auto& said = services.words(session);
    Go go = stay();
    if (session.typed.empty()) {
        ui::text(ui, ui::TextLevel::reading, said(Msg::search_start));
        return go;
    }
    const auto found = services.edition.search(session.language, session.typed, most_hits);
    ui::TextStyle status;
    status.role = base::Role::Status;
    status.key = "search/status";
    if (found.hits.empty())
        ui::text(ui, ui::TextLevel::reading, said(Msg::search_none, {{"word", session.typed}}),
                 status);
    if (!found.instead_of.empty())
        ui::text(ui, ui::TextLevel::reading,
                 said(Msg::search_instead, {{"typed", session.typed}, {"word", found.instead_of}}),
                 status);
    const std::string& word = found.instead_of.empty() ? session.typed : found.instead_of;
    for (const auto& hit : found.hits) {
        const auto* topic = services.edition.topic(session.language, hit.topic);
        if (!topic) continue;
        ui.space(ui.theme().gap);
        ui::Card card;
        card.title = topic->title;
        card.title_spans = marked(edition::matches(topic->title, word, session.language));
        if (!services.withdrawn(hit.topic)) {  // what was taken off the glass is not quoted
            card.text = hit.snippet;
            card.text_spans = marked(hit.matches);
        }
        if (!ui::card(ui, base::Key("hit") / hit.topic, card)) continue;
        if (hit.topic == services.edition.safety_topic())
            go = open(WarningsScreen{});
        else
            go = open(TopicScreen{hit.topic});
    }
    return go;
}

}  // namespace

Go SearchScreen::draw(ui::Ui& ui, Services& services, Session& session) const {
    const auto& said = services.words(session);
    ui.discreet();
    const base::Rect area = room(ui, services, session);
    Go go = stay();
    const auto& rows = services.edition.language(session.language).keyboard;
    const ui::KeyboardLabels words{said(Msg::search_space), said(Msg::search_erase),
                                   said(Msg::search_clear)};
    const bool own_latin = rows.empty() || ui::latin(rows.front());
    const ui::Keys keys{rows, own_latin ? nullptr : &session.latin_keys};
    float keys_high = 0;
    ui.in(area, [&] { keys_high = ui::keyboard_height(ui, keys, words); });
    const base::Rect low{area.x, area.bottom() - keys_high, area.width, keys_high};
    float top = area.y;
    ui.in(area, [&] {
        ui::text(ui, ui::TextLevel::title, said(Msg::search_title));
        ui.space(2);
        ui::field(ui, "search/field", session.typed, said(Msg::search_hint));
        top = ui.y() + ui.theme().gap;
    });
    ui.scroll("search", {area.x, top, area.width, low.y - top - ui.theme().gap},
              [&] { go = results(ui, services, session); });
    ui.in(low, [&] {
        const bool changed = ui::keyboard(ui, keys, words, session.typed);
        if (changed) session.memory.scrolls["search"].offset = 0;
    });
    return go;
}

Samples SearchScreen::samples(const Survey&) {
    const auto typed = [](const std::string& name, const std::string& words) {
        return Sample{name, SearchScreen{}, [words](Session& session) { session.typed = words; }};
    };
    return {typed("search", ""), typed("search-found", "psa"), typed("search-slip", "prostatitus"),
            typed("search-nothing", "zzzz")};
}

}  // namespace kiosk
