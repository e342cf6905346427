// Search with a keyboard on the glass: results show while one types, slips are forgiven.
#include "kiosk/screens/search.h"

#include <algorithm>
#include <set>

#include "handout/leaflet.h"
#include "kiosk/bar.h"
#include "kiosk/sample.h"
#include "kiosk/typing.h"
#include "ui/rows.h"

namespace kiosk {

using content::Msg;

std::string SearchScreen::name() const { return "search"; }

namespace {

constexpr int most_hits = 8;

std::vector<layout::Span> spans(const std::vector<text::Piece>& pieces) {
    std::vector<layout::Span> marked;
    for (const auto& piece : pieces)
        marked.push_back({piece.begin, piece.end, layout::Span::Style::match});
    return marked;
}

const edition::Found& found_for(Services& services, Session& session) {
    auto& known = session.searched;
    const std::string& edition = services.edition.version();
    if (!known || known->typed != session.typed || known->language != session.language ||
        known->edition != edition)
        known = {session.typed, session.language, edition,
                 services.edition.search(session.language, session.typed, most_hits)};
    return known->found;
}

// The first page of each group, as the clinic ordered them. Nothing here comes of what others
// looked for.
Go first_pages(ui::Ui& ui, Services& services, const Session& session, std::size_t most) {
    Go go = stay();
    std::vector<ui::RowCard> cards;
    std::set<std::string> seen;
    for (const auto& group : services.edition.groups(session.language)) {
        const auto found = std::ranges::find_if(group.topics, [&](const auto& id) {
            const auto* topic = services.edition.topic(session.language, id);
            return topic && !topic->sensitive && !services.withdrawn(id) && !seen.contains(id);
        });
        if (found == group.topics.end() || cards.size() == most) continue;
        seen.insert(*found);
        ui::Card card;
        card.title = services.edition.topic(session.language, *found)->title;
        card.leads_on = card.beside = true;
        cards.push_back({base::Key("example") / *found, card,
                         [&go, id = *found] { go = open(TopicScreen{id}); }});
    }
    ui::card_rows(ui, 100 * ui.theme().scale, cards);
    return go;
}

class Results {
  public:
    Results(ui::Ui& ui, Services& services, Session& session)
        : ui_(ui),
          services_(services),
          said_(services.words(session)),
          session_(session),
          found_(found_for(services, session)) {}

    Go draw();

  private:
    // A letter or two of a word that is still to come.
    bool begun() const {
        return found_.hits.empty() && found_.signs.empty() &&
               text::letter_count(session_.typed) < 3;
    }
    void told();
    void warnings();
    void nothing();
    void near();
    void hit(const edition::Hit& hit);
    void urgent_card(const base::Key& key, const ui::Card& card, const WarningsScreen& leads_to);

    ui::Ui& ui_;
    Services& services_;
    const content::Messages& said_;
    Session& session_;
    const edition::Found& found_;
    Go go_ = stay();
};

void Results::told() {
    ui::TextStyle status;
    status.role = base::Role::Status;
    status.key = "search/status";
    if (begun())
        ui::text(ui_, ui::TextLevel::reading, said_(Msg::search_start), status);
    else if (found_.hits.empty() && found_.signs.empty())
        ui::text(ui_, ui::TextLevel::reading, said_(Msg::search_none, {{"word", session_.typed}}),
                 status);
    else if (!found_.instead_of.empty())
        ui::text(
            ui_, ui::TextLevel::reading,
            said_(Msg::search_instead, {{"typed", session_.typed}, {"word", found_.instead_of}}),
            status);
}

void Results::urgent_card(const base::Key& key, const ui::Card& card,
                          const WarningsScreen& leads_to) {
    ui_.space(ui_.theme().gap);
    if (ui::card(ui_, key, card)) go_ = open(leads_to);
}

// Signs that fit what was typed stand before all else, in red.
void Results::warnings() {
    if (found_.signs.empty() && !found_.alarming) return;
    ui::Card card;
    card.urgent = card.beside = true;
    card.icon = "warning";
    const auto levels = handout::labels(said_).urgency;
    const auto level = [&](const edition::SignHit& sign) {
        return levels[static_cast<std::size_t>(sign.urgency)];
    };
    const auto& signs = found_.signs;
    const bool alike =
        !signs.empty() && std::all_of(signs.begin(), signs.end(), [&](const auto& one) {
            return one.urgency == signs.front().urgency;
        });
    card.title = alike ? level(signs.front()) : said_(Msg::home_warnings);
    for (const auto& sign : signs)
        card.text +=
            (card.text.empty() ? "" : "\n") + (alike ? "" : level(sign) + ": ") + sign.sign;
    card.text_spans = spans(found_.marks(card.text));
    urgent_card(
        base::Key("hit") / services_.edition.safety_topic(), card,
        signs.empty() ? WarningsScreen{} : WarningsScreen{signs.front().topic, signs.front().id});
}

// Whoever finds nothing may be in need, or a letter away from what is there.
void Results::nothing() {
    ui::Card card;
    card.urgent = card.beside = true;
    card.icon = "warning";
    card.title = said_(Msg::home_warnings);
    urgent_card("search/warnings", card, {});
    near();
    ui_.space(ui_.theme().group);
    ui::text(ui_, ui::TextLevel::item, said_(Msg::search_examples));
    constexpr std::size_t few = 4;
    if (Go chosen = first_pages(ui_, services_, session_, few);
        std::holds_alternative<Open>(chosen.what))
        go_ = std::move(chosen);
    ui_.space(ui_.theme().gap);
    ui::ButtonStyle all;
    all.icon = "list";
    if (ui::button(ui_, "search/topics", said_(Msg::home_all), all)) go_ = open(TopicsScreen{});
}

void Results::near() {
    if (found_.near.empty()) return;
    ui_.space(ui_.theme().group);
    ui::text(ui_, ui::TextLevel::item, said_(Msg::search_near));
    ui_.space(ui_.theme().gap);
    std::vector<ui::RowButton> words;
    for (const auto& word : found_.near)
        words.push_back(
            {base::Key("near") / word, word, {}, [this, word] { session_.typed = word; }});
    ui::button_rows(ui_, {3, {}}, words);
}

void Results::hit(const edition::Hit& hit) {
    const auto* topic = services_.edition.topic(session_.language, hit.topic);
    const bool pinned = !found_.signs.empty() || found_.alarming;
    const bool safety = hit.topic == services_.edition.safety_topic();
    if (!topic || (safety && pinned)) return;
    ui_.space(ui_.theme().gap);
    ui::Card card;
    card.title = topic->title;
    card.title_spans = spans(found_.marks(topic->title));
    const bool withdrawn = services_.withdrawn(hit.topic);
    if (!withdrawn) {  // what was taken off the glass is not quoted
        card.text = hit.snippet;
        card.text_spans = spans(hit.matches);
    }
    if (!ui::card(ui_, base::Key("hit") / hit.topic, card)) return;
    if (safety)
        go_ = open(WarningsScreen{});
    else if (hit.chapter && !withdrawn)
        go_ = open(TopicScreen{hit.topic, ChapterAt{*hit.chapter}});
    else
        go_ = open(TopicScreen{hit.topic});
}

Go Results::draw() {
    told();
    warnings();
    for (const auto& one : found_.hits) hit(one);
    if (found_.hits.empty() && found_.signs.empty() && !begun()) nothing();
    return go_;
}

// Before anything is typed.
Go examples(ui::Ui& ui, Services& services, Session& session) {
    const auto& said = services.words(session);
    ui::text(ui, ui::TextLevel::reading, said(Msg::search_start));
    ui.space(ui.theme().gap);
    ui::text(ui, ui::TextLevel::item, said(Msg::search_examples));
    constexpr std::size_t most = 6;
    return first_pages(ui, services, session, most);
}

Go results(ui::Ui& ui, Services& services, Session& session) {
    if (!session.typed.empty()) return Results(ui, services, session).draw();
    return examples(ui, services, session);
}

}  // namespace

Go SearchScreen::draw(ui::Ui& ui, Services& services, Session& session) const {
    const auto& said = services.words(session);
    ui.discreet();
    Go go = stay();
    TypingRoom(ui, services, session)
        .draw(room(ui, services, session),
              {said(Msg::search_title), said(Msg::search_hint), "search/field"}, session.typed,
              [&] { go = results(ui, services, session); });
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
