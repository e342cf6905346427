// A visitor is one value: where they are, what they chose. `visit = {}` ends it, and nothing is left.
#pragma once

#include <set>
#include <string>
#include <variant>
#include <vector>

#include "layout/diagram.h"
#include "ui/memory.h"
#include "ui/theme.h"

namespace ui {
class Ui;
}

namespace screens {

struct Clinic;
struct Visit;
struct Go;

// Each screen is a small value that says which one, and draws itself.
#define UROKIOSK_DRAWS Go draw(ui::Ui& ui, Clinic& clinic, Visit& visit) const; \
    std::string name() const;
struct Attract { UROKIOSK_DRAWS };
struct Home { UROKIOSK_DRAWS };
struct Topics { std::string group; UROKIOSK_DRAWS };              // no group: all
struct Topic { std::string id; int chapter = -1; UROKIOSK_DRAWS };  // -1: the page's front, -2: its warnings
struct Plate { std::string id; std::string structure; UROKIOSK_DRAWS };
struct Warnings { UROKIOSK_DRAWS };
struct Gate { std::string topic; UROKIOSK_DRAWS };
struct Search { UROKIOSK_DRAWS };
struct Questions { UROKIOSK_DRAWS };
struct Print { std::string topic; UROKIOSK_DRAWS };               // no topic: the questions
struct About { std::string topic; int chapter = -1; UROKIOSK_DRAWS };
struct Languages { UROKIOSK_DRAWS };
#undef UROKIOSK_DRAWS

using Route = std::variant<Attract, Home, Topics, Topic, Plate, Warnings, Gate, Search, Questions,
                           Print, About, Languages>;

// What a screen asks the house to do.
struct Stay {};
struct Back {};
struct Over {};   // end this visit
struct Cover {};  // hide behind a neutral page
struct Open {
    Route route;
    bool instead = false;  // takes the present screen's place on the way back
};
struct Go {
    std::variant<Stay, Back, Over, Cover, Open> what;
};
inline Go stay() { return {Stay{}}; }
inline Go open(Route route) { return {Open{std::move(route), false}}; }

struct Visit {
    std::string language = "en";
    ui::TextSize text_size = ui::TextSize::normal;
    std::string theme = "light";
    std::vector<Route> way{Attract{}};  // the present screen last
    std::vector<std::string> questions;
    std::set<std::string> gates_read;   // topics
    std::string typed;
    layout::View plate;                 // of the plate being looked at
    std::string printing;               // name of what was sent to the printer
    bool covered = false, started = false;
    double last_seen_s = 0;             // of any input
    ui::Memory memory;
};

}  // namespace screens
