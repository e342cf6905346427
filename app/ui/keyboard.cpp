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

float key_height(const Ui& ui) {
    return std::max(ui.theme().target, ui.theme().type.item * 1.7F);
}

void erase_last(std::string& text) { text.resize(base::last_letter(text)); }

void letters(Ui& ui, const std::string& row, float key_width, std::string& typed) {
    const auto keys = letters_of(row);
    const float gap = 3;
    const auto count = static_cast<float>(keys.size());
    float x = ui.x() + (ui.width() - count * key_width - (count - 1) * gap) / 2;
    const float y = ui.y();
    Look look;
    look.kind = Look::Kind::key;
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

float keyboard_height(Ui& ui, const std::vector<std::string>& rows) {
    return (key_height(ui) + 3) * static_cast<float>(rows.size() + 1);
}

bool keyboard(Ui& ui, const std::vector<std::string>& rows, const KeyboardWords& words,
              std::string& text) {
    const std::string before = text;
    std::string typed = ui.input().typed;
    std::size_t most = 1;
    for (const auto& row : rows) most = std::max(most, letters_of(row).size());
    const float key_width = std::min(
        26.F, (ui.width() - 3 * static_cast<float>(most - 1)) / static_cast<float>(most));
    for (const auto& row : rows) letters(ui, row, key_width, typed);
    Look look;
    look.kind = Look::Kind::key;
    look.height = key_height(ui);
    ui.columns(3, [&](int i) {
        if (i == 0 && button(ui, "key/clear", words.clear, look)) text.clear();
        if (i == 1) {
            look.icon = "space";
            if (button(ui, "key/space", words.space, look)) typed += " ";
        }
        if (i == 2) {
            look.icon = "backspace";
            if (button(ui, "key/erase", words.erase, look)) erase_last(text);
        }
    });
    if (ui.pressed(Press::erase)) erase_last(text);
    if (base::letter_count(text) + base::letter_count(typed) <= longest) text += typed;
    while (!text.empty() && text.front() == ' ') text.erase(0, 1);
    return text != before;
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
    const auto set = ui.set({empty ? hint : text, {size, !empty, 1.3F}, 0, layout::Align::start,
                             ui.language(), {}}, &cache_key);
    const float x = box.x + theme.gap * 2 + icon;
    const float room = box.right() - theme.gap - x;
    const float wide = set.size_mm().width;
    const base::Rect view{x, box.y, room, height};
    ui.canvas().push_clip(view);
    // The end of a long text stays in sight: that is where one writes.
    const float shift = std::max(0.F, wide + 3 - room);
    ui.canvas().text(cache_key, set, {x - (empty ? 0 : shift), box.centre().y - set.size_mm().height / 2},
                     empty ? layout::Tone::muted : layout::Tone::ink);
    const float cursor = empty ? x - 1 : x - shift + wide + 0.8F;
    ui.canvas().fill({cursor, box.centre().y - size * 0.6F, 0.7F, size * 1.2F}, layout::Tone::accent, 0);
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
