#include "layout/faces/wrapping.h"

#include <pango/pango.h>

#include <algorithm>

namespace layout {

namespace {

// By byte; runs stand in the order they are seen in, their letters in the order they are read in.
std::vector<int> widths_by_byte(PangoLayout* layout, std::size_t bytes) {
    std::vector<int> widths(bytes, 0), run_widths;
    const char* text = pango_layout_get_text(layout);
    for (int i = 0; i < pango_layout_get_line_count(layout); ++i) {
        const PangoLayoutLine* line = pango_layout_get_line_readonly(layout, i);
        for (const GSList* each = line->runs; each != nullptr; each = each->next) {
            auto* run = static_cast<PangoGlyphItem*>(each->data);
            run_widths.assign(static_cast<std::size_t>(run->item->num_chars), 0);
            pango_glyph_item_get_logical_widths(run, text, run_widths.data());
            const char* at = text + run->item->offset;
            for (const int width : run_widths) {
                widths[static_cast<std::size_t>(at - text)] = width;
                at = g_utf8_next_char(at);
            }
        }
    }
    return widths;
}

}  // namespace

Wrapping::Wrapping(PangoLayout* layout, const std::string& words) {
    pango_layout_set_width(layout, -1);
    const auto widths = widths_by_byte(layout, words.size());
    int count = 0;
    const PangoLogAttr* marks = pango_layout_get_log_attrs_readonly(layout, &count);
    const char* begin = words.c_str();
    const char* at = begin;
    for (int i = 0; i + 1 < count; ++i, at = g_utf8_next_char(at)) {
        const auto byte = static_cast<std::size_t>(at - begin);
        letters_.push_back({widths[byte], marks[i].is_white != 0, marks[i].is_line_break != 0,
                            marks[i].is_mandatory_break != 0, byte > 0 && words[byte - 1] == ' '});
    }
}

Wrapping::Broken Wrapping::at(int width) const {
    Broken broken{letters_.empty() ? 0 : 1, 0, true};
    int kept = 0, with_blanks = 0;  // of the line so far: to its last word, and to where it stands
    std::size_t begin = 0;
    const auto end_line = [&](std::size_t next) {
        broken.width = std::max(broken.width, kept);
        broken.lines += 1;
        kept = with_blanks = 0;
        begin = next;
    };
    for (std::size_t from = 0, to = 0; from < letters_.size(); from = to) {
        // A piece: up to where the next break may be.
        int ink = 0, all = 0;
        for (to = from; to < letters_.size() && (to == from || !letters_[to].may_break); ++to) {
            all += letters_[to].width;
            if (!letters_[to].blank) ink = all;
        }
        if (from > begin && letters_[from].must_break) {
            end_line(from);
        } else if (from > begin && with_blanks + ink > width) {
            broken.at_blanks = broken.at_blanks && letters_[from].after_space;
            end_line(from);
        }
        if (ink > 0) kept = with_blanks + ink;
        with_blanks += all;
    }
    broken.width = std::max(broken.width, kept);
    return broken;
}

}  // namespace layout
