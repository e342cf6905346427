// The TOML between the +++ lines at the head of a page.
#pragma once

#include <string_view>

#include "base/problem.h"
#include "doc/document.h"

namespace doc {

struct Split {
    std::string_view front;  // between the +++ lines; empty where there is none
    std::string_view body;
    int body_line = 1;  // line of the file the body starts at
    bool found = false;
};

Split split_front_matter(std::string_view markdown);
FrontMatter read_front_matter(std::string_view toml, base::Problems& problems);

}  // namespace doc
