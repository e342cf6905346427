#include "ui/rows.h"

#include <algorithm>
#include <span>

namespace ui {

float widest_word(Ui& ui, const std::string& words, const layout::Face& face) {
    float widest = 0;
    std::string word;
    for (const char c : words + " ") {
        if (c != ' ') {
            word += c;
            continue;
        }
        const auto set = ui.set({word, face, 0, layout::Align::start, ui.language(), {}});
        widest = std::max(widest, set.size_mm().width);
        word.clear();
    }
    return widest;
}

namespace {

float width_around(Ui& ui, float words, const ButtonStyle& look) {
    const Theme& theme = ui.theme();
    const bool quiet = look.emphasis == ButtonStyle::Emphasis::quiet;  // no edge to keep from
    const float pad = !look.stacked ? theme.gap : quiet ? 0 : 1.2F;
    const float icon = look.icon.empty() || look.stacked ? 0 : size_mm(theme, look) * 1.85F;
    return std::max(theme.target, words + icon + 2 * pad + 0.6F);
}

}  // namespace

bool bold(const ButtonStyle& look) {
    const bool light = look.stacked && look.emphasis == ButtonStyle::Emphasis::quiet;
    return !light && look.emphasis != ButtonStyle::Emphasis::field;
}

float least_width(Ui& ui, const std::string& words, const ButtonStyle& look) {
    const layout::Face face{size_mm(ui.theme(), look), bold(look), 1.3F};
    return width_around(ui, widest_word(ui, words, face), look);
}

float line_width(Ui& ui, const std::string& words, const ButtonStyle& look) {
    const layout::Face face{size_mm(ui.theme(), look), bold(look), 1.3F};
    const auto set = ui.set({words, face, 0, layout::Align::start, ui.language(), {}});
    return width_around(ui, set.size_mm().width, look);
}

namespace {

// How many beside each other, in a width.
int beside_in(Ui& ui, const std::vector<std::string>& words, const RowStyle& style, float room) {
    float widest = 0;
    for (const auto& one : words) widest = std::max(widest, least_width(ui, one, style.button));
    const int all = static_cast<int>(words.size());
    int beside = std::max(1, std::min(style.most, all));
    const auto width = [&] {
        return (room - ui.theme().gap * static_cast<float>(beside - 1)) /
               static_cast<float>(beside);
    };
    while (beside > 1 && width() < widest) --beside;
    const int lines = (all + beside - 1) / beside;
    return lines > 0 ? (all + lines - 1) / lines : beside;  // rows of like length
}

// Those of a row that is short fill it.
float row_height(Ui& ui, std::span<const std::string> words, const ButtonStyle& look, float room) {
    const auto number = static_cast<float>(words.size());
    const float width = (room - ui.theme().gap * (number - 1)) / number;
    float height = 0;
    for (const auto& one : words) height = std::max(height, height_of(ui, one, width, look));
    return height;
}

// Those beside each other from `first` on; the last row may be short.
std::span<const std::string> row_from(const std::vector<std::string>& words, int first,
                                      int beside) {
    const auto rest = std::span(words).subspan(static_cast<std::size_t>(first));
    return rest.first(std::min(rest.size(), static_cast<std::size_t>(beside)));
}

}  // namespace

void rows(Ui& ui, const std::vector<std::string>& words, const RowStyle& style,
          const std::function<void(int index, float height)>& draw) {
    const int all = static_cast<int>(words.size());
    const int beside = beside_in(ui, words, style, ui.width());
    for (int first = 0; first < all; first += beside) {
        const int end = std::min(first + beside, all);
        const float height =
            row_height(ui, row_from(words, first, beside), style.button, ui.width());
        ui.columns(end - first, [&](int column) { draw(first + column, height); });
        if (end < all) ui.space(ui.theme().gap);
    }
}

void button_rows(Ui& ui, const RowStyle& style, const std::vector<RowButton>& buttons) {
    std::vector<std::string> words;
    for (const auto& one : buttons) words.push_back(one.words);
    rows(ui, words, style, [&](int i, float height) {
        const auto& [key, label, mine, act] = buttons[static_cast<std::size_t>(i)];
        ButtonStyle look = mine;
        look.height = height;
        if (button(ui, key, label, look)) act();
    });
}

void card_rows(Ui& ui, float least_mm, const std::vector<RowCard>& cards) {
    const float gap = ui.theme().gap;
    const auto beside =
        static_cast<std::size_t>(std::clamp((ui.width() + gap) / (least_mm + gap), 1.F, 2.F));
    const float width =
        (ui.width() - gap * static_cast<float>(beside - 1)) / static_cast<float>(beside);
    for (std::size_t first = 0; first < cards.size(); first += beside) {
        ui.space(gap);
        float high = 0;
        for (std::size_t i = first; i < std::min(first + beside, cards.size()); ++i)
            high = std::max(high, height_of(ui, cards[i].card, width));
        ui.columns(static_cast<int>(beside), [&](int column) {
            const std::size_t i = first + static_cast<std::size_t>(column);
            if (i < cards.size() && card(ui, cards[i].key, cards[i].card, high)) cards[i].act();
        });
    }
}

float rows_height(Ui& ui, const std::vector<std::string>& words, const RowStyle& style,
                  float width) {
    const int all = static_cast<int>(words.size());
    const int beside = beside_in(ui, words, style, width);
    float height = 0;
    for (int first = 0; first < all; first += beside)
        height += row_height(ui, row_from(words, first, beside), style.button, width) +
                  (first > 0 ? ui.theme().gap : 0);
    return height;
}

}  // namespace ui
