#include "desk/tools.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>

#include "ui/keyboard.h"

namespace desk {

using content::Msg;
using layout::ColorRole;

ui::Theme dense(ui::Theme theme) {
    theme.type = theme.type.scaled(0.62F);
    theme.target = 10.5F;
    theme.primary = 11.5F;
    theme.gap = 2.2F;
    theme.group = 5;
    theme.radius = 2.6F;
    theme.margin = std::min(theme.margin, 7.F);
    return theme;
}

int tools(ui::Ui& ui, const std::vector<Tool>& all) {
    int chosen = -1;
    ui::ButtonStyle tall;
    tall.icon = "check";
    const float least = ui::height_of(ui, "x", 60, tall);  // all are as high as one with an icon
    const float start = ui.x();
    const float end = ui.x() + ui.width();
    float x = start, high = 0;
    for (std::size_t i = 0; i < all.size(); ++i) {
        const Tool& tool = all[i];
        ui::ButtonStyle look;
        look.emphasis = tool.primary ? ui::ButtonStyle::Emphasis::primary
                                     : ui::ButtonStyle::Emphasis::secondary;
        look.icon = tool.icon;
        look.enabled = tool.enabled;
        look.selected = tool.selected;
        const float size = ui::size_mm(ui.theme(), look);
        const float words =
            ui.set({tool.words, {size, true, 1.3F}, 0, layout::Align::start, ui.language(), {}})
                .size_mm()
                .width;
        const float icon = tool.icon.empty() ? 0 : size * 1.9F;
        const float width =
            std::min(ui.width(), words + icon + 2 * ui.theme().gap + 2 * ui.theme().gap);
        if (x > start && x + width > end + 0.1F) {
            x = start;
            ui.space(high + ui.theme().gap);
            high = 0;
        }
        look.height = least;
        const float bottom = ui.in({x, ui.y(), width, 0}, [&] {
            if (ui::button(ui, tool.key, tool.words, look)) chosen = static_cast<int>(i);
        });
        high = std::max(high, bottom - ui.y());
        x += width + ui.theme().gap;
    }
    ui.space(high);
    return chosen;
}

bool field(ui::Ui& ui, const base::Key& key, const std::string& name, ui::Editor& editor,
           const Field& how) {
    ui::TextStyle look;
    look.tone = ColorRole::muted;
    ui::text(ui, ui::TextLevel::small, name, look);
    ui.space(0.8F);
    ui::Editor::Style shape;
    shape.name = name;
    shape.one_line = how.lines == 1;
    shape.secret = how.secret;
    shape.language = how.language;
    shape.most = 400;
    const float high = ui::Editor::height(ui, shape, how.lines);
    const bool changed = editor.draw(ui, key, shape, {ui.x(), ui.y(), ui.width(), high});
    ui.space(high);
    return changed;
}

namespace {

std::pair<ColorRole, ColorRole> tones_of(Colour colour) {
    switch (colour) {
        case Colour::plain:
            return {ColorRole::accent_soft, ColorRole::ink};
        case Colour::good:
            return {ColorRole::note_soft, ColorRole::note_ink};
        case Colour::waiting:
            return {ColorRole::same_day_soft, ColorRole::same_day_ink};
        case Colour::bad:
            return {ColorRole::emergency_soft, ColorRole::emergency_ink};
    }
    return {};
}

layout::Text tag_text(ui::Ui& ui, const std::string& words, std::string* key) {
    return ui.set(
        {words, {ui.theme().type.small, true, 1.3F}, 0, layout::Align::start, ui.language(), {}},
        key);
}

}  // namespace

float tag_width(ui::Ui& ui, const std::string& words) {
    return tag_text(ui, words, nullptr).size_mm().width + 3.2F;
}

float tag(ui::Ui& ui, const std::string& words, Colour colour, base::Point at) {
    std::string key;
    const auto text = tag_text(ui, words, &key);
    const auto [ground, ink] = tones_of(colour);
    const base::Size size = text.size_mm();
    ui.canvas().fill({at.x, at.y, size.width + 3.2F, size.height + 0.8F}, ground, 1.6F);
    ui.canvas().text(key, text, {at.x + 1.6F, at.y + 0.4F}, ink);
    return size.width + 3.2F;
}

void line(ui::Ui& ui, const std::string& words, ColorRole tone, const std::string& key) {
    ui::TextStyle look;
    look.tone = tone;
    look.key = key;
    ui::text(ui, ui::TextLevel::reading, words, look);
}

std::string when(const Room& room, editorial::Moment at) {
    using namespace std::chrono;
    const sys_seconds moment{seconds(at + room.office.clock.offset_s())};
    const auto day = floor<days>(moment);
    const year_month_day date(day);
    const hh_mm_ss time(moment - day);
    const text::Date plain{static_cast<int>(date.year()),
                           static_cast<int>(static_cast<unsigned>(date.month())),
                           static_cast<int>(static_cast<unsigned>(date.day()))};
    return fmt::format("{}, {:02}:{:02}", text::in_words(plain, room.said.language.tag),
                       time.hours().count(), time.minutes().count());
}

namespace {

const std::vector<std::string> signs{"1234567890", "+\"#>*[]()!", "=.,:;-_/{}"};

const std::vector<std::string> capitals{"QWERTYUIOP", "ASDFGHJKL", "ZXCVBNM"};

std::vector<std::string> rows_of(const Room& room) {
    if (room.keys_language == "signs") return signs;
    if (room.keys_language == "capitals") return capitals;
    for (const auto& entry : room.office.languages)
        if (entry.language.tag == room.keys_language) return entry.keyboard;
    return {"qwertyuiop", "asdfghjkl", "zxcvbnm"};
}

ui::KeyboardLabels words_of(const Room& room, bool one_line) {
    return {room.said(Msg::search_space), room.said(Msg::search_erase),
            room.said(one_line ? Msg::search_clear : Msg::desk_new_line)};
}

}  // namespace

float board_height(ui::Ui& ui, const Room& room) {
    const auto rows = rows_of(room);
    const ui::Keys keys{rows, nullptr};
    return ui::keyboard_height(ui, keys, words_of(room, false)) + ui.theme().target +
           ui.theme().gap;
}

void board(ui::Ui& ui, Room& room, ui::Editor& editor) {
    std::vector<Tool> sets;
    for (const auto& entry : room.office.languages)
        sets.push_back({"board/" + entry.language.tag, entry.name, "", true,
                        room.keys_language == entry.language.tag});
    sets.push_back({"board/capitals", "ABC", "", true, room.keys_language == "capitals"});
    sets.push_back({"board/signs", "1 2 # >", "", true, room.keys_language == "signs"});
    const int chosen = tools(ui, sets);
    if (chosen >= 0) room.keys_language = sets[static_cast<std::size_t>(chosen)].key.substr(6);
    ui.space(ui.theme().gap);
    const auto rows = rows_of(room);
    const auto typed = ui::keys(ui, {rows, nullptr}, words_of(room, editor.one_line()));
    if (typed.first && editor.one_line()) {
        editor.edit.select_all();
        editor.edit.erase(1);
    }
    if (typed.first && !editor.one_line()) editor.type("\n");
    if (typed.erase) editor.edit.erase(-1);
    if (!typed.letters.empty()) editor.type(typed.letters);
    if (typed.first || typed.erase || !typed.letters.empty()) editor.show_cursor();
}

}  // namespace desk
