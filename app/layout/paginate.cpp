#include "layout/paginate.h"

#include <algorithm>

namespace layout {

namespace {

// Where lines of text begin: the last resort for what is taller than a page.
std::vector<Cut> forced_cuts(const Sheet& sheet) {
    std::vector<Cut> cuts;
    for (const Item& item : sheet.items)
        if (const auto* text = std::get_if<TextItem>(&item))
            for (int line = text->first_line; line < text->last_line; ++line) {
                const float y =
                    text->box.y + text->text.line_top(line) - text->text.line_top(text->first_line);
                cuts.push_back({y, y});
            }
    return cuts;
}

const Cut* last_that_fits(const std::vector<Cut>& cuts, float from, float limit) {
    const Cut* best = nullptr;
    for (const Cut& cut : cuts)
        if (cut.end > from + 1 && cut.end <= limit && (!best || cut.end > best->end)) best = &cut;
    return best;
}

// What of the sheet stands on a page, below a table's head when its rows go on there.
struct Stretch {
    float top = 0, bottom = 0;
    const Head* head = nullptr;

    float head_mm() const { return head ? head->bottom - head->top : 0; }
    float on_page(float y) const { return y - top + head_mm(); }
};

// A head that would take more than a third of the page is not worth its room.
const Head* head_over(const Sheet& sheet, float top, float height_mm) {
    const Head* found = nullptr;
    for (const Head& head : sheet.heads)
        if (head.bottom <= top + 0.01F && top < head.end - 0.01F &&
            head.bottom - head.top <= height_mm / 3)
            found = &head;
    return found;
}

std::vector<Stretch> stretches_of(const Sheet& sheet, float height_mm) {
    std::vector<Stretch> pages;
    const auto forced = forced_cuts(sheet);
    Stretch page;
    for (;;) {
        page.head = head_over(sheet, page.top, height_mm);
        const auto limit = [&] { return page.top + height_mm - page.head_mm(); };
        if (sheet.height <= limit()) break;
        const Cut* cut = last_that_fits(sheet.cuts, page.top, limit());
        if (!cut && page.head) {  // a row that needs the whole page has it
            page.head = nullptr;
            if (sheet.height <= limit()) break;
            cut = last_that_fits(sheet.cuts, page.top, limit());
        }
        if (!cut) cut = last_that_fits(forced, page.top, limit());
        const Cut end = cut ? *cut : Cut{limit(), limit()};
        page.bottom = end.end;
        pages.push_back(page);
        page.top = end.next;
    }
    page.bottom = sheet.height + 1;
    pages.push_back(page);
    return pages;
}

// The part of a text that stands in the span; nothing when no line does.
bool clip(TextItem& text, const Stretch& span) {
    int first = text.last_line;
    int last = text.first_line;
    const float origin = text.text.line_top(text.first_line);
    for (int line = text.first_line; line < text.last_line; ++line) {
        const float middle =
            text.box.y - origin + (text.text.line_top(line) + text.text.line_top(line + 1)) / 2;
        if (middle < span.top || middle >= span.bottom) continue;
        first = std::min(first, line);
        last = std::max(last, line + 1);
    }
    if (first >= last) return false;
    const float y = text.box.y - origin + text.text.line_top(first);
    text.box = {text.box.x, span.on_page(y), text.box.width,
                text.text.line_top(last) - text.text.line_top(first)};
    text.first_line = first;
    text.last_line = last;
    return true;
}

bool clip(Panel& panel, const Stretch& span) {
    if (panel.box.height < 1) {  // a rule is not parted: it stands where its middle does
        const float middle = panel.box.y + panel.box.height / 2;
        // One that lies on the cut closes the page above.
        const bool first = span.top <= 0 && middle <= 0.01F;
        if ((middle <= span.top + 0.01F && !first) || middle > span.bottom + 0.01F) return false;
        panel.box.y = std::max(span.head_mm(), span.on_page(panel.box.y));
        return true;
    }
    const float top = std::max(panel.box.y, span.top);
    const float bottom = std::min(panel.box.bottom(), span.bottom);
    if (bottom - top <= 0.01F) return false;
    panel.box.y = span.on_page(top);
    panel.box.height = bottom - top;
    return true;
}

template <class T>
bool starts_inside(T& item, const Stretch& span) {
    if (item.box.y < span.top - 0.01F || item.box.y >= span.bottom - 0.01F) return false;
    item.box.y = span.on_page(item.box.y);
    return true;
}

bool clip(Picture& picture, const Stretch& span) { return starts_inside(picture, span); }
bool clip(Icon& icon, const Stretch& span) { return starts_inside(icon, span); }
bool clip(Modules& modules, const Stretch& span) { return starts_inside(modules, span); }
bool clip(People& people, const Stretch& span) { return starts_inside(people, span); }
bool clip(Blank& blank, const Stretch& span) { return starts_inside(blank, span); }
bool clip(Line& line, const Stretch& span) { return starts_inside(line, span); }

// Some of it may stand there: told before anything is copied, for long sheets have many pages.
bool near(const base::Rect& box, const Stretch& span) {
    return box.bottom() >= span.top - 1 && box.y <= span.bottom + 1;
}

void repeat_head(Sheet& page, const Sheet& sheet, const Head& head) {
    for (std::size_t i = head.first; i < head.last; ++i) {
        Item item = sheet.items[i];
        if (std::holds_alternative<Open>(item) || std::holds_alternative<Close>(item)) continue;
        std::visit(
            [&](auto& one) {
                if constexpr (!std::is_same_v<std::decay_t<decltype(one)>, Close>)
                    one.box.y -= head.top;
            },
            item);
        page.repeated.push_back(std::move(item));
    }
    page.height = head.bottom - head.top;
}

}  // namespace

std::vector<Sheet> paginate(const Sheet& sheet, float height_mm) {
    const auto spans = stretches_of(sheet, height_mm);
    std::vector<Sheet> pages(spans.size());
    for (std::size_t p = 0; p < pages.size(); ++p) {
        pages[p].width = sheet.width;
        if (spans[p].head) repeat_head(pages[p], sheet, *spans[p].head);
    }
    // Tags keep the order of the sheet: each goes to the page of the ink that follows it.
    std::vector<Item> waiting;
    std::size_t at = 0;
    const auto flush = [&] {
        for (Item& item : waiting) pages[at].items.push_back(std::move(item));
        waiting.clear();
    };
    for (const Item& item : sheet.items) {
        if (std::holds_alternative<Close>(item)) {
            flush();
            pages[at].items.push_back(item);
            continue;
        }
        if (std::holds_alternative<Open>(item)) {
            waiting.push_back(item);
            continue;
        }
        for (std::size_t p = 0; p < spans.size(); ++p) {
            if (!near(box_of(item), spans[p])) continue;
            Item part = item;
            const bool there = std::visit(
                [&](auto& one) {
                    using One = std::decay_t<decltype(one)>;
                    if constexpr (std::is_same_v<One, Open> || std::is_same_v<One, Close>)
                        return false;
                    else
                        return clip(one, spans[p]);
                },
                part);
            if (!there) continue;
            if (!std::holds_alternative<Panel>(part)) {  // grounds carry no meaning to order
                at = std::max(at, p);
                flush();
            }
            pages[p].height = std::max(pages[p].height, box_of(part).bottom());
            pages[p].items.push_back(std::move(part));
        }
    }
    flush();
    return pages;
}

}  // namespace layout
