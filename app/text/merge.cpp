#include "text/merge.h"

#include <algorithm>
#include <vector>

#include "text/diff.h"

namespace text {

namespace {

// Lines of a text, counted, in whose place others came.
struct Hunk {
    std::size_t begin = 0, end = 0;
    std::string lines;
    friend bool operator==(const Hunk&, const Hunk&) = default;
};

std::vector<Hunk> hunks(std::string_view before, std::string_view after) {
    std::vector<Hunk> found;
    std::size_t line = 0;
    bool open = false;
    for (const auto& change : diff_lines(before, after)) {
        const bool same = change.kind == ChangeKind::same;
        if (!same && !open) found.push_back({line, line, ""});
        open = !same;
        if (change.kind == ChangeKind::added)
            found.back().lines += change.text;
        else
            ++line;
        if (change.kind == ChangeKind::removed) found.back().end = line;
    }
    return found;
}

}  // namespace

std::optional<std::string> merged(std::string_view before, std::string_view one,
                                  std::string_view other) {
    auto all = hunks(before, one);
    for (auto& hunk : hunks(before, other))
        if (std::find(all.begin(), all.end(), hunk) == all.end()) all.push_back(std::move(hunk));
    std::sort(all.begin(), all.end(),
              [](const Hunk& a, const Hunk& b) { return a.begin < b.begin; });
    std::string made;
    std::size_t line = 0, at = 0;
    const auto pass = [&](std::size_t until, bool keep) {
        for (; line < until; ++line) {
            const auto end = std::min(before.find('\n', at), before.size() - 1) + 1;
            if (keep) made += before.substr(at, end - at);
            at = end;
        }
    };
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (i > 0 && all[i].begin <= all[i - 1].end) return std::nullopt;
        pass(all[i].begin, true);
        made += all[i].lines;
        pass(all[i].end, false);
    }
    return made.append(before.substr(std::min(at, before.size())));
}

}  // namespace text
