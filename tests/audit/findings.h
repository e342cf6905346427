// What the audit saw: for each of the forty rows of STANDARDS.md section 8, how often it was looked
// at and where it did not hold.
#pragma once

#include <array>
#include <string>
#include <vector>

namespace audit {

inline constexpr int row_count = 40;

class Findings {
  public:
    void look(int row, long times = 1) { rows_[index(row)].looked += times; }
    // One look; tells where it failed.
    void hold(int row, bool holds, const std::string& where) {
        look(row);
        if (!holds) fail(row, where);
    }
    void fail(int row, const std::string& where) {
        auto& one = rows_[index(row)];
        ++one.failed;
        if (one.where.size() < 3) one.where.push_back(where);
    }
    void add(const Findings& other) {
        for (int row = 1; row <= row_count; ++row) {
            auto& mine = rows_[index(row)];
            const auto& theirs = other.rows_[index(row)];
            mine.looked += theirs.looked;
            mine.failed += theirs.failed;
            for (const auto& where : theirs.where)
                if (mine.where.size() < 3) mine.where.push_back(where);
        }
    }
    // Through a pipe and back.
    std::string written() const;
    static Findings read(const std::string& text);

    // The table, and whether every row holds.
    bool print() const;

  private:
    static std::size_t index(int row) { return static_cast<std::size_t>(row - 1); }
    struct Row {
        long looked = 0, failed = 0;
        std::vector<std::string> where;
    };
    std::array<Row, row_count> rows_;
};

}  // namespace audit
