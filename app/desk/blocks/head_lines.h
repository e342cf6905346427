// What the head of a page tells its readers and the kiosk, as lines somebody can compare.
#pragma once

#include "desk/session.h"
#include "document/front_matter.h"

namespace desk {

struct HeadLine {
    std::string name, words;  // in the desk's language; in the page's. No words: it has none
    std::string told(const StaffSession& session) const;
};
// Always the same lines in the same order.
std::vector<HeadLine> head_lines(const StaffSession& session, const document::FrontMatter& front);

}  // namespace desk
