// Words and sources of a page, or of one chapter of it, and what stands behind it.
#pragma once

#include <optional>

#include "kiosk/screen.h"
#include "kiosk/topic_part.h"

namespace kiosk {

struct AboutScreen {
    std::string topic;
    std::optional<ChapterAt> chapter = {};  // none: the whole page

    std::string name() const;
    Go draw(ui::Ui& ui, Services& services, Session& session) const;
    static Samples samples(const Survey& survey);
};

}  // namespace kiosk
