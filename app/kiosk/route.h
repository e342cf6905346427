// The list of all screens, and what a screen may ask the house to do.
#pragma once

#include <string>
#include <variant>

#include "kiosk/screens/about.h"
#include "kiosk/screens/attract.h"
#include "kiosk/screens/comfort.h"
#include "kiosk/screens/gate.h"
#include "kiosk/screens/home.h"
#include "kiosk/screens/languages.h"
#include "kiosk/screens/pictures.h"
#include "kiosk/screens/plate.h"
#include "kiosk/screens/practice.h"
#include "kiosk/screens/print.h"
#include "kiosk/screens/questions.h"
#include "kiosk/screens/search.h"
#include "kiosk/screens/topic.h"
#include "kiosk/screens/topics.h"
#include "kiosk/screens/updating.h"
#include "kiosk/screens/warnings.h"

namespace kiosk {

using Route =
    std::variant<AttractScreen, HomeScreen, TopicsScreen, TopicScreen, PicturesScreen, PlateScreen,
                 WarningsScreen, GateScreen, UpdatingScreen, SearchScreen, QuestionsScreen,
                 PrintScreen, AboutScreen, ComfortScreen, LanguagesScreen, PracticeScreen>;

// What a screen asks the house to do.
struct Stay {};
struct Back {};
struct Over {};   // end this visit
struct Cover {};  // hide behind a neutral page
struct Listen {   // about the voice
    enum class What { page, stop, pause, again, aloud, voice };
    What what = What::page;
};
struct Open {
    Route route;
    bool replace = false;  // takes the present screen's place on the way back
};
struct Go {
    std::variant<Stay, Back, Over, Cover, Listen, Open> what;
};
inline Go stay() { return {Stay{}}; }
inline Go open(Route route) { return {Open{std::move(route), false}}; }
// A group of one topic opens it; others open their list.
inline Route route_of(const content::Group& group) {
    if (group.topics.size() == 1) return TopicScreen{group.topics[0]};
    return TopicsScreen{group.id};
}

}  // namespace kiosk
