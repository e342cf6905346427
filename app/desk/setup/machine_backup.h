// All that a new machine needs to go on as the old one: library with its accounts, the publisher's
// key and those of a channel, clinic.toml with its logo, how the screen hangs, the edition in use.
// One file.
#pragma once

#include "devices/sticks.h"
#include "editorial/action.h"
#include "settings/data_paths.h"

namespace desk::setup {

inline constexpr std::size_t machine_backups_kept = 7;

// Into the folder as urokiosk-backup-YYYY-MM-DD, for its owner alone; older ones beyond the kept
// go. With a passphrase it is sealed. One without where it can be carried away is refused.
struct MachineBackup {
    base::Path folder;
    std::string passphrase = {};
    devices::Disks disks = {};
};
base::Result<base::Path> back_up_machine(const settings::DataPaths& paths,
                                         const MachineBackup& wish, editorial::Moment now);

// On a machine that nobody has set up. What fails leaves it as it was, to the last file. Where root
// does it, each file belongs to whom its folder belongs to.
base::Result<void> restore_machine(const settings::DataPaths& paths, const base::Path& file,
                                   const std::string& passphrase);

// How the file begins, and what it calls the keys of a channel.
inline constexpr std::string_view backup_mark = "urokiosk backup 1\n";
inline constexpr std::string_view fleet_key_names = "keys/fleet/";
inline constexpr std::uintmax_t largest_backup = 2U << 30U;

}  // namespace desk::setup
