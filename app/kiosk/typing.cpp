#include "kiosk/typing.h"

#include <algorithm>

#include "ui/keyboard.h"

namespace kiosk {

using content::Msg;

namespace {

constexpr float below_title_mm = 2;

// A hit of a search: its title and two lines.
float least_made_mm(const ui::Ui& ui) {
    const auto& type = ui.theme().type;
    return type.item * 1.4F + type.reading * 2.8F + 4 * ui.theme().gap;
}

}  // namespace

float TypingRoom::head_mm(const Typing& look, float width, bool titled) const {
    const float field = std::max(ui_.theme().primary, ui_.theme().type.item * 2.2F);
    const float title =
        titled ? ui::height_of(ui_, ui::TextLevel::title, look.title, width) + below_title_mm : 0;
    return title + field + ui_.theme().gap;
}

// Below the field where there is room for two hits; else, on wide glass, beside it and its keys.
TypingRoom::Places TypingRoom::places(const base::Rect& area, const Typing& look,
                                      const base::Size& keys) const {
    const float gap = ui_.theme().gap;
    Places at;
    const auto rest = [&](bool titled) {
        return area.height - head_mm(look, area.width, titled) - keys.height - gap;
    };
    const bool beside = ui_.glass().landscape() && rest(true) < 2 * least_made_mm(ui_);
    const float left = beside ? std::max(keys.width, area.width * 0.5F) : area.width;
    if (beside) {
        at.titled = head_mm(look, left, true) + keys.height <= area.height;
        at.head = {area.x, area.y, left, head_mm(look, left, at.titled)};
        at.made = {area.x + left + 2 * gap, area.y, area.width - left - 2 * gap, area.height};
    } else {
        at.titled = rest(true) >= least_made_mm(ui_);
        at.head = {area.x, area.y, area.width, head_mm(look, area.width, at.titled)};
        at.made = {area.x, at.head.bottom(), area.width, rest(at.titled)};
    }
    at.keys = {area.x, area.bottom() - keys.height, left, keys.height};
    return at;
}

void TypingRoom::draw(const base::Rect& area, const Typing& look, std::string& text,
                      const ui::Ui::Draw& made) {
    const auto& said = services_.words(session_);
    const auto& rows = services_.edition.language(session_.language).keyboard;
    const ui::KeyboardLabels words{said(Msg::search_space), said(Msg::search_erase),
                                   said(Msg::search_clear)};
    const bool own_latin = rows.empty() || ui::latin(rows.front());
    const ui::Keys keys{rows, own_latin ? nullptr : &session_.latin_keys, &session_.digit_keys,
                        look.most};
    base::Size size{ui::keyboard_width(ui_, keys, words), 0};
    const auto high = [&](float width) {
        float mm = 0;
        ui_.in({area.x, area.y, width, area.height},
               [&] { mm = ui::keyboard_height(ui_, keys, words); });
        return mm;
    };
    size.height = high(area.width);
    // Narrower, its lowest row may be higher.
    const float left = places(area, look, size).keys.width;
    size.height = high(left);
    const auto at = places(area, look, size);
    ui_.in(at.head, [&] {
        ui_.title(look.title);
        if (at.titled) ui::text(ui_, ui::TextLevel::title, look.title);
        if (at.titled) ui_.space(below_title_mm);
        ui::field(ui_, {look.field, text, look.hint, look.icon});
    });
    const std::string scroll = look.field.path.substr(0, look.field.path.find('/'));
    ui_.scroll(scroll, at.made, made);
    ui_.in(at.keys, [&] {
        if (ui::keyboard(ui_, keys, words, text)) session_.memory.scrolls[scroll].offset = 0;
    });
}

}  // namespace kiosk
