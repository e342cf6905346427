#include "settings/last_backup.h"

#include "text/date.h"

namespace settings {

namespace {

void remember(const DataPaths& paths, const LastBackup& last) {
    const auto made = last.made > 0 ? text::to_utc(last.made) : "never";
    [[maybe_unused]] const auto kept =
        base::write_file(paths.machine_backup(), made + "\n" + last.why + "\n");
}

}  // namespace

LastBackup last_backup(const DataPaths& paths) {
    const auto text = base::read_file(paths.machine_backup(), 4096).value_or("");
    const auto end = std::min(text.find('\n'), text.size());
    LastBackup last{text::parse_utc(text.substr(0, end)).value_or(0)};
    if (end < text.size()) last.why = text.substr(end + 1, text.find('\n', end + 1) - end - 1);
    return last;
}

void backup_made(const DataPaths& paths, std::int64_t now) { remember(paths, {now}); }

void backup_failed(const DataPaths& paths, const std::string& why) {
    constexpr std::size_t longest = 1000;  // bytes
    auto line = why.substr(0, longest);
    for (char& c : line)
        if (c == '\n') c = ' ';
    remember(paths, {last_backup(paths).made, line});
}

std::string backup_fault(const DataPaths& paths, const Settings& machine, std::int64_t now) {
    constexpr std::int64_t late_s = 36 * 3600;  // each night, and not at the same minute
    if (machine.machine_backups.empty()) return "";
    const auto last = last_backup(paths);
    const auto why = last.why.empty() ? "" : "; the last try failed: " + last.why;
    if (last.made == 0) return "none was made yet" + why;
    if (now - last.made > late_s) return "the newest is of " + text::to_utc(last.made) + why;
    return "";
}

}  // namespace settings
