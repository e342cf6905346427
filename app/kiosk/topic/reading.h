// Where a visitor is in a topic that scrolls as one page, and what they opened in it.
#pragma once

#include <cstddef>
#include <set>
#include <string>
#include <vector>

namespace kiosk {

struct TopicReading {
    std::string opened_at;       // by which route
    std::string set_for;         // language, size and width that its heights are of
    std::vector<float> heights;  // of its sections, mm; a guess until one was laid out
    std::vector<bool> laid_out;
    std::size_t section = 0;     // at the upper edge; 0: the front
    float into = 0;              // the share of it that is above that edge
    std::size_t turned = 0;      // to which one turned by a control
    bool contents = false;       // the list of parts lies over the page
    bool signs = false;          // what to do about each sign is told
    float front_mm = 0;          // what its front needs
    std::set<std::string> open;  // words and sources that are explained in place
};

}  // namespace kiosk
