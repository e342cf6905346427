#include "desk/screens/review.h"

#include <fmt/format.h>

#include <algorithm>

#include "desk/route.h"
#include "desk/titles.h"

namespace desk {

using content::Msg;
using layout::ColorRole;
using ui::TextLevel;

namespace {

constexpr float queue_mm = 74;

}  // namespace

std::vector<Sample> ReviewScreen::samples(const StaffSession& session) {
    std::vector<Sample> all;
    for (const auto& text : session.repository.list()) {
        if (text.state != editorial::State::in_review) continue;
        all.push_back({"review", ReviewScreen(text.path)});
        all.push_back({"review, as on the screen", ReviewScreen(text.path), {"review/as/screen"}});
        all.push_back({"review, keyboard", ReviewScreen(text.path), {"review/keys"}});
        break;
    }
    return all;
}

void ReviewScreen::begin(StaffSession& session) {
    queue_ = editorial::to_review(session.repository, session.person);
    const auto holds = [&](const editorial::Waiting& one) {
        return std::find(one.paths.begin(), one.paths.end(), wish_) != one.paths.end();
    };
    const auto wished = std::find_if(queue_.begin(), queue_.end(), holds);
    if (wished != queue_.end()) {
        std::rotate(queue_.begin(), wished, wished + 1);
    } else if (const auto text = session.repository.newest(wish_)) {
        editorial::Waiting one;  // not theirs to approve: it can be read
        one.paths.push_back(wish_);
        one.by = text->by;
        one.revision = text->id;
        one.at = text->at;
        one.language = content::Path::parse(wish_)->language;
        for (const auto& listed : session.repository.list())
            if (listed.path == wish_) one.title = listed.title;
        queue_.insert(queue_.begin(), one);
    }
    for (auto& one : queue_) one.title = title_of(session, one.paths.front(), one.title);
    begun_ = true;
}

void ReviewScreen::open(ui::Ui& ui, StaffSession& session, std::size_t place) {
    at_ = place;
    ui.memory().scrolls.erase("review/text");
    parts_.clear();
    faults_.clear();
    remarks_.clear();
    noted_.clear();
    about_ = 0;
    own_ = ended_ = false;
    comment_.start("");
    compare_ = {};
    const auto today = session.services.clock.today();
    for (const auto& path : queue_[at_].paths) {
        Part& part = parts_.emplace_back();
        part.place = *content::Path::parse(path);
        part.after = *session.repository.newest(path);
        if (const auto approved = session.repository.approved(path)) part.before = approved->body;
        part.touched =
            editorial::touched(session.repository, {part.place, part.before, part.after.body});
        for (const auto& one : part.touched) part.signs.insert(one.id);
        for (auto& found : editorial::findings(session.repository, path, part.after.body, today))
            faults_.push_back(std::move(found));
        for (auto& said : session.repository.remarks(path)) remarks_.push_back(std::move(said));
        own_ = own_ || editorial::own_revision(session.repository, path, session.person);
        const bool seen = part.place.kind == content::Path::Kind::drawing;
        manner_ = seen ? Preview::Manner::screen : Preview::Manner::words;
    }
    by_title(session, faults_);
    std::stable_sort(faults_.begin(), faults_.end(), [](const auto& one, const auto& other) {
        return one.severity > other.severity;
    });
}

bool ReviewScreen::agreed(const StaffSession& session, const editorial::Waiting& one) const {
    const auto mine = session.agreed.find(session.person.name);
    if (mine == session.agreed.end()) return false;
    return std::any_of(mine->second.begin(), mine->second.end(),
                       [&](const auto& wish) { return wish.revision == one.revision; });
}

// The next that waits; where all are agreed to, they are signed.
void ReviewScreen::next(ui::Ui& ui, StaffSession& session) {
    for (std::size_t i = 1; i <= queue_.size(); ++i) {
        const std::size_t place = (at_ + i) % queue_.size();
        if (!agreed(session, queue_[place])) return open(ui, session, place);
    }
    begin_signing(session);
}

void ReviewScreen::agree(ui::Ui& ui, StaffSession& session) {
    auto& mine = session.agreed[session.person.name];
    for (const auto& part : parts_) {
        std::erase_if(mine, [&](const auto& one) { return one.revision == part.after.id; });
        mine.push_back({part.after.id,
                        part.opened,
                        session.services.clock.today(),
                        {},
                        comment_.edit.text(),
                        part.after.digest});
    }
    next(ui, session);
}

void ReviewScreen::begin_signing(StaffSession& session) {
    std::vector<ToSign> all;
    for (const auto& wish : session.agreed[session.person.name]) {
        const auto text = session.repository.revision(wish.revision);
        if (!text) continue;
        ToSign one{wish, text->path, "", content::Path::parse(text->path)->language};
        std::string title;
        for (const auto& waiting : queue_)
            if (std::find(waiting.paths.begin(), waiting.paths.end(), text->path) !=
                waiting.paths.end())
                title = waiting.title;
        one.title = title_of(session, text->path, title);
        all.push_back(std::move(one));
    }
    signing_.begin(session, std::move(all));
}

// The reason stands at its block, and the text goes back to who wrote it.
void ReviewScreen::reject(ui::Ui& ui, StaffSession& session) {
    const auto& words = comment_.edit.text();
    for (const auto& part : parts_) {
        if (about_ > 1 && part.place.is_page())
            (void)editorial::remark(session.repository, {part.after.id, about_, words},
                                    session.by());
        if (!session.succeeded(
                editorial::reject(session.repository, part.after.id, words, session.by())))
            return;
    }
    session.note =
        session.said(Msg::desk_sent_back,
                     {{"title", title_of(session, queue_[at_].paths.front(), queue_[at_].title)},
                      {"who", person_named(session, queue_[at_].by)}});
    queue_.erase(queue_.begin() + static_cast<long>(at_));
    if (queue_.empty()) {
        parts_.clear();
        return;
    }
    at_ = (at_ + queue_.size() - 1) % queue_.size();
    next(ui, session);
}

void ReviewScreen::remark(StaffSession& session) {
    if (!session.succeeded(editorial::remark(
            session.repository,
            {parts_.front().after.id, std::max(1, about_), comment_.edit.text()}, session.by())))
        return;
    comment_.start("");
    session.note = session.said(Msg::desk_remarked);
    noted_.insert(std::max(1, about_));  // its words are read with the text when it is opened again
}

int ReviewScreen::unopened() const {
    int count = 0;
    for (const auto& part : parts_)
        for (const auto& id : part.signs) count += part.opened.contains(id) ? 0 : 1;
    return count;
}

// A text that this reviewer may not approve however well they read it: whose it is.
std::string ReviewScreen::of_another(const StaffSession& session) const {
    const auto& said = session.said;
    const auto& me = session.person;
    for (const auto& part : parts_) {
        if (part.place.clinical() && !me.clinical)
            return said(Msg::desk_duty, {{"duty", "clinical"}}) + ": " +
                   said(Msg::desk_no_reviewer);
        if (me.reads(part.place.language)) continue;
        std::string mine;
        for (const auto& tag : me.languages)
            mine += (mine.empty() ? "" : ", ") + language_name(session, tag);
        return fmt::format("{}: {} {}. {}: {}", me.shown_name.empty() ? me.name : me.shown_name,
                           said(Msg::desk_account_reads), mine,
                           language_name(session, part.place.language),
                           said(Msg::desk_no_reviewer));
    }
    return "";
}

// Why the last button does not work yet; empty: it does.
std::string ReviewScreen::hindrance(const StaffSession& session) const {
    if (!session.may(editorial::Action::approve)) return session.said(Msg::desk_no_reviewer);
    if (auto whose = of_another(session); !whose.empty()) return whose;
    if (own_) return session.said(Msg::desk_own_text);
    if (base::any_error(faults_)) return session.said(Msg::desk_has_faults);
    if (const int left = unopened(); left > 0)
        return session.said(Msg::desk_signs_left, {{"n", left}});
    if (!ended_) return session.said(Msg::desk_read_to_end);
    return "";
}

void ReviewScreen::queue(ui::Ui& ui, StaffSession& session, const base::Rect& box) {
    const float top = ui.in(box, [&] {
        ui::text(ui, TextLevel::section,
                 session.said(Msg::desk_to_decide, {{"n", static_cast<int>(queue_.size())}}));
        ui.space(ui.theme().gap);
    });
    ui.scroll("review/queue", {box.x, top, box.width, box.bottom() - top}, [&] {
        for (std::size_t i = 0; i < queue_.size(); ++i) {
            const auto& one = queue_[i];
            ui::ButtonStyle look;
            look.emphasis = ui::ButtonStyle::Emphasis::quiet;
            look.align = layout::Align::start;
            look.selected = i == at_;
            if (agreed(session, one)) look.icon = "check";
            std::string words = title_of(session, one.paths.front(), one.title);
            if (!one.language.empty()) words += " · " + language_name(session, one.language);
            if (one.signs > 0)
                words += " · " + session.said(Msg::desk_signs_changed, {{"n", one.signs}});
            if (ui::button(ui, "review/queue/" + one.paths.front(), words, look))
                open(ui, session, i);
            ui.space(1);
        }
    });
}

void ReviewScreen::head(ui::Ui& ui, StaffSession& session) {
    const auto& one = queue_[at_];
    ui::text(ui, TextLevel::title, title_of(session, one.paths.front(), one.title));
    std::string under = language_name(session, one.language);
    under += (under.empty() ? "" : " · ") + sent_by(session, one);
    if (compare_.unchanged() > 0 && manner_ == Preview::Manner::words)
        under += " · " + session.said(Msg::desk_as_before, {{"n", compare_.unchanged()}});
    line(ui, under, ColorRole::muted);
    for (const auto& fault : faults_)
        if (fault.severity == base::Severity::error)
            line(ui, fault.what + (fault.fix.empty() ? "" : "; " + fault.fix),
                 ColorRole::emergency_ink, "review/fault");
    ui.space(ui.theme().gap);
    parts_.front().new_view.manner = manner_;
    parts_.front().new_view.manners(ui, session, "review/as", true);
    manner_ = parts_.front().new_view.manner;
    ui.space(ui.theme().gap);
}

void ReviewScreen::acts(ui::Ui& ui, StaffSession& session, Go& go) {
    const auto mine = session.agreed.find(session.person.name);
    const int ready = mine == session.agreed.end() ? 0 : static_cast<int>(mine->second.size());
    const bool commented = !comment_.edit.text().empty();
    const std::string why = hindrance(session);
    const std::string path = queue_[at_].paths.front();
    const bool page = parts_.front().place.is_page();
    toolbar(ui, {{"review/approve",
                  session.said(Msg::desk_approve),
                  "check",
                  [&] { agree(ui, session); },
                  {.enabled = why.empty(), .primary = true}},
                 {"review/reject",
                  session.said(Msg::desk_reject),
                  "back",
                  [&] { reject(ui, session); },
                  {.enabled = commented && session.may(editorial::Action::reject)}},
                 {"review/remark",
                  session.said(Msg::desk_remark_add),
                  "note",
                  [&] { remark(session); },
                  {.enabled = commented}},
                 {"review/sign",
                  session.said(Msg::desk_sign_n, {{"n", ready}}),
                  "lock",
                  [&] { begin_signing(session); },
                  {.enabled = ready > 0}},
                 {"review/history", session.said(Msg::desk_history), "clock",
                  [&] { go = to(HistoryScreen(path)); }},
                 {"review/withdraw",
                  session.said(Msg::desk_withdraw),
                  "stop",
                  [&] { go = to(WriteScreen(path)); },  // where a page is withdrawn
                  {.enabled = page && session.may(editorial::Action::withdraw)}},
                 keys_button(session, "review/keys")});
}

// What is signed, what hinders it, what can be done; how high all that is.
float ReviewScreen::foot(ui::Ui& ui, StaffSession& session, Go& go) {
    const float top = ui.y();
    const auto& one = queue_[at_];
    const std::string& shown = session.person.shown_name;
    const std::string why = hindrance(session);
    const std::string words =
        why.empty() ? session.said(Msg::desk_you_sign,
                                   {{"title", title_of(session, one.paths.front(), one.title)},
                                    {"language", language_name(session, one.language)},
                                    {"who", shown.empty() ? session.person.name : shown}})
                    : why;
    line(ui, words, why.empty() ? ColorRole::ink : ColorRole::emergency_ink, "review/what");
    ui.space(ui.theme().gap);
    field(ui,
          {"review/comment", about_ > 0 ? session.said(Msg::desk_comment_at, {{"n", about_}})
                                        : session.said(Msg::desk_comment)},
          comment_);
    ui.space(ui.theme().gap);
    acts(ui, session, go);
    return ui.y() - top;
}

Go ReviewScreen::draw(ui::Ui& ui, StaffSession& session, const base::Rect& box) {
    Go go = stay();
    if (!begun_) {
        begin(session);
        if (!queue_.empty()) open(ui, session, 0);
        if (to_sign_) begin_signing(session);
    }
    base::Rect body = box;
    if (session.board.shown) {
        const float high = board_height(ui, session);
        auto& focused = signing_.begun() ? signing_.secret() : comment_;
        ui.in({body.x, body.bottom() - high, body.width, high},
              [&] { board(ui, session, focused); });
        body.height -= high + ui.theme().gap;
    }
    if (signing_.begun()) {
        const auto outcome = signing_.draw(ui, session, body);
        if (outcome == Signing::Outcome::stays) return go;
        if (outcome == Signing::Outcome::all_signed) session.agreed.erase(session.person.name);
        if (outcome == Signing::Outcome::all_signed || queue_.empty()) return to(TodayScreen());
    }
    if (queue_.empty()) {
        ui.in(body, [&] {
            ui::text(ui, TextLevel::title, session.said(Msg::desk_to_decide, {{"n", 0}}));
            line(ui, session.said(Msg::desk_nothing_waits), ColorRole::muted, "review/none");
        });
        return go;
    }
    const bool wide = body.width > 3.4F * queue_mm && queue_.size() > 1;
    if (wide) {
        queue(ui, session, {body.x, body.y, queue_mm, body.height});
        body.x += queue_mm + ui.theme().group;
        body.width -= queue_mm + ui.theme().group;
    }
    const float top = ui.in(body, [&] { head(ui, session); });
    const float low = body.bottom() - foot_mm_;
    texts(ui, session, {body.x, top, body.width, low - ui.theme().gap - top});
    ui.in({body.x, low, body.width, 0}, [&] { foot_mm_ = foot(ui, session, go); });
    return go;
}

}  // namespace desk
