// The groups of the start screen, as the desk's own language calls them.
#pragma once

#include "desk/session.h"

namespace desk {

struct PageGroup {
    std::string id, title;
    std::vector<std::string> pages;  // by id
    bool holds(const std::string& page) const;
};
// As the library has them now, in their order.
std::vector<PageGroup> page_groups(const StaffSession& session);

}  // namespace desk
