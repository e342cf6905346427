#include "document/marked/node_words.h"

#include <algorithm>

namespace document {

Runs tidy(Runs words) {
    for (Run& run : words)
        if (run.kind == RunKind::line_break) run.kind = RunKind::plain;
    const auto blank = [](const Run& run) {
        return run.text.find_first_not_of(' ') == std::string::npos && run.kind == RunKind::plain;
    };
    while (!words.empty() && blank(words.back())) words.pop_back();
    while (!words.empty() && blank(words.front())) words.erase(words.begin());
    if (!words.empty() && words.front().kind == RunKind::plain)
        words.front().text.erase(0, words.front().text.find_first_not_of(' '));
    if (!words.empty() && words.back().kind == RunKind::plain) {
        std::string& text = words.back().text;
        text.erase(text.find_last_not_of(' ') + 1);
    }
    return words;
}

void append(Runs& words, const Runs& paragraph) {
    if (!words.empty()) words.push_back({RunKind::line_break, " ", ""});
    words.insert(words.end(), paragraph.begin(), paragraph.end());
}

std::vector<Runs> items_of(const Node& list) {
    std::vector<Runs> items;
    for (const Node& item : list.inside) {
        Runs words = item.words;
        for (const Node& inner : item.inside)
            if (inner.type == Node::Type::paragraph) append(words, inner.words);
        items.push_back(tidy(std::move(words)));
    }
    return items;
}

Table table_of(const Node& node) {
    Table table;
    for (const Node& row : node.inside) {
        std::vector<Runs> cells;
        for (const Node& cell : row.inside) cells.push_back(tidy(cell.words));
        const bool head = !row.inside.empty() && row.inside[0].type == Node::Type::head_cell;
        if (head)
            table.head = std::move(cells);
        else
            table.rows.push_back(std::move(cells));
    }
    return table;
}

std::vector<std::string> mark_of(const Node& quote) {
    if (quote.inside.empty() || quote.inside[0].words.empty()) return {};
    std::string text;
    for (const Run& run : quote.inside[0].words) {
        if (run.kind == RunKind::line_break) break;
        text += run.text;
    }
    if (!text.starts_with("[!") || !text.ends_with("]")) return {};
    std::vector<std::string> parts{""};
    for (const char c : text.substr(2, text.size() - 3)) {
        if (c == ' ')
            parts.emplace_back();
        else
            parts.back() += c;
    }
    return parts;
}

Runs after_mark(const Runs& words) {
    const auto end = std::find_if(words.begin(), words.end(),
                                  [](const Run& run) { return run.kind == RunKind::line_break; });
    return end == words.end() ? Runs{} : Runs(end + 1, words.end());
}

bool take_bold(Runs& title) {
    const bool bold = !title.empty() && title[0].kind == RunKind::strong;
    for (Run& run : title)
        if (run.kind == RunKind::strong) run.kind = RunKind::plain;
    return bold;
}

}  // namespace document
