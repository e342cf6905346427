#include "settings/data_paths.h"

#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <set>
#include <stdexcept>

namespace settings {

namespace fs = std::filesystem;

namespace {

// A place that is relative would be below wherever somebody stands; the base directory standard
// has such a value passed over.
base::Path absolute_of(const char* variable) {
    const char* const value = std::getenv(variable);
    const base::Path path = value ? value : "";
    return path.is_absolute() ? path : base::Path();
}

base::Path default_data() {
    if (const auto xdg = absolute_of("XDG_DATA_HOME"); !xdg.empty()) return xdg / "urokiosk";
    const auto home = absolute_of("HOME");
    if (home.empty())
        throw std::runtime_error(
            "no folder for this kiosk's files: HOME and XDG_DATA_HOME name none; say --data "
            "FOLDER");
    return home / ".local" / "share" / "urokiosk";
}

// With every link on the way to it gone through; the last name need not be there, nor be a folder.
base::Path real(const base::Path& path) {
    std::error_code error;
    const auto whole = fs::absolute(path, error).lexically_normal();
    const auto named = whole.has_filename() ? whole : whole.parent_path();
    const auto folder = fs::weakly_canonical(named.parent_path(), error);
    return error ? named : folder / named.filename();
}

bool within(const base::Path& path, const base::Path& folder) {
    const auto [end, rest] = std::mismatch(folder.begin(), folder.end(), path.begin(), path.end());
    return end == folder.end();
}

base::Path real_folder(const base::Path& folder) {
    std::error_code error;
    auto path = fs::weakly_canonical(fs::absolute(folder, error), error);
    return path.has_filename() ? path : path.parent_path();
}

// Beside an installed program (bin, share), or in the folder it was built in, or its tests' folder.
base::Path find_assets() {
    std::error_code error;
    const auto folder = fs::read_symlink("/proc/self/exe", error).parent_path();
    for (const auto& place : {folder.parent_path() / "share" / "urokiosk" / "assets",
                              folder / "assets", folder.parent_path() / "assets"})
        if (fs::is_directory(place / "themes", error)) return fs::canonical(place, error);
    throw std::runtime_error((folder.parent_path() / "share" / "urokiosk" / "assets").string() +
                             ": this program's icons and themes are missing; install it again");
}

}  // namespace

base::Path DataPaths::part(const char* name) const {
    std::error_code error;
    const auto apart = data / name;
    return fs::is_directory(apart, error) ? apart : data;
}

base::Path DataPaths::stick_wanted() const {
    return staff() == data ? base::Path() : staff() / "stick-wanted";
}

bool desk_is_elsewhere(const DataPaths& paths) {
    return paths.staff() != paths.data && ::access(paths.staff().c_str(), R_OK | W_OK | X_OK) != 0;
}

bool setup_due(const DataPaths& paths) {
    std::error_code error;
    // What cannot be looked at may be there.
    const auto none = [&](const base::Path& path) {
        return fs::status(path, error).type() == fs::file_type::not_found;
    };
    if (!none(paths.unfinished())) return true;
    if (!none(paths.settings())) return false;
    for (const auto& entry : fs::directory_iterator(paths.editions(), error))
        if (entry.path().extension() == ".db") return false;
    if (desk_is_elsewhere(paths)) return true;
    const bool saved =
        fs::is_directory(paths.backups(), error) && !fs::is_empty(paths.backups(), error);
    return none(paths.library()) && !saved;
}

base::Result<void> ask_for_desk(const DataPaths& paths) {
    return base::write_file(paths.desk_wanted(), "staff ask for the desk\n");
}

base::Path cache_folder() {
    if (const auto xdg = absolute_of("XDG_CACHE_HOME"); !xdg.empty()) return xdg / "urokiosk";
    const auto home = absolute_of("HOME");
    return home.empty() ? home : home / ".cache" / "urokiosk";
}

DataPaths data_paths(const std::string& data_option) {
    return {data_option.empty() ? default_data() : base::Path(data_option), find_assets()};
}

base::Result<void> output_allowed(const DataPaths& paths, const base::Path& to,
                                  const base::Path& exchange) {
    const auto path = real(to);
    const auto data = real_folder(paths.data);
    const auto carried_away = exchange.empty() ? base::Path() : real_folder(exchange);
    // A folder that stands for a stick may lie in the data folder, not around it.
    const bool carried = !exchange.empty() && within(carried_away, data) && carried_away != data &&
                         within(path, carried_away);
    if (within(path, data) && !carried)
        return base::fail(to.string(), "is one of this kiosk's own files, or lies among them",
                          "name a file outside of " + paths.data.string());
    std::error_code error;
    const auto kind = fs::symlink_status(path, error).type();
    const bool plain = kind == fs::file_type::not_found || kind == fs::file_type::regular ||
                       kind == fs::file_type::directory;
    if (plain) return {};
    return base::fail(to.string(), "is a device, a pipe or a link, not a file",
                      "name another file");
}

namespace {

// A program that was cut off left it, unless it is this young: nothing is made for so long.
constexpr auto unfinished = std::chrono::minutes(10);

bool left_over(const fs::directory_entry& entry) {
    const std::string name = entry.path().filename().string();
    const auto ends = [&](std::string_view with) { return name.ends_with(with); };
    const bool ours = ends(".new") || ends(".importing") || ends(".merging") || ends(".asked") ||
                      ends(".recovering") || name.starts_with("incoming.db") ||
                      name.starts_with("publishing-");
    std::error_code error;
    if (!ours || !entry.is_regular_file(error)) return false;
    const auto written = entry.last_write_time(error);
    return !error && fs::file_time_type::clock::now() - written > unfinished;
}

// 0700 and 0600; where a group shares the folder, 0750 and 0640 at most.
mode_t allowed_bits(const base::Path& data) {
    struct stat about {};
    const bool shared = ::stat(data.c_str(), &about) == 0 && (about.st_mode & S_ISGID) != 0;
    return shared ? S_IRWXU | S_IRWXG : S_IRWXU;
}

// The folder itself and what this program keeps in it, two folders deep; links are not followed.
template <class Act>
void each_own(const DataPaths& paths, const Act& act) {
    std::error_code error;
    if (!fs::is_directory(paths.data, error)) return;
    act(fs::directory_entry(paths.data, error));
    for (const base::Path& folder : std::set<base::Path>{
             paths.data, paths.staff(), paths.kiosk(), paths.editions(), paths.backups(),
             paths.secret_key().parent_path(), paths.log().parent_path()})
        for (fs::directory_iterator at(folder, error), end; !error && at != end;
             at.increment(error))
            act(*at);
}

// Files a person laid there belong to them: only those of this program's names.
bool own_name(const DataPaths& paths, const base::Path& path) {
    if (path == paths.data) return true;
    if (path.parent_path() != paths.data || path == paths.staff() || path == paths.kiosk())
        return true;
    const std::string name = path.filename().string();
    return name.starts_with("library.") || name == paths.settings().filename() ||
           name == paths.last_seen().filename() || name == paths.editions().filename() ||
           name == paths.backups().filename() ||
           name == paths.secret_key().parent_path().filename() ||
           name == paths.log().parent_path().filename() || name.ends_with(".new") ||
           name == paths.publishing_lock().filename() || name == paths.desk_wanted().filename() ||
           name == paths.health().filename() || name == paths.screen().filename() ||
           name == paths.unfinished().filename() || name == paths.metrics().filename() ||
           name == paths.starts().filename() || name == paths.good_edition().filename() ||
           name == paths.reboot_wanted().filename() || name == paths.brightness().filename() ||
           name == paths.touch_wanted().filename() || name == paths.good_details().filename() ||
           name == paths.machine_backup().filename() || name.starts_with("fleet");
}

template <class Act>
void each_open(const DataPaths& paths, const Act& act) {
    const mode_t allowed = allowed_bits(paths.data);
    each_own(paths, [&](const fs::directory_entry& entry) {
        struct stat about {};
        const auto& path = entry.path();
        if (!own_name(paths, path) || ::lstat(path.c_str(), &about) != 0) return;
        if (!S_ISREG(about.st_mode) && !S_ISDIR(about.st_mode)) return;
        const bool of_staff = paths.staff() != paths.data && within(path, paths.staff());
        const mode_t most = of_staff ? S_IRWXU : allowed;
        const mode_t bits = about.st_mode & (S_IRWXU | S_IRWXG | S_IRWXO);
        if ((bits & ~most) != 0) act(path, about.st_mode & (S_ISGID | most));
    });
}

}  // namespace

void keep_private(const DataPaths& paths) {
    ::umask((allowed_bits(paths.data) & S_IRWXG) != 0 ? S_IWGRP | S_IRWXO : S_IRWXG | S_IRWXO);
    std::vector<base::Path> gone;
    each_own(paths, [&](const fs::directory_entry& entry) {
        if (left_over(entry)) gone.push_back(entry.path());
    });
    std::error_code ignored;
    for (const auto& path : gone) fs::remove(path, ignored);
    each_open(paths, [](const base::Path& path, mode_t mode) {
        (void)::chmod(path.c_str(), mode);  // doctor tells what cannot be
    });
}

std::string open_to_others(const DataPaths& paths) {
    std::string first;
    each_open(paths, [&](const base::Path& path, mode_t) {
        if (first.empty()) first = path.string();
    });
    return first;
}

}  // namespace settings
