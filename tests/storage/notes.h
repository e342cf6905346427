// A small library for the tests of this floor, and witnesses of what stands on the disk.
#pragma once

#include <algorithm>

#include "storage/database.h"
#include "support/world.h"

namespace store_test {

namespace fs = std::filesystem;
using Texts = std::vector<std::string>;

inline const std::string notes = "CREATE TABLE note(id INTEGER PRIMARY KEY, words TEXT NOT NULL)";
inline const std::string pinned = "ALTER TABLE note ADD COLUMN pinned INTEGER NOT NULL DEFAULT 0";

inline std::string bytes_of(const base::Path& path) { return base::read_file(path).value(); }

// The sqlite3 program's answer: a witness that shares no code with ours but the library.
inline std::string sqlite(const base::Path& file, const std::string& sql) {
    return support::run("sqlite3 '" + file.string() + "' \"" + sql + "\"").out;
}

inline std::int64_t count(storage::Database& database, const std::string& table) {
    auto rows = database.prepare("SELECT count(*) FROM " + table);
    REQUIRE(rows.step());
    return rows.number(0);
}

inline Texts names_in(const base::Path& folder) {
    Texts names;
    for (const auto& entry : fs::directory_iterator(folder))
        names.push_back(entry.path().filename());
    std::sort(names.begin(), names.end());
    return names;
}

}  // namespace store_test
