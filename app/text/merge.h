// Two people's changes of one text, put together line by line.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace text {

// What two people made of one text, both changes together. Nothing where both changed the same
// lines, or lines side by side: somebody has to choose then.
std::optional<std::string> merged(std::string_view before, std::string_view one,
                                  std::string_view other);

}  // namespace text
