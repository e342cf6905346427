// A language nobody speaks, made from English: accented and 40 % longer, so that what is too tight
// or not translated shows.
#pragma once

#include "base/file.h"

namespace audit {

inline constexpr const char* pseudo_tag = "en-XA";

// Adds the folder `en-XA` (as CLDR calls it) to a content folder, made from its `en`.
void add_pseudo(const base::Path& content);
std::string pseudo(const std::string& words);

}  // namespace audit
