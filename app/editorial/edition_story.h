// The editions kept here as people ask about them: when, by whom, why, what changed.
#pragma once

#include "edition/edition_store.h"
#include "editorial/repository.h"

namespace editorial {

struct EditionStory {
    int number = 0;
    bool in_use = false;
    // What the history tells of it, the newest first: published, taken, gone back to.
    std::vector<AuditEntry> acts = {};
};
std::vector<EditionStory> edition_stories(Repository& repository,
                                          const edition::EditionStore& editions);  // newest first

// Pages off the glass, with the entry that tells why; none where the history lacks it.
struct OffGlass {
    Listed text;
    std::optional<AuditEntry> why;
};
std::vector<OffGlass> off_glass(Repository& repository);

}  // namespace editorial
