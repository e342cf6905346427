#include "editorial/safekeeping.h"

#include <chrono>

#include "editorial/carry.h"
#include "storage/backup.h"

namespace editorial {

namespace {

namespace fs = std::filesystem;

constexpr Moment day_s = 86400;
constexpr const char* away = "urokiosk-library";

base::Result<void> keep_elsewhere(Repository& repository, const base::Path& folder) {
    std::error_code error;
    if (!fs::is_directory(folder, error))
        return base::fail(folder.string(), "cannot be reached: no backup was made there",
                          "connect it, or name another under backups in clinic.toml");
    const auto known = storage::backups(folder, away);
    const auto next = storage::next_backup(folder, away);
    if (!next) return tl::unexpected(next.error());
    if (auto made = export_library(repository, *next); !made) return made;
    for (std::size_t i = 0; i + backups_kept < known.size() + 1; ++i) fs::remove(known[i], error);
    return {};
}

}  // namespace

base::Result<void> keep_safe(Repository& repository, const BackupPlaces& places) {
    auto done = repository.back_up(places.folder, backups_kept);
    if (done) {
        const auto known = storage::backups(places.folder, "library");
        done = known.empty() ? base::fail(places.folder.string(), "holds no backup")
                             : whole(known.back());
    }
    if (!done || places.elsewhere.empty()) return done;
    return keep_elsewhere(repository, places.elsewhere);
}

bool backup_due(const base::Path& folder, Moment now) {
    const auto known = storage::backups(folder, "library");
    if (known.empty()) return true;
    std::error_code error;
    const auto made = fs::last_write_time(known.back(), error);
    if (error) return true;
    const auto at = std::chrono::duration_cast<std::chrono::seconds>(
                        std::chrono::file_clock::to_sys(made).time_since_epoch())
                        .count();
    return now - at >= day_s;
}

}  // namespace editorial
