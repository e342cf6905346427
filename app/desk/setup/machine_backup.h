// All that a new machine needs to go on as the old one: library with its accounts, the publisher's
// key, clinic.toml, how the screen hangs, the edition in use. One file.
#pragma once

#include "editorial/action.h"
#include "settings/data_paths.h"

namespace desk::setup {

inline constexpr std::size_t machine_backups_kept = 7;

// Into the folder as urokiosk-backup-YYYY-MM-DD, for its owner alone; older ones beyond the kept
// go. With a passphrase it is sealed. One without on a stick, or what stands for one, is refused.
struct MachineBackup {
    base::Path folder;
    std::string passphrase = {};
};
base::Result<base::Path> back_up_machine(const settings::DataPaths& paths,
                                         const MachineBackup& wish, editorial::Moment now);

// On a machine that nobody has set up. What is damaged or was changed on the way leaves it so.
base::Result<void> restore_machine(const settings::DataPaths& paths, const base::Path& file,
                                   const std::string& passphrase);

}  // namespace desk::setup
