// The keys of a channel, and where each may lie: those of root away from every machine, that of
// targets with the publisher and locked, the three of the desk's machine open, for nobody stands by
// when they sign. Files in minisign's format: ROLE.key, root-1.key to root-3.key.
#pragma once

#include <vector>

#include "fleet/metadata.h"

namespace fleet {

inline constexpr int root_keys = 3, root_threshold = 2;

base::Path key_file(const base::Path& folder, Role role);
base::Path root_key_file(const base::Path& folder, int which);

// Written nowhere a key lies already. A passphrase locks it.
base::Result<storage::Signer> make_key(const base::Path& file, const std::string& passphrase);
// Refuses a key that lies otherwise than it may: targets open, those of the desk's machine locked,
// one of root in the same folder.
base::Result<storage::Signer> open_key(const base::Path& folder, Role role,
                                       const std::string& passphrase = "");
// All there are; fewer than `root_threshold` are a problem.
base::Result<std::vector<storage::Signer>> open_root_keys(const base::Path& folder,
                                                          const std::string& passphrase);
// A root key among the keys of a machine: whoever breaks in there could make keys of their own.
base::Result<void> apart(const base::Path& folder);

// Of a machine that signs withdrawals and what is newest.
struct DeskKeys {
    storage::Signer timestamp, snapshot, withdrawals;
};
base::Result<DeskKeys> open_desk_keys(const base::Path& folder);

Signers all_of(const std::vector<storage::Signer>& keys);

}  // namespace fleet
