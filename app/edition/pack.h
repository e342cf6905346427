// Content becomes an edition: one signed SQLite file that never changes again.
#pragma once

#include <cstdint>
#include <functional>
#include <set>
#include <string>

#include "base/file.h"
#include "base/problem.h"
#include "content/tree.h"

namespace edition {

inline constexpr int edition_schema = 2;
// "uroe", at byte 68 of the file; 0 in those packed before there was a mark.
inline constexpr std::int32_t edition_id = 0x75726f65;

struct Packing {
    base::Path edition, secret_key;
    std::function<void(std::size_t done, std::size_t all)> progress;  // may be empty
    std::string passphrase = {};  // of the key; empty for one without
    std::string stamp = {};       // see published_stamp(); empty: the signature does not say when
    std::set<std::string> withdrawn = {};  // pages that the content names but shall not hold
    text::Date today = {};                 // to tell overdue reviews; unknown: they are not told
};

// Returns the number of pages. All problems of the content are added to `problems`; with any error
// nothing is written. The same content and key give the same bytes. A full disk leaves nothing
// behind.
base::Result<int> pack(const content::Tree& tree, const Packing& packing, base::Problems& problems);

}  // namespace edition
