// The screens as values, and what a screen may ask the house to do.
#pragma once

#include <string>
#include <variant>

#include "ui/ui.h"

namespace ui {
class Ui;
}

namespace kiosk {

struct Services;
struct Session;
struct Go;

// Each screen is a small value that says which one, and draws itself.
#define UROKIOSK_SCREEN(screen, ...)                                     \
    struct screen {                                                      \
        __VA_ARGS__                                                      \
        Go draw(ui::Ui& ui, Services& services, Session& session) const; \
        std::string name() const;                                        \
    }
UROKIOSK_SCREEN(Attract);
UROKIOSK_SCREEN(Home);
UROKIOSK_SCREEN(Topics, std::string group;);                // no group: all
UROKIOSK_SCREEN(Topic, std::string id; int chapter = -1;);  // -1: its front, -2: its warnings
UROKIOSK_SCREEN(Plate, std::string id; std::string structure;);
UROKIOSK_SCREEN(Warnings);
UROKIOSK_SCREEN(Gate, std::string topic;);
UROKIOSK_SCREEN(Updating, std::string topic;);  // in a page's place while it is not to be read
UROKIOSK_SCREEN(Search);
UROKIOSK_SCREEN(Questions);
UROKIOSK_SCREEN(Print, std::string topic;);  // no topic: the questions
UROKIOSK_SCREEN(About, std::string topic; int chapter = -1;);
UROKIOSK_SCREEN(Comfort);
UROKIOSK_SCREEN(Languages);
UROKIOSK_SCREEN(Practice);
#undef UROKIOSK_SCREEN

using Route = std::variant<Attract, Home, Topics, Topic, Plate, Warnings, Gate, Updating, Search,
                           Questions, Print, About, Comfort, Languages, Practice>;

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

}  // namespace kiosk
