// How a channel begins, and how a key of it is replaced.
#pragma once

#include "fleet/channel.h"

namespace fleet {

// Makes one in an empty folder: three keys of root and all others. The bytes of its first
// root.json, which every kiosk is given by hand. Nothing is in it before Channel::sign.
struct Founding {
    base::Path channel, root_keys, keys;
    std::string passphrase;  // of the keys of root and targets
    std::int64_t now = 0;
};
base::Result<std::string> found(const Founding& wish);

// A new key in the place of the one that was stolen or lost, which is kept as FILE.old; all it had
// signed is signed anew. `which`: of root, 1 to 3.
struct Replacing {
    Role role = Role::timestamp;
    int which = 0;
    base::Path root_keys, keys;
    std::string passphrase;
};
base::Result<void> replace_key(Channel& channel, const Replacing& wish);
// The same keys for another year.
base::Result<void> renew_root(Channel& channel, const Replacing& wish);

}  // namespace fleet
