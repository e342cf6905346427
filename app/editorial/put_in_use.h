// An edition comes into use, and the library knows: what is meant is written down before, and made
// true or forgotten after, at the next start if need be.
#pragma once

#include <functional>

#include "edition/edition_store.h"
#include "editorial/rows/records.h"

namespace editorial {

// An edition is known by its signature, which no other has. Empty where there is none.
std::string key_of(const base::Path& edition);
std::string key_in_use(const edition::EditionStore& editions);

struct Used {
    base::Result<int> number;  // of the edition in use now
    // Where it is in use, but could not be written down: reconcile() does at the next start.
    base::Result<void> noted = {};
};
// `activate` gives the number in the store. Where the intent cannot be written it is not called.
Used put_in_use(Repository& repository, const Intent& intent,
                const std::function<base::Result<int>()>& activate);

// Finishes the record of an act that was cut off after its edition was in place.
// Publishing and the like do it before they begin.
base::Result<void> try_reconcile(Repository& repository, const edition::EditionStore& editions);

// The same at each start. What is held or has no room now is left for the next one; a library that
// is damaged is a storage::Fault.
void reconcile(Repository& repository, const edition::EditionStore& editions);

}  // namespace editorial
