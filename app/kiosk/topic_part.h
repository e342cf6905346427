// Which part of a topic is shown. No more than a route needs.
#pragma once

#include <cstddef>
#include <variant>
#include <vector>

namespace kiosk {

struct Front {};        // its warning signs, key facts and the list of its chapters
struct AllWarnings {};  // in full
struct ChapterAt {
    std::size_t index = 0;  // from 0; past the end means the last
};
using TopicPart = std::variant<Front, AllWarnings, ChapterAt>;

// All there are of a topic with so many chapters.
std::vector<TopicPart> topic_parts(std::size_t chapters);

}  // namespace kiosk
