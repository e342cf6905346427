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

namespace {

ui::ButtonStyle style_of(const Button& one) {
    ui::ButtonStyle look;
    look.emphasis = one.state.primary ? ui::ButtonStyle::Emphasis::primary
                                      : ui::ButtonStyle::Emphasis::secondary;
    look.icon = one.icon;
    look.enabled = one.state.enabled;
    look.selected = one.state.selected;
    return look;
}

}  // namespace

float width_of(ui::Ui& ui, const Button& one) {
    const float size = ui::size_mm(ui.theme(), style_of(one));
    const float words =
        ui.set({one.words, {size, true, 1.3F}, 0, layout::Align::start, ui.language(), {}})
            .size_mm()
            .width;
    return words + (one.icon.empty() ? 0 : size * 1.9F) + 4 * ui.theme().gap;
}

float toolbar_height(ui::Ui& ui) {
    ui::ButtonStyle tall;  // all are as high as one with an icon
    tall.icon = "check";
    return ui::height_of(ui, "x", 60, tall);
}

void toolbar(ui::Ui& ui, const std::vector<Button>& all) {
    const Button* touched = nullptr;
    const float least = toolbar_height(ui);
    const float start = ui.x();
    const float end = ui.x() + ui.width();
    float x = start, high = 0;
    for (const Button& one : all) {
        ui::ButtonStyle look = style_of(one);
        const float width = std::min(ui.width(), width_of(ui, one));
        if (x > start && x + width > end + 0.1F) {
            x = start;
            ui.space(high + ui.theme().gap);
            high = 0;
        }
        look.height = least;
        const float bottom = ui.in({x, ui.y(), width, 0}, [&] {
            if (ui::button(ui, one.key, one.words, look)) touched = &one;
        });
        high = std::max(high, bottom - ui.y());
        x += width + ui.theme().gap;
    }
    ui.space(high);
    if (touched) touched->act();
}

Button keys_button(StaffSession& session, const std::string& key) {
    return {key,
            session.said(Msg::desk_keys),
            "keyboard",
            [&session] { session.board.shown = !session.board.shown; },
            {.selected = session.board.shown}};
}

// Bytes: a letter of Arabic is two.
constexpr std::size_t most_of_line = 400, most_of_lines = 8000;

bool field(ui::Ui& ui, const Field& what, ui::Editor& editor) {
    ui::TextStyle look;
    look.color = ColorRole::muted;
    ui::text(ui, ui::TextLevel::small, what.name, look);
    ui.space(0.8F);
    ui::Editor::Style shape;
    shape.name = what.name;
    shape.one_line = what.lines == 1;
    shape.secret = what.secret;
    shape.language = what.language;
    shape.most = what.lines == 1 ? most_of_line : most_of_lines;
    const float high = ui::Editor::height(ui, shape, what.lines);
    const bool changed = editor.draw(ui, what.key, shape, {ui.x(), ui.y(), ui.width(), high});
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

void line(ui::Ui& ui, const std::string& words, ColorRole color, const std::string& key) {
    ui::TextStyle look;
    look.color = color;
    look.key = key;
    ui::text(ui, ui::TextLevel::reading, words, look);
}

std::string when(const StaffSession& session, editorial::Moment at) {
    using namespace std::chrono;
    const sys_seconds moment{seconds(at + session.services.clock.offset_s(at))};
    const auto day = floor<days>(moment);
    const year_month_day date(day);
    const hh_mm_ss time(moment - day);
    const text::Date plain{static_cast<int>(date.year()),
                           static_cast<int>(static_cast<unsigned>(date.month())),
                           static_cast<int>(static_cast<unsigned>(date.day()))};
    // A day written from right to left keeps its order beside the time (UAX #9, RLI).
    std::string day_said = text::in_words(plain, session.said.language.tag);
    if (session.said.language.rtl()) day_said = "\u2067" + day_said + "\u2069";
    return fmt::format("{}, {:02}:{:02}", day_said, time.hours().count(), time.minutes().count());
}

namespace {

const std::vector<std::string> signs{"1234567890", "+\"#>*[]()!", "=.,:;-_/{}"};

const std::vector<std::string> capitals{"QWERTYUIOP", "ASDFGHJKL", "ZXCVBNM"};

std::vector<std::string> rows_of(const BoardHouse& house) {
    using Letters = Board::Letters;
    if (house.now.letters == Letters::signs) return signs;
    if (house.now.letters == Letters::capitals) return capitals;
    for (const auto& entry : house.languages)
        if (entry.language.tag == house.now.language) return entry.keyboard;
    return {"qwertyuiop", "asdfghjkl", "zxcvbnm"};
}

// Where a kiosk's glass is wide enough its keys are as large as a visitor's: there are no others.
float key_high(const ui::Ui& ui) {
    constexpr float wide_mm = 200, touch_mm = 16;
    return ui.width() >= wide_mm ? touch_mm : 0;
}

ui::KeyboardLabels keyboard_labels(const content::Messages& said, bool one_line) {
    return {said(Msg::search_space), said(Msg::search_erase),
            said(one_line ? Msg::search_clear : Msg::desk_new_line)};
}

BoardHouse house_of(StaffSession& session) {
    return {session.board, session.services.languages, session.said};
}

}  // namespace

float board_height(ui::Ui& ui, const StaffSession& session) {
    Board board = session.board;
    return board_height(ui, {board, session.services.languages, session.said});
}

float board_height(ui::Ui& ui, const BoardHouse& house) {
    const auto rows = rows_of(house);
    const ui::Keys keys{.rows = rows, .high_mm = key_high(ui)};
    return ui::keyboard_height(ui, keys, keyboard_labels(house.said, false)) + ui.theme().target +
           ui.theme().gap;
}

void board(ui::Ui& ui, StaffSession& session, ui::Editor& editor) {
    board(ui, house_of(session), editor);
}

void board(ui::Ui& ui, const BoardHouse& house, ui::Editor& editor) {
    using Letters = Board::Letters;
    auto& now = house.now;
    std::vector<Button> sets;
    for (const auto& entry : house.languages) {
        const std::string tag = entry.language.tag;
        const bool in_use = now.letters == Letters::of_language && now.language == tag;
        sets.push_back({"board/" + tag,
                        entry.name,
                        "",
                        [&now, tag] { now.letters = Letters::of_language, now.language = tag; },
                        {.selected = in_use}});
    }
    const auto set = [&](const char* key, const char* words, Letters letters) {
        sets.push_back({key,
                        words,
                        "",
                        [&now, letters] { now.letters = letters; },
                        {.selected = now.letters == letters}});
    };
    set("board/capitals", "ABC", Letters::capitals);
    set("board/signs", "1 2 # >", Letters::signs);
    toolbar(ui, sets);
    ui.space(ui.theme().gap);
    const auto rows = rows_of(house);
    const auto typed = ui::keys(ui, {.rows = rows, .high_mm = key_high(ui)},
                                keyboard_labels(house.said, editor.one_line()));
    if (typed.first && editor.one_line()) {
        editor.edit.select_all();
        editor.edit.erase(1);
    }
    if (typed.first && !editor.one_line()) editor.type("\n");
    if (typed.erase) editor.edit.erase(-1);
    if (!typed.letters.empty()) editor.type(typed.letters);
    if (typed.first || typed.erase || !typed.letters.empty()) editor.show_cursor();
}

void in_room(ui::Ui& ui, float& kept_mm, const ui::Ui::Draw& tell) {
    constexpr float lines = 4;
    ui.space(ui.theme().gap);
    const float top = ui.y();
    tell();
    const float least = ui::height_of(ui, ui::TextLevel::reading, "x", ui.width()) * lines;
    kept_mm = std::max({kept_mm, ui.y() - top, least});
    ui.space(top + kept_mm - ui.y());
}

}  // namespace desk
