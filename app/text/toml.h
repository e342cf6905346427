// TOML read strictly: every key has to be asked for, so that a misspelt one is named with its line
// rather than passed over. The only door to toml++.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/problem.h"
#include "text/date.h"

namespace text {

class Toml {
  public:
    // `file` names the text in problems; `first_line` is where it starts in that file.
    // A syntax error is one problem; reading goes on with an empty table.
    static Toml parse(std::string_view text, const std::string& file, base::Problems& problems,
                      int first_line = 1);

    // Each asks for one key. A value of another type is a problem and counts as missing.
    std::optional<std::string> text(const std::string& key) const;
    std::optional<double> number(const std::string& key) const;
    std::optional<bool> flag(const std::string& key) const;
    std::optional<text::Date> date(const std::string& key) const;
    std::vector<std::string> texts(const std::string& key) const;
    std::vector<double> numbers(const std::string& key) const;
    Toml table(const std::string& key) const;                // empty where there is none
    std::vector<Toml> tables(const std::string& key) const;  // [[key]]
    std::vector<std::string> keys() const;                   // in the order of the file

    // Asks for it too: its value on one line, as TOML writes it; empty where there is none.
    std::string written(const std::string& key) const;

    bool has(const std::string& key) const;
    bool is_table(const std::string& key) const;
    int line(const std::string& key) const;
    const std::string& file() const;

    void complain(const std::string& key, const std::string& what,
                  const std::string& fix = "") const;
    void complain_at(int line, const std::string& what, const std::string& fix) const;
    // Every text in it, in tables and lists too, with its line.
    void for_each_text(const std::function<void(int line, const std::string&)>& act) const;
    // When done: each key nobody asked for, here or in a table that was asked for, is a problem,
    // with the nearest known name; told once.
    void finish() const;

  private:
    struct State;
    explicit Toml(std::shared_ptr<State> state) : state_(std::move(state)) {}
    std::shared_ptr<State> state_;
};

// Words as a value of TOML, in quotes on one line.
std::string quoted(const std::string& words);
// The text with this value for a key that stands above all tables, however it is spelt now, and put
// there where it is missing; nothing else changes, which is proved by reading it back. Nothing for
// a text that is no TOML, or where the key is a table's.
std::optional<std::string> with_words(const std::string& text, const std::string& key,
                                      const std::string& words);
// The same for a list of values as TOML writes them, each on a line of its own.
std::optional<std::string> with_rows(const std::string& text, const std::string& key,
                                     const std::vector<std::string>& rows);

}  // namespace text
