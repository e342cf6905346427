// Editions as they travel: whole, or as what differs from one that is there already. By zstd.
#pragma once

#include <cstdint>
#include <string>

#include "base/problem.h"

namespace fleet {

std::string compressed(const std::string& bytes);
// Exactly `length` bytes, or a problem: never more room than that is asked for.
base::Result<std::string> expanded(const std::string& packed, std::uint64_t length);

// As `zstd --patch-from`: the old bytes are a dictionary for the new ones.
std::string patch(const std::string& from, const std::string& to);
base::Result<std::string> patched(const std::string& from, const std::string& patch,
                                  std::uint64_t length);

}  // namespace fleet
