#include "desk/screens/pages.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>

#include "content/placeholders.h"
#include "desk/preview.h"
#include "text/unicode.h"

namespace desk {

using content::Msg;
using editorial::State;
using layout::ColorRole;

namespace {

constexpr int soon_days = 14, ahead_days = 60;

int days_until(const text::Date& due, const text::Date& today) {
    using namespace std::chrono;
    const auto day = [](const text::Date& date) {
        return sys_days(year(date.year) / static_cast<unsigned>(date.month) /
                        static_cast<unsigned>(date.day));
    };
    return static_cast<int>((day(due) - day(today)).count());
}

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

}  // namespace

void Pages::read(Room& room) {
    if (read_) return;
    all_ = room.repository.list();
    coverage_.clear();
    for (const auto& text : all_)
        if (!text.id.empty())
            coverage_[text.id] += (coverage_[text.id].empty() ? "" : " ") + text.language;
    started_.clear();
    for (const auto& draft : room.repository.drafts("")) started_.insert(draft.path);
    // What is soon to be reviewed stands first, then English pages, then everything else.
    const auto rank = [&](const editorial::Listed& text) {
        const bool soon =
            text.due.known() && days_until(text.due, room.office.clock.today()) <= ahead_days;
        return std::tuple(!soon, soon ? text.due : text::Date{}, text.id.empty(),
                          text.language != "en", text.language, text::fold(text.title), text.path);
    };
    std::sort(all_.begin(), all_.end(),
              [&](const auto& a, const auto& b) { return rank(a) < rank(b); });
    read_ = true;
}

bool Pages::wanted(const editorial::Listed& text, const text::Date& today) const {
    switch (only_) {
        case Only::all:
            break;
        case Only::drafts:
            if (text.state != State::draft && text.state != State::rejected) return false;
            break;
        case Only::review:
            if (text.state != State::in_review) return false;
            break;
        case Only::due:
            if (!text.due.known() || days_until(text.due, today) > ahead_days) return false;
            break;
        case Only::findings:
            if (text.errors + text.warnings == 0) return false;
            break;
    }
    if (!language_.empty() && text.language != language_) return false;
    const std::string wish = text::fold(search_.edit.text());
    return wish.empty() || text::fold(text.title).find(wish) != std::string::npos ||
           text::fold(text.path).find(wish) != std::string::npos;
}

Step Pages::row(ui::Ui& ui, Room& room, const editorial::Listed& text) {
    const auto& said = room.said;
    const base::Rect box{ui.x(), ui.y(), ui.width(), 15};
    const base::Rect shown = ui.canvas().clip();
    const bool visible = box.bottom() > shown.y && box.y < shown.bottom();
    Step step;
    ui::Node node;
    node.key = base::Key("text") / text.path;
    node.role = base::Role::Button;
    node.name = text.title.empty() ? text.path : text.title;
    node.name += ", " + text.language + ", " + said(word_of(text.state));
    node.box_mm = box;
    node.tappable = true;
    node.tone = ColorRole::ink;
    node.ground = ColorRole::card;
    node.cap_mm = ui.theme().type.small * layout::cap_height;
    if (ui.declare(std::move(node))) {
        if (text.state == State::in_review && room.person.may(editorial::StaffRole::reviewer) &&
            text.by != room.person.name)
            step = ToJudge{text.path};
        else if (text.path.starts_with("diagrams/") && text.path.ends_with(".svg"))
            step = ToPicture{base::Path(text.path).stem().string(), ""};
        else
            step = ToWrite{text.path};
    }
    ui.space(box.height + 1.4F);
    if (!visible) return step;
    ui.canvas().fill(box, ui.held_over(box) ? ColorRole::accent_soft : ColorRole::card,
                     ui.theme().radius);
    ui.canvas().line(box, ColorRole::edge, ui.theme().radius, 0.4F);
    const float size = ui.theme().type.small;
    const auto put = [&](const std::string& words, base::Point at, const layout::Face& face,
                         ColorRole tone) {
        std::string key;
        const auto set = ui.set({words, face, 0, layout::Align::start, ui.language(), {}}, &key);
        ui.canvas().text(key, set, at, tone);
        return set.size_mm().width;
    };
    const float tags = box.width * 0.46F;
    ui.canvas().push_clip({box.x, box.y, box.width - tags, box.height});
    put(text.title.empty() ? text.path : text.title, {box.x + 3, box.y + 1.9F},
        {ui.theme().type.item, true, 1.3F}, ColorRole::ink);
    const bool rtl = ui.language().rtl();
    std::string under = content::isolated(text.path, rtl);
    if (!text.by.empty())
        under += " · " + content::isolated(text.by, rtl) + " · " +
                 content::isolated(when(room, text.at), rtl);
    put(under, {box.x + 3, box.y + 8.2F}, {size, false, 1.3F}, ColorRole::muted);
    ui.canvas().pop_clip();
    labels(ui, room, text, box);
    return step;
}

// From the row's end: state, what is wrong, what is due, the grade, the languages.
void Pages::labels(ui::Ui& ui, Room& room, const editorial::Listed& text, const base::Rect& box) {
    const auto& said = room.said;
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
        const int days = days_until(text.due, room.office.clock.today());
        if (days < 0)
            label(said(Msg::desk_overdue), Colour::bad);
        else if (days <= ahead_days)
            label(said(Msg::desk_due, {{"n", days}}),
                  days <= soon_days ? Colour::bad : Colour::waiting);
    }
    if (text.grade > 0) label(fmt::format("{:.1f}", text.grade), Colour::plain);
    if (!text.id.empty() && text.language == "en") label(coverage_.at(text.id), Colour::plain);
}

void Pages::new_page(ui::Ui& ui, Room& room, Step& step) {
    field(ui, "pages/new-id", room.said(Msg::desk_new_id), id_);
    ui.space(ui.theme().gap);
    field(ui, "pages/new-title", room.said(Msg::desk_new_title), title_);
    ui.space(ui.theme().gap);
    const bool ready = !id_.edit.text().empty() && !title_.edit.text().empty();
    if (tools(ui, {{"pages/new-go", room.said(Msg::desk_new), "plus", ready, false, true}}) != 0)
        return;
    const std::string path = "en/topics/" + id_.edit.text() + ".md";
    if (room.repository.newest(path)) {
        room.note = room.said(Msg::desk_exists, {{"path", path}});
        return;
    }
    const auto body =
        editorial::new_page(id_.edit.text(), title_.edit.text(), room.office.clock.today());
    if (room.succeeded(room.repository.save({path, room.person.name, body, 0, room.now}, room.now)))
        step = ToWrite{path};
}

// What a sheet of paper is, by the code at its foot.
void Pages::recall(ui::Ui& ui, Room& room) {
    field(ui, "pages/code", room.said(Msg::desk_code), code_);
    if (asked_version_ != code_.edit.version()) {  // typed on the glass, too
        asked_version_ = code_.edit.version();
        fate_.clear();
        const auto code = handout::read_code(code_.edit.text());
        if (code_.edit.text().size() >= 7 && !code) fate_ = room.said(Msg::desk_code_wrong);
        if (code) {
            using Fate = handout::Recall::Fate;
            const auto found = handout::recall(*code, edition::EditionStore(room.office.editions()),
                                               room.office.machine);
            const Msg word = found.fate == Fate::current     ? Msg::desk_code_current
                             : found.fate == Fate::replaced  ? Msg::desk_code_replaced
                             : found.fate == Fate::withdrawn ? Msg::desk_code_withdrawn
                                                             : Msg::desk_code_unknown;
            fate_ = room.said(word, {{"title", found.title}});
        }
    }
    if (fate_.empty()) return;
    ui.space(ui.theme().gap);
    line(ui, fate_, ColorRole::ink, "pages/fate");
}

// Which texts are shown; and what else the list can do.
void Pages::filters(ui::Ui& ui, Room& room, Step& step) {
    const auto& said = room.said;
    const auto is = [&](Only only) { return only_ == only; };
    const int chosen =
        tools(ui, {{"pages/all", said(Msg::desk_all), "", true, is(Only::all)},
                   {"pages/drafts", said(Msg::desk_drafts), "", true, is(Only::drafts)},
                   {"pages/review", said(Msg::desk_state_review), "", true, is(Only::review)},
                   {"pages/due", said(Msg::desk_due_soon), "", true, is(Only::due)},
                   {"pages/findings", said(Msg::desk_findings), "", true, is(Only::findings)},
                   {"pages/new", said(Msg::desk_new), "plus",
                    room.person.may(editorial::StaffRole::author), making_},
                   {"pages/details", said(Msg::desk_details), "phone"},
                   {"pages/keys", said(Msg::desk_keys), "keyboard", true, room.keys_shown}});
    if (chosen >= 0 && chosen < 5) only_ = static_cast<Only>(chosen);
    if (chosen == 5) making_ = !making_;
    if (chosen == 6) step = ToWrite{std::string(settings::details_file)};
    if (chosen == 7) room.keys_shown = !room.keys_shown;
    ui.space(ui.theme().gap);
    std::vector<Tool> languages{
        {"pages/language", said(Msg::desk_all_languages), "language", true, language_.empty()}};
    for (const auto& entry : room.office.languages)
        languages.push_back({"pages/language/" + entry.language.tag, entry.name, "", true,
                             language_ == entry.language.tag});
    const int tongue = tools(ui, languages);
    if (tongue >= 0)
        language_ = tongue == 0
                        ? ""
                        : room.office.languages[static_cast<std::size_t>(tongue - 1)].language.tag;
    ui.space(ui.theme().gap);
}

Step Pages::draw(ui::Ui& ui, Room& room, const base::Rect& box) {
    read(room);
    const auto& said = room.said;
    Step step;
    const float top = ui.in(box, [&] {
        ui.columns(2, [&](int column) {
            if (column == 0) field(ui, "pages/search", said(Msg::desk_search), search_);
            if (column == 1) recall(ui, room);
        });
        ui.space(ui.theme().gap);
        filters(ui, room, step);
        if (making_) new_page(ui, room, step);
    });
    const float keys = room.keys_shown ? board_height(ui, room) : 0;
    const float low = box.bottom() - keys;
    ui.scroll("pages/list", {box.x, top, box.width, low - top}, [&] {
        int count = 0;
        for (const auto& text : all_) {
            if (!wanted(text, room.office.clock.today())) continue;
            ++count;
            if (const auto to = row(ui, room, text)) step = to;
        }
        if (count == 0) line(ui, said(Msg::desk_none), ColorRole::muted);
    });
    if (room.keys_shown) {
        auto& memory = ui.memory();
        auto& focused = memory.focus == base::Key("pages/code")        ? code_
                        : memory.focus == base::Key("pages/new-id")    ? id_
                        : memory.focus == base::Key("pages/new-title") ? title_
                                                                       : search_;
        ui.in({box.x, low, box.width, keys}, [&] { board(ui, room, focused); });
    }
    return step;
}

}  // namespace desk
