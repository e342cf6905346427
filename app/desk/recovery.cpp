#include "desk/recovery.h"

#include "desk/route.h"
#include "editorial/recovery.h"

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

// A library that is sound but newer than this program, in use by another, or on a full disk, is not
// to be replaced; one with nobody in it is.
void RecoveryScreen::ask(const Services& services) {
    auto ours = editorial::Repository::open(services.paths.library());
    const bool empty = ours && ours->accounts().people().empty();
    ours = tl::unexpected(base::Problem{});  // nobody may have it open while it is replaced
    if (!empty && !editorial::may_be_replaced(services.paths.library())) return;
    const auto offer = editorial::offer_backup(services.paths.library(), services.paths.backups());
    if (!offer) return;
    auto opened = editorial::Repository::open(offer->copy);
    if (!opened) return;
    offer_ = *offer;
    copy_ = std::move(*opened);
    session_.emplace(StaffSession{.services = services, .repository = *copy_, .said = said_});
    session_->board.language = said_.language.tag;
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
        if (session_)
            line(ui, said_(Msg::desk_offer, {{"when", when_}}), ColorRole::ink, "damaged/offer");
        if (session_ && !session_->note.empty())
            line(ui, session_->note, ColorRole::ink, "desk/note");
        ui.space(ui.theme().gap);
        if (session_ && session_->signed_in()) offer(ui, outcome);
        if (!session_ && outcome == Outcome::stays)
            toolbar(ui, {{"desk/leave", said_(Msg::desk_leave), "close",
                          [&] { outcome = Outcome::left; }}});
    });
    rest.height = box.bottom() - rest.y;
    if (ui.pressed(ui::NavKey::back)) outcome = Outcome::left;
    if (!session_ || session_->signed_in() || outcome != Outcome::stays) return outcome;
    session_->now = session_->services.clock.moment();
    const Go go = sign_in_.draw(ui, *session_, rest);
    return std::holds_alternative<Leave>(go.what) ? Outcome::left : Outcome::stays;
}

}  // namespace desk
