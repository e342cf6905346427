#include "layout/beside.h"

#include <algorithm>

#include "layout/flow.h"

namespace layout {

namespace {

constexpr float column_em = 15;  // at least, of reading type
constexpr float between_em = 1.2F;

Sheet one_block(const InLanguage& page, std::size_t index, float width) {
    if (index >= page.document.blocks.size()) return {};
    const doc::Document only{page.document.front, {page.document.blocks[index]}, {}};
    Medium medium = page.medium;
    medium.width_mm = width;
    return flow(only, medium);
}

void rule(Sheet& sheet, float gap, bool keep) {
    sheet.height += gap;
    sheet.items.emplace_back(Panel{{0, sheet.height, sheet.width, 0.25F}, Tone::edge});
    if (!keep) sheet.cuts.push_back({sheet.height, sheet.height + gap});
    sheet.height += gap;
}

bool is_heading(const doc::Document& document, std::size_t index) {
    return index < document.blocks.size() &&
           std::holds_alternative<doc::Heading>(document.blocks[index].what);
}

// A row of a table on a sheet: items [open, close].
struct Row {
    std::size_t open = 0, close = 0;
    float top = 0, height = 0;
};

std::vector<Row> rows_of(const Sheet& sheet) {
    std::vector<Row> rows;
    std::vector<bool> is_row;
    for (std::size_t i = 0; i < sheet.items.size(); ++i) {
        if (const auto* open = std::get_if<Open>(&sheet.items[i])) {
            is_row.push_back(open->role == base::Role::Row);
            if (is_row.back()) rows.push_back({i, i, open->box.y, open->box.height});
        } else if (std::holds_alternative<Close>(sheet.items[i]) && !is_row.empty()) {
            if (is_row.back()) rows.back().close = i;
            is_row.pop_back();
        }
    }
    return rows;
}

// Moves a row down and lets it end lower: its rule goes along, its ground grows.
void lower(Sheet& sheet, const Row& row, float down, float taller) {
    for (std::size_t i = row.open; i <= row.close; ++i) {
        if (auto* panel = std::get_if<Panel>(&sheet.items[i])) {
            if (panel->box.height < 1 && panel->box.y > row.top + row.height - 1)
                panel->box.y += taller;
            else if (panel->box.height > row.height - 0.1F)
                panel->box.height += taller;
        }
        std::visit(
            [&](auto& one) {
                if constexpr (!std::is_same_v<std::decay_t<decltype(one)>, Close>)
                    one.box.y += down;
            },
            sheet.items[i]);
    }
    std::get<Open>(sheet.items[row.open]).box.height += taller;
}

// Rows of a table and of its translation begin and end together, so that paper can end between
// them in both columns. Nothing happens to what are no tables alike.
void in_step(Sheet& mine, Sheet& other) {
    mine.cuts.clear(), other.cuts.clear();
    const auto first = rows_of(mine), second = rows_of(other);
    if (first.empty() || first.size() != second.size() || mine.heads.size() != other.heads.size()) {
        mine.heads.clear(), other.heads.clear();
        return;
    }
    const std::size_t kept = mine.heads.empty() ? 1 : 2;  // the first row stays with the head
    float down_first = 0, down_second = 0;
    for (std::size_t i = 0; i < first.size(); ++i) {
        const float top = first[i].top + down_first;
        if (i >= kept)
            mine.cuts.push_back({first[i - 1].top + first[i - 1].height + down_first, top});
        const float height = std::max(first[i].height, second[i].height);
        lower(mine, first[i], down_first, height - first[i].height);
        lower(other, second[i], down_second, height - second[i].height);
        down_first += height - first[i].height;
        down_second += height - second[i].height;
        if (i == 0)
            for (Sheet* one : {&mine, &other})
                for (Head& head : one->heads) head.bottom = head.top + height;
    }
    for (auto [one, down] : {std::pair{&mine, down_first}, std::pair{&other, down_second}}) {
        one->height += down;
        std::get<Open>(one->items.front()).box.height += down;  // the table around its rows
        for (Head& head : one->heads) head.end += down;
    }
}

}  // namespace

bool has_two_columns(const Medium& medium) {
    return medium.width_mm >= medium.type.reading * (2 * column_em + between_em);
}

void append(Sheet& sheet, const Sheet& other, base::Point at) {
    const std::size_t before = sheet.items.size();
    for (const Head& head : other.heads)
        sheet.heads.push_back({head.first + before, head.last + before, head.top + at.y,
                               head.bottom + at.y, head.end + at.y});
    for (Item item : other.items) {
        std::visit(
            [&](auto& one) {
                if constexpr (!std::is_same_v<std::decay_t<decltype(one)>, Close>)
                    one.box = one.box.moved(at.x, at.y);
            },
            item);
        sheet.items.push_back(std::move(item));
    }
    for (const Cut& cut : other.cuts) sheet.cuts.push_back({cut.end + at.y, cut.next + at.y});
    sheet.height = std::max(sheet.height, at.y + other.height);
}

Sheet beside(const InLanguage& first, const InLanguage& second) {
    const Medium& medium = first.medium;
    const bool columns = has_two_columns(medium);
    const float between = medium.type.reading * between_em;
    const float width = columns ? (medium.width_mm - between) / 2 : medium.width_mm;
    Sheet sheet;
    sheet.width = medium.width_mm;
    const std::size_t all = std::max(first.document.blocks.size(), second.document.blocks.size());
    for (std::size_t i = 0; i < all; ++i) {
        // Headings stay with what they stand over.
        if (i > 0)
            rule(sheet, medium.gap_mm * 1.1F,
                 is_heading(first.document, i - 1) || is_heading(second.document, i - 1));
        Sheet mine = one_block(first, i, width);
        Sheet other = one_block(second, i, width);
        // Columns break together or not at all: a pair that is cut is no longer a pair. On glass
        // nothing is cut.
        if (columns && medium.kind == Medium::Kind::paper)
            in_step(mine, other);
        else if (columns)
            for (Sheet* one : {&mine, &other}) one->cuts.clear(), one->heads.clear();
        const float top = sheet.height;
        const float away = width + between;
        const bool rtl = medium.language.rtl();
        append(sheet, mine, {columns && rtl ? away : 0, top});
        const float below = mine.height > 0 ? top + mine.height + medium.gap_mm * 0.8F : top;
        append(sheet, other, columns ? base::Point{rtl ? 0 : away, top} : base::Point{0, below});
    }
    return sheet;
}

}  // namespace layout
