#include "layout/sheet_builder.h"

#include <algorithm>

namespace layout {

using base::Role;

void SheetBuilder::may_cut(float end, float next) {
    if (keep_depth_ == 0) sheet_.cuts.push_back({end, next});
}

void SheetBuilder::gap(float mm, bool keep) {
    if (!keep && y_ > 0) may_cut(y_, y_ + mm);
    y_ += mm;
}

namespace {

// Where a short word would stand alone on the last line the one before it goes there too. Bytes
// keep their places.
Text set_in_company(const Fonts& fonts, TextSpec spec) {
    Text set = fonts.set(spec);
    if (!set.lone_word()) return set;
    std::size_t at = spec.words.find_last_not_of(' ');
    for (int word = 0; word < 2 && at != 0 && at != std::string::npos; ++word)
        at = spec.words.rfind(' ', at - 1);
    if (at == 0 || at == std::string::npos) return set;
    spec.words[at] = '\n';
    Text other = fonts.set(spec);
    return other.lines() == set.lines() && !other.lone_word() ? other : set;
}

}  // namespace

void SheetBuilder::text(const std::string& words, const std::vector<Span>& spans, float size_mm,
                        const Ink& ink) {
    if (words.empty()) return;
    const TextSpec spec{words,
                        {size_mm, ink.bold, context_.line_height},
                        width_,
                        ink.align,
                        ink.language.value_or(context_.language),
                        spans,
                        ink.bold || ink.balanced};
    const Text set = context_.target == LayoutContext::Target::screen
                         ? set_in_company(*context_.fonts, spec)
                         : context_.fonts->set(spec);
    const int lines = set.lines();
    TextItem item{{left_, y_, width_, set.size_mm().height},
                  set,
                  ink.color,
                  ink.ground,
                  size_mm,
                  words,
                  0,
                  lines};
    for (int line = 2; line <= lines - 2; ++line)
        may_cut(y_ + set.line_top(line), y_ + set.line_top(line));
    sheet_.items.emplace_back(std::move(item));
    y_ += set.size_mm().height;
}

// Dotted below, so that colour is not all that tells it. Right-to-left sheets are turned over at
// the end, with their texts, whose words stand where they stand.
void SheetBuilder::link(const std::vector<WordLink>& words) {
    const auto* last = sheet_.items.empty() ? nullptr : std::get_if<TextItem>(&sheet_.items.back());
    if (!last) return;
    const TextItem item = *last;
    constexpr float underline = 0.86F, wide = 0.55F, least_mm = 16;
    for (const WordLink& word : words) {
        base::Rect largest;
        for (base::Rect box : item.text.boxes(word.begin, word.end)) {
            if (context_.language.rtl()) box.x = item.box.width - box.right();
            box = box.moved(item.box.x, item.box.y);
            sheet_.items.emplace_back(
                Line{{box.x, box.y + box.height * underline, box.width, 0},
                     wide,
                     item.color == ColorRole::ink ? ColorRole::accent : item.color,
                     false,
                     true});
            if (box.width > largest.width) largest = box;
        }
        const float more = std::max(0.F, least_mm - largest.width) / 2;
        sheet_.items.emplace_back(
            Open{Role::Link,
                 item.words.substr(word.begin, word.end - word.begin),
                 context_.language,
                 "word/" + word.target,
                 0,
                 {largest.x - more, largest.y, largest.width + 2 * more, largest.height}});
        sheet_.items.emplace_back(Close{});
    }
}

void SheetBuilder::open(base::Role role, const std::string& name, const std::string& key,
                        int level) {
    open_.push_back(sheet_.items.size());
    sheet_.items.emplace_back(
        Open{role, name, context_.language, key, level, {left_, y_, width_, 0}});
}

void SheetBuilder::close() {
    auto& opened = std::get<Open>(sheet_.items[open_.back()]);
    opened.box.height = y_ - opened.box.y;
    open_.pop_back();
    sheet_.items.emplace_back(Close{});
}

void SheetBuilder::indented(float start, float end, const std::function<void()>& act) {
    left_ += start;
    width_ -= start + end;
    act();
    left_ -= start;
    width_ += start + end;
}

void SheetBuilder::panel(const Panel& look, float pad, const std::function<void()>& act) {
    const std::size_t at = sheet_.items.size();
    const float top = y_;
    sheet_.items.emplace_back(look);
    y_ += pad;
    kept([&] { indented(pad, pad, act); });
    y_ += pad;
    std::get<Panel>(sheet_.items[at]).box = {left_, top, width_, y_ - top};
}

void SheetBuilder::kept(const std::function<void()>& act) {
    ++keep_depth_;
    act();
    --keep_depth_;
}

void SheetBuilder::headed(const std::function<void()>& head, const std::function<void()>& rows) {
    Head made{sheet_.items.size(), 0, y_, 0, 0};
    head();
    made.last = sheet_.items.size();
    made.bottom = y_;
    rows();
    made.end = y_;
    sheet_.heads.push_back(made);
}

void SheetBuilder::put(Icon icon) {
    icon.box = placed(icon.box);
    sheet_.items.emplace_back(std::move(icon));
}

void SheetBuilder::put(Picture picture) {
    picture.box = placed(picture.box);
    sheet_.items.emplace_back(std::move(picture));
}

void SheetBuilder::put(Modules modules) {
    modules.box = placed(modules.box);
    sheet_.items.emplace_back(std::move(modules));
}

void SheetBuilder::put(People people) {
    people.box = placed(people.box);
    sheet_.items.emplace_back(std::move(people));
}

void SheetBuilder::put(Line line) {
    line.box = placed(line.box);
    sheet_.items.emplace_back(line);
}

void SheetBuilder::put(Blank blank) {
    blank.box = placed(blank.box);
    sheet_.items.emplace_back(std::move(blank));
}

void SheetBuilder::put(Panel panel) {
    panel.box = placed(panel.box);
    sheet_.items.emplace_back(std::move(panel));
}

namespace {

void mirror(Item& item, float width) {
    const auto turn = [&](base::Rect& box) { box.x = width - box.x - box.width; };
    std::visit(
        [&](auto& one) {
            using One = std::decay_t<decltype(one)>;
            if constexpr (!std::is_same_v<One, Close>) turn(one.box);
            if constexpr (std::is_same_v<One, Panel> || std::is_same_v<One, Icon> ||
                          std::is_same_v<One, People>)
                one.turned = !one.turned;
            if constexpr (std::is_same_v<One, Line>) one.rising = !one.rising;
        },
        item);
}

}  // namespace

Sheet SheetBuilder::finish() {
    sheet_.height = y_;
    // Everything was laid from the left; right-to-left pages are turned over as a whole.
    if (context_.language.rtl())
        for (Item& item : sheet_.items) mirror(item, sheet_.width);
    return std::move(sheet_);
}

base::Rect box_of(const Item& item) {
    return std::visit(
        [](const auto& one) -> base::Rect {
            if constexpr (std::is_same_v<std::decay_t<decltype(one)>, Close>)
                return {};
            else
                return one.box;
        },
        item);
}

}  // namespace layout
