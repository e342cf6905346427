// Every screen of the real library, in every language and size.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "audit/findings.h"
#include "support/world.h"

namespace audit {

// One of each kind that a visitor meets on the way; none before a visit has begun.
kiosk::Samples some_stops(support::World& world);

struct Setting {
    std::string where, language;
    ui::TextSize size = ui::TextSize::normal;
    std::string screen;
};

// Goes there as a visitor with questions would, without motion.
void go(support::World& world, const kiosk::Sample& stop, const Setting& place);

// The rows that a look at each scene decides.
void look(support::World& world, const Setting& place, Findings& findings);
// The whole walk through one language.
void walk(const base::Path& data, const std::string& language, Findings& findings);
// The same of the staff's screens.
void desk(const std::string& language, Findings& findings);

// Rows that need doing: touching, keys, listening, going back.
void acts(const base::Path& data, Findings& findings);
void listening(const base::Path& data, const std::string& language, Findings& findings);
// Rows that need pixels.
void pixels(const base::Path& data, Findings& findings);
// Rows about the library's words, and its paper.
void content(const base::Path& content, Findings& findings);
void paper(const base::Path& data, Findings& findings);

}  // namespace audit
