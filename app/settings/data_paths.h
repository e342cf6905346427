// Where everything lies in the data folder: the one owner of its files' names.
#pragma once

#include <string>

#include "base/file.h"

namespace settings {

// The data folder: the one named, or $XDG_DATA_HOME/urokiosk, or ~/.local/share/urokiosk. Without
// any of them it would be wherever somebody stands: std::runtime_error.
struct DataPaths {
    base::Path data;
    base::Path assets;

    // What patients see: the desk writes it, the kiosk reads it.
    base::Path settings() const { return data / "clinic.toml"; }
    base::Path editions() const { return data / "editions"; }
    base::Path screen() const { return data / "screen.conf"; }  // how picture and touch are turned
    base::Path unfinished() const { return data / "setup-unfinished"; }   // while it is set up
    base::Path fleet_root() const { return data / "fleet-root.json"; }    // whom it trusts first
    base::Path fleet_state() const { return data / "fleet-state.json"; }  // what it took
    base::Path fleet() const { return data / "fleet"; }  // what it fetched, and whom it trusts
    base::Path machine_backup() const { return data / "machine-backup"; }  // what came of it last
    // For staff alone.
    base::Path library() const { return staff() / "library.db"; }
    base::Path backups() const { return staff() / "backups"; }  // of the library
    base::Path secret_key() const { return staff() / "keys" / "publisher.key"; }
    base::Path fleet_keys() const { return staff() / "keys" / "fleet"; }
    base::Path fleet_trust() const { return staff() / "fleet-trust"; }
    base::Path fleet_channel() const { return staff() / "fleet-channel"; }  // of its owner
    base::Path stick_wanted() const;  // to be written; empty where nobody keeps sticks from it
    base::Path publishing_lock() const { return staff() / "publishing.lock"; }
    // What the kiosk writes.
    base::Path log() const { return kiosk() / "log" / "urokiosk.log"; }
    base::Path last_seen() const { return kiosk() / "last-seen"; }
    base::Path health() const { return kiosk() / "health.json"; }
    base::Path metrics() const { return kiosk() / "urokiosk.prom"; }
    base::Path starts() const { return kiosk() / "starts"; }
    base::Path good_edition() const { return kiosk() / "good-edition"; }
    base::Path good_details() const { return kiosk() / "good-details.toml"; }
    base::Path reboot_wanted() const { return kiosk() / "reboot-wanted"; }
    base::Path brightness() const { return kiosk() / "brightness"; }
    base::Path touch_wanted() const { return kiosk() / "touch-wanted"; }  // opened anew
    base::Path desk_wanted() const { return kiosk() / "desk-wanted"; }

    // One user's machine has one folder. On an appliance data/staff belongs to the desk's user
    // alone, data/kiosk to the kiosk's, and both are in the group of the data folder.
    base::Path staff() const { return part("staff"); }
    base::Path kiosk() const { return part("kiosk"); }

  private:
    base::Path part(const char* name) const;  // the data folder, where none of that name stands
};
DataPaths data_paths(const std::string& data_option);

// For what may be deleted at any time: $XDG_CACHE_HOME/urokiosk, ~/.cache/urokiosk, or empty.
base::Path cache_folder();

// Whether the staff's part belongs to another user than this process.
bool desk_is_elsewhere(const DataPaths& paths);
// Nobody has set this kiosk up, or began to and was cut off: no clinic.toml, edition or library.
// The kiosk's user cannot see a library on an appliance; the desk's can.
bool setup_due(const DataPaths& paths);
// Written anew each time: whoever watches that file opens the desk as its own user.
base::Result<void> ask_for_desk(const DataPaths& paths);

// Whether a command may write where it was told to: nothing in the data folder is written over or
// mixed with what is not its own (save in `exchange`), no device, pipe or link taken for a file.
base::Result<void> output_allowed(const DataPaths& paths, const base::Path& to,
                                  const base::Path& exchange = {});

// Nobody but this user reads the data folder (0700, files 0600), or, where its group bit is set
// (chmod g+s), nobody but this user and that group. What stands there otherwise is put right, and
// what programs that were cut off left behind is removed.
void keep_private(const DataPaths& paths);
// What is open to others all the same, as a path; empty where nothing is.
std::string open_to_others(const DataPaths& paths);

}  // namespace settings
