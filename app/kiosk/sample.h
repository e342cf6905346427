// Views of the screens that are worth a look. Each screen gives its own; the tour pictures them,
// the house's rules measure them, the approved outlines hold them and the audit walks them. So a
// new screen is looked at by existing.
#pragma once

#include <functional>

#include "kiosk/services.h"

namespace kiosk {

struct Sample {
    enum class Over { none, cover, still_there, leaving };  // what stands over the screen
    std::string name;                                       // of its picture and its outline
    Route route;
    std::function<void(Session&)> before = {};  // what the visitor did before; may be empty
    std::string resting = {};  // a topic that is shown as if the clinic had withdrawn it
    Over over = Over::none;
    std::vector<std::string> taps = {};     // keys touched on the way there
    std::vector<std::string> printer = {};  // what the printer reports, in its words
};

// Of what samples are taken: an edition in one language.
struct Survey {
    enum class Extent { one_of_each, every_page };
    Services& services;
    std::string language = "en";
    Extent extent = Extent::one_of_each;

    bool every_page() const { return extent == Extent::every_page; }
    // Ids of topics in the clinic's order; the first whose page fits, or nothing.
    std::vector<std::string> topics() const;
    std::optional<std::string> first(const std::function<bool(const PageShown&)>& fits) const;
};

// One to read: of a condition or an organ, not of a procedure; with warnings, if it must have them.
bool readable(const PageShown& page);
bool warns(const PageShown& page);

// Of all screens, in the order of Route, and of what may stand over them. Names are unique.
Samples all_samples(const Survey& survey);

// Makes the session one of a visitor who sees it, but for taps and printer, which are the
// caller's; language and comfort stay as they are.
void enter(const Sample& sample, Services& services, Session& session);

}  // namespace kiosk
