// Which translations are behind their English.
#pragma once

#include <string>
#include <vector>

#include "desk/session.h"
#include "editorial/publish.h"

namespace desk {

// A translation that would go out behind its English: parts of it are shown in English, or are
// marked as older than it.
struct Behind {
    std::string path;
    bool in_english = false;
};
// Of these texts and their translations, as they are approved.
std::vector<Behind> behind_english(StaffSession& session,
                                   const std::vector<editorial::Moved>& texts);

}  // namespace desk
