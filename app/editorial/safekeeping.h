// Backups of the library: one a day, one at each change of accounts and each edition; and one place
// off the machine.
#pragma once

#include "editorial/repository.h"

namespace editorial {

inline constexpr std::size_t backups_kept = 10;

struct BackupPlaces {
    base::Path folder;
    base::Path elsewhere = {};  // without anybody's secret; empty: none
};
// Made, read back whole, and the newest are kept. What hinders one place is told after the other.
base::Result<void> keep_safe(Repository& repository, const BackupPlaces& places);
// Whether the newest is older than a day, or there is none.
bool backup_due(const base::Path& folder, Moment now);

}  // namespace editorial
