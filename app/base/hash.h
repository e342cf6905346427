// A short, stable name for bytes: the same on every machine, for ever. No protection against
// malice.
#pragma once

#include <cstdint>
#include <string_view>

namespace base {

// FNV-1a, 64 bits, its upper half folded into the lower (Fowler, Noll, Vo).
constexpr std::uint64_t stable_hash(std::string_view bytes) {
    std::uint64_t hash = 14695981039346656037ULL;
    for (const char c : bytes) {
        hash ^= static_cast<unsigned char>(c);
        hash *= 1099511628211ULL;
    }
    return hash ^ (hash >> 32U);
}

}  // namespace base
