#include "kiosk/topic_part.h"

namespace kiosk {

std::vector<TopicPart> topic_parts(std::size_t chapters) {
    std::vector<TopicPart> parts{Front{}, AllWarnings{}};
    for (std::size_t i = 0; i < chapters; ++i) parts.emplace_back(ChapterAt{i});
    return parts;
}

}  // namespace kiosk
