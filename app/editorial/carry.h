// What comes and goes on a stick: editions, and the library as a whole. Nothing is taken before it
// was read whole; a stick that is pulled leaves all as it was.
#pragma once

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

// The library on a stick: a copy that is whole or not there.
base::Result<void> export_library(Repository& repository, const base::Path& to);

struct LibraryPlace {
    base::Path library, backups;
};
// By a manager: a copy takes the library's place. It is verified first (sound file, unbroken
// history), and the one in use is kept among the backups. One whose history does not continue ours
// is refused unless forced; forced, it takes the place of a damaged one, too. What was put in use
// here is told in the new one as well.
base::Result<void> take_library(const Taking& wish, const LibraryPlace& here, const By& by);

// Where nobody has an account yet nobody is asked for a right, and the history names this.
inline constexpr const char* nobody = "command line";

}  // namespace editorial
