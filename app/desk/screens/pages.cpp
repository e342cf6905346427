#include "desk/screens/pages.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>

#include "content/placeholders.h"
#include "desk/recall_words.h"
#include "desk/route.h"
#include "desk/titles.h"
#include "editorial/to_do.h"
#include "text/unicode.h"

namespace desk {

using content::Msg;
using editorial::days_between;
using editorial::due_ahead_days;
using editorial::State;
using layout::ColorRole;

namespace {

constexpr int soon_days = 14;
constexpr std::size_t least_sought = 4;  // bytes, in the words of all texts

Msg word_of(State state) {
    switch (state) {
        case State::draft:
            return Msg::desk_state_draft;
        case State::in_review:
            return Msg::desk_state_review;
        case State::rejected:
            return Msg::desk_state_rejected;
        case State::approved:
            return Msg::desk_state_approved;
        case State::withdrawn:
            return Msg::desk_state_withdrawn;
    }
    return Msg::desk_state_draft;
}

Colour colour_of(State state) {
    switch (state) {
        case State::draft:
            return Colour::plain;
        case State::in_review:
            return Colour::waiting;
        case State::approved:
            return Colour::good;
        case State::rejected:
        case State::withdrawn:
            return Colour::bad;
    }
    return Colour::plain;
}

// The screen that fits the text and who is at the desk.
Go open_text(const StaffSession& session, const editorial::Listed& text) {
    const bool judges = session.may(editorial::Action::approve);
    if (text.state == State::in_review && judges && text.by != session.person.name)
        return to(ReviewScreen(text.path));
    const auto path = content::Path::parse(text.path);
    if (path && path->kind == content::Path::Kind::drawing)
        return to(PictureScreen({path->id, ""}));
    return to(WriteScreen(text.path));
}

}  // namespace

std::vector<Sample> PagesScreen::samples(const StaffSession&) {
    std::vector<Sample> all;
    all.push_back({"pages", PagesScreen()});
    all.push_back({"pages, keyboard", PagesScreen(), {"pages/keys"}});
    return all;
}

void PagesScreen::read(StaffSession& session) {
    if (read_) return;
    all_ = session.repository.list();
    count(session);
    coverage_.clear();
    for (const auto& text : all_)
        if (!text.id.empty())
            coverage_[text.id] += (coverage_[text.id].empty() ? "" : " ") + text.language;
    for (const auto& text : all_) {
        titles_[text.path] = title_of(session, text.path, text.title);
        folded_[text.path] = text::fold(titles_[text.path]);
        if (const auto [known, fresh] = people_.try_emplace(text.by); fresh && !text.by.empty())
            known->second = person_named(session, text.by);
    }
    editorial::one_a_drawing(all_);
    started_.clear();
    for (const auto& draft : session.repository.drafts("")) started_.insert(draft.path);
    // What is soon to be reviewed stands first, then English pages, then everything else.
    const auto today = session.services.clock.today();
    const auto rank = [&](const editorial::Listed& text) {
        const bool soon = text.due.known() && days_between(today, text.due) <= due_ahead_days;
        return std::tuple(!soon, soon ? text.due : text::Date{}, text.id.empty(),
                          text.language != "en", std::string_view(text.language),
                          std::string_view(folded_.at(text.path)));
    };
    std::vector<std::pair<decltype(rank(all_.front())), std::size_t>> ranks;
    for (std::size_t i = 0; i < all_.size(); ++i) ranks.emplace_back(rank(all_[i]), i);
    std::sort(ranks.begin(), ranks.end());
    std::vector<editorial::Listed> sorted;
    for (const auto& [own, place] : ranks) sorted.push_back(all_[place]);
    all_ = std::move(sorted);
    shown_for_.clear();
    read_ = true;
}

// A list that the first view leads to holds what was counted there.
void PagesScreen::count(StaffSession& session) {
    counted_.clear();
    if (only_ != Only::machine && only_ != Only::findings && only_ != Only::mine) return;
    const auto all =
        editorial::to_do(session.repository, session.person, session.services.clock.today());
    const auto& texts = only_ == Only::machine ? all.by_machine
                        : only_ == Only::mine  ? all.to_write
                                               : all.with_findings;
    for (const auto& text : texts) counted_.insert(text.path);
    std::erase_if(all_, [&](const auto& text) { return !counted_.contains(text.path); });
}

bool PagesScreen::wanted(const editorial::Listed& text, const text::Date& today) const {
    switch (only_) {
        case Only::all:
        case Only::mine:
        case Only::findings:
        case Only::machine:
            break;
        case Only::drafts:
            if (text.state != State::draft && text.state != State::rejected) return false;
            break;
        case Only::review:
            if (text.state != State::in_review) return false;
            break;
        case Only::due:
            if (!text.due.known() || days_between(today, text.due) > due_ahead_days) return false;
            break;
    }
    if (!language_.empty() && text.language != language_) return false;
    return true;
}

// Asked for once, not for each frame. What only holds the words comes after what is called so; all
// are while nothing is sought.
void PagesScreen::choose(const text::Date& today) {
    const std::string wish = text::fold(search_.edit.text());
    const std::string asked =
        fmt::format("{}/{}/{}/{}", static_cast<int>(only_), language_, text::to_iso(today), wish);
    if (asked == shown_for_) return;
    shown_for_ = asked;
    shown_.clear();
    std::vector<std::size_t> holding;
    for (std::size_t i = 0; i < all_.size(); ++i) {
        if (!wanted(all_[i], today)) continue;
        const auto& path = all_[i].path;
        if (wish.empty() || folded_.at(path).find(wish) != std::string::npos)
            shown_.push_back(i);
        else if (found_.contains(path))
            holding.push_back(i);
    }
    shown_.insert(shown_.end(), holding.begin(), holding.end());
}

// In the words of all texts; a few letters stand in each of them.
void PagesScreen::search(StaffSession& session) {
    if (sought_version_ == search_.edit.version()) return;
    sought_version_ = search_.edit.version();
    found_.clear();
    shown_for_.clear();  // choose() reads what is found
    if (search_.edit.text().size() < least_sought) return;
    if (!texts_) texts_.emplace(session.repository);
    found_ = texts_->find(search_.edit.text());
}

void PagesScreen::row(ui::Ui& ui, StaffSession& session, const editorial::Listed& text, Go& go) {
    const auto& said = session.said;
    const base::Rect box{ui.x(), ui.y(), ui.width(), 15};
    const base::Rect shown = ui.canvas().clip();
    const bool visible = box.bottom() > shown.y && box.y < shown.bottom();
    ui::Node node;
    node.key = base::Key("text") / text.path;
    node.role = base::Role::Button;
    const std::string& title = titles_.at(text.path);
    node.name =
        title + ", " + language_name(session, text.language) + ", " + said(word_of(text.state));
    node.box_mm = box;
    node.tappable = true;
    node.color = ColorRole::ink;
    node.ground = ColorRole::card;
    node.cap_mm = ui.theme().type.small * layout::cap_height;
    if (ui.declare(std::move(node))) go = open_text(session, text);
    ui.space(box.height + 1.4F);
    if (!visible) return;
    ui.canvas().fill(box, ui.held_over(box) ? ColorRole::accent_soft : ColorRole::card,
                     ui.theme().radius);
    ui.canvas().line(box, ColorRole::edge, ui.theme().radius, 0.4F);
    const float size = ui.theme().type.small;
    const auto put = [&](const std::string& words, base::Point at, const layout::Face& face,
                         ColorRole color) {
        std::string key;
        const auto set = ui.set({words, face, 0, layout::Align::start, ui.language(), {}}, &key);
        ui.canvas().text(key, set, at, color);
        return set.size_mm().width;
    };
    const float tags = box.width * 0.46F;
    ui.canvas().push_clip({box.x, box.y, box.width - tags, box.height});
    put(title, {box.x + 3, box.y + 1.9F}, {ui.theme().type.item, true, 1.3F}, ColorRole::ink);
    const bool rtl = ui.language().rtl();
    std::string under = language_name(session, text.language);
    if (const auto passage = found_.find(text.path); passage != found_.end())
        under = "… " + passage->second;
    else if (!text.by.empty())
        under += (under.empty() ? "" : " · ") + content::isolated(people_.at(text.by), rtl) +
                 " · " + content::isolated(when(session, text.at), rtl);
    put(under, {box.x + 3, box.y + 8.2F}, {size, false, 1.3F}, ColorRole::muted);
    ui.canvas().pop_clip();
    labels(ui, session, text, box);
}

// From the row's end: state, what is wrong, what is due, the grade, the languages.
void PagesScreen::labels(ui::Ui& ui, StaffSession& session, const editorial::Listed& text,
                         const base::Rect& box) {
    const auto& said = session.said;
    float x = box.right() - 3;
    const auto label = [&](const std::string& words, Colour colour) {
        x -= tag_width(ui, words);
        tag(ui, words, colour, {x, box.y + 4.4F});
        x -= 1.8F;
    };
    label(said(word_of(text.state)), colour_of(text.state));
    if (started_.contains(text.path)) label(said(Msg::desk_started), Colour::waiting);
    if (text.errors > 0) label(said(Msg::desk_errors, {{"n", text.errors}}), Colour::bad);
    if (text.due.known()) {
        const int days = days_between(session.services.clock.today(), text.due);
        if (days < 0)
            label(said(Msg::desk_overdue), Colour::bad);
        else if (days <= due_ahead_days)
            label(said(Msg::desk_due, {{"n", days}}),
                  days <= soon_days ? Colour::bad : Colour::waiting);
    }
    if (text.grade > 0) label(fmt::format("{:.1f}", text.grade), Colour::plain);
    if (!text.id.empty() && text.language == "en") label(coverage_.at(text.id), Colour::plain);
}

// What a sheet of paper is, by the code at its foot.
void PagesScreen::recall(ui::Ui& ui, StaffSession& session) {
    field(ui, {"pages/code", session.said(Msg::desk_code)}, code_);
    if (asked_version_ != code_.edit.version()) {  // typed on the glass, too
        asked_version_ = code_.edit.version();
        fate_.clear();
        const auto code = handout::read_code(code_.edit.text());
        if (code_.edit.text().size() >= 7 && !code) fate_ = session.said(Msg::desk_code_wrong);
        if (code) {
            const edition::EditionStore editions(session.services.paths.editions());
            for (const auto& found : handout::recalls(*code, editions, session.services.machine)) {
                const auto lines =
                    told(editorial::explain_recall(found, editions, &session.repository,
                                                   session.services.clock.today()),
                         session.said);
                fate_ += (fate_.empty() ? "" : "\n") +
                         (found.title.empty() ? "" : found.title + " · ") +
                         fmt::format("{}", fmt::join(lines, " · "));
            }
        }
    }
    if (fate_.empty()) return;
    ui.space(ui.theme().gap);
    line(ui, fate_, ColorRole::ink, "pages/fate");
}

// Which texts are shown; and what else the list can do.
void PagesScreen::filters(ui::Ui& ui, StaffSession& session, Go& go) {
    const auto& said = session.said;
    const auto only = [&](const char* key, Msg word, Only which) {
        return Button{key,
                      said(word),
                      "",
                      [this, which] { only_ = which, read_ = false; },
                      {.selected = only_ == which}};
    };
    const bool author = session.may(editorial::Action::save);
    toolbar(ui,
            {only("pages/all", Msg::desk_all, Only::all),
             only("pages/drafts", Msg::desk_drafts, Only::drafts),
             only("pages/review", Msg::desk_state_review, Only::review),
             only("pages/due", Msg::desk_due_soon, Only::due),
             only("pages/findings", Msg::desk_findings, Only::findings),
             only("pages/machine", Msg::desk_machine, Only::machine),
             {"pages/new",
              said(Msg::desk_new),
              "plus",
              [&] { go = to(NewTopicScreen()); },
              {.enabled = author}},
             {"pages/sources", said(Msg::desk_s_title), "book", [&] { go = to(SourcesScreen()); }},
             {"pages/details", said(Msg::desk_details), "phone", [&] { go = to(DetailsScreen()); }},
             keys_button(session, "pages/keys")});
    ui.space(ui.theme().gap);
    languages(ui, session);
    ui.space(ui.theme().gap);
}

void PagesScreen::languages(ui::Ui& ui, StaffSession& session) {
    const auto in = [&](const std::string& key, const std::string& words, const char* icon,
                        const std::string& tag) {
        return Button{
            key, words, icon, [this, tag] { language_ = tag; }, {.selected = language_ == tag}};
    };
    std::vector<Button> all{
        in("pages/language", session.said(Msg::desk_all_languages), "language", "")};
    for (const auto& entry : session.services.languages)
        all.push_back(
            in("pages/language/" + entry.language.tag, entry.name, "", entry.language.tag));
    toolbar(ui, all);
}

Go PagesScreen::draw(ui::Ui& ui, StaffSession& session, const base::Rect& box) {
    read(session);
    search(session);
    const auto& said = session.said;
    Go go = stay();
    const float top = ui.in(box, [&] {
        ui.columns(2, [&](int column) {
            if (column == 0) field(ui, {"pages/search", said(Msg::desk_search)}, search_);
            if (column == 1) recall(ui, session);
        });
        ui.space(ui.theme().gap);
        filters(ui, session, go);
    });
    const float keys = session.board.shown ? board_height(ui, session) : 0;
    const float low = box.bottom() - (session.board.shown ? keys + ui.theme().gap : 0);
    ui.scroll("pages/list", {box.x, top, box.width, low - top}, [&] {
        choose(session.services.clock.today());
        for (const auto place : shown_) row(ui, session, all_[place], go);
        if (shown_.empty()) line(ui, said(Msg::desk_none), ColorRole::muted);
    });
    if (session.board.shown) {
        auto& memory = ui.memory();
        auto& focused = memory.focus == base::Key("pages/code") ? code_ : search_;
        ui.in({box.x, box.bottom() - keys, box.width, keys}, [&] { board(ui, session, focused); });
    }
    return go;
}

}  // namespace desk
