// An SQLite file as a value: open, migrate, ask. The only door to SQLiteCpp.
// Opening returns a Result; a fault afterwards (damaged file, full disk) is thrown as Fault,
// because whoever is in the middle of asking cannot go on.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "base/file.h"
#include "base/problem.h"

namespace storage {

struct Fault : std::runtime_error {
    using std::runtime_error::runtime_error;
};

class Statement {
  public:
    Statement& bind(int place, std::string_view text);  // places count from 1
    Statement& bind(int place, std::int64_t number);
    bool step();  // true while there is a row; Fault on error
    void reset();
    void run() {
        step();
        reset();
    }

    std::string text(int column) const;  // columns count from 0; all bytes, NULs too
    std::int64_t number(int column) const;
    double real(int column) const;

    struct State;

  private:
    friend class Database;
    explicit Statement(std::shared_ptr<State> state) : state_(std::move(state)) {}
    std::shared_ptr<State> state_;
};

class Database {
  public:
    // Read-only, no locks, no journal: for files that never change.
    static base::Result<Database> open_immutable(const base::Path& path);
    // Writable, made if missing; WAL, synchronous=FULL, foreign keys on. `migrations[n]` brings
    // version n to n+1. A file of a later version, a damaged one, one that can only be read and a
    // full disk are refused in one line each, and left as they are.
    static base::Result<Database> open(const base::Path& path,
                                       const std::vector<std::string>& migrations);
    // A new file written in one go, without journal: for write-aside-and-rename.
    static base::Result<Database> create(const base::Path& path);

    void run(const std::string& sql);
    Statement prepare(const std::string& sql);
    // All or nothing: an exception from `act` rolls back and goes on. It writes from the start
    // (BEGIN IMMEDIATE), so two programs wait for each other instead of failing halfway. Within
    // another transaction it is a part of that.
    void transaction(const std::function<void()>& act);

    // A whole copy as it is at this moment, in one file, whole under its name or not there: Fault.
    void copy_to(const base::Path& path);
    // Takes over all that stands in the other, in one transaction, also while others have it open.
    void become(Database& other);
    // Whether every page, row and reference is as it should be; the first fault is named.
    base::Result<void> sound();

    struct State;

  private:
    explicit Database(std::shared_ptr<State> state) : state_(std::move(state)) {}
    std::shared_ptr<State> state_;
};

}  // namespace storage
