#include "ui/editor.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/wipe.h"
#include "text/direction.h"
#include "text/unicode.h"

namespace ui {
namespace {

constexpr float pad_mm = 2.4F;
constexpr std::size_t longest_piece = 2000;  // bytes set and painted as one

float size_of(const Ui& ui, const Editor::Style& look) {
    return look.size_mm > 0 ? look.size_mm : ui.theme().type.reading;
}

std::string dots(const std::string& text) {
    return fmt::format("{:\u2022>{}}", "", text::letter_count(text));
}

}  // namespace

struct Editor::Place {
    base::Rect room;
    bool turned = false;
    float left = 0;  // where it begins, from the room's left edge
    float x(const base::Rect& box) const {
        return turned ? room.width - left - box.right() : left + box.x;
    }
};

void Editor::start(std::string text) {
    const unsigned version = edit.version() + 1;
    base::wipe(edit);  // it may have held a secret, and what was undone another
    edit = text::Edit(std::move(text), version);
    laid_version_ = ~0U;
    offset_ = slid_ = 0;
    follow_ = refused = false;
}

float Editor::height(const Ui& ui, const Style& look, int lines) {
    return std::max(ui.theme().target,
                    size_of(ui, look) * 1.4F * static_cast<float>(lines) + 2 * pad_mm);
}

// Lines that are as they were keep their layout: a key costs one line, not the page.
void Editor::lay(Ui& ui, const Style& look, float width) {
    base::Language language = look.language.tag.empty() ? ui.language() : look.language;
    // A telephone number, or what begins in Latin letters, reads from its left on any screen.
    if (look.one_line && !look.secret && text::runs(edit.text()) != text::Runs::from_right)
        language.direction = base::Direction::left_to_right;
    rtl_ = language.rtl() && !look.secret;
    const float size = size_of(ui, look);
    width_ = width;
    const auto laid_for = fmt::format("{:.1f}/{:.2f}/{}/{}", width, size, language.tag, rtl_);
    if (laid_for == laid_for_ && laid_version_ == edit.version()) return;
    if (laid_for != laid_for_) lines_.clear();
    laid_for_ = laid_for;
    laid_version_ = edit.version();
    auto wanted = text::pieces(look.secret ? dots(edit.text()) : edit.text(), longest_piece);
    std::size_t head = 0, tail = 0;
    const std::size_t common = std::min(wanted.size(), lines_.size());
    while (head < common && wanted[head].words == lines_[head].piece.words) ++head;
    while (tail < common - head &&
           wanted[wanted.size() - 1 - tail].words == lines_[lines_.size() - 1 - tail].piece.words)
        ++tail;
    std::vector<Line> made;
    made.reserve(wanted.size());
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        const bool first = i < head, last = i >= wanted.size() - tail;
        if (first || last) {
            made.push_back(lines_[first ? i : lines_.size() - (wanted.size() - i)]);
        } else {
            const layout::TextSpec spec{wanted[i].words,
                                        {size, false, 1.4F},
                                        look.one_line ? 0 : width,
                                        layout::Align::start,
                                        language,
                                        {}};
            made.push_back({{}, ui.fonts().set(spec), 0});
        }
        made.back().piece = std::move(wanted[i]);
    }
    lines_ = std::move(made);
    high_ = 0;
    for (Line& line : lines_) {
        line.top = high_;
        high_ += line.text.size_mm().height;
    }
}

std::size_t Editor::line_of(std::size_t at) const {
    const auto after =
        std::upper_bound(lines_.begin(), lines_.end(), at,
                         [](std::size_t a, const Line& l) { return a < l.piece.begin; });
    return static_cast<std::size_t>(std::max<long>(0, after - lines_.begin() - 1));
}

std::size_t Editor::hit(base::Point place) const {
    const auto after = std::upper_bound(lines_.begin(), lines_.end(), place.y,
                                        [](float y, const Line& line) { return y < line.top; });
    const auto& line = *(after == lines_.begin() ? after : after - 1);
    return line.piece.begin + line.text.byte_at({place.x, place.y - line.top});
}

base::Rect Editor::cursor_box(std::size_t at) const {
    const Line& line = lines_[line_of(at)];
    return line.text.cursor(std::min(at - line.piece.begin, line.piece.words.size()))
        .moved(0, line.top);
}

void Editor::point(Ui& ui, const base::Key& key, const Style& look, const Place& place) {
    const auto& gesture = ui.gesture();
    const base::Rect glass = ui.canvas().placed(place.room);
    const base::Rect shown = base::intersection(glass, ui.canvas().clip());
    if (!shown.contains(gesture.start)) return;
    const auto at = [&](base::Point where) {
        if (look.secret) return edit.text().size();
        return hit({where.x - glass.x - place.left, where.y - glass.y + offset_});
    };
    if (gesture.tapped && gesture.twice && !look.secret) {
        edit.select_word();
    } else if (gesture.tapped) {
        edit.put(at(gesture.at));
        follow_ = true;
    } else if (gesture.held && gesture.mouse) {
        ui.memory().focus = key;
        if (gesture.began) edit.put(at(gesture.start));
        const float edge = std::clamp(gesture.at.y, shown.y, shown.bottom() - 0.1F);
        if (!look.one_line) run_along(ui, gesture.at.y - edge, glass.height);
        edit.put(at({gesture.at.x, edge}), true);
    } else if (gesture.held && gesture.dragging) {
        offset_ -= gesture.moved.y;
    }
}

// A mouse held above or below the text takes it along, the faster the farther.
void Editor::run_along(Ui& ui, float beyond, float height) {
    constexpr float haste = 12;  // mm a second, for each mm beyond the edge
    if (beyond < 0 ? offset_ <= 0 : beyond == 0 || offset_ >= high_ - height) return;
    offset_ += beyond * haste * ui.running_s();  // follow() keeps it within the text
}

void Editor::take(std::string_view words, const Style& look) {
    std::string clean = text::cleaned(words);
    if (look.one_line) std::replace(clean.begin(), clean.end(), '\n', ' ');
    refused = edit.text().size() + clean.size() > look.most;
    if (!refused) edit.insert(clean);
    follow_ = true;
}

void Editor::type(std::string_view words) {
    Style look;
    look.one_line = one_line_;
    look.most = most_;
    take(words, look);
}

void Editor::control(const Stroke& stroke, Ui& ui, const Style& look) {
    switch (stroke.letter) {
        case 'a':
            return edit.select_all();
        case 'z':
            stroke.shift ? edit.redo() : edit.undo();
            break;
        case 'y':
            edit.redo();
            break;
        case 'x':
        case 'c':
            if (look.secret || !ui.clipboard() || edit.selected().empty()) return;
            ui.clipboard()->put(edit.selected());
            if (stroke.letter == 'x') edit.erase(1);
            break;
        case 'v':
            if (ui.clipboard()) take(ui.clipboard()->text(), look);
            break;
        default:
            return;
    }
    follow_ = true;
}

// Arrows go where they point, whatever direction the words under them run in.
void Editor::sideways(const Stroke& stroke) {
    const int direction = stroke.key == Stroke::Key::right ? 1 : -1;
    const bool forward = (direction > 0) != rtl_;
    if (stroke.control) return edit.step_word(forward ? 1 : -1, stroke.shift);
    const auto selection = edit.selection();
    if (!stroke.shift && selection.begin != selection.end)
        return edit.put(forward ? selection.end : selection.begin);
    const Line& line = lines_[line_of(edit.cursor())];
    const auto to = line.text.beside(edit.cursor() - line.piece.begin, direction);
    if (to == std::string::npos) return edit.step(forward ? 1 : -1, stroke.shift);
    edit.put(line.piece.begin + to, stroke.shift);
}

void Editor::updown(float by, bool select) {
    const base::Rect box = cursor_box(edit.cursor());
    if (wish_x_ < 0) wish_x_ = box.x;
    const float wish = wish_x_;
    const float y = box.centre().y + by;
    edit.put(y < 0 ? 0 : y > high_ ? edit.text().size() : hit({wish, y}), select);
    wish_x_ = wish;
}

void Editor::stroke(const Stroke& stroke, Ui& ui, const Style& look) {
    using Key = Stroke::Key;
    const bool vertical = stroke.key == Key::up || stroke.key == Key::down ||
                          stroke.key == Key::page_up || stroke.key == Key::page_down;
    if (!vertical) wish_x_ = -1;
    const float line = size_of(ui, look) * 1.4F;
    follow_ = true;
    switch (stroke.key) {
        case Key::left:
        case Key::right:
            return sideways(stroke);
        case Key::up:
            return updown(-line, stroke.shift);
        case Key::down:
            return updown(line, stroke.shift);
        case Key::page_up:
            return updown(-shown_ * 0.8F, stroke.shift);
        case Key::page_down:
            return updown(shown_ * 0.8F, stroke.shift);
        case Key::home:
            return stroke.control ? edit.put(0, stroke.shift) : edit.line_start(stroke.shift);
        case Key::end:
            return stroke.control ? edit.put(edit.text().size(), stroke.shift)
                                  : edit.line_end(stroke.shift);
        case Key::backspace:
            if (stroke.control && edit.selected().empty()) edit.step_word(-1, true);
            return edit.erase(-1);
        case Key::erase:
            if (stroke.control && edit.selected().empty()) edit.step_word(1, true);
            return edit.erase(1);
        case Key::enter:
            if (!look.one_line) take("\n", look);
            return;
        case Key::letter:
            if (stroke.control) return control(stroke, ui, look);
            return;
    }
}

void Editor::write(Ui& ui, const Style& look) {
    for (const Stroke& one : ui.input().strokes) {
        const bool copies = one.letter == 'a' || one.letter == 'c';
        if (look.fixed && one.key >= Stroke::Key::backspace && !copies) continue;
        stroke(one, ui, look);
        lay(ui, look, width_);
    }
    if (!ui.input().typed.empty() && !look.fixed) take(ui.input().typed, look);
}

// A single line that is longer than its field is painted no wider than the field.
void Editor::ink_words(Ui& ui, const Line& line, const Place& place) {
    if (line.piece.words.empty()) return;
    auto& canvas = ui.canvas();
    const std::string key = "edit/" + laid_for_ + "/" + line.piece.words;
    const float y = place.room.y + line.top - offset_;
    const base::Size size = line.text.size_mm();
    if (size.width <= place.room.width + 0.1F)
        return canvas.text(key, line.text, {place.room.x - slid_, y}, layout::ColorRole::ink);
    const float over = size.height * 0.35F;  // letters reach past their box
    const base::Point origin{-place.left, -over};
    const auto paint = [&](cairo_t* cairo) {
        line.text.draw(cairo, {0, 0}, {canvas.palette(), layout::ColorRole::ink});
    };
    canvas.picture(fmt::format("{}/{:.2f}", key, slid_),
                   {place.room.x, y - over, place.room.width, size.height + 2 * over},
                   {layout::ColorRole::none, origin, paint});
}

void Editor::ink(Ui& ui, const Style& look, const Place& place) {
    auto& canvas = ui.canvas();
    const text::Piece chosen = edit.selection();
    const float size = size_of(ui, look);
    const auto spot = [&](const Line& line, base::Rect box) {
        box = box.moved(0, line.top - offset_);
        return base::Rect{place.room.x + place.x(box), place.room.y + box.y, box.width, box.height};
    };
    for (std::size_t i = 0; i < lines_.size(); ++i) {
        const Line& line = lines_[i];
        const float y = place.room.y + line.top - offset_;
        const float high = line.text.size_mm().height;
        if (y + high < place.room.y || y > place.room.bottom()) continue;
        const std::size_t end = line.piece.begin + line.piece.words.size();
        if (!look.secret && chosen.begin < chosen.end && chosen.begin <= end &&
            chosen.end > line.piece.begin) {
            const std::size_t from = std::max(chosen.begin, line.piece.begin) - line.piece.begin;
            for (const base::Rect& box :
                 line.text.boxes(from, std::min(chosen.end, end) - line.piece.begin))
                canvas.fill(spot(line, box), layout::ColorRole::accent_soft, 0);
        }
        for (const auto& mark : look.marks)
            if (mark.line == line.piece.number)
                canvas.fill({place.room.x - pad_mm, y, 1.2F, high}, mark.color, 0.4F);
        ink_words(ui, line, place);
        if (!look.numbered || (i > 0 && lines_[i - 1].piece.number == line.piece.number)) continue;
        std::string key;
        const auto number = ui.set({std::to_string(line.piece.number),
                                    {size * 0.72F, false, 1.4F},
                                    0,
                                    layout::Align::start,
                                    {"en", base::Direction::left_to_right},
                                    {}},
                                   &key);
        canvas.text(key, number,
                    {place.room.x - pad_mm * 1.4F - number.size_mm().width, y + size * 0.2F},
                    layout::ColorRole::muted);
    }
}

void Editor::ink_cursor(Ui& ui, const Style& look, const Place& place) {
    const float size = size_of(ui, look);
    base::Rect box = cursor_box(look.secret ? dots(edit.text()).size() : edit.cursor());
    box.width = 0.7F;
    box.x -= 0.35F;
    ui.canvas().fill({place.room.x + place.x(box), place.room.y + box.y - offset_ + size * 0.1F,
                      0.7F, size * 1.2F},
                     layout::ColorRole::accent, 0);
}

// Where the words stand in their room. A single line is as wide as its words, and begins where
// one begins to read.
Editor::Place Editor::place(const Ui& ui, const base::Rect& room) const {
    Place made{room, ui.language().rtl(), 0};
    if (!one_line_) return made;
    const float wide = lines_.front().text.size_mm().width;
    made.left = made.turned ? room.width - wide + slid_ : -slid_;
    return made;
}

// The cursor stays in sight.
void Editor::follow(const Place& place, const Style& look) {
    const base::Rect& room = place.room;
    const base::Rect at = cursor_box(look.secret ? dots(edit.text()).size() : edit.cursor());
    const float wide = lines_.front().text.size_mm().width;
    if (follow_) {
        offset_ = std::clamp(offset_, at.bottom() - room.height,
                             std::max(at.y, at.bottom() - room.height));
        const float along = place.turned ? wide - at.x : at.x;
        slid_ = std::clamp(slid_, along + 1 - room.width, std::max(along - 1, 0.F));
    }
    follow_ = false;
    offset_ = std::clamp(offset_, 0.F, std::max(0.F, high_ - room.height));
    slid_ = one_line_ ? std::clamp(slid_, 0.F, std::max(0.F, wide + 1 - room.width)) : 0;
}

bool Editor::draw(Ui& ui, const base::Key& key, const Style& look, const base::Rect& box) {
    const unsigned before = edit.version();
    one_line_ = look.one_line;
    most_ = look.most;
    const float size = size_of(ui, look);
    const float gutter = look.numbered ? size * 2.1F : 0;
    base::Rect room = box.inset(pad_mm);
    room.x += gutter, room.width -= gutter;
    if (look.one_line) {
        room.y += (room.height - size * 1.4F) / 2;
        room.height = size * 1.4F;
    }
    lay(ui, look, room.width);
    Node node;
    node.key = key;
    node.role = look.secret     ? base::Role::PasswordInput
                : look.one_line ? base::Role::TextInput
                                : base::Role::MultilineTextInput;
    node.name = look.name;
    node.box_mm = box;
    node.tappable = true;
    node.draggable = !look.one_line;
    node.color = layout::ColorRole::ink;
    node.ground = layout::ColorRole::card;
    node.cap_mm = size * layout::cap_height;
    if (ui.declare(std::move(node))) ui.memory().focus = key;
    point(ui, key, look, place(ui, room));
    const bool focused = ui.memory().focus == key;
    if (focused) write(ui, look);
    lay(ui, look, room.width);
    shown_ = room.height;
    if (ui.held_over(box) || !focused) wish_x_ = -1;
    const base::Rect glass = base::intersection(ui.canvas().placed(box), ui.canvas().clip());
    if (!look.one_line) offset_ += ui.input().wheel_over(glass);
    follow(place(ui, room), look);
    ui.canvas().fill(box, layout::ColorRole::card, ui.theme().radius);
    ui.canvas().line(box, focused ? layout::ColorRole::accent : layout::ColorRole::edge,
                     ui.theme().radius, focused ? 0.9F : 0.5F);
    ui.canvas().push_clip(box.inset(0.9F));
    ink(ui, look, place(ui, room));
    if (focused) ink_cursor(ui, look, place(ui, room));
    ui.canvas().pop_clip();
    return edit.version() != before;
}

}  // namespace ui
