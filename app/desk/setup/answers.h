// What a clinic says once, when its kiosk is set up: by touch, step by step, or in a file. The same
// rules hold for both.
#pragma once

#include <array>
#include <set>
#include <string>
#include <vector>

#include "base/problem.h"
#include "content/messages.h"
#include "settings/filled.h"
#include "settings/settings.h"

namespace desk::setup {

enum class Step {
    letters,
    languages,
    clinic,
    size,
    rotation,
    touch,
    printer,
    sound,
    keypad,
    editions,
    manager,
    summary
};
inline constexpr std::array step_names{"letters",  "languages", "clinic",  "size",
                                       "rotation", "touch",     "printer", "sound",
                                       "keypad",   "editions",  "manager", "summary"};
inline constexpr int steps = step_names.size();

struct Answers {
    settings::Settings clinic;           // of it, those that set_keys names
    int rotation = 0;                    // of the picture: 0, 90, 180, 270
    std::string touch_matrix;            // of a panel that is turned against it; empty: none is
    std::string queue, place;            // of the printer; no queue: no paper
    bool elsewhere = false;              // editions are published on another machine
    std::string publisher_key;           // of that one
    std::string manager, shown, secret;  // the first account
    // From a file alone: what else clinic.toml has, and each [[printer]], as TOML writes them.
    std::vector<settings::Filled> others;
    std::vector<std::string> printers;
};

// As an installer writes them down, with every key that clinic.toml has (but trusted_keys, which
// are made here, and the logo, a file laid beside it afterwards) and these: rotation, touch_matrix,
// publisher_key, and under [manager] name, shown, secret. Faults are named with line.
// `secret`: from a file of its own; empty: it stands in this one.
Answers read_answers(const std::string& toml, const std::string& file, const std::string& secret,
                     base::Problems& problems);
// One to start from.
std::string answers_template();

// What a line says that cannot be kept, by the key of clinic.toml or of [manager] it is about.
struct Fault {
    std::string key;
    content::Msg why;
};
std::vector<Fault> faults(const Answers& answers, Step step);

// clinic.toml with these answers in it, its remarks kept.
std::string filled(const std::string& clinic_toml, const Answers& answers);
// For the compositor: how picture and touch are turned.
std::string screen_conf(const Answers& answers);

}  // namespace desk::setup
