#include "storage/database.h"

#include <SQLiteCpp/Backup.h>
#include <SQLiteCpp/SQLiteCpp.h>
#include <sqlite3.h>

namespace storage {

namespace {

// SQLite's URI form wants ?, # and % escaped.
std::string uri(const base::Path& path) {
    std::string made = "file:";
    for (const char c : std::filesystem::absolute(path).string()) {
        if (c == '?' || c == '#' || c == '%') {
            char code[4];
            std::snprintf(code, sizeof code, "%%%02X", static_cast<unsigned char>(c));
            made += code;
        } else {
            made += c;
        }
    }
    return made;
}

// What went wrong, in words that stand after the file's name, and what to do about it.
struct Told {
    std::string what, fix;
};

Told told(const SQLite::Exception& fault) {
    switch (fault.getErrorCode()) {
        case SQLITE_FULL:
            return {"cannot be written: the disk is full", "free some space on the disk"};
        case SQLITE_IOERR:
            return {"cannot be read or written: the disk fails or is full",
                    "free some space, or see whether the disk or stick is still there"};
        case SQLITE_READONLY:
        case SQLITE_PERM:
        case SQLITE_AUTH:
            return {"cannot be written: it or its folder can only be read",
                    "give this user the right to write there"};
        case SQLITE_CANTOPEN:
            return {"cannot be opened: its folder is missing or cannot be written",
                    "make the folder, or give this user the right to write there"};
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
            return {"is in use by another program", "wait a moment, then try again"};
        case SQLITE_NOTADB:
        case SQLITE_CORRUPT:
            return {"is damaged", "keep it aside and take the last good backup"};
        default:
            return {std::string("cannot be used: ") + fault.what(), ""};
    }
}

template <class Act>
auto guarded(Act act) {
    try {
        return act();
    } catch (const SQLite::Exception& fault) {
        const int code = fault.getErrorCode();
        throw Fault(code == SQLITE_ERROR || code == SQLITE_RANGE || code == SQLITE_CONSTRAINT
                        ? fault.what()
                        : told(fault).what);
    }
}

}  // namespace

struct Statement::State {
    std::shared_ptr<Database::State> database;
    SQLite::Statement statement;
    State(std::shared_ptr<Database::State> keep, SQLite::Database& db, const std::string& sql)
        : database(std::move(keep)), statement(db, sql) {}
};

struct Database::State {
    SQLite::Database database;
    State(const std::string& name, int flags) : database(name, flags) {
        // Its own store of small blocks would keep what was searched for, out of the heap's reach.
        sqlite3_db_config(database.getHandle(), SQLITE_DBCONFIG_LOOKASIDE, nullptr, 0, 0);
    }
    int version() { return database.execAndGet("PRAGMA user_version").getInt(); }
};

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

base::Result<Database> Database::open_immutable(const base::Path& path) {
    try {
        auto state = std::make_shared<State>(uri(path) + "?immutable=1",
                                             SQLite::OPEN_READONLY | SQLite::OPEN_URI);
        state->database.execAndGet("SELECT count(*) FROM sqlite_schema");
        return Database(state);
    } catch (const SQLite::Exception& e) {
        return base::fail(path.string(),
                          std::string("is no database that can be read: ") + e.what());
    }
}

base::Result<Database> Database::create(const base::Path& path) {
    try {
        std::error_code ignored;
        std::filesystem::remove(path, ignored);
        auto state =
            std::make_shared<State>(path.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
        state->database.exec(
            "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-16000;");
        return Database(state);
    } catch (const SQLite::Exception& e) {
        return base::fail(path.string(), std::string("cannot write: ") + e.what());
    }
}

base::Result<Database> Database::open(const base::Path& path,
                                      const std::vector<std::string>& migrations) {
    try {
        auto state =
            std::make_shared<State>(path.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
        state->database.setBusyTimeout(2000);
        // The version is looked at before anything is changed.
        const int known = static_cast<int>(migrations.size());
        if (state->version() > known)
            return base::fail(path.string(), "was written by a newer Urokiosk",
                              "install the newer version, or move the file aside");
        state->database.exec(
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;");
        // SQLite goes on reading where it may not write; staff would learn of it too late.
        if (sqlite3_db_readonly(state->database.getHandle(), "main") == 1)
            throw SQLite::Exception("read-only", SQLITE_READONLY);
        Database opened(state);
        // Asked again at each step: another program may have made it meanwhile.
        while (state->version() < known)
            opened.transaction([&] {
                const int step = state->version();
                if (step >= known) return;
                state->database.exec(migrations[static_cast<std::size_t>(step)]);
                state->database.exec("PRAGMA user_version=" + std::to_string(step + 1));
            });
        return opened;
    } catch (const SQLite::Exception& fault) {
        const auto [what, fix] = told(fault);
        return base::fail(path.string(), what, fix);
    } catch (const Fault& fault) {
        return base::fail(path.string(), fault.what());
    }
}

void Database::run(const std::string& sql) {
    guarded([&] { state_->database.exec(sql); });
}

Statement Database::prepare(const std::string& sql) {
    return guarded([&] {
        return Statement(std::make_shared<Statement::State>(state_, state_->database, sql));
    });
}

void Database::transaction(const std::function<void()>& act) {
    if (sqlite3_get_autocommit(state_->database.getHandle()) == 0) return act();
    run("BEGIN IMMEDIATE");
    try {
        act();
        run("COMMIT");
    } catch (...) {
        try {
            run("ROLLBACK");
        } catch (const Fault&) {  // the first failure is the one to tell
        }
        throw;
    }
}

void Database::copy_to(const base::Path& path) {
    const base::Path aside = path.string() + ".new";
    std::error_code ignored;
    std::filesystem::remove(aside, ignored);
    try {
        prepare("VACUUM INTO ?").bind(1, aside.string()).run();
    } catch (const Fault&) {
        std::filesystem::remove(aside, ignored);
        throw;
    }
    if (const auto placed = base::put_in_place(aside, path); !placed)
        throw Fault(base::to_line(placed.error()));
}

base::Result<void> Database::sound() {
    const std::string name = state_->database.getFilename();
    try {
        auto pages = prepare("PRAGMA quick_check(1)");
        if (pages.step() && pages.text(0) != "ok")
            return base::fail(name, "is damaged: " + pages.text(0));
        auto references = prepare("PRAGMA foreign_key_check");
        if (references.step())
            return base::fail(name, "is damaged: row " + references.text(1) + " of " +
                                        references.text(0) + " points at a " + references.text(2) +
                                        " that is missing");
        return {};
    } catch (const Fault& fault) {
        return base::fail(name, fault.what());
    }
}

void Database::become(Database& other) {
    const int done = guarded(
        [&] { return SQLite::Backup(state_->database, other.state_->database).executeStep(); });
    if (done != SQLITE_DONE) throw Fault("is in use by another program");
}

}  // namespace storage
