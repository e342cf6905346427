// Whether a word is still somewhere in this process's memory: how the promise that a visit leaves
// nothing is proved.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/problem.h"

namespace shell {

struct Traces {
    int utf8 = 0, utf16 = 0, utf32 = 0;  // copies
    std::vector<std::string> where;      // the first of them: "utf8 [heap] +123"
};

// The word comes in hexadecimal digits of its UTF-8, 3 letters at least, and is at no time held
// plainly: the search itself must not be what it finds.
base::Result<Traces> traces_of(std::string_view hex);

}  // namespace shell
