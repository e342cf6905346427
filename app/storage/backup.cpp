#include "storage/backup.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>

namespace storage {

namespace fs = std::filesystem;

std::vector<base::Path> backups(const base::Path& folder, const std::string& name) {
    std::vector<base::Path> found;
    std::error_code ignored;
    for (const auto& entry : fs::directory_iterator(folder, ignored)) {
        const std::string file = entry.path().filename().string();
        if (file.starts_with(name + "-") && file.ends_with(".db")) found.push_back(entry.path());
    }
    std::sort(found.begin(), found.end());
    return found;
}

base::Result<void> back_up(Database& database, const base::Path& folder, const std::string& name,
                           std::size_t keep) {
    std::error_code error;
    fs::create_directories(folder, error);
    const auto known = backups(folder, name);
    const int last =
        known.empty() ? 0 : std::atoi(known.back().stem().string().c_str() + name.size() + 1);
    char number[16];
    std::snprintf(number, sizeof number, "-%04d.db", last + 1);
    try {
        database.copy_to(folder / (name + number));
    } catch (const Fault& fault) {
        return base::fail(folder.string(), fault.what(), "no backup was made; make room for one");
    }
    for (std::size_t i = 0; i + keep < known.size() + 1; ++i) fs::remove(known[i], error);
    return {};
}

base::Result<void> copy_file(const base::Path& from, const base::Path& to) {
    const base::Path aside = to.string() + ".new";
    const auto copied = base::copy_file(from, aside);
    return copied ? base::put_in_place(aside, to) : copied;
}

void remove_journals(const base::Path& file) {
    std::error_code ignored;
    for (const char* ending : {"-wal", "-shm", "-journal"})
        fs::remove(file.string() + ending, ignored);
}

Aside::Aside(base::Path path) : path_(std::move(path)) {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
    remove_journals(path_);
}

Aside::~Aside() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
    remove_journals(path_);
}

base::Result<void> replace(const base::Path& file, const base::Path& good) {
    base::Path kept;
    for (int n = 1; kept.empty() || fs::exists(kept); ++n)
        kept =
            file.parent_path() / (file.stem().string() + ".damaged-" + std::to_string(n) + ".db");
    for (const std::string ending : {"-wal", "-journal", ""})
        if (fs::exists(file.string() + ending))
            if (auto done = copy_file(file.string() + ending, kept.string() + ending); !done)
                return done;
    remove_journals(file);
    return base::put_in_place(good, file);
}

}  // namespace storage
