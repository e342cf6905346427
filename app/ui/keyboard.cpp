#include "ui/keyboard.h"

#include <algorithm>
#include <numeric>

#include "text/segment.h"
#include "ui/rows.h"

namespace ui {

namespace {

constexpr float beside_letter = 3;  // mm a key needs beside its letter

std::vector<std::string> letters_of(const std::string& row) {
    std::vector<std::string> letters;
    std::string rest = row;
    while (!rest.empty()) {
        const auto at = text::last_letter(rest);
        letters.insert(letters.begin(), rest.substr(at));
        rest.resize(at);
    }
    return letters;
}

ButtonStyle key_look() {
    ButtonStyle look;
    look.emphasis = ButtonStyle::Emphasis::key;
    return look;
}

// All keys are as high as the highest, one with an icon.
float key_height(Ui& ui, const Keys& keys) {
    ButtonStyle look = key_look();
    look.height = keys.high_mm;
    look.icon = "space";
    return height_of(ui, "q", ui.width(), look);
}

const std::vector<std::string>& latin_rows() {
    static const std::vector<std::string> rows{"qwertyuiop", "asdfghjkl", "zxcvbnm"};
    return rows;
}

const std::vector<std::string>& digit_rows() {
    static const std::vector<std::string> rows{"12345", "67890", ".,-?"};
    return rows;
}

const std::vector<std::string>& rows_of(const Keys& keys) {
    if (keys.digits && *keys.digits) return digit_rows();
    return keys.latin && *keys.latin ? latin_rows() : keys.rows;
}

std::string first_letters(const std::vector<std::string>& rows) {
    std::string some;
    const auto keys = letters_of(rows.front());
    for (std::size_t i = 0; i < std::min<std::size_t>(3, keys.size()); ++i) some += keys[i] + " ";
    return some.substr(0, some.size() - 1);
}

// As many letters as there is room for.
void add(std::string& text, std::string_view letters, std::size_t longest) {
    while (!letters.empty() && text::letter_count(text) < longest) {
        const auto one = text::first_letter(letters);
        text += letters.substr(0, one);
        letters.remove_prefix(one);
    }
}

void erase_last(std::string& text) { text.resize(text::last_letter(text)); }

// As wide as each other, but for those that need more. Together they are never wider than `width`.
std::vector<float> shared(float width, std::vector<float> least) {
    const float all = std::accumulate(least.begin(), least.end(), 0.F);
    if (all > width)
        for (float& one : least) one *= width / all;
    std::vector<float> widths(least.size(), 0);
    float rest = width;
    auto equal = static_cast<float>(least.size());
    for (bool again = true; again;) {
        again = false;
        for (std::size_t i = 0; i < least.size(); ++i) {
            if (widths[i] > 0 || least[i] <= rest / equal) continue;
            widths[i] = least[i];
            rest -= least[i];
            equal -= 1;
            again = true;
        }
    }
    for (float& one : widths)
        if (one == 0) one = rest / equal;
    return widths;
}

constexpr float between_keys = 3.2F;  // mm

// How wide each key of a row must be.
std::vector<float> least_of(Ui& ui, const std::vector<std::string>& keys) {
    const layout::Face face{size_mm(ui.theme(), key_look()), true, 1.3F};
    std::vector<float> least;
    for (const auto& letter : keys)
        least.push_back(std::max(ui.theme().target, widest_word(ui, letter, face) + beside_letter));
    return least;
}

struct KeySize {
    float width, height;
};

void letters(Ui& ui, const std::string& row, const KeySize& size, std::string& typed) {
    auto keys = letters_of(row);
    // Keyboards are not turned over with the language: the first key of a row is always the
    // leftmost.
    if (ui.language().rtl()) std::reverse(keys.begin(), keys.end());
    const float gap = between_keys;
    const auto count = static_cast<float>(keys.size());
    float x = ui.x() + (ui.width() - count * size.width - (count - 1) * gap) / 2;
    const float y = ui.y();
    ButtonStyle look = key_look();
    look.height = size.height;
    const auto widths = shared(count * size.width, least_of(ui, keys));
    for (std::size_t i = 0; i < keys.size(); ++i) {
        ui.in({x, y, widths[i], look.height}, [&] {
            if (button(ui, base::Key("key") / keys[i], keys[i], look)) typed += keys[i];
        });
        x += widths[i] + gap;
    }
    ui.space(look.height + gap);
}

// The keys below the letters: their words, and how wide and high they stand.
struct LowRow {
    std::vector<std::string> words;
    std::vector<float> widths;
    ButtonStyle look;
};

const char* low_icon(std::size_t i) { return i == 1 ? "space" : i == 2 ? "backspace" : ""; }

LowRow low_row(Ui& ui, const Keys& keys, const KeyboardLabels& words) {
    LowRow row{{words.clear, words.space, words.erase}, {}, key_look()};
    if (keys.digits) row.words.push_back(*keys.digits ? first_letters(keys.rows) : "123");
    if (keys.latin) row.words.push_back(*keys.latin ? first_letters(keys.rows) : "ABC");
    const float width = ui.width() - ui.theme().gap * static_cast<float>(row.words.size() - 1);
    // Where large words leave no room for icons beside them, these stand above.
    for (const bool stacked : {false, true}) {
        row.look.stacked = stacked;
        std::vector<float> least;
        float all = 0;
        for (std::size_t i = 0; i < row.words.size(); ++i) {
            row.look.icon = low_icon(i);
            least.push_back(least_width(ui, row.words[i], row.look));
            all += least.back();
        }
        row.widths = shared(width, least);
        if (all <= width) break;
    }
    float high = key_height(ui, keys);
    for (std::size_t i = 0; i < row.words.size(); ++i) {
        row.look.icon = low_icon(i);
        high = std::max(high, height_of(ui, row.words[i], row.widths[i], row.look));
    }
    row.look.height = high;
    return row;
}

}  // namespace

float keyboard_width(Ui& ui, const Keys& keys, const KeyboardLabels& words) {
    std::size_t most = 1;
    float letter = ui.theme().target;
    for (const auto* rows : {&keys.rows, &rows_of(keys)})
        for (const auto& row : *rows) {
            const auto least = least_of(ui, letters_of(row));
            most = std::max(most, least.size());
            letter = std::max(letter, std::accumulate(least.begin(), least.end(), 0.F) /
                                          static_cast<float>(least.size()));
        }
    const auto count = static_cast<float>(most);
    ButtonStyle look = key_look();
    look.stacked = true;
    float low = 0;
    const auto below = low_row(ui, keys, words).words;
    for (std::size_t i = 0; i < below.size(); ++i) {
        look.icon = low_icon(i);
        low += least_width(ui, below[i], look) + (i > 0 ? ui.theme().gap : 0);
    }
    return std::max(low, letter * count + between_keys * (count - 1)) + 0.5F;
}

float keyboard_height(Ui& ui, const Keys& keys, const KeyboardLabels& words) {
    const auto rows = static_cast<float>(std::max(keys.rows.size(), rows_of(keys).size()));
    return (key_height(ui, keys) + 3.2F) * rows + low_row(ui, keys, words).look.height;
}

Typed keys(Ui& ui, const Keys& keys, const KeyboardLabels& words) {
    Typed typed;
    const auto& rows = rows_of(keys);
    std::size_t most = 1;
    for (const auto& row : rows) most = std::max(most, letters_of(row).size());
    const float key_width = std::min(
        26.F, (ui.width() - 3.2F * static_cast<float>(most - 1)) / static_cast<float>(most));
    const KeySize size{key_width, key_height(ui, keys)};
    for (const auto& row : rows) letters(ui, row, size, typed.letters);
    LowRow low = low_row(ui, keys, words);
    const std::vector<base::Key> names{"key/clear", "key/space", "key/erase",
                                       keys.digits ? "key/digits" : "key/script", "key/script"};
    float x = ui.x();
    for (std::size_t column = 0; column < low.words.size(); ++column) {
        const std::size_t i = ui.language().rtl() ? low.words.size() - 1 - column : column;
        low.look.icon = low_icon(i);
        ui.in({x, ui.y(), low.widths[i], low.look.height}, [&] {
            if (!button(ui, names[i], low.words[i], low.look)) return;
            if (i == 0) typed.first = true;
            if (i == 1) typed.letters += " ";
            if (i == 2) typed.erase = true;
            const bool digits = i == 3 && keys.digits;
            if (digits) *keys.digits = !*keys.digits;
            if (i < 3 || digits) return;
            *keys.latin = !*keys.latin;
            if (keys.digits) *keys.digits = false;
        });
        x += low.widths[i] + ui.theme().gap;
    }
    ui.space(low.look.height);
    return typed;
}

bool keyboard(Ui& ui, const Keys& board, const KeyboardLabels& words, std::string& text) {
    const std::string before = text;
    Typed typed = keys(ui, board, words);
    typed.letters += ui.input().typed;
    if (typed.first) text.clear();
    if (typed.erase || ui.pressed(NavKey::erase)) erase_last(text);
    add(text, typed.letters, board.most);
    while (!text.empty() && text.front() == ' ') text.erase(0, 1);
    return text != before;
}

bool latin(const std::string& text) {
    return std::any_of(text.begin(), text.end(),
                       [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); });
}

void field(Ui& ui, const Field& field) {
    const auto& [key, text, hint, name] = field;
    const Theme& theme = ui.theme();
    const float size = theme.type.item;
    const float icon = size * 1.3F;
    const float height = std::max(theme.primary, size * 2.2F);
    const base::Rect box{ui.x(), ui.y(), ui.width(), height};
    ui.canvas().fill(box, layout::ColorRole::card, theme.radius);
    ui.canvas().line(box, layout::ColorRole::accent, theme.radius, 0.9F);
    ui.canvas().icon({box.x + theme.gap, box.centre().y - icon / 2, icon, icon}, name,
                     layout::ColorRole::accent);
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
                     empty ? layout::ColorRole::muted : layout::ColorRole::ink);
    const float cursor = empty || foreign ? x - 1.2F : x - shift + wide + 0.8F;
    ui.canvas().fill({cursor, box.centre().y - size * 0.6F, 0.7F, size * 1.2F},
                     layout::ColorRole::accent, 0);
    ui.canvas().pop_clip();
    Node node;
    node.key = key;
    node.role = base::Role::SearchInput;
    node.name = empty ? hint : text;
    node.language = ui.language();
    node.box_mm = box;
    node.words_mm = {x, box.centre().y - size * 0.65F, std::min(room, wide), size * 1.3F};
    node.color = empty ? layout::ColorRole::muted : layout::ColorRole::ink;
    node.ground = layout::ColorRole::card;
    node.cap_mm = size * layout::cap_height;
    ui.declare(std::move(node));
    ui.space(height);
}

}  // namespace ui
