#include "storage/database.h"

#include <SQLiteCpp/Backup.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

#include "storage/sqlite.h"

namespace storage {

namespace {

// SQLite's URI form wants ?, # and % escaped.
std::string uri(const base::Path& path) {
    std::string made = "file:";
    std::error_code nowhere;  // where the working folder is gone, the name is left as it is
    const auto whole = std::filesystem::absolute(path, nowhere);
    for (const char c : (nowhere ? path : whole).string()) {
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

// Everything that can run in a file, as one text: what the file says of itself is compared with it.
std::string schema_of(SQLite::Database& database) {
    SQLite::Statement rows(database,
                           "SELECT type, name, tbl_name, coalesce(sql, '') FROM sqlite_schema "
                           "ORDER BY type, name, tbl_name");
    std::string all;
    while (rows.executeStep())
        for (int column = 0; column < 4; ++column) all += rows.getColumn(column).getString() + '\n';
    return all;
}

std::string schema_after(const std::vector<std::string>& migrations, int version) {
    SQLite::Database fresh(":memory:", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    for (int step = 0; step < version; ++step)
        fresh.exec(migrations.at(static_cast<std::size_t>(step)));
    return schema_of(fresh);
}

}  // namespace

struct Database::State {
    using Clock = std::chrono::steady_clock;
    SQLite::Database database;
    Clock::time_point deadline;

    State(const std::string& name, int flags) : database(name, flags) {
        sqlite3* const handle = database.getHandle();
        // Its own store of small blocks would keep what was searched for, out of the heap's reach.
        sqlite3_db_config(handle, SQLITE_DBCONFIG_LOOKASIDE, nullptr, 0, 0);
        // What a file's own views and triggers call, and how its pages fit, is not taken on trust.
        sqlite3_db_config(handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
        database.exec("PRAGMA cell_size_check=ON");
    }
    // No SQL of this program changes a schema by hand.
    void defend() {
        sqlite3_db_config(database.getHandle(), SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    }
    void limit(std::chrono::milliseconds most) {
        if (most.count() == 0) return;
        deadline = Clock::now() + most;
        constexpr int between = 1000, longest_value = 64 << 20;  // instructions; bytes
        sqlite3_limit(database.getHandle(), SQLITE_LIMIT_LENGTH, longest_value);
        const auto late = [](void* self) {
            return static_cast<int>(Clock::now() > static_cast<State*>(self)->deadline);
        };
        sqlite3_progress_handler(database.getHandle(), between, late, this);
    }
    int number(const char* pragma) {
        return database.execAndGet(std::string("PRAGMA ") + pragma).getInt();
    }
    int version() { return number("user_version"); }
    void look(const std::vector<std::string>& migrations, const Opening& how);
    void mark(const Opening& how);
};

// Before anything is changed: whether it is one of ours, and holds nothing but what we make.
void Database::State::look(const std::vector<std::string>& migrations, const Opening& how) {
    const int found = version(), id = number("application_id");
    const int known = static_cast<int>(migrations.size());
    if (id != 0 && id != how.application_id)
        throw Fault("belongs to another program", Cause::foreign, "name another file");
    if (found > known)
        throw Fault("was written by a newer Urokiosk", Cause::newer,
                    "install the newer version, or move the file aside");
    if (found < 0)
        throw Fault("is damaged: its version is below zero", Cause::damaged, take_backup);
    if (schema_of(database) == schema_after(migrations, found)) return;
    if (found == 0 && id == 0)
        throw Fault("holds the tables of another program", Cause::foreign, "name another file");
    throw Fault("is damaged: its tables are not those this program makes", Cause::damaged,
                take_backup);
}

// One of ours from before there was a mark gets it when nobody else is writing.
void Database::State::mark(const Opening& how) {
    if (how.application_id == 0 || number("application_id") == how.application_id) return;
    try {
        database.exec("PRAGMA application_id=" + std::to_string(how.application_id));
    } catch (const SQLite::Exception& fault) {
        if (fault.getErrorCode() != SQLITE_BUSY) throw;
    }
}

base::Result<Database> Database::open_immutable(const base::Path& path) {
    return open_uri(path, uri(path) + "?immutable=1");
}

base::Result<Database> Database::open_to_read(const base::Path& path) {
    return open_uri(path, uri(path));
}

base::Result<Database> Database::open_uri(const base::Path& path, const std::string& uri) {
    try {
        auto state = std::make_shared<State>(uri, SQLite::OPEN_READONLY | SQLite::OPEN_URI);
        state->defend();
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

base::Result<Database> Database::create(const base::Path& path,
                                        const std::vector<std::string>& migrations,
                                        const Opening& how) {
    auto made = create(path);
    if (!made) return made;
    try {
        for (const auto& step : migrations) made->run(step);
        made->run("PRAGMA user_version=" + std::to_string(migrations.size()));
        made->run("PRAGMA application_id=" + std::to_string(how.application_id));
        return made;
    } catch (const Fault& fault) {
        return base::fail(path.string(), fault.what(), fault.fix);
    }
}

std::optional<std::int32_t> Database::application_id(const base::Path& path) {
    constexpr std::string_view magic("SQLite format 3\0", 16);
    constexpr std::size_t id_at = 68, head = 100;
    std::array<unsigned char, head> bytes{};
    const int file = ::open(path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC);
    if (file < 0) return std::nullopt;
    struct stat about {};
    const bool whole = ::fstat(file, &about) == 0 && S_ISREG(about.st_mode) &&
                       ::pread(file, bytes.data(), head, 0) == ssize_t{head};
    ::close(file);
    if (!whole || !std::equal(magic.begin(), magic.end(), bytes.begin())) return std::nullopt;
    std::uint32_t id = 0;
    for (std::size_t i = 0; i < 4; ++i) id = id << 8U | bytes.at(id_at + i);
    return static_cast<std::int32_t>(id);
}

Database Database::opened(const base::Path& path, const std::vector<std::string>& migrations,
                          const Opening& how) try {
    std::error_code missing;
    const auto status = std::filesystem::status(path, missing);
    if (::access(path.c_str(), R_OK | W_OK) != 0 && errno == EACCES)
        throw Fault("may not be read and written by this user", Cause::not_permitted,
                    "run this as the user it belongs to");
    if (std::filesystem::exists(status) && !std::filesystem::is_regular_file(status))
        throw Fault("is not a file", Cause::foreign, "name another file");
    auto state =
        std::make_shared<State>(path.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    state->limit(how.limit);
    state->defend();
    state->database.setBusyTimeout(2000);
    state->look(migrations, how);
    state->database.exec(
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;");
    // SQLite goes on reading where it may not write; staff would learn of it too late.
    if (sqlite3_db_readonly(state->database.getHandle(), "main") == 1)
        throw SQLite::Exception("read-only", SQLITE_READONLY);
    Database opened(state);
    const int known = static_cast<int>(migrations.size());
    // Asked again at each step: another program may have made it meanwhile.
    while (state->version() < known)
        opened.transaction([&] {
            const int step = state->version();
            if (step >= known) return;
            state->database.exec(migrations.at(static_cast<std::size_t>(step)));
            state->database.exec("PRAGMA user_version=" + std::to_string(step + 1));
        });
    state->mark(how);
    return opened;
} catch (const SQLite::Exception& fault) {
    throw told(fault);
}

base::Result<Database> Database::open(const base::Path& path,
                                      const std::vector<std::string>& migrations,
                                      const Opening& how) {
    try {
        return opened(path, migrations, how);
    } catch (const Fault& fault) {
        return base::fail(path.string(), fault.what(), fault.fix);
    }
}

// A program that writes at this moment holds it up for two seconds; then it is busy, not damaged.
std::optional<Fault> Database::fault_of(const base::Path& path,
                                        const std::vector<std::string>& migrations,
                                        const Opening& how) {
    try {
        auto database = opened(path, migrations, how);
        database.transaction([] {});
        database.check();
        return std::nullopt;
    } catch (const Fault& fault) {
        return fault;
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

void Database::snapshot(const std::function<void()>& act) {
    run("BEGIN");
    try {
        act();
    } catch (...) {
        run("ROLLBACK");
        throw;
    }
    run("COMMIT");
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

void Database::check() {
    const auto damaged = [](const std::string& how) {
        return Fault("is damaged: " + how, Cause::damaged, take_backup);
    };
    auto pages = prepare("PRAGMA quick_check(1)");
    if (pages.step() && pages.text(0) != "ok") throw damaged(pages.text(0));
    auto references = prepare("PRAGMA foreign_key_check");
    if (references.step())
        throw damaged("row " + references.text(1) + " of " + references.text(0) + " points at a " +
                      references.text(2) + " that is missing");
}

base::Result<void> Database::sound() {
    try {
        check();
        return {};
    } catch (const Fault& fault) {
        return base::fail(state_->database.getFilename(), fault.what());
    }
}

void Database::become(Database& other) {
    const int size = state_->number("page_size");
    if (other.state_->number("page_size") != size)
        other.run("PRAGMA journal_mode=DELETE; PRAGMA page_size=" + std::to_string(size) +
                  "; VACUUM");
    const int done = guarded(
        [&] { return SQLite::Backup(state_->database, other.state_->database).executeStep(); });
    if (done != SQLITE_DONE) throw Fault("is in use by another program", Cause::busy);
}

namespace {

void bind_as(SQLite::Statement& put, int place, const SQLite::Column& value) {
    if (value.isNull())
        put.bind(place);
    else if (value.isInteger())
        put.bind(place, value.getInt64());
    else if (value.isFloat())
        put.bind(place, value.getDouble());
    else if (value.isBlob())
        put.bind(place, value.getBlob(), value.getBytes());
    else
        put.bind(place, value.getString());
}

}  // namespace

void Database::take_rows(Database& other, const std::string& table, const std::string& select) {
    guarded([&] {
        SQLite::Statement rows(other.state_->database, select);
        std::string places = "?";
        for (int i = 1; i < rows.getColumnCount(); ++i) places += ",?";
        SQLite::Statement put(state_->database, "INSERT INTO " + table + " VALUES(" + places + ")");
        while (rows.executeStep()) {
            for (int i = 0; i < rows.getColumnCount(); ++i) bind_as(put, i + 1, rows.getColumn(i));
            put.exec();
            put.reset();
        }
    });
}

}  // namespace storage
