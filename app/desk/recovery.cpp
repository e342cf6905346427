#include "desk/recovery.h"

#include "desk/route.h"
#include "editorial/recovery.h"
#include "editorial/withdrawal.h"

namespace desk {

using content::Msg;
using layout::ColorRole;

RecoveryScreen::RecoveryScreen(const Services& services, const content::Messages& said,
                               std::string fault)
    : said_(said), fault_(std::move(fault)) {
    try {
        ask(services);
    } catch (const std::exception&) {  // then there is nothing to offer
        session_.reset();
        copy_.reset();
    }
}

RecoveryScreen::~RecoveryScreen() = default;

std::vector<Sample> RecoveryScreen::samples() {
    std::vector<Sample> all;
    all.push_back({"damaged", SignInScreen(), {}, true});
    all.push_back({"damaged, who may mend it", PagesScreen(), {}, true});
    return all;
}

bool RecoveryScreen::borrow_backup(const Services& services) {
    const auto offer = editorial::offer_backup(services.paths.library(), services.paths.backups());
    if (!offer) return false;
    auto opened = editorial::Repository::open(offer->copy);
    if (!opened) return false;
    offer_ = *offer;
    copy_ = std::move(*opened);
    session_.emplace(StaffSession{.services = services, .repository = *copy_, .said = said_});
    session_->board.language = said_.language.tag;
    return true;
}

// A library that is sound but newer than this program, in use by another, or on a full disk, is not
// to be replaced; one with nobody in it is.
void RecoveryScreen::ask(const Services& services) {
    if (editorial::held_by_another(services.paths.library())) {
        const auto who = editorial::holder_of_library(services.paths.library());
        held_ = borrow_backup(services);
        if (held_) fault_ = said_(Msg::desk_held, {{"who", who}});
        if (!held_) fault_ += ": " + who;
        return;
    }
    if (!editorial::emptied(services.paths.library(), services.paths.backups()) &&
        !editorial::may_be_replaced(services.paths.library()))
        return;
    if (!borrow_backup(services)) return;
    const auto newest = copy_->audit_log().entries(1);
    when_ = newest.empty() ? offer_.backup.filename().string() : when(*session_, newest[0].act.at);
}

void RecoveryScreen::offer(ui::Ui& ui, Outcome& outcome) {
    const auto& person = session_->person;
    const bool may = editorial::may(person, editorial::Action::recover);
    line(ui, said_(may ? Msg::desk_offer_hint : Msg::desk_offer_who), ColorRole::muted);
    ui.space(ui.theme().group);
    toolbar(ui,
            {{"damaged/take",
              said_(Msg::desk_offer_take, {{"when", when_}}),
              "back",
              [&] { outcome = bring_back(); },
              {.enabled = may, .primary = true}},
             {"damaged/leave", said_(Msg::desk_leave), "close", [&] { outcome = Outcome::left; }}});
}

// Pages as the backup knows them; then the words and the secret that a withdrawal asks for.
void RecoveryScreen::withdraw(ui::Ui& ui, Outcome& outcome) {
    StaffSession& session = *session_;
    const bool may = session.may(editorial::Action::withdraw);
    toolbar(ui,
            {{"held/leave", said_(Msg::desk_leave), "close", [&] { outcome = Outcome::left; }}});
    ui.space(ui.theme().gap);
    std::vector<Button> pages;
    for (const auto& text : copy_->list())
        if (!text.id.empty() && text.language == "en")
            pages.push_back({"held/page/" + text.id,
                             text.title,
                             "page",
                             [&, path = text.path] { page_ = path; },
                             {.enabled = may, .selected = text.path == page_}});
    if (page_.empty()) return toolbar(ui, pages);
    line(ui, page_, ColorRole::ink, "held/chosen");
    field(ui, {"held/reason", said_(Msg::desk_reason)}, reason_);
    ui.space(ui.theme().gap);
    field(ui, {.key = "held/secret", .name = said_(Msg::desk_secret_again), .secret = true},
          secret_);
    ui.space(ui.theme().gap);
    toolbar(ui, {{"held/withdraw",
                  said_(Msg::desk_withdraw_now),
                  "stop",
                  [&] { withdraw_now(); },
                  {.enabled = may && !reason_.edit.text().empty() && !secret_.edit.text().empty(),
                   .primary = true}},
                 {"held/other", said_(Msg::bar_back), "back", [&] { page_.clear(); }},
                 keys_button(session, "held/keys")});
    if (session.board.shown) {
        const bool hidden = ui.memory().focus == base::Key("held/secret");
        ui.space(ui.theme().gap);
        board(ui, session, hidden ? secret_ : reason_);
    }
}

void RecoveryScreen::withdraw_now() {
    StaffSession& session = *session_;
    const Services& services = session.services;
    edition::EditionStore editions(services.paths.editions());
    const auto done = editorial::withdraw_unread(
        *copy_, editions, {page_, reason_.edit.text()},
        {session.person.name, secret_.edit.text(), session.now, session.place()});
    secret_.start("");
    if (!session.succeeded(done)) return;
    session.note = said_(Msg::desk_withdrawn, {{"path", page_}});
    page_.clear();
    reason_.start("");
}

RecoveryScreen::Outcome RecoveryScreen::bring_back() {
    const Services& services = session_->services;
    const editorial::By by = session_->by();
    session_.reset();  // nobody may have the copy open
    copy_.reset();
    const auto done = editorial::bring_back_backup(services.paths.library(), offer_, by);
    if (done) {
        done_ = said_(Msg::desk_offer_back, {{"when", when_}});
        return Outcome::mended;
    }
    fault_ = base::to_line(done.error());
    ask(services);
    return Outcome::stays;
}

RecoveryScreen::Outcome RecoveryScreen::draw(ui::Ui& ui, const base::Rect& box) {
    Outcome outcome = Outcome::stays;
    base::Rect rest = box;
    rest.y = ui.in(box, [&] {
        ui::text(ui, ui::TextLevel::title, said_(Msg::desk_broken));
        ui.space(ui.theme().gap);
        line(ui, fault_, ColorRole::ink, "desk/fault");
        ui.space(ui.theme().gap);
        if (session_ && !held_)
            line(ui, said_(Msg::desk_offer, {{"when", when_}}), ColorRole::ink, "damaged/offer");
        if (session_ && !session_->note.empty())
            line(ui, session_->note, ColorRole::ink, "desk/note");
        ui.space(ui.theme().gap);
        if (session_ && session_->signed_in() && !held_) offer(ui, outcome);
        if (!session_ && outcome == Outcome::stays)
            toolbar(ui, {{"desk/leave", said_(Msg::desk_leave), "close",
                          [&] { outcome = Outcome::left; }}});
    });
    rest.height = box.bottom() - rest.y;
    if (ui.pressed(ui::NavKey::back)) outcome = Outcome::left;
    if (session_) session_->now = session_->services.clock.moment();
    if (held_ && session_->signed_in() && outcome == Outcome::stays)
        ui.scroll("held", rest, [&] { withdraw(ui, outcome); });
    if (!session_ || session_->signed_in() || outcome != Outcome::stays) return outcome;
    const Go go = sign_in_.draw(ui, *session_, rest);
    return std::holds_alternative<Leave>(go.what) ? Outcome::left : Outcome::stays;
}

}  // namespace desk
