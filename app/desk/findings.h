// What is wrong with a text by itself, while it is written.
#pragma once

#include <string>

#include "base/problem.h"

namespace desk {

base::Problems findings_of(const std::string& path, const std::string& body);

}  // namespace desk
