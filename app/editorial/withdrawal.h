// A page off the glass at once, without a new edition; and back into the next one.
#pragma once

#include "edition/edition_store.h"
#include "editorial/repository.h"

namespace editorial {

struct Withdrawing {
    std::string path, reason;
};
// By a publisher or a clinical reviewer, who has to say why: the glass first, then the library,
// which leaves the page out of the next edition. Whatever hinders the library (a full disk, a lock
// that is held), patients do not read on: it is told, and the glass's list keeps who, when and why
// until record_withdrawals() can write them down.
base::Result<void> withdraw(Repository& repository, edition::EditionStore& editions,
                            const Withdrawing& wish, const By& by);

// While another program holds the library so that nobody can even read it: by whom the newest
// backup knows, and the library learns of it when it is opened next.
struct SigningIn {
    std::string name, secret;
    Moment now = 0;
    SignInPlace place = SignInPlace::office;
};
bool held_by_another(const base::Path& library);
base::Result<void> withdraw_unread(Repository& backup, edition::EditionStore& editions,
                                   const Withdrawing& wish, const SigningIn& by);
// Who that is: "process 1234 (sqlite3)".
std::string holder_of_library(const base::Path& library);

// What the list of withdrawn pages knows and the library does not yet. Within each opening of a
// library, before anything else is done with it.
base::Result<void> record_withdrawals(Repository& repository, edition::EditionStore& editions);

// By a publisher. The glass shows the page with the next edition, which holds it anew: the one in
// use still has the text that was taken off.
base::Result<void> restore(Repository& repository, const std::string& path, const By& by);

// By a publisher: the text that this edition has of a page which was withdrawn once, and is so no
// more, is shown again. Without it, it rests in whatever edition holds it.
struct Releasing {
    std::string path;
    const edition::Edition& edition;
};
base::Result<void> release(Repository& repository, edition::EditionStore& editions,
                           const Releasing& wish, const By& by);

// A list of withdrawn pages that is damaged, gone or lacks what the library knows is mended. True
// when something was.
base::Result<bool> mend_withdrawn(Repository& repository, edition::EditionStore& editions);
// The same before there is a library at hand. Where one stands there that cannot be read now (held,
// damaged) nobody knows whether the list lacks something.
base::Result<bool> mend_withdrawn(const base::Path& library, edition::EditionStore& editions);

}  // namespace editorial
