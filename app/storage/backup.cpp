#include "storage/backup.h"

#include <algorithm>
#include <charconv>
#include <cstdio>

namespace storage {

namespace fs = std::filesystem;

namespace {

constexpr int most_backups = 99'999'999;  // numbers of more digits are no name of ours

struct Kept {
    int number = 0;
    base::Path path;
};

// "library-0012.db" is 12; nothing for what is no name of a backup, or no plain file.
std::optional<int> backup_number(const fs::directory_entry& entry, const std::string& name) {
    const std::string file = entry.path().filename().string();
    std::error_code unreadable;
    if (!file.starts_with(name + "-") || !file.ends_with(".db")) return std::nullopt;
    if (!entry.is_regular_file(unreadable)) return std::nullopt;
    const char* const begin = file.data() + name.size() + 1;
    const char* const end = file.data() + file.size() - 3;
    int number = 0;
    const auto [after, error] = std::from_chars(begin, end, number);
    const bool good = error == std::errc() && after == end && number > 0 && number <= most_backups;
    return good ? std::optional(number) : std::nullopt;
}

// By number, rising: a name with a digit more sorts elsewhere.
std::vector<Kept> kept(const base::Path& folder, const std::string& name) {
    std::vector<Kept> found;
    std::error_code error;
    for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error))
        if (const auto number = backup_number(*at, name)) found.push_back({*number, at->path()});
    std::sort(found.begin(), found.end(),
              [](const Kept& a, const Kept& b) { return a.number < b.number; });
    return found;
}

}  // namespace

std::vector<base::Path> backups(const base::Path& folder, const std::string& name) {
    std::vector<base::Path> found;
    for (auto& one : kept(folder, name)) found.push_back(std::move(one.path));
    return found;
}

base::Result<base::Path> next_backup(const base::Path& folder, const std::string& name) {
    const auto known = kept(folder, name);
    const int last = known.empty() ? 0 : known.back().number;
    if (last == most_backups)
        return base::fail(known.back().path.string(), "has the last number there is",
                          "move it away; no backup was made");
    char number[16];
    std::snprintf(number, sizeof number, "-%04d.db", last + 1);
    return folder / (name + number);
}

base::Result<void> back_up(Database& database, const base::Path& folder, const std::string& name,
                           std::size_t keep) {
    std::error_code error;
    fs::create_directories(folder, error);
    const auto known = backups(folder, name);
    const auto next = next_backup(folder, name);
    if (!next) return tl::unexpected(next.error());
    try {
        database.copy_to(*next);
    } catch (const Fault& fault) {
        return base::fail(folder.string(), fault.what(), "no backup was made; make room for one");
    }
    for (std::size_t i = 0; i + keep < known.size() + 1; ++i) fs::remove(known[i], error);
    return {};
}

base::Result<void> copy_whole(const base::Path& from, const base::Path& to) {
    const base::Path aside = to.string() + ".new";
    const auto copied = base::copy_file(from, aside);
    return copied ? base::put_in_place(aside, to) : copied;
}

void remove_journals(const base::Path& file) {
    std::error_code ignored;
    for (const char* ending : {"-wal", "-shm", "-journal"})
        fs::remove(file.string() + ending, ignored);
}

namespace {

// With what copying it leaves when it is cut off.
void clear(const base::Path& path) {
    std::error_code ignored;
    for (const auto& file : {path, base::Path(path.string() + ".new")})
        if (!fs::is_directory(file, ignored)) fs::remove(file, ignored);
    remove_journals(path);
}

}  // namespace

Aside::Aside(base::Path path) : path_(std::move(path)) { clear(path_); }

Aside::~Aside() { clear(path_); }

base::Result<void> replace(const base::Path& file, const base::Path& good) {
    std::error_code error;
    base::Path kept;
    for (int n = 1; kept.empty() || fs::exists(fs::symlink_status(kept, error)); ++n)
        kept =
            file.parent_path() / (file.stem().string() + ".damaged-" + std::to_string(n) + ".db");
    for (const std::string ending : {"-wal", "-journal", ""})
        if (fs::exists(fs::symlink_status(file.string() + ending, error)))
            if (auto done = copy_whole(file.string() + ending, kept.string() + ending); !done)
                return done;
    remove_journals(file);
    return base::put_in_place(good, file);
}

}  // namespace storage
