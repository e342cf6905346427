// Where one can be at the desk: the one list of its screens. A new screen is a pair of files in
// screens/, its words, and its name here.
// A screen is a value that is made where somebody wants to go, and reads what it shows when it is
// first drawn. It has
//     std::string name() const;                          of the scene
//     Go draw(ui::Ui&, StaffSession&, const base::Rect&);        one frame; where to go
//     static std::vector<Sample> samples(const StaffSession&);   itself, for the rules
// and, where it needs them,
//     static constexpr Tab tab;         a button in the head of all screens
//     void tick(StaffSession&, double now_s);   what the clock brings, before anything is drawn
//     double due_in(double now_s) const;   seconds until tick() or draw() has something new
//     bool autosave(StaffSession&);   keeps what was typed; false, and told, when it cannot be
//     std::vector<editorial::Draft> unsaved(const StaffSession&) const;   that, to try again
#pragma once

#include <variant>
#include <vector>

#include "desk/screens/accounts.h"
#include "desk/screens/cleaning.h"
#include "desk/screens/details.h"
#include "desk/screens/history.h"
#include "desk/screens/kiosks.h"
#include "desk/screens/media.h"
#include "desk/screens/new_topic.h"
#include "desk/screens/pages.h"
#include "desk/screens/picture.h"
#include "desk/screens/printing.h"
#include "desk/screens/publishing.h"
#include "desk/screens/renew.h"
#include "desk/screens/review.h"
#include "desk/screens/sign_in.h"
#include "desk/screens/sources.h"
#include "desk/screens/today.h"
#include "desk/screens/translate.h"
#include "desk/screens/translation.h"
#include "desk/screens/withdraw.h"
#include "desk/screens/write.h"

namespace desk {

// Who nobody is signed in to meets the first; tabs stand in this order.
using Route =
    std::variant<SignInScreen, TodayScreen, PagesScreen, WriteScreen, ReviewScreen, RenewScreen,
                 PublishScreen, HistoryScreen, MediaScreen, PictureScreen, CleaningScreen,
                 TranslateScreen, TranslationScreen, AccountsScreen, WithdrawScreen, PrintingScreen,
                 NewTopicScreen, SourcesScreen, DetailsScreen, KiosksScreen>;

// What a screen asks the desk to do.
struct Stay {};
struct Leave {};       // back to the visitors
struct SetUpAgain {};  // leave for the questions of the set-up: of a manager
struct Go {
    std::variant<Stay, Leave, SetUpAgain, Route> what;
};
inline Go stay() { return {Stay{}}; }
inline Go leave() { return {Leave{}}; }
inline Go set_up_again() { return {SetUpAgain{}}; }
inline Go to(Route route) { return {std::move(route)}; }

struct Sample {
    std::string name;  // of what is to be seen
    Route route;
    std::vector<std::string> taps = {};  // keys touched on the way there
    bool damaged = false;  // the library cannot be used; the route tells whether somebody is in
};
// Of all screens, with the texts there are; those of a damaged library come last.
std::vector<Sample> all_samples(const StaffSession& session);

// Each screen by what it has of the above.
std::string name_of(const Route& route);
Go draw(Route& route, ui::Ui& ui, StaffSession& session, const base::Rect& box);
void tick(Route& route, StaffSession& session, double now_s);
double due_in(const Route& route, double now_s);
bool autosave(Route& route, StaffSession& session);
std::vector<editorial::Draft> unsaved(const Route& route, const StaffSession& session);
// The buttons to the screens with a tab for this person; `go` is where the one touched leads.
std::vector<Button> tabs(const Route& shown, const StaffSession& session, Go& go);

}  // namespace desk
