// Words of this house that no dictionary has: kept beside the library, a line each.
#pragma once

#include <set>

#include "settings/data_paths.h"

namespace desk {

std::set<std::string> own_words(const settings::DataPaths& paths,
                                const std::string& language);  // folded
base::Result<void> add_own_word(const settings::DataPaths& paths, const std::string& language,
                                const std::string& word);

}  // namespace desk
