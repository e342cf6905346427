// How this layer speaks with SQLite: its faults in our words. Only the layer itself includes this.
#pragma once

#include <SQLiteCpp/SQLiteCpp.h>
#include <sqlite3.h>

#include "storage/fault.h"
#include "storage/statement.h"

namespace storage {

inline constexpr const char* take_backup = "keep it aside and take the last good backup";

// What went wrong, in words that stand after the file's name, and what to do about it.
Fault told(const SQLite::Exception& fault);

template <class Act>
auto guarded(Act act) {
    try {
        return act();
    } catch (const SQLite::Exception& fault) {
        const int code = fault.getErrorCode();
        if (code == SQLITE_ERROR || code == SQLITE_RANGE || code == SQLITE_CONSTRAINT)
            throw Fault(fault.what());
        throw told(fault);
    }
}

struct Statement::State {
    std::shared_ptr<void> database;  // stays open as long as somebody asks
    SQLite::Statement statement;
    State(std::shared_ptr<void> keep, SQLite::Database& db, const std::string& sql)
        : database(std::move(keep)), statement(db, sql) {}
};

}  // namespace storage
