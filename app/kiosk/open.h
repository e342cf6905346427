// What a kiosk opens at its start.
#pragma once

#include <memory>

#include "kiosk/services.h"
#include "settings/data_paths.h"

namespace kiosk {

// Everything a kiosk needs, or problems that say why not. What was passed over on the way to a good
// edition is in `notes`, and in the log.
// With the edition of the version `rather`, where there is one.
std::unique_ptr<kiosk::Services> open_services(const settings::DataPaths& paths,
                                               const devices::All& devices, base::Problems& notes,
                                               const std::string& rather = "");

// What each visit begins with, as the clinic decided.
ui::TextSize usual_size(const settings::Settings& machine);

// The house's palettes by theme name, from assets/themes.
std::map<std::string, layout::Palette> read_palettes(const settings::DataPaths& paths,
                                                     base::Problems& problems);

}  // namespace kiosk
