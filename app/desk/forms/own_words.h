// Words of this house that no dictionary has: kept in the library, a line each.
#pragma once

#include <set>

#include "editorial/kept.h"

namespace desk {

std::set<std::string> own_words(editorial::Repository& repository,
                                const std::string& language);  // folded
base::Result<void> add_own_word(editorial::Repository& repository, const std::string& language,
                                const std::string& word);

}  // namespace desk
