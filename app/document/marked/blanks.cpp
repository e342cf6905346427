#include "document/marked/blanks.h"

#include <algorithm>

#include "document/plain.h"

namespace document {

std::size_t blanks_in(const Runs& words) {
    const std::string text = plain(words);
    std::size_t count = 0;
    for (auto at = text.find(blank_mark); at != std::string::npos;
         at = text.find(blank_mark, at + blank_mark.size()))
        ++count;
    return count;
}

bool only_blank(const Runs& cell) { return plain(cell) == blank_mark; }

bool any_blank(const std::vector<Runs>& row) {
    return std::any_of(row.begin(), row.end(), [](const Runs& cell) { return only_blank(cell); });
}

bool to_fill_in(const Table& table) {
    return std::any_of(table.rows.begin(), table.rows.end(),
                       [](const auto& row) { return any_blank(row); });
}

bool to_fill_in(const Document& page) {
    return std::any_of(page.blocks.begin(), page.blocks.end(), [](const Block& block) {
        const auto* list = std::get_if<List>(&block.what);
        const auto* table = std::get_if<Table>(&block.what);
        return (table && to_fill_in(*table)) ||
               (list && std::any_of(list->items.begin(), list->items.end(),
                                    [](const Runs& item) { return blanks_in(item) > 0; }));
    });
}

}  // namespace document
