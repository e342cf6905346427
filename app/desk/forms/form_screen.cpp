#include "desk/forms/form_screen.h"

#include <algorithm>

#include "devices/clock.h"
#include "editorial/kept.h"

namespace desk {

namespace {

constexpr double form_kept_every_s = 1;

}  // namespace

bool FormScreen::begin(StaffSession& session) {
    if (begun_) return false;
    begun_ = true;
    const auto written = editorial::kept(session.repository, form_name_, session.person.name);
    form_.fill(written);
    rest();
    if (written.empty()) return false;
    session.note = session.said(content::Msg::desk_form_again);
    return true;
}

void FormScreen::start_over(StaffSession& session) {
    form_ = {};
    rest();
    (void)editorial::keep(session.repository, {form_name_, session.person.name, ""});
}

bool FormScreen::autosave(StaffSession& session) {
    if (!begun_ || form_.version() == kept_version_) return true;
    tried_s_ = session.services.clock.seconds();
    const auto done =
        editorial::keep(session.repository, {form_name_, session.person.name, form_.written()});
    if (!done) {
        session.note = session.said(content::Msg::desk_fault, {{"why", done.error().what}});
        return false;
    }
    rest();
    return true;
}

void FormScreen::tick(StaffSession& session, double now_s) {
    if (now_s - tried_s_ >= form_kept_every_s) autosave(session);
}

double FormScreen::due_in(double now_s) const {
    return !begun_ || form_.version() == kept_version_
               ? devices::never_s
               : std::max(0.02, tried_s_ + form_kept_every_s - now_s);
}

}  // namespace desk
