// What came of the backups of the machine that clinic.toml asks for each night, in a small file for
// whoever tells of it.
#pragma once

#include <cstdint>
#include <string>

#include "settings/data_paths.h"
#include "settings/settings.h"

namespace settings {

struct LastBackup {
    std::int64_t made = 0;  // the newest one, in seconds since 1970; 0: none
    std::string why = {};   // of the newest try that failed; empty: it did not
};
LastBackup last_backup(const DataPaths& paths);
void backup_made(const DataPaths& paths, std::int64_t now);
void backup_failed(const DataPaths& paths, const std::string& why);

// What is wrong, in words: none for a day and a half. Empty: well, or none is asked for.
std::string backup_fault(const DataPaths& paths, const Settings& machine, std::int64_t now);

}  // namespace settings
