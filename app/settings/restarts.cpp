#include "settings/restarts.h"

#include <algorithm>
#include <sstream>

namespace settings {

namespace {

constexpr std::size_t starts_kept = 24;
constexpr std::int64_t reboot_again_s = 86400;
constexpr std::uintmax_t largest_count = 4096;

struct Starts {
    int all = 0;                       // that ended by themselves, before those listed
    std::vector<std::int64_t> listed;  // the last one is the one that runs, or ran last
};

Starts read_starts(const DataPaths& paths) {
    Starts starts;
    std::istringstream words(base::read_file(paths.starts(), largest_count).value_or(""));
    words >> starts.all;
    for (std::int64_t at = 0; words >> at;) starts.listed.push_back(at);
    return starts;
}

void write_starts(const DataPaths& paths, const Starts& starts) {
    std::string text = std::to_string(starts.all) + "\n";
    for (const auto at : starts.listed) text += std::to_string(at) + "\n";
    [[maybe_unused]] const auto kept = base::write_file(paths.starts(), text);
}

Restarts told_by(const Starts& starts, std::int64_t now) {
    const auto recent = std::count_if(starts.listed.begin(), starts.listed.end(), [&](auto at) {
        return at <= now && now - at < crash_window_s;
    });
    return {static_cast<int>(recent), starts.all + static_cast<int>(starts.listed.size())};
}

}  // namespace

Restarts note_start(const DataPaths& paths, std::int64_t now) {
    auto starts = read_starts(paths);
    const auto before = told_by(starts, now);
    starts.listed.push_back(now);
    while (starts.listed.size() > starts_kept) {
        starts.listed.erase(starts.listed.begin());
        ++starts.all;
    }
    write_starts(paths, starts);
    return before;
}

void note_end(const DataPaths& paths) {
    auto starts = read_starts(paths);
    if (starts.listed.empty()) return;
    starts.listed.pop_back();
    write_starts(paths, starts);
}

Restarts read_restarts(const DataPaths& paths, std::int64_t now) {
    auto starts = read_starts(paths);
    if (!starts.listed.empty()) starts.listed.pop_back();  // that runs now
    return told_by(starts, now);
}

bool ask_for_reboot(const DataPaths& paths, std::int64_t now) {
    std::istringstream before(base::read_file(paths.reboot_wanted(), largest_count).value_or(""));
    std::int64_t at = 0;
    if (before >> at && at <= now && now - at < reboot_again_s) return false;
    return base::write_file(paths.reboot_wanted(), std::to_string(now) + "\n").has_value();
}

void remember_good(const DataPaths& paths, const std::string& version) {
    if (good_edition(paths) == version) return;
    [[maybe_unused]] const auto kept = base::write_file(paths.good_edition(), version + "\n");
}

std::string good_edition(const DataPaths& paths) {
    auto text = base::read_file(paths.good_edition(), largest_count).value_or("");
    return text.substr(0, text.find('\n'));
}

}  // namespace settings
