// A page off the glass at once, without a new edition; and back into the next one.
#pragma once

#include "edition/edition_store.h"
#include "editorial/repository.h"

namespace editorial {

struct Withdrawing {
    std::string path, reason;
};
// By a publisher, who has to say why: the glass first, so that whatever fails in between patients
// do not read on, then the library, which leaves the page out of the next edition. Both or neither:
// where the library cannot write it down, the page is back on the glass. What a power cut left half
// is finished by asking again.
base::Result<void> withdraw(Repository& repository, edition::EditionStore& editions,
                            const Withdrawing& wish, const By& by);

// By a publisher. The glass shows the page with the next edition, which holds it anew: the one in
// use still has the text that was taken off.
base::Result<void> restore(Repository& repository, const std::string& path, const By& by);

}  // namespace editorial
