// What comes and goes on a stick: editions, and the library as a whole. Nothing is taken before it
// was read whole; a stick that is pulled leaves all as it was.
#pragma once

#include "editorial/incoming.h"
#include "editorial/publish.h"

namespace editorial {

struct Taking {
    base::Path from;
    bool force = false;  // even an edition older than the one in use, a library that lacks an act
};

// By a publisher: an edition from a stick comes into use. Its number here.
base::Result<int> take_edition(Repository& repository, const Taking& wish, const Destination& to,
                               const By& by);
// The same of an edition that lies on this machine, as whoever looks after it does by hand.
base::Result<int> activate(Repository& repository, const Taking& wish, const Destination& to,
                           const By& by);

// The library on a stick: a copy that is whole or not there. Nobody's secret goes with it, nor what
// is intended at this moment.
base::Result<void> export_library(Repository& repository, const base::Path& to);
// The same file signed with the publisher's key. False where there is no key here, or it is locked
// and no passphrase was given.
struct ExportKey {
    base::Path secret_key;
    std::string passphrase = {};
};
base::Result<bool> sign_export(const base::Path& file, const ExportKey& key, const By& by);

// By a manager: what a library from elsewhere holds takes the place of what stands here. Our
// accounts stay as they are, unless those there are asked for (without secrets); so do pages off
// the glass that nobody there put back; what was put in use here is told in the new one as well.
// The one before is kept among the backups. One whose history does not continue ours is refused
// unless forced; forced, it takes the place of a damaged one, too, with the accounts of its newest
// backup.
struct Agreed {
    bool force = false, accounts = false;
};
base::Result<void> take_library(const Incoming& incoming, const Agreed& to,
                                const LibraryPlace& here, const By& by);
// The same in one go, where nobody needs to be shown what it brings.
base::Result<void> take_library(const Taking& wish, const LibraryPlace& here, const By& by);
// Whose accounts are asked who may: the library here, else its newest good backup, else none.
base::Result<std::optional<Repository>> asked_of(const LibraryPlace& here);

// Where nobody has an account yet nobody is asked for a right, and the history names this.
inline constexpr const char* nobody = "command line";

}  // namespace editorial
