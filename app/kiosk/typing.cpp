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

TypingRoom::Places TypingRoom::places(const base::Rect& area, const Typing& look,
                                      float keys_mm) const {
    const float gap = ui_.theme().gap;
    Places at;
    if (ui_.glass().landscape()) {
        constexpr float share = 0.56F;  // of the field and its keys
        const float left = area.width * share;
        at.titled = head_mm(look, left, true) + keys_mm <= area.height;
        at.head = {area.x, area.y, left, head_mm(look, left, at.titled)};
        // Close to what they write.
        const float under = at.head.bottom() + gap;
        at.keys = {area.x, std::min(under, area.bottom() - keys_mm), left, keys_mm};
        at.made = {area.x + left + 2 * gap, area.y, area.width - left - 2 * gap, area.height};
        return at;
    }
    const auto rest = [&](bool titled) {
        return area.height - head_mm(look, area.width, titled) - keys_mm - gap;
    };
    at.titled = rest(true) >= least_made_mm(ui_);
    const float head = head_mm(look, area.width, at.titled);
    at.head = {area.x, area.y, area.width, head};
    at.keys = {area.x, area.bottom() - keys_mm, area.width, keys_mm};
    at.made = {area.x, area.y + head, area.width, rest(at.titled)};
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
    float keys_mm = 0;
    const float wide = ui_.glass().landscape() ? places(area, look, 0).keys.width : area.width;
    ui_.in({area.x, area.y, wide, area.height},
           [&] { keys_mm = ui::keyboard_height(ui_, keys, words); });
    const auto at = places(area, look, keys_mm);
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
