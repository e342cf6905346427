// An SQLite file as a value: open, migrate, ask. The only door to SQLiteCpp.
// Opening returns a Result; a fault afterwards (damaged file, full disk) is thrown as Fault,
// because whoever is in the middle of asking cannot go on.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/file.h"
#include "base/problem.h"
#include "storage/fault.h"
#include "storage/statement.h"

namespace storage {

class Database {
  public:
    // Read-only, no locks, no journal: for files that never change.
    static base::Result<Database> open_immutable(const base::Path& path);
    // Read-only, with what its journal holds: a library as whoever wrote last left it.
    static base::Result<Database> open_to_read(const base::Path& path);
    // Writable, made if missing; WAL, synchronous=FULL, foreign keys on. `migrations[n]` brings
    // version n to n+1. A file of a later version or of another program, a damaged one (also one
    // with tables, indexes, views or triggers the migrations do not make), one that can only be
    // read and a full disk are refused in one line each, and left as they are.
    static base::Result<Database> open(const base::Path& path,
                                       const std::vector<std::string>& migrations,
                                       const Opening& how = {});
    // Why it could not be opened or is not sound: what it says was looked at, not guessed.
    static std::optional<Fault> fault_of(const base::Path& path,
                                         const std::vector<std::string>& migrations,
                                         const Opening& how = {});
    // A new file written in one go, without journal: for write-aside-and-rename.
    static base::Result<Database> create(const base::Path& path);
    // The same with all that the migrations make.
    static base::Result<Database> create(const base::Path& path,
                                         const std::vector<std::string>& migrations,
                                         const Opening& how);
    // Of the SQLite file of this name; nothing where it is none.
    static std::optional<std::int32_t> application_id(const base::Path& path);

    void run(const std::string& sql);
    Statement prepare(const std::string& sql);
    // All or nothing: an exception from `act` rolls back and goes on. It writes from the start
    // (BEGIN IMMEDIATE), so two programs wait for each other instead of failing halfway. Within
    // another transaction it is a part of that.
    void transaction(const std::function<void()>& act);
    // Reads as things stand now, however long it takes; others go on writing meanwhile.
    void snapshot(const std::function<void()>& act);

    // A whole copy as it is at this moment, in one file, whole under its name or not there: Fault.
    void copy_to(const base::Path& path);
    // Takes over all that stands in the other, in one transaction, also while others have it open.
    // The other may be given another size of its pages.
    void become(Database& other);
    // Into the table of that name what the other answers, row by row: data, and nothing that runs.
    void take_rows(Database& other, const std::string& table, const std::string& select);
    // Whether every page, row and reference is as it should be; the first fault is named.
    base::Result<void> sound();

    struct State;

  private:
    static base::Result<Database> open_uri(const base::Path& path, const std::string& uri);
    static Database opened(const base::Path& path, const std::vector<std::string>& migrations,
                           const Opening& how);
    void check();  // sound() as a Fault
    explicit Database(std::shared_ptr<State> state) : state_(std::move(state)) {}
    std::shared_ptr<State> state_;
};

}  // namespace storage
