#include "settings/last_seen.h"

#include "text/date.h"

namespace settings {

namespace {

// 0: not known.
std::int64_t seen_before(const DataPaths& paths) {
    const auto text = base::read_file(paths.last_seen(), 64);
    if (!text) return 0;
    return text::parse_utc(std::string_view(*text).substr(0, 20)).value_or(0);
}

}  // namespace

void remember_time(const DataPaths& paths, std::int64_t now) {
    if (now < seen_before(paths) + 86400) return;
    [[maybe_unused]] const auto kept =
        base::write_file(paths.last_seen(), text::to_utc(now) + "\n");
}

std::optional<std::int64_t> jumped_back(const DataPaths& paths, std::int64_t now) {
    const auto seen = seen_before(paths);
    if (now + 3600 >= seen) return std::nullopt;
    return seen;
}

ClockSays clock_says(const DataPaths& paths, std::int64_t now, std::int64_t published) {
    constexpr std::int64_t day = 86400, year = 365 * day + day / 4;
    if (published <= 0) return ClockSays::well;
    if (now < published - day) return ClockSays::too_early;
    if (now < published + 8 * year) return ClockSays::well;
    return seen_before(paths) > now - year ? ClockSays::well : ClockSays::too_late;
}

}  // namespace settings
