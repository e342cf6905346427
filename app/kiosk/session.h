// A visitor is one value: where they are, what they chose. Navigator::end_visit() wipes it.
#pragma once
#include <compare>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "devices/voice.h"
#include "edition/search.h"
#include "kiosk/paper_wish.h"
#include "kiosk/route.h"
#include "kiosk/topic/reading.h"
#include "layout/diagram.h"
#include "ui/memory.h"
#include "ui/theme.h"
#include "ui/touch.h"

namespace kiosk {

// How a visitor wants the kiosk to be; all of it goes back when the visit ends.
struct Preferences {
    ui::TextSize size = ui::TextSize::normal;
    std::string theme = "light";
    bool motion = true;
    bool lowered = false;  // everything within reach of a chair
    ui::TouchAssist touch;
    devices::Manner voice;
    friend bool operator==(const Preferences&, const Preferences&) = default;
};

// Whether the kiosk speaks to this visitor, and how far they let it.
struct Listening {
    bool on = false;
    bool aloud = false;  // private pages may be heard by others
    bool paused = false;
    bool asked = false;   // a private page waits for headphones or a word
    bool keypad = false;  // keys were used: say what they do
    bool headphones = false;
};

// An answer of a teach-back that was touched.
struct AnswerSeen {
    std::string topic, check;
    int number = 0;  // from 1
    friend auto operator<=>(const AnswerSeen&, const AnswerSeen&) = default;
};

// What was found for what was typed last: a frame that only draws it does not search again.
struct Searched {
    std::string typed, language, edition;
    edition::Found found;
};

struct Session {
    std::string language = "en", companion;  // a second one beside it; empty: none
    Preferences comfort;
    Listening listening;
    std::vector<Route> way{AttractScreen{}};  // the present screen last
    std::vector<std::string> questions;
    std::set<AnswerSeen> answers_seen;           // no score is kept
    std::set<std::string> gates_read;            // topics
    std::map<std::string, TopicReading> topics;  // where they are in each
    std::string typed, own_question;
    std::string leaflet, leaflet_code;  // the paper that is offered: its bytes; staff print by it
    std::optional<Searched> searched;
    bool latin_keys = false, digit_keys = false;  // in the language's letters' place
    layout::View plate;                           // of the plate being looked at
    double plays_since_s = -1, last_seen_s = 0;   // a way's step (plate/player.h); any input
    PaperWish paper;
    std::optional<PaperOf> leaflet_of;
    int leaflet_pages = 0;
    PaperPages paper_pages;
    std::optional<PaperAsked> asked;
    bool covered = false, started = false, leaving = false;  // leaving: asked to, with a list
    std::optional<ui::NavKey> practised;                     // the key tried last
    ui::Memory memory;
};

}  // namespace kiosk
