// Where the kiosk keeps its files, and what it opens at start.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>

#include "devices/clock.h"
#include "devices/printer.h"
#include "library/shelf.h"
#include "screens/clinic.h"

namespace shell {

// The data folder: the one named, or $XDG_DATA_HOME/urokiosk, or ~/.local/share/urokiosk.
struct Place {
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
Place place(const std::string& data_option);

// Everything a kiosk needs, or problems that say why not. What was passed over on the way to a good
// edition is in `notes`, and in the log.
std::unique_ptr<screens::Clinic> open_clinic(const Place& place, const devices::All& devices,
                                             base::Problems& notes);

// The newest time a kiosk has run at, in a small file: so a clock that jumped back, which would
// keep outdated pages on the glass, is noticed over restarts. `now` is seconds since 1970.
// remember_time() writes when a day has passed, never an earlier time; a disk that cannot be
// written is no reason to stop.
void remember_time(const Place& place, std::int64_t now);
// The time last seen when `now` stands more than an hour before it.
std::optional<std::int64_t> jumped_back(const Place& place, std::int64_t now);

// The house's palettes by theme name, from assets/themes.
std::map<std::string, layout::Palette> read_palettes(const Place& place, base::Problems& problems);

}  // namespace shell
