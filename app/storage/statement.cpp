#include "storage/statement.h"

#include "storage/sqlite.h"

namespace storage {

// What went wrong, in words that stand after the file's name, and what to do about it.
Fault told(const SQLite::Exception& fault) {
    switch (fault.getErrorCode()) {
        case SQLITE_FULL:
            return Fault("cannot be written: the disk is full", Cause::disk,
                         "free some space on the disk");
        case SQLITE_IOERR:
            return Fault("cannot be read or written: the disk fails or is full", Cause::disk,
                         "free some space, or see whether the disk or stick is still there");
        case SQLITE_READONLY:
        case SQLITE_PERM:
        case SQLITE_AUTH:
            return Fault("cannot be written: it or its folder can only be read",
                         Cause::not_permitted, "give this user the right to write there");
        case SQLITE_CANTOPEN:
            return Fault("cannot be opened: its folder is missing or cannot be written",
                         Cause::not_permitted,
                         "make the folder, or give this user the right to write there");
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
            return Fault("is in use by another program", Cause::busy,
                         "wait a moment, then try again");
        case SQLITE_INTERRUPT:
            return Fault("takes too long to read", Cause::too_long, "take another copy of it");
        case SQLITE_NOTADB:
        case SQLITE_CORRUPT:
        case SQLITE_TOOBIG:
            return Fault("is damaged", Cause::damaged, take_backup);
        default:
            return Fault(std::string("cannot be used: ") + fault.what());
    }
}

Statement& Statement::bind(int place, std::string_view text) {
    guarded([&] { state_->statement.bind(place, std::string(text)); });
    return *this;
}

Statement& Statement::bind(int place, std::int64_t number) {
    guarded([&] { state_->statement.bind(place, number); });
    return *this;
}

bool Statement::step() {
    return guarded([&] { return state_->statement.executeStep(); });
}

void Statement::reset() {
    guarded([&] { state_->statement.reset(); });
}

std::string Statement::text(int column) const {
    return guarded([&] { return state_->statement.getColumn(column).getString(); });
}

std::int64_t Statement::number(int column) const {
    return guarded([&] { return state_->statement.getColumn(column).getInt64(); });
}

double Statement::real(int column) const {
    return guarded([&] { return state_->statement.getColumn(column).getDouble(); });
}

}  // namespace storage
