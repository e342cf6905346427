#include "layout/columns.h"

#include <algorithm>
#include <numeric>
#include <string_view>

#include "document/plain.h"
#include "layout/styles.h"
#include "text/segment.h"

namespace layout {

namespace {

constexpr float narrowest_em = 7, widest_letter_em = 0.75F;
constexpr float least_column_em = 16;  // of a list: some 35 letters a line
constexpr float worth = 0.9F;          // of the room of one column: more is not worth two
constexpr std::size_t least_items = 4;
constexpr float most_cell_lines = 7.1F;
constexpr float most_lines_em = 4 * 1.4F;  // of an item: longer ones are better read across

// Where the word ends that begins here. After a quotation mark no line ends before a bracket
// (UAX #14, LB15).
std::size_t end_of_word(const std::string& words, std::size_t begin) {
    for (auto at = words.find(' ', begin); at != std::string::npos; at = words.find(' ', at + 1)) {
        const auto before = std::string_view(words).substr(0, at);
        const bool quoted = before.ends_with("\u00BB") || before.ends_with("\u201D") ||
                            before.ends_with("\u2019") || before.ends_with('"');
        if (!quoted || at + 1 >= words.size() || words[at + 1] != '(') return at;
    }
    return words.size();
}

// What stands between two blanks: a citation is held to its word.
float longest_word(const LayoutContext& context, const std::string& words, float at_least) {
    float longest = 0;
    const float em = context.type.reading;
    for (std::size_t begin = 0; begin < words.size();) {
        const std::size_t end = end_of_word(words, begin);
        const std::string word = words.substr(begin, end - begin);
        begin = end + 1;
        // Most words are so short that they need no measuring.
        if (static_cast<float>(text::letter_count(word)) * widest_letter_em * em < at_least)
            continue;
        const Text set =
            context.fonts->set({word, {em, true}, 0, Align::start, context.language, {}});
        longest = std::max(longest, set.size_mm().width);
    }
    return longest;
}

// Columns that are too narrow take from those that have more than they need.
bool share_out(std::vector<float>& widths, const std::vector<float>& needs) {
    float lacking = 0, spare = 0;
    for (std::size_t i = 0; i < widths.size(); ++i) {
        lacking += std::max(0.F, needs[i] - widths[i]);
        spare += std::max(0.F, widths[i] - needs[i]);
    }
    if (lacking > spare) return false;
    for (std::size_t i = 0; i < widths.size(); ++i)
        widths[i] = widths[i] <= needs[i] ? needs[i]
                                          : widths[i] - (widths[i] - needs[i]) * (lacking / spare);
    return true;
}

// On glass a cell that is many lines high hides what it says beside empty ones.
bool too_tall(const document::Table& table, const std::vector<std::string>& sources,
              const LayoutContext& context, const std::vector<float>& widths) {
    if (context.target != LayoutContext::Target::screen) return false;
    const float em = context.type.reading, pads = cell_pad(context) * 2;
    const auto high = [&](const document::Runs& cell, float width) {
        return context.fonts
            ->set({styled(cell, sources, context.language.rtl()).words,
                   {em, false, context.line_height},
                   width - pads,
                   Align::start,
                   context.language,
                   {}})
            .size_mm()
            .height;
    };
    for (const auto& row : table.rows)
        for (std::size_t i = 0; i < std::min(widths.size(), row.size()); ++i)
            if (high(row[i], widths[i]) > most_cell_lines * context.line_height * em) return true;
    return false;
}

}  // namespace

float cell_pad(const LayoutContext& context) { return context.gap_mm * 0.8F; }

std::vector<float> columns_of(const document::Table& table, const std::vector<std::string>& sources,
                              const LayoutContext& context) {
    const std::size_t count = std::max<std::size_t>(1, table.head.size());
    std::vector<float> widths(count, 1);
    const auto each_cell = [&](const auto& act) {
        for (std::size_t i = 0; i < table.head.size(); ++i) act(i, table.head[i]);
        for (const auto& row : table.rows)
            for (std::size_t i = 0; i < std::min(count, row.size()); ++i) act(i, row[i]);
    };
    each_cell([&](std::size_t i, const document::Runs& cell) {
        widths[i] =
            std::max(widths[i], static_cast<float>(text::letter_count(document::plain(cell))));
    });
    for (float& one : widths) one = std::clamp(one, 14.F, 70.F);
    const float sum = std::accumulate(widths.begin(), widths.end(), 0.F);
    for (float& one : widths) one *= context.width_mm / sum;
    const float narrowest = context.type.reading * narrowest_em;
    if (*std::min_element(widths.begin(), widths.end()) < narrowest) return {};
    std::vector<float> needs(count, narrowest);
    const float pads = cell_pad(context) * 2 + 0.1F;
    each_cell([&](std::size_t i, const document::Runs& cell) {
        const auto words = styled(cell, sources, context.language.rtl()).words;
        needs[i] = std::max(needs[i], longest_word(context, words, needs[i] - pads) + pads);
    });
    if (!share_out(widths, needs) || too_tall(table, sources, context, widths)) return {};
    return widths;
}

std::vector<float> even_columns_of(const document::Table& table,
                                   const std::vector<std::string>& sources,
                                   const LayoutContext& context) {
    constexpr float first_share = 0.8F;
    const std::size_t count = std::max<std::size_t>(1, table.head.size());
    const float share = context.width_mm / (static_cast<float>(count) - 1 + first_share);
    std::vector<float> widths(count, share), needs(count, context.type.reading * narrowest_em);
    widths[0] = share * first_share;
    const float pads = cell_pad(context) * 2 + 0.1F;
    const auto look = [&](const std::vector<document::Runs>& cells) {
        for (std::size_t i = 0; i < std::min(count, cells.size()); ++i) {
            const auto words = styled(cells[i], sources, context.language.rtl()).words;
            needs[i] = std::max(needs[i], longest_word(context, words, needs[i] - pads) + pads);
        }
    };
    look(table.head);
    for (const auto& row : table.rows) look(row);
    if (!share_out(widths, needs)) return {};
    return widths;
}

std::vector<float> grid_columns_of(const document::Table& table, const LayoutContext& context) {
    constexpr float shortest = 7, longest = 13;
    LayoutContext small = context;  // its words are
    small.type.reading = context.type.small;
    const float pads = cell_pad(context) * 2;
    std::vector<float> widths, needs;
    for (std::size_t i = 0; i < table.head.size(); ++i) {
        float letters = 0, need = 0;
        const auto look = [&](const document::Runs& cell) {
            const auto words = document::plain(cell);
            letters = std::max(letters, static_cast<float>(text::letter_count(words)));
            need = std::max(need, longest_word(small, words, 0) + pads);
        };
        look(table.head[i]);
        for (const auto& row : table.rows)
            if (i < row.size()) look(row[i]);
        widths.push_back(std::clamp(letters, shortest, longest));
        needs.push_back(need);
    }
    const float sum = std::accumulate(widths.begin(), widths.end(), 0.F);
    for (float& one : widths) one *= context.width_mm / std::max(1.F, sum);
    share_out(widths, needs);  // else words are parted, and it is all there
    return widths;
}

Halves halved(std::span<const float> high, float between_mm) {
    const auto tall = [&](std::span<const float> some) {
        return std::accumulate(some.begin(), some.end(), 0.F) +
               between_mm * static_cast<float>(std::max<std::size_t>(1, some.size()) - 1);
    };
    std::size_t middle = std::min<std::size_t>(1, high.size());
    while (middle < high.size() && tall(high.first(middle)) < tall(high.subspan(middle))) ++middle;
    return {middle, std::max(tall(high.first(middle)), tall(high.subspan(middle)))};
}

bool put_in_columns(SheetBuilder& builder, const Items& items) {
    const auto& context = builder.context();
    const float between = context.type.reading, wide = (builder.width() - between) / 2;
    if (!context.short_lists || items.count < least_items || wide < least_column_em * between)
        return false;
    float one_column = -items.between_mm;
    std::vector<float> high;
    for (std::size_t i = 0; i < items.count; ++i) {
        const auto taken = [&](float room) {
            SheetBuilder trial(context);
            trial.indented(0, trial.width() - room, [&] { items.put(trial, i); });
            return trial.y();
        };
        one_column += taken(builder.width()) + items.between_mm;
        high.push_back(taken(wide));
    }
    const auto halves = halved(high, items.between_mm);
    const float highest = *std::max_element(high.begin(), high.end());
    if (halves.high > one_column * worth || highest > (most_lines_em + 0.1F) * between)
        return false;
    const float top = builder.y();
    builder.kept([&] {
        const auto column = [&](float start, std::size_t from, std::size_t to) {
            builder.move_to(top);
            builder.indented(start, wide + between - start, [&] {
                for (std::size_t i = from; i < to; ++i) {
                    if (i > from) builder.gap(items.between_mm);
                    items.put(builder, i);
                }
            });
        };
        column(0, 0, halves.middle);
        column(wide + between, halves.middle, items.count);
        builder.move_to(top + halves.high);
    });
    return true;
}

}  // namespace layout
