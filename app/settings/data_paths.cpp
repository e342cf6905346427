#include "settings/data_paths.h"

#include <cstdlib>

namespace settings {

namespace fs = std::filesystem;

namespace {

base::Path default_data() {
    if (const char* xdg = std::getenv("XDG_DATA_HOME"); xdg && *xdg)
        return base::Path(xdg) / "urokiosk";
    const char* home = std::getenv("HOME");
    return base::Path(home ? home : ".") / ".local" / "share" / "urokiosk";
}

// Beside an installed program, or in the tree it was built from.
base::Path find_assets() {
    std::error_code error;
    const base::Path self = fs::read_symlink("/proc/self/exe", error);
    const base::Path installed = self.parent_path().parent_path() / "share" / "urokiosk" / "assets";
    return !error && fs::exists(installed) ? installed : base::Path(UROKIOSK_ASSETS);
}

}  // namespace

DataPaths data_paths(const std::string& data_option) {
    return {data_option.empty() ? default_data() : base::Path(data_option), find_assets()};
}

}  // namespace settings
