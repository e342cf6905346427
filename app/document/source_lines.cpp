#include "document/source_lines.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

namespace document {

namespace {

constexpr std::string_view digits = "0123456789";

void complain(base::Problems& problems, int line, std::string what, std::string fix) {
    problems.push_back({"", line, base::Severity::error, std::move(what), std::move(fix)});
}

std::string_view without(std::string_view text, std::string_view letters) {
    text.remove_prefix(std::min(text.find_first_not_of(letters), text.size()));
    return text;
}

// The number of the item that begins in this line, "> 3. Then"; nothing for any other line.
std::optional<int> item_number(std::string_view line) {
    line = without(line, "> \t-*+");
    const auto end = std::min(line.find_first_not_of(digits), line.size());
    constexpr std::size_t longest = 9;  // of CommonMark
    if (end == 0 || end > longest || end == line.size()) return std::nullopt;
    if (line[end] != '.' && line[end] != ')') return std::nullopt;
    int number = 0;
    for (const char c : line.substr(0, end)) number = number * 10 + (c - '0');
    return number;
}

// Letters, digits, or anything beyond ASCII, behind the marks that stand before a line's words.
bool has_words(std::string_view line) {
    line = without(line, "> \t-*+");
    if (item_number(line)) line = without(without(line, digits), ".) \t");
    return std::any_of(line.begin(), line.end(), [](unsigned char c) {
        return c >= 0x80 || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
               (c >= 'A' && c <= 'Z');
    });
}

// All may be written as 1, or each by its place.
void numbers(const SourceLines& source, const Node& list, base::Problems& problems) {
    int place = 0, first = 1;
    bool ones = true;
    for (const Node& item : list.inside) {
        ++place;
        const auto number = item_number(source.text(item.line));
        if (place == 1) first = number.value_or(1);  // told where the list is read
        if (!number || place == 1) continue;
        ones = ones && *number == 1;
        if (ones || *number == first + place - 1) continue;
        return complain(problems, item.line,
                        fmt::format("the step {} would be shown as {}", *number, place),
                        "number the steps 1, 2, 3, without a gap");
    }
}

// A row is one line; which, is known of every row that has words.
void rows(const SourceLines& source, const Node& table, base::Problems& problems) {
    const auto line_of = [](std::size_t row) { return static_cast<int>(row + (row > 0 ? 1 : 0)); };
    int first = 0;
    for (std::size_t i = 0; i < table.inside.size() && first == 0; ++i)
        for (const Node& cell : table.inside[i].inside)
            if (!cell.words.empty() && first == 0) first = cell.line - line_of(i);
    for (std::size_t i = 0; i < table.inside.size() && first != 0; ++i) {
        const int line = first + line_of(i);
        const auto wanted = table.inside[i].inside.size(), written = cell_count(source.text(line));
        if (written != wanted)
            complain(problems, line,
                     fmt::format("a row of {} cells in a table of {} columns", written, wanted),
                     "give each row as many cells as the head; write \\| for a bar in the words, "
                     "and an empty line behind the table");
    }
}

// What CommonMark makes one paragraph of: "a. Sit down" above "b. Breathe out", a term above
// ": its meaning".
void foreign_lists(const SourceLines& source, base::Problems& problems) {
    struct Begun {
        std::string_view first, second;
    };
    constexpr std::string_view marks = "> \t";
    const auto words = [&](int line) { return without(source.text(line), marks); };
    for (int line = source.first_line(); line < source.end_line(); ++line) {
        const auto above = words(line), below = words(line + 1);
        for (const auto& [first, second] :
             {Begun{"a. ", "b. "}, Begun{"a) ", "b) "}, Begun{"(a) ", "(b) "}, Begun{"A. ", "B. "},
              Begun{"A) ", "B) "}, Begun{"i. ", "ii. "}, Begun{"i) ", "ii) "},
              Begun{"(i) ", "(ii) "}, Begun{"I. ", "II. "}, Begun{"(1) ", "(2) "}})
            if (above.starts_with(first) && below.starts_with(second))
                complain(problems, line, "a list by letters would be shown as one line",
                         "number its steps 1, 2, 3, or begin each item with -");
        if (above.starts_with(": "))
            complain(problems, line, "readers would see ': '", "write the meaning as a sentence");
    }
}

void walk(const SourceLines& source, const Node& node, base::Problems& problems) {
    if (node.type == Node::Type::list && node.ordered) numbers(source, node, problems);
    if (node.type == Node::Type::table) rows(source, node, problems);
    for (const Node& inner : node.inside) walk(source, inner, problems);
}

}  // namespace

SourceLines::SourceLines(std::string_view body, int first_line)
    : body_(body), first_line_(first_line), begins_{0} {
    for (auto at = body.find('\n'); at != std::string_view::npos; at = body.find('\n', at + 1))
        begins_.push_back(at + 1);
    seen_.resize(begins_.size());
}

void SourceLines::came_through(std::string_view piece) {
    if (piece.empty() || piece.data() < body_.data() || piece.data() >= body_.data() + body_.size())
        return;
    const auto begin = static_cast<std::size_t>(piece.data() - body_.data());
    const auto after = std::upper_bound(begins_.begin(), begins_.end(), begin);
    for (auto line = static_cast<std::size_t>(after - begins_.begin()) - 1;
         line < begins_.size() && begins_[line] < begin + piece.size(); ++line)
        seen_[line] = true;
}

std::string_view SourceLines::text(int line) const {
    const int at = line - first_line_;
    if (at < 0 || static_cast<std::size_t>(at) >= begins_.size()) return {};
    const auto begin = begins_[static_cast<std::size_t>(at)];
    return body_.substr(begin, std::min(body_.find('\n', begin), body_.size()) - begin);
}

std::vector<int> SourceLines::lost() const {
    std::vector<int> lines;
    for (std::size_t i = 0; i < begins_.size(); ++i) {
        const int line = first_line_ + static_cast<int>(i);
        if (!seen_[i] && has_words(text(line))) lines.push_back(line);
    }
    return lines;
}

std::size_t cell_count(std::string_view row) {
    row = without(row, "> \t");
    while (!row.empty() && (row.back() == ' ' || row.back() == '\t')) row.remove_suffix(1);
    if (row.starts_with('|')) row.remove_prefix(1);
    std::size_t bars = 0;
    bool escaped = false, ends = false;
    for (const char c : row) {
        ends = c == '|' && !escaped;
        bars += ends ? 1 : 0;
        escaped = c == '\\' && !escaped;
    }
    return bars + (ends ? 0 : 1);
}

void tell_lost(const SourceLines& source, const Node& root, base::Problems& problems) {
    for (const int line : source.lost()) {
        constexpr std::size_t shown = 40;
        std::string words(source.text(line).substr(0, shown));
        while (!words.empty() && (static_cast<unsigned char>(words.back()) & 0x80U) != 0)
            words.pop_back();  // not half a letter
        complain(problems, line, "the line '" + words + "' would be shown to nobody",
                 "write it as a sentence, with no [name]: before it");
    }
    foreign_lists(source, problems);
    walk(source, root, problems);
}

}  // namespace document
