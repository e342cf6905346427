#include "ui/widgets.h"

#include <algorithm>
#include <utility>
#include "ui/line_height.h"
#include "ui/rows.h"

namespace ui {

namespace {

using layout::ColorRole;

struct Tones {
    ColorRole fill, held, line, words;
};

Tones tones_of(const ButtonStyle& look) {
    // Without an edge: in two colours nothing else tells it from what can be touched.
    if (!look.enabled) return {ColorRole::none, ColorRole::none, ColorRole::none, ColorRole::muted};
    switch (look.emphasis) {
        case ButtonStyle::Emphasis::primary:
            return {ColorRole::accent, ColorRole::ink, ColorRole::none, ColorRole::on_accent};
        case ButtonStyle::Emphasis::danger:
            return {ColorRole::emergency, ColorRole::emergency_ink, ColorRole::none,
                    ColorRole::on_emergency};
        case ButtonStyle::Emphasis::cover:
            return {ColorRole::on_cover, ColorRole::accent_soft, ColorRole::none, ColorRole::cover};
        case ButtonStyle::Emphasis::cover_outline:
            return {ColorRole::cover, ColorRole::accent, ColorRole::on_cover, ColorRole::on_cover};
        case ButtonStyle::Emphasis::soft_danger:
            return {ColorRole::emergency_soft, ColorRole::card, ColorRole::none,
                    ColorRole::emergency_ink};
        case ButtonStyle::Emphasis::quiet:
            return {look.selected ? ColorRole::accent_soft : ColorRole::none,
                    ColorRole::accent_soft, ColorRole::none, ColorRole::accent};
        case ButtonStyle::Emphasis::field:
            return {ColorRole::card, ColorRole::accent_soft, ColorRole::edge, ColorRole::muted};
        case ButtonStyle::Emphasis::row:  // the last of a card, which has the edge
            return {ColorRole::card, ColorRole::accent_soft, ColorRole::none, ColorRole::accent};
        case ButtonStyle::Emphasis::key:
            return {ColorRole::card, ColorRole::accent_soft, ColorRole::edge, ColorRole::ink};
        case ButtonStyle::Emphasis::secondary:
            if (look.selected)
                return {ColorRole::accent, ColorRole::ink, ColorRole::none, ColorRole::on_accent};
            return {ColorRole::card, ColorRole::accent_soft, ColorRole::accent, ColorRole::accent};
    }
    return {};
}

// What the words of a button stand on when it has no ground of its own.
ColorRole ground_of(ColorRole fill) { return fill == ColorRole::none ? ColorRole::paper : fill; }

struct Parts {
    layout::Text words;
    std::string cache_key;
    float icon = 0, pad = 0, gap = 0, height = 0;
};

Parts parts_of(Ui& ui, const std::string& words, float width, const ButtonStyle& look) {
    const Theme& theme = ui.theme();
    Parts parts{ui.set({"", {}, 0, layout::Align::start, ui.language(), {}}), "", 0, 0, 0, 0};
    const float size = size_mm(theme, look);
    parts.icon = look.icon.empty() ? 0 : size * 1.45F;
    // A letter may reach close to the edge of its key: it must not be cut.
    const bool quiet = look.emphasis == ButtonStyle::Emphasis::quiet;  // has no edge
    parts.pad = look.stacked || look.emphasis == ButtonStyle::Emphasis::key ? 1.2F : theme.gap;
    if (look.stacked && quiet) parts.pad = 0;
    parts.gap = look.icon.empty() || words.empty() ? 0 : look.stacked ? 0.6F : size * 0.4F;
    const bool side = !look.stacked && parts.icon > 0;
    const float badge = look.badge.empty() ? 0 : size * 2.2F;
    const float room =
        std::max(8.F, width - 2 * parts.pad - badge - (side ? parts.icon + parts.gap : 0.F));
    base::Language language = look.language.tag.empty() ? ui.language() : look.language;
    layout::TextSpec spec{words,    {size, bold(look), look.stacked ? 1.2F : 1.3F},
                          0,        layout::Align::start,
                          language, {}};
    parts.words = ui.set(spec, &parts.cache_key);
    if (parts.words.size_mm().width > room) {
        spec.width_mm = room;
        spec.balanced = true;
        spec.align = side || look.align == layout::Align::start ? layout::Align::start
                                                                : layout::Align::centre;
        parts.words = ui.set(spec, &parts.cache_key);
    }
    const float words_high = words.empty() ? 0 : parts.words.size_mm().height;
    const float inside =
        look.stacked ? parts.icon + parts.gap + words_high : std::max(words_high, parts.icon);
    const bool wanted = look.emphasis == ButtonStyle::Emphasis::primary ||
                        look.emphasis == ButtonStyle::Emphasis::danger;
    const float least = wanted ? theme.primary : theme.target;
    parts.height = std::max({look.height, least, inside + 2 * (look.stacked ? 1.8F : 2.6F)});
    return parts;
}

// At the end of the words it belongs to.
void badge(Ui& ui, const std::string& words, base::Point after, const Tones& colors) {
    std::string key;
    const float size = ui.theme().type.small;
    const auto set =
        ui.set({words, {size, true}, 0, layout::Align::start, ui.language(), {}}, &key);
    const base::Size extent = set.size_mm();
    const float wide = std::max(extent.width + size * 0.8F, extent.height);
    const base::Rect place{after.x + size * 0.5F, after.y - extent.height / 2, wide, extent.height};
    ui.canvas().fill(place, colors.words, extent.height / 2);
    ui.canvas().text(key, set, {place.centre().x - extent.width / 2, place.y},
                     ground_of(colors.fill));
}

// Behind the icon of the place one is at.
void pill(Ui& ui, const base::Rect& icon) {
    const base::Rect box{icon.centre().x - icon.width * 1.15F, icon.y - 1.2F, icon.width * 2.3F,
                         icon.height + 2.4F};
    ui.canvas().fill(box, ColorRole::accent_soft, box.height / 2);
    ui.canvas().line(box, ColorRole::accent, box.height / 2, 0.4F);
}

}  // namespace

float size_mm(const Theme& theme, const ButtonStyle& look) {
    if (look.large) return theme.type.section * 1.1F;
    if (look.stacked || look.emphasis == ButtonStyle::Emphasis::quiet) return theme.type.small;
    return look.emphasis == ButtonStyle::Emphasis::field ? theme.type.reading : theme.type.item;
}

float size_mm(const Theme& theme, TextLevel style) {
    switch (style) {
        case TextLevel::poster:
            return theme.type.title * 1.45F;
        case TextLevel::title:
            return theme.type.title;
        case TextLevel::section:
            return theme.type.section;
        case TextLevel::lead:
            return theme.type.item * 1.08F;
        case TextLevel::item:
            return theme.type.item;
        case TextLevel::reading:
            return theme.type.reading;
        case TextLevel::small:
            return theme.type.small;
    }
    return theme.type.reading;
}

bool bold(TextLevel style) {
    return style == TextLevel::poster || style == TextLevel::title || style == TextLevel::section ||
           style == TextLevel::item;
}

void text(Ui& ui, TextLevel style, const std::string& words, const TextStyle& look) {
    if (words.empty()) return;
    const float size = size_mm(ui.theme(), style);
    const base::Language language = look.language.tag.empty() ? ui.language() : look.language;
    const bool title = style == TextLevel::title || style == TextLevel::poster;
    const float line = line_height(style, language);
    std::string key;
    const auto set = ui.set(
        {words, {size, bold(style), line}, ui.width(), look.align, language, look.spans, true},
        &key);
    const base::Rect box{ui.x(), ui.y(), ui.width(), set.size_mm().height};
    ui.canvas().text(key, set, {box.x, box.y}, look.color);
    Node node;
    node.key = look.key;
    const bool heading = title || style == TextLevel::section;
    node.role = heading ? base::Role::Heading : look.role;
    node.level = title ? 1 : node.role == base::Role::Heading ? 2 : 0;
    node.name = words;
    node.language = language;
    node.box_mm = node.words_mm = box;
    node.lone_word = set.lone_word();
    node.color = look.color;
    node.ground = look.ground;
    node.cap_mm = size * layout::cap_height;
    if (title) ui.title(words);
    ui.declare(std::move(node));
    ui.space(box.height);
}

float height_of(Ui& ui, TextLevel style, const std::string& words, float width) {
    return ui
        .set({words,
              {size_mm(ui.theme(), style), bold(style), line_height(style, ui.language())},
              width,
              layout::Align::start,
              ui.language(),
              {}})
        .size_mm()
        .height;
}

float height_of(Ui& ui, const std::string& words, float width, const ButtonStyle& look) {
    return parts_of(ui, words, width, look).height;
}

bool button(Ui& ui, const base::Key& key, const std::string& words, const ButtonStyle& look) {
    const Parts parts = parts_of(ui, words, ui.width(), look);
    const Tones colors = tones_of(look);
    const base::Rect box{ui.x(), ui.y(), ui.width(), parts.height};
    const base::Size said = words.empty() ? base::Size{} : parts.words.size_mm();
    base::Rect icon{0, 0, parts.icon, parts.icon};
    base::Rect at{0, 0, said.width, said.height};
    if (look.stacked) {
        icon.x = box.centre().x - parts.icon / 2;
        icon.y = box.centre().y - (parts.icon + parts.gap + said.height) / 2;
        at.x = box.centre().x - said.width / 2;
        at.y = icon.bottom() + parts.gap;
    } else {
        const float all = parts.icon + parts.gap + said.width;
        const bool start = look.align == layout::Align::start;
        const float room = look.badge.empty() ? 0 : size_mm(ui.theme(), TextLevel::item) * 1.6F;
        icon.x = start ? box.x + parts.pad : box.centre().x - (all + room) / 2;
        icon.y = box.centre().y - parts.icon / 2;
        at.x = icon.x + parts.icon + parts.gap;
        if (look.icon_last) at.x = std::exchange(icon.x, icon.x + said.width + parts.gap);
        at.y = box.centre().y - said.height / 2;
    }
    Node node;
    node.key = key;
    node.role = base::Role::Button;
    node.name = look.badge.empty() ? words : words + ", " + look.badge;
    node.language = look.language.tag.empty() ? ui.language() : look.language;
    node.box_mm = box;
    node.words_mm = at;
    node.lone_word = parts.words.lone_word();
    node.enabled = look.enabled;
    node.selected = look.selected;
    node.tappable = true;
    node.color = colors.words;
    node.ground = ground_of(colors.fill);
    node.cap_mm = size_mm(ui.theme(), look) * layout::cap_height;
    const float radius = look.emphasis == ButtonStyle::Emphasis::quiet ? 4 : ui.theme().radius;
    // The ground is painted before the focus ring of declare(), the words after: all stay visible.
    const bool was_held = ui.held_over(box) && look.enabled;
    const bool bare = look.stacked && look.selected && !was_held;
    ui.canvas().fill(box, was_held ? colors.held : bare ? ColorRole::none : colors.fill, radius);
    ui.canvas().line(box, colors.line, radius, was_held ? 1.2F : 0.5F);
    // Where the ground alone tells what is chosen, an outline or a bar says it without colour.
    if (look.selected && look.stacked)
        pill(ui, icon);
    else if (look.selected && look.emphasis == ButtonStyle::Emphasis::quiet)
        ui.canvas().fill({box.x + 3, box.bottom() - 1.6F, box.width - 6, 1.2F}, ColorRole::accent,
                         0.6F);
    const ColorRole words_tone =
        was_held && look.emphasis == ButtonStyle::Emphasis::secondary && look.selected
            ? ColorRole::on_accent
            : colors.words;
    if (parts.icon > 0) ui.canvas().icon(icon, look.icon, words_tone);
    if (!words.empty()) ui.canvas().text(parts.cache_key, parts.words, {at.x, at.y}, words_tone);
    if (!look.badge.empty())
        badge(ui, look.badge, {std::max(at.right(), icon.right()), box.centre().y}, colors);
    const bool activated = ui.declare(std::move(node));
    ui.space(box.height);
    return activated;
}

namespace {

struct CardParts {
    layout::Text title, text;
    std::string title_key, text_key;
    float icon, place, arrow, pad, width, height;  // place: of the icon, with its disc
};

CardParts parts_of(Ui& ui, const Card& card, float width) {
    const Theme& theme = ui.theme();
    const bool marked = !card.icon.empty() || !card.mark.empty();
    const float icon = marked ? theme.type.section * 1.25F : 0;
    const float place = card.disc ? icon * 1.55F : icon;
    const float arrow = card.leads_on ? theme.type.item * 1.2F : 0;
    const float pad = theme.gap * 1.25F;
    const float beside = card.beside && icon > 0 ? place + theme.gap : 0;
    const float inside = width - 2 * pad - beside - (arrow > 0 ? arrow + theme.gap * 0.5F : 0);
    const auto align = card.centred ? layout::Align::centre : layout::Align::start;
    const auto& language = card.language.tag.empty() ? ui.language() : card.language;
    const layout::TextSpec title{
        card.title, {card.accent ? theme.type.small : theme.type.item, true, 1.3F},
        inside,     align,
        language,   card.title_spans,
        true};
    const layout::Face small{theme.type.small, false, 1.35F};
    const layout::TextSpec text{card.text, small, inside, align, language, card.text_spans, true};
    std::string title_key, text_key;
    auto title_set = ui.set(title, &title_key), text_set = ui.set(text, &text_key);
    CardParts parts{title_set, text_set, title_key, text_key, icon, place, arrow, pad, inside, 0};
    const float said =
        parts.title.size_mm().height + (card.text.empty() ? 0 : parts.text.size_mm().height + 0.8F);
    const float content =
        card.beside ? std::max(said, place) : said + (icon > 0 ? place + theme.gap * 0.6F : 0);
    const float picture = card.picture > 0 ? card.picture + pad : 0;
    parts.height = std::max(theme.primary, picture + content + 2 * pad);
    return parts;
}

}  // namespace

float height_of(Ui& ui, const Card& card, float width) { return parts_of(ui, card, width).height; }

namespace {

struct CardColors {
    ColorRole ground, edge, title, text, mark;
};

CardColors colors_of(const Card& card, bool held) {
    if (card.solid)
        return {held ? ColorRole::emergency_ink : ColorRole::emergency, ColorRole::none,
                ColorRole::on_emergency, ColorRole::on_emergency, ColorRole::on_emergency};
    if (card.urgent)
        return {held ? ColorRole::card : ColorRole::emergency_soft, ColorRole::emergency,
                ColorRole::emergency_ink, ColorRole::emergency_ink, ColorRole::emergency};
    const bool lit = held || card.selected;
    const ColorRole title = card.accent ? ColorRole::accent : ColorRole::ink;
    return {lit ? ColorRole::accent_soft : ColorRole::card,
            card.selected ? ColorRole::accent : ColorRole::edge, title,
            lit ? ColorRole::ink : ColorRole::muted, ColorRole::accent};
}

// The icon at a card's start, or the number that stands in its place.
void mark(Ui& ui, const Card& card, const base::Rect& box, float icon) {
    const auto tone = colors_of(card, false).mark;
    if (card.disc) ui.canvas().fill(box, ColorRole::accent_soft, box.width / 2);
    if (card.mark.empty())
        return ui.canvas().icon({box.centre().x - icon / 2, box.centre().y - icon / 2, icon, icon},
                                card.icon, tone);
    std::string key;
    const auto set = ui.set({card.mark,
                             {ui.theme().type.section, true, 1.2F},
                             box.width,
                             layout::Align::centre,
                             ui.language(),
                             {}},
                            &key);
    ui.canvas().text(key, set, {box.x, box.centre().y - set.size_mm().height / 2}, tone);
}

}  // namespace

bool card(Ui& ui, const base::Key& key, const Card& card, float height) {
    const CardParts parts = parts_of(ui, card, ui.width());
    const base::Rect box{ui.x(), ui.y(), ui.width(), std::max(height, parts.height)};
    const bool held = ui.held_over(box);
    const CardColors colors = colors_of(card, held);
    ui.canvas().fill(box, colors.ground, ui.theme().radius);
    ui.canvas().line(box, colors.edge, ui.theme().radius,
                     card.selected || card.urgent || held ? 1.2F : 0.5F);
    const float said =
        parts.title.size_mm().height + (card.text.empty() ? 0 : parts.text.size_mm().height + 0.8F);
    float x = box.x + parts.pad;
    float y = box.y + parts.pad;
    if (card.picture > 0) {
        card.paint({x, y, box.width - 2 * parts.pad, card.picture});
        y += card.picture + parts.pad;
    }
    if (card.beside) {
        if (parts.icon > 0) {
            mark(ui, card, {x, box.centre().y - parts.place / 2, parts.place, parts.place},
                 parts.icon);
            x += parts.place + ui.theme().gap;
        }
        y = box.centre().y - said / 2;
    } else if (parts.icon > 0) {
        const float left = card.centred ? box.centre().x - parts.place / 2 : x;
        mark(ui, card, {left, y, parts.place, parts.place}, parts.icon);
        y += parts.place + ui.theme().gap * 0.6F;
    }
    if (card.leads_on)
        ui.canvas().icon({box.right() - parts.pad - parts.arrow, box.centre().y - parts.arrow / 2,
                          parts.arrow, parts.arrow},
                         "next", colors.mark);
    ui.canvas().text(parts.title_key, parts.title, {x, y}, colors.title);
    if (!card.text.empty())
        ui.canvas().text(parts.text_key, parts.text, {x, y + parts.title.size_mm().height + 0.8F},
                         colors.text);
    Node node;
    node.key = key;
    node.role = base::Role::Button;
    node.name = !card.name.empty()  ? card.name
                : card.text.empty() ? card.title
                                    : card.title + ". " + card.text;
    node.language = card.language.tag.empty() ? ui.language() : card.language;
    node.box_mm = box;
    node.words_mm = {x, y, parts.width, said};
    node.lone_word = parts.title.lone_word() || parts.text.lone_word();
    node.tappable = true;
    node.selected = card.selected;
    const CardColors resting = colors_of(card, false);
    node.color = card.text.empty() ? resting.title : resting.text;
    node.ground = card.selected ? ColorRole::card : resting.ground;
    node.cap_mm =
        (card.text.empty() && !card.accent ? ui.theme().type.item : ui.theme().type.small) *
        layout::cap_height;
    const bool activated = ui.declare(std::move(node));
    ui.space(box.height);
    return activated;
}

}  // namespace ui
