// A damaged library, and the last good backup in its place.
#pragma once

#include "base/file.h"
#include "editorial/person.h"

namespace editorial {

// Whether a backup may take the place of a library: it is damaged, another program's or lost, which
// was proven by reading it. One that is sound, in use by another program, newer, or closed to this
// user is told instead, with what to do.
base::Result<void> may_be_replaced(const base::Path& library);

// Nobody is in the library, or there is none, though backups of it are: it was emptied or lost, and
// is not new. Whoever finds it so makes no first account in it.
bool emptied(const base::Path& library, const base::Path& backups);

// The newest good backup of a damaged library, copied beside it: people can sign in to the copy,
// and it can take the library's place. An offer made before stays, with the tries at signing in.
struct Offer {
    base::Path backup, copy;
};
base::Result<Offer> offer_backup(const base::Path& library, const base::Path& backups);
// By a publisher or a manager, who signed in to the copy: it becomes the library, with an entry in
// its history; the damaged one is kept beside it as library.damaged-N.db. Nobody may have either
// open.
base::Result<void> bring_back_backup(const base::Path& library, const Offer& offer, const By& by);

}  // namespace editorial
