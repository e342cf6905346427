// Sheets a clinic prints again and again: kept in the library, in the order they were put there.
#pragma once

#include "editorial/kept.h"

namespace desk {

struct ShelfSheet {
    std::string topic, language = "en";
    bool large = false;
    int copies = 1;
    bool same_paper(const ShelfSheet& other) const {
        return topic == other.topic && language == other.language && large == other.large;
    }
};
using Shelf = std::vector<ShelfSheet>;

inline constexpr int most_copies = 99;

// What cannot be read is told, and left out.
Shelf read_shelf(editorial::Repository& repository, base::Problems& problems);
base::Result<void> write_shelf(editorial::Repository& repository, const Shelf& shelf);

}  // namespace desk
