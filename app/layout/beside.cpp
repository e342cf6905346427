#include "layout/beside.h"

#include <algorithm>
#include <optional>

#include "layout/columns.h"
#include "layout/flow.h"

namespace layout {

namespace {

constexpr float column_em = 15;  // at least, of reading type
constexpr float between_em = 1.2F;
constexpr float long_pair = 0.3F;  // of the page's width

struct BlockPart {
    std::size_t block = 0;
    float width = 0;
    bool cards = false;
};

LayoutContext narrowed(const InLanguage& page, const BlockPart& place) {
    LayoutContext context = page.context;
    context.width_mm = place.width;
    return context;
}

Sheet one_block(const InLanguage& page, const BlockPart& place) {
    if (place.block >= page.document.blocks.size()) return {};
    const document::Document only{page.document.front, {page.document.blocks[place.block]}, {}};
    const LayoutContext context = narrowed(page, place);
    return place.cards ? flow_as_cards(only, context) : flow(only, context);
}

// A table that has no room for its columns has cards in both languages.
bool needs_cards(const InLanguage& page, const BlockPart& place) {
    if (place.block >= page.document.blocks.size()) return false;
    const auto* table = std::get_if<document::Table>(&page.document.blocks[place.block].what);
    return table && columns_of(*table, page.document.front.sources, narrowed(page, place)).empty();
}

void rule(Sheet& sheet, float gap, bool keep) {
    sheet.height += gap;
    sheet.items.emplace_back(Panel{{0, sheet.height, sheet.width, 0.25F}, ColorRole::edge});
    if (!keep) sheet.cuts.push_back({sheet.height, sheet.height + gap});
    sheet.height += gap;
}

bool is_heading(const document::Document& document, std::size_t index) {
    return index < document.blocks.size() &&
           std::holds_alternative<document::Heading>(document.blocks[index].what);
}

// A list under a list, or a table under a table, needs more room between to be two.
bool has_rows(const Sheet& sheet) {
    const auto* open = sheet.items.empty() ? nullptr : std::get_if<Open>(&sheet.items.front());
    return open && (open->role == base::Role::List || open->role == base::Role::Table);
}

bool is_warning(const document::Document& document, std::size_t index) {
    return index < document.blocks.size() &&
           std::holds_alternative<document::Warning>(document.blocks[index].what);
}

// A row of a table, or an item of a list, on a sheet: items [open, close].
struct Row {
    std::size_t open = 0, close = 0;
    float top = 0, height = 0;
};

std::vector<Row> rows_of(const Sheet& sheet, base::Role role) {
    std::vector<Row> rows;
    std::vector<bool> is_row;
    for (std::size_t i = 0; i < sheet.items.size(); ++i) {
        if (const auto* open = std::get_if<Open>(&sheet.items[i])) {
            is_row.push_back(open->role == role);
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

void move(Sheet& sheet, float right) {
    for (Item& item : sheet.items)
        std::visit(
            [&](auto& one) {
                if constexpr (!std::is_same_v<std::decay_t<decltype(one)>, Close>)
                    one.box.x += right;
            },
            item);
}

// The ground of a box reaches as far down as its neighbour's.
void as_tall(Sheet& sheet, float height) {
    if (sheet.height >= height || sheet.items.size() < 2) return;
    auto* open = std::get_if<Open>(&sheet.items[0]);
    auto* ground = std::get_if<Panel>(&sheet.items[1]);
    if (!open || !ground || ground->box.height < sheet.height - 0.1F) return;
    sheet.height = open->box.height = ground->box.height = height;
}

// A table or list and its translation as the one they are on paper: row beside row, each begins in
// the first language, and paper can end between rows. Nothing for what are not alike.
std::optional<Sheet> row_by_row(Sheet first, Sheet second) {
    const auto* begins = first.items.empty() ? nullptr : std::get_if<Open>(&first.items.front());
    const bool list = begins && begins->role == base::Role::List;
    if (!list && (!begins || begins->role != base::Role::Table)) return std::nullopt;
    const auto role = list ? base::Role::ListItem : base::Role::Row;
    const auto mine = rows_of(first, role), others = rows_of(second, role);
    if (mine.empty() || mine.size() != others.size() || first.heads.size() != second.heads.size())
        return std::nullopt;
    Sheet table{first.width, first.height, {first.items.front()}, {}, {}, {}};
    const std::size_t kept = first.heads.empty() ? 1 : 2;  // the first row stays with the head
    float down = 0, down_second = 0, bottom = 0;
    for (std::size_t i = 0; i < mine.size(); ++i) {
        const float top = mine[i].top + down;
        const float height = std::max(mine[i].height, others[i].height);
        if (i >= kept) table.cuts.push_back({bottom, top});
        lower(first, mine[i], down, height - mine[i].height);
        lower(second, others[i], down_second, height - others[i].height);
        const std::size_t at = table.items.size();
        const auto add = [&](const Sheet& from, std::size_t begin, std::size_t end) {
            for (std::size_t k = begin; k < end; ++k) table.items.push_back(from.items[k]);
        };
        // Both cells of a row are one row; items stay two.
        add(first, mine[i].open, mine[i].close + (list ? 1 : 0));
        add(second, others[i].open + (list ? 0 : 1), others[i].close + 1);
        if (i == 0 && kept == 2)
            table.heads.push_back({at, table.items.size(), top, top + height, 0});
        down += height - mine[i].height;
        down_second += height - others[i].height;
        bottom = top + height;
    }
    table.items.emplace_back(Close{});
    table.height += down;
    std::get<Open>(table.items.front()).box.height += down;
    for (Head& head : table.heads) head.end = table.height;
    return table;
}

// The same drawing is shown once, as wide as the page, with both captions. The second language has
// the drawing's description with its caption.
std::optional<Sheet> one_figure(const InLanguage& first, const InLanguage& second,
                                std::size_t index) {
    const auto& mine = first.document.blocks;
    const auto& others = second.document.blocks;
    if (index >= mine.size() || index >= others.size()) return std::nullopt;
    const auto* one = std::get_if<document::Figure>(&mine[index].what);
    const auto* two = std::get_if<document::Figure>(&others[index].what);
    const bool same =
        one && two && one->diagram == two->diagram && one->structure == two->structure;
    if (!same) return std::nullopt;
    const BlockPart whole{index, first.context.width_mm};
    Sheet sheet = one_block(first, whole);
    const Sheet other = one_block(second, whole);
    const auto caption = std::find_if(other.items.begin(), other.items.end(), [](const Item& item) {
        const auto* open = std::get_if<Open>(&item);
        return open && open->role == base::Role::Caption;
    });
    const auto ground = std::find_if(sheet.items.begin(), sheet.items.end(), [](const Item& item) {
        return std::holds_alternative<Panel>(item);
    });
    if (caption == other.items.end() || ground == sheet.items.end()) return std::nullopt;
    const float high = box_of(*caption).height;
    const float down = sheet.height - other.height + high;
    std::get<Panel>(*ground).box.height += high;
    Sheet said{other.width, 0, {other.items.front()}, {}, {}, {}};
    said.items.insert(said.items.end(), caption, other.items.end());
    auto& described = std::get<Open>(said.items.front());
    described.box = box_of(*caption);
    described.key.clear();  // touched as one
    append(sheet, said, {0, down});
    sheet.height += high;
    return sheet;
}

}  // namespace

bool has_two_columns(const LayoutContext& context) {
    return context.width_mm >= context.type.reading * (2 * column_em + between_em);
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
    const LayoutContext& context = first.context;
    const bool columns = has_two_columns(context);
    const float between = context.type.reading * between_em;
    const float width = columns ? (context.width_mm - between) / 2 : context.width_mm;
    Sheet sheet;
    sheet.width = context.width_mm;
    const std::size_t all = std::max(first.document.blocks.size(), second.document.blocks.size());
    for (std::size_t i = 0; i < all; ++i) {
        // Headings stay with what they stand over.
        if (i > 0)
            rule(sheet, context.gap_mm * 1.1F,
                 is_heading(first.document, i - 1) || is_heading(second.document, i - 1));
        const float top = sheet.height;
        const bool paper = context.target == LayoutContext::Target::paper;
        if (const auto figure = paper ? one_figure(first, second, i) : std::nullopt) {
            append(sheet, *figure, {0, top});
            continue;
        }
        BlockPart place{i, width};
        place.cards = needs_cards(first, place) || needs_cards(second, place);
        Sheet mine = one_block(first, place);
        Sheet other = one_block(second, place);
        // Columns break together or not at all: a pair that is cut is no longer a pair.
        if (columns)
            for (Sheet* one : {&mine, &other}) one->cuts.clear();
        const float away = width + between;
        const bool rtl = context.language.rtl();
        if (columns) {
            as_tall(mine, other.height);
            as_tall(other, mine.height);
            move(rtl ? mine : other, away);
            // On glass nothing is cut.
            const auto rows = paper ? row_by_row(mine, other) : std::nullopt;
            for (Sheet* one : {&mine, &other}) one->heads.clear();
            if (rows) {
                append(sheet, *rows, {0, top});
                continue;
            }
        }
        append(sheet, mine, {0, top});
        const float apart = context.gap_mm * (has_rows(mine) ? 2 : 0.8F);
        const float below = mine.height > 0 ? top + mine.height + apart : top;
        // Long ones of one column may stand on two pages, but no warning: both read it at once.
        if (paper && !columns && mine.height > context.width_mm * long_pair && other.height > 0 &&
            !is_warning(first.document, i))
            sheet.cuts.push_back({top + mine.height, below});
        append(sheet, other, {0, columns ? top : below});
    }
    return sheet;
}

}  // namespace layout
