#include "layout/faces/balance.h"

#include <pango/pango.h>

#include <string>

#include "layout/faces/wrapping.h"

namespace layout {

namespace {

// Whether each line ends at a blank, not within "yes-or-no".
bool at_blanks(PangoLayout* layout, const std::string& words) {
    for (int i = 1; i < pango_layout_get_line_count(layout); ++i) {
        const auto begin =
            static_cast<std::size_t>(pango_layout_get_line_readonly(layout, i)->start_index);
        if (begin == 0 || words[begin - 1] != ' ') return false;
    }
    return true;
}

}  // namespace

void balance(PangoLayout* layout, const TextSpec& spec, int full) {
    constexpr int most = 6, steps = 7;
    const int lines = pango_layout_get_line_count(layout);
    if (full <= 0 || lines < 2 || lines > most) return;
    const auto fits = [&](int width, bool anywhere) {
        pango_layout_set_width(layout, width);
        PangoRectangle box;
        pango_layout_get_extents(layout, nullptr, &box);
        return pango_layout_get_line_count(layout) == lines && box.width <= width &&
               (anywhere || at_blanks(layout, spec.words));
    };
    const auto narrowest = [&](const auto& enough) {
        int low = full / 2, high = full;
        for (int i = 0; i < steps; ++i) (enough((low + high) / 2) ? high : low) = (low + high) / 2;
        return high;
    };
    pango_layout_set_wrap(layout, PANGO_WRAP_WORD);
    const Wrapping wrapping(layout, spec.words);
    const auto reckoned = [&](bool at_any_place) {
        return narrowest([&](int width) {
            const auto broken = wrapping.at(width);
            return broken.lines == lines && broken.width <= width &&
                   (at_any_place || broken.at_blanks);
        });
    };
    const auto checked = [&](int width, bool at_any_place) {  // Pango has the last word
        if (width == full || fits(width, at_any_place)) return width;
        return narrowest([&](int other) { return fits(other, at_any_place); });
    };
    const int by_words = checked(reckoned(false), false);
    const bool at_left = !spec.language.rtl() && spec.align == Align::start;
    if (at_left && !fits(by_words, false) && fits(checked(reckoned(true), true), true)) return;
    std::string words = spec.words;
    if (fits(by_words, false))
        for (int i = 1; i < lines; ++i)
            words[static_cast<std::size_t>(pango_layout_get_line_readonly(layout, i)->start_index) -
                  1] = '\n';
    pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
    pango_layout_set_width(layout, full);
    pango_layout_set_text(layout, words.c_str(), static_cast<int>(words.size()));
}

}  // namespace layout
