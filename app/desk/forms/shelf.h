// Sheets a clinic prints again and again: kept beside the library, in the order they were put
// there.
#pragma once

#include "settings/data_paths.h"

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
Shelf read_shelf(const settings::DataPaths& paths, base::Problems& problems);
base::Result<void> write_shelf(const settings::DataPaths& paths, const Shelf& shelf);

}  // namespace desk
