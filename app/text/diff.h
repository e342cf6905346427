// What was changed between two texts: by lines for the history, by words for marking a change
// within a paragraph. Pure; nothing is cut within a letter.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace text {

enum class ChangeKind { same, added, removed };
struct Change {
    ChangeKind kind = ChangeKind::same;
    std::string text;

    friend bool operator==(const Change&, const Change&) = default;
};

// One Change a line, each with its newline where it has one. What is same and removed, joined, is
// `before`; what is same and added is `after`. Removed lines stand before those added in their
// place. The fewest lines that explain it (Myers, "An O(ND) difference algorithm", 1986); texts
// further apart than 2000 lines in all are told as all removed, all added between what they begin
// and end with.
std::vector<Change> diff_lines(std::string_view before, std::string_view after);

// The same by words, gaps and marks; neighbours of one kind are joined.
std::vector<Change> diff_words(std::string_view before, std::string_view after);

}  // namespace text
