#include "ui/keyboard.h"

#include <algorithm>

#include "base/text.h"
#include "ui/widgets.h"

namespace ui {

namespace {

constexpr std::size_t longest = 60;  // letters

std::vector<std::string> letters_of(const std::string& row) {
    std::vector<std::string> letters;
    std::string rest = row;
    while (!rest.empty()) {
        const auto at = base::last_letter(rest);
        letters.insert(letters.begin(), rest.substr(at));
        rest.resize(at);
    }
    return letters;
}

Look key_look() {
    Look look;
    look.kind = Look::Kind::key;
    return look;
}

// All keys are as high as the highest, one with an icon.
float key_height(Ui& ui) {
    Look look = key_look();
    look.icon = "space";
    return height_of(ui, "q", ui.width(), look);
}

const std::vector<std::string>& latin_rows() {
    static const std::vector<std::string> rows{"qwertyuiop", "asdfghjkl", "zxcvbnm"};
    return rows;
}

std::string first_letters(const std::vector<std::string>& rows) {
    std::string some;
    const auto keys = letters_of(rows.front());
    for (std::size_t i = 0; i < std::min<std::size_t>(3, keys.size()); ++i) some += keys[i] + " ";
    return some.substr(0, some.size() - 1);
}

void erase_last(std::string& text) { text.resize(base::last_letter(text)); }

void letters(Ui& ui, const std::string& row, float key_width, std::string& typed) {
    auto keys = letters_of(row);
    // Keyboards are not turned over with the language: the first key of a row is always the
    // leftmost.
    if (ui.language().rtl()) std::reverse(keys.begin(), keys.end());
    const float gap = 3.2F;
    const auto count = static_cast<float>(keys.size());
    float x = ui.x() + (ui.width() - count * key_width - (count - 1) * gap) / 2;
    const float y = ui.y();
    Look look = key_look();
    look.height = key_height(ui);
    for (const auto& letter : keys) {
        ui.in({x, y, key_width, look.height}, [&] {
            if (button(ui, base::Key("key") / letter, letter, look)) typed += letter;
        });
        x += key_width + gap;
    }
    ui.space(look.height + gap);
}

}  // namespace

namespace {

// The bottom row's height: that of its highest key.
float low_height(Ui& ui, const KeyboardWords& words, int count) {
    Look look = key_look();
    look.icon = "space";
    const float width =
        (ui.width() - ui.theme().gap * static_cast<float>(count - 1)) / static_cast<float>(count);
    float high = key_height(ui);
    for (const auto& one : {words.clear, words.space, words.erase})
        high = std::max(high, height_of(ui, one, width, look));
    return high;
}

}  // namespace

float keyboard_height(Ui& ui, const Keys& keys, const KeyboardWords& words) {
    const auto rows = static_cast<float>(keys.rows.size());
    return (key_height(ui) + 3.2F) * rows + low_height(ui, words, keys.latin ? 4 : 3);
}

Typed keys(Ui& ui, const Keys& keys, const KeyboardWords& words) {
    Typed typed;
    const auto& rows = keys.latin && *keys.latin ? latin_rows() : keys.rows;
    std::size_t most = 1;
    for (const auto& row : rows) most = std::max(most, letters_of(row).size());
    const float key_width = std::min(
        26.F, (ui.width() - 3.2F * static_cast<float>(most - 1)) / static_cast<float>(most));
    for (const auto& row : rows) letters(ui, row, key_width, typed.letters);
    const int count = keys.latin ? 4 : 3;
    Look look = key_look();
    look.height = low_height(ui, words, count);
    ui.columns(count, [&](int column) {
        const int i = ui.language().rtl() ? count - 1 - column : column;
        look.icon = i == 1 ? "space" : i == 2 ? "backspace" : "";
        if (i == 0) typed.first = button(ui, "key/clear", words.clear, look);
        if (i == 1 && button(ui, "key/space", words.space, look)) typed.letters += " ";
        if (i == 2) typed.erase = button(ui, "key/erase", words.erase, look);
        if (i == 3) {
            const std::string other = *keys.latin ? first_letters(keys.rows) : "ABC";
            if (button(ui, "key/script", other, look)) *keys.latin = !*keys.latin;
        }
    });
    return typed;
}

bool keyboard(Ui& ui, const Keys& board, const KeyboardWords& words, std::string& text) {
    const std::string before = text;
    Typed typed = keys(ui, board, words);
    typed.letters += ui.input().typed;
    if (typed.first) text.clear();
    if (typed.erase || ui.pressed(Press::erase)) erase_last(text);
    if (base::letter_count(text) + base::letter_count(typed.letters) <= longest)
        text += typed.letters;
    while (!text.empty() && text.front() == ' ') text.erase(0, 1);
    return text != before;
}

bool latin(const std::string& text) {
    return std::any_of(text.begin(), text.end(),
                       [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); });
}

void field(Ui& ui, const base::Key& key, const std::string& text, const std::string& hint) {
    const Theme& theme = ui.theme();
    const float size = theme.type.item;
    const float icon = size * 1.3F;
    const float height = std::max(theme.primary, size * 2.2F);
    const base::Rect box{ui.x(), ui.y(), ui.width(), height};
    ui.canvas().fill(box, layout::Tone::card, theme.radius);
    ui.canvas().line(box, layout::Tone::accent, theme.radius, 0.9F);
    ui.canvas().icon({box.x + theme.gap, box.centre().y - icon / 2, icon, icon}, "search",
                     layout::Tone::accent);
    std::string cache_key;
    const bool empty = text.empty();
    const bool foreign = !empty && ui.language().rtl() && latin(text);
    const base::Language language =
        foreign ? base::Language{"en", base::Direction::left_to_right} : ui.language();
    const auto set =
        ui.set({empty ? hint : text, {size, !empty, 1.3F}, 0, layout::Align::start, language, {}},
               &cache_key);
    const float x = box.x + theme.gap * 2 + icon;
    const float room = box.right() - theme.gap - x;
    const float wide = set.size_mm().width;
    const base::Rect view{x, box.y, room, height};
    ui.canvas().push_clip(view);
    // The end of a long text stays in sight: that is where one writes.
    const float shift = std::max(0.F, wide + 3 - room);
    ui.canvas().text(cache_key, set,
                     {x - (empty ? 0 : shift), box.centre().y - set.size_mm().height / 2},
                     empty ? layout::Tone::muted : layout::Tone::ink);
    const float cursor = empty || foreign ? x - 1.2F : x - shift + wide + 0.8F;
    ui.canvas().fill({cursor, box.centre().y - size * 0.6F, 0.7F, size * 1.2F},
                     layout::Tone::accent, 0);
    ui.canvas().pop_clip();
    Node node;
    node.key = key;
    node.role = base::Role::SearchInput;
    node.name = empty ? hint : text;
    node.language = ui.language();
    node.box_mm = box;
    node.words_mm = {x, box.centre().y - size * 0.65F, std::min(room, wide), size * 1.3F};
    node.tone = empty ? layout::Tone::muted : layout::Tone::ink;
    node.ground = layout::Tone::card;
    node.cap_mm = size * layout::cap_height;
    ui.declare(std::move(node));
    ui.space(height);
}

}  // namespace ui
