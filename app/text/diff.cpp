#include "text/diff.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <cstdint>

namespace text {

namespace {

using Pieces = std::vector<std::string_view>;

constexpr int most_steps = 2000;  // 4 million numbers, 16 MB, a few hundredths of a second

Pieces lines(std::string_view text) {
    Pieces found;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size() - 1) + 1;
        found.push_back(text.substr(0, end));
        text.remove_prefix(end);
    }
    return found;
}

enum class Sort { letter, gap, mark };

Sort sort_of(UChar32 point) {
    if (point < 0 || u_isUAlphabetic(point) || u_isdigit(point)) return Sort::letter;
    if (U_GET_GC_MASK(point) & (U_GC_M_MASK | U_GC_CF_MASK)) return Sort::letter;
    return u_isUWhiteSpace(point) ? Sort::gap : Sort::mark;
}

Pieces words(std::string_view text) {
    Pieces found;
    const auto length = static_cast<int64_t>(text.size());
    Sort last = Sort::mark;
    std::size_t begin = 0;
    for (int64_t i = 0; i < length;) {
        const auto at = static_cast<std::size_t>(i);
        UChar32 point = 0;
        U8_NEXT(text.data(), i, length, point);
        const Sort sort = sort_of(point);
        const bool joins = at > begin && sort == last && sort != Sort::mark;
        if (at > begin && !joins) {
            found.push_back(text.substr(begin, at - begin));
            begin = at;
        }
        last = sort;
    }
    if (begin < text.size()) found.push_back(text.substr(begin));
    return found;
}

// The furthest places on each diagonal k = x - y after d steps; kept for each d to walk back.
class Myers {
  public:
    Myers(const Pieces& before, const Pieces& after) : a_(before), b_(after) {}

    // Kinds in order, or nothing when the texts are too far apart.
    std::vector<ChangeKind> walk() {
        const int n = size(a_), m = size(b_);
        for (int d = 0; d <= std::min(n + m, most_steps); ++d) {
            std::vector<int> row(static_cast<std::size_t>(2 * d + 1), 0);
            for (int k = -d; k <= d; k += 2) {
                int x = start(d, k);
                while (x < n && x - k < m && a_[index(x)] == b_[index(x - k)]) ++x;
                row[index(k + d)] = x;
                if (x >= n && x - k >= m) {
                    rows_.push_back(std::move(row));
                    return back(n, m);
                }
            }
            rows_.push_back(std::move(row));
        }
        return {};
    }

  private:
    static int size(const Pieces& pieces) { return static_cast<int>(pieces.size()); }
    static std::size_t index(int number) { return static_cast<std::size_t>(number); }
    int reached(int d, int k) const { return k < -d || k > d ? -1 : rows_[index(d)][index(k + d)]; }
    // Downwards (something added) or to the right (something removed), whichever comes further;
    // never out of the field.
    bool downwards(int d, int k) const {
        return k == -d || (k != d && reached(d - 1, k - 1) < reached(d - 1, k + 1));
    }
    int start(int d, int k) const {
        if (d == 0) return 0;
        return downwards(d, k) ? reached(d - 1, k + 1) : reached(d - 1, k - 1) + 1;
    }
    std::vector<ChangeKind> back(int x, int y) const {
        std::vector<ChangeKind> kinds;
        for (int d = size_of_rows() - 1; d >= 0; --d) {
            const int k = x - y;
            const int from = start(d, k);
            for (; x > from; --x, --y) kinds.push_back(ChangeKind::same);
            if (d == 0) break;
            const bool added = downwards(d, k);
            kinds.push_back(added ? ChangeKind::added : ChangeKind::removed);
            (added ? y : x) -= 1;
        }
        std::reverse(kinds.begin(), kinds.end());
        return kinds;
    }
    int size_of_rows() const { return static_cast<int>(rows_.size()); }

    const Pieces &a_, &b_;
    std::vector<std::vector<int>> rows_;
};

std::vector<Change> changes(Pieces before, Pieces after) {
    std::vector<Change> found, tail;
    const auto head = std::mismatch(before.begin(), before.end(), after.begin(), after.end());
    for (auto at = before.begin(); at != head.first; ++at)
        found.push_back({ChangeKind::same, std::string(*at)});
    before.erase(before.begin(), head.first);
    after.erase(after.begin(), head.second);
    while (!before.empty() && !after.empty() && before.back() == after.back()) {
        tail.push_back({ChangeKind::same, std::string(before.back())});
        before.pop_back();
        after.pop_back();
    }
    auto kinds = Myers(before, after).walk();
    if (kinds.empty()) {
        kinds.assign(before.size(), ChangeKind::removed);
        kinds.insert(kinds.end(), after.size(), ChangeKind::added);
    }
    std::vector<Change> added;  // waiting until what was removed in their place is told
    auto old = before.begin(), now = after.begin();
    for (const ChangeKind kind : kinds) {
        if (kind == ChangeKind::added) {
            added.push_back({kind, std::string(*now++)});
            continue;
        }
        if (kind == ChangeKind::same) {
            found.insert(found.end(), added.begin(), added.end());
            added.clear();
            ++now;
        }
        found.push_back({kind, std::string(*old++)});
    }
    found.insert(found.end(), added.begin(), added.end());
    found.insert(found.end(), tail.rbegin(), tail.rend());
    return found;
}

}  // namespace

std::vector<Change> diff_lines(std::string_view before, std::string_view after) {
    return changes(lines(before), lines(after));
}

std::vector<Change> diff_words(std::string_view before, std::string_view after) {
    std::vector<Change> joined;
    for (auto& change : changes(words(before), words(after))) {
        if (!joined.empty() && joined.back().kind == change.kind)
            joined.back().text += change.text;
        else
            joined.push_back(std::move(change));
    }
    return joined;
}

}  // namespace text
