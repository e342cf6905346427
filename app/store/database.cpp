#include "store/database.h"

#include <SQLiteCpp/SQLiteCpp.h>

namespace store {

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

template <class Act>
auto guarded(Act act) {
    try {
        return act();
    } catch (const SQLite::Exception& e) {
        throw Fault(e.what());
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
    State(const std::string& name, int flags) : database(name, flags) {}
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
        state->database.exec(
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;");
        const int version = state->database.execAndGet("PRAGMA user_version").getInt();
        const int known = static_cast<int>(migrations.size());
        if (version > known)
            return base::fail(path.string(), "was written by a newer Urokiosk",
                              "install the newer version, or move the file aside");
        for (int step = version; step < known; ++step) {
            SQLite::Transaction transaction(state->database);
            state->database.exec(migrations[static_cast<std::size_t>(step)]);
            state->database.exec("PRAGMA user_version=" + std::to_string(step + 1));
            transaction.commit();
        }
        return Database(state);
    } catch (const SQLite::Exception& e) {
        return base::fail(path.string(), std::string("cannot be used: ") + e.what());
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
    run("BEGIN");
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

}  // namespace store
