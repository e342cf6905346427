#include "shell/place.h"

#include <cstdlib>

namespace shell {

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

// 0: not known.
std::int64_t seen_before(const Place& place) {
    const auto text = base::read_file(place.last_seen(), 64);
    if (!text) return 0;
    return base::parse_utc(std::string_view(*text).substr(0, 20)).value_or(0);
}

}  // namespace

Place place(const std::string& data_option) {
    return {data_option.empty() ? default_data() : base::Path(data_option), find_assets()};
}

void remember_time(const Place& place, std::int64_t now) {
    if (now < seen_before(place) + 86400) return;
    [[maybe_unused]] const auto kept =
        base::write_file(place.last_seen(), base::to_utc(now) + "\n");
}

std::optional<std::int64_t> jumped_back(const Place& place, std::int64_t now) {
    const auto seen = seen_before(place);
    if (now + 3600 >= seen) return std::nullopt;
    return seen;
}

std::map<std::string, layout::Palette> read_palettes(const Place& place, base::Problems& problems) {
    std::map<std::string, layout::Palette> palettes;
    std::error_code error;
    for (const auto& entry : fs::directory_iterator(place.assets / "themes", error)) {
        auto palette = layout::read_palette(entry.path(), problems);
        const std::string id = palette.id;
        palettes.emplace(id, std::move(palette));
    }
    if (!palettes.contains("light") || !palettes.contains("print"))
        problems.push_back({(place.assets / "themes").string(), 0, base::Severity::error,
                            "the house's themes are missing",
                            "install assets/ beside the program"});
    return palettes;
}

namespace {

// A logo that only its reader finds faulty is left out: paper without it is still good paper.
void read_logo(screens::Clinic& clinic, const Place& place, base::Problems& notes) {
    const auto& given = clinic.settings.logo;
    if (given.svg.empty()) return;
    if (auto logo = layout::Diagram::plain(given.svg))
        clinic.logo = std::move(*logo);
    else
        notes.push_back({place.settings().string(), given.line, base::Severity::warning,
                         "the logo " + logo.error().what + "; handouts go without it",
                         logo.error().instead});
}

}  // namespace

std::unique_ptr<screens::Clinic> open_clinic(const Place& place, const devices::All& devices,
                                             base::Problems& notes) {
    base::Problems faults;
    auto settings = library::read_clinic(place.settings(), faults);
    auto palettes = read_palettes(place, faults);
    notes.insert(notes.end(), faults.begin(), faults.end());
    if (!faults.empty()) return nullptr;
    auto edition = library::Shelf(place.editions()).open_best(settings, notes);
    if (!edition) return nullptr;
    auto clinic = std::make_unique<screens::Clinic>(
        std::move(settings), std::move(*edition),
        std::pair{layout::Fonts(), layout::Icons(place.assets / "icons")}, devices);
    clinic->palettes = std::move(palettes);
    clinic->data = place.data;
    clinic->look();
    read_logo(*clinic, place, notes);
    return clinic;
}

}  // namespace shell
