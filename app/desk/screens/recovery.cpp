#include "desk/screens/recovery.h"

#include "editorial/recovery.h"

namespace desk {

using content::Msg;
using editorial::StaffRole;
using layout::ColorRole;

RecoveryScreen::RecoveryScreen(const Office& office, const content::Messages& said,
                               std::string fault)
    : said_(said), fault_(std::move(fault)) {
    try {
        ask(office);
    } catch (const std::exception&) {  // then there is nothing to offer
        room_.reset();
        copy_.reset();
    }
}

RecoveryScreen::~RecoveryScreen() = default;

// A library that is sound but newer than this program, or on a full disk, is not to be replaced;
// one with nobody in it is.
void RecoveryScreen::ask(const Office& office) {
    auto ours = editorial::Repository::open(office.library_file());
    const bool empty = ours && editorial::Accounts(ours->database()).people().empty();
    ours = tl::unexpected(base::Problem{});  // nobody may have it open while it is replaced
    if (!empty && editorial::whole(office.library_file())) return;
    const auto offer = editorial::offer_backup(office.library_file(), office.data / "backups");
    if (!offer) return;
    auto opened = editorial::Repository::open(offer->copy);
    if (!opened) return;
    offer_ = *offer;
    copy_ = std::move(*opened);
    room_.emplace(Room{office, *copy_, said_, {}, 0, "", false, said_.language.tag, 0});
    const auto newest = copy_->audit_log().entries(1);
    when_ = newest.empty() ? offer_.backup.filename().string() : when(*room_, newest[0].act.at);
}

RecoveryScreen::Outcome RecoveryScreen::bring_back(ui::Ui& ui) {
    const auto& person = room_->person;
    const bool may = person.may(StaffRole::publisher) || person.may(StaffRole::manager);
    line(ui, said_(may ? Msg::desk_offer_hint : Msg::desk_offer_who), ColorRole::muted);
    ui.space(ui.theme().group);
    const int chosen = tools(ui, {{"damaged/take", said_(Msg::desk_offer_take, {{"when", when_}}),
                                   "back", may, false, true},
                                  {"damaged/leave", said_(Msg::desk_leave), "close"}});
    if (chosen == 1) return Outcome::left;
    if (chosen != 0) return Outcome::stays;
    const Office& office = room_->office;
    const editorial::AuditStamp act = room_->act();
    room_.reset();  // nobody may have the copy open
    copy_.reset();
    const auto done = editorial::accept_backup(office.library_file(), offer_, act);
    if (done) {
        done_ = said_(Msg::desk_offer_back, {{"when", when_}});
        return Outcome::mended;
    }
    fault_ = base::to_line(done.error());
    in_ = false;
    ask(office);
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
        if (room_)
            line(ui, said_(Msg::desk_offer, {{"when", when_}}), ColorRole::ink, "damaged/offer");
        if (room_ && !room_->note.empty()) line(ui, room_->note, ColorRole::ink, "desk/note");
        ui.space(ui.theme().gap);
        if (in_) outcome = bring_back(ui);
        if (!room_ && outcome == Outcome::stays &&
            tools(ui, {{"desk/leave", said_(Msg::desk_leave), "close"}}) == 0)
            outcome = Outcome::left;
    });
    rest.height = box.bottom() - rest.y;
    if (ui.pressed(ui::NavKey::back)) outcome = Outcome::left;
    if (!room_ || in_ || outcome != Outcome::stays) return outcome;
    room_->now = room_->office.clock.moment();
    bool leave = false;
    if (const auto person = sign_in_.draw(ui, *room_, rest, leave)) {
        room_->person = *person;
        in_ = true;
    }
    return leave ? Outcome::left : Outcome::stays;
}

}  // namespace desk
