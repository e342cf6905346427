// Where everything lies in the data folder: the one owner of its files' names.
#pragma once

#include <string>

#include "base/file.h"

namespace settings {

// The data folder: the one named, or $XDG_DATA_HOME/urokiosk, or ~/.local/share/urokiosk.
struct DataPaths {
    base::Path data;
    base::Path assets;

    base::Path settings() const { return data / "clinic.toml"; }
    base::Path editions() const { return data / "editions"; }
    base::Path library() const { return data / "library.db"; }
    base::Path backups() const { return data / "backups"; }  // of the library
    base::Path secret_key() const { return data / "keys" / "publisher.key"; }
    base::Path log() const { return data / "log" / "urokiosk.log"; }
    base::Path last_seen() const { return data / "last-seen"; }
};
DataPaths data_paths(const std::string& data_option);

}  // namespace settings
