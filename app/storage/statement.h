// A question to a database, and its rows. A fault while asking is thrown as Fault.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace storage {

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

}  // namespace storage
