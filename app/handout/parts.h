// What leaflets are put together from, the whole page and the short one alike: the type, a head, a
// foot, and pieces one below the other.
#pragma once

#include <string>
#include <vector>

#include "handout/leaflet.h"
#include "layout/sheet_builder.h"

namespace handout {

// As wide as those that come with an edition: lines break as they will.
inline constexpr const char *no_code = "×××-××××", *no_version = "××××××××";

// Those of a leaflet, and smaller ones where more must stand on it; the least are those of clear
// and of large print, 12 and 16 points; at last their lines stand closer, 1.3 em apart.
enum class Letters { full, smaller, least, closest };

struct Look {
    base::Language language;
    bool large = false;
    bool brief = false;  // two sides hold all: closer, and its foot in 12 points
    Letters letters = Letters::full;
    bool short_lists = false;  // in two columns, where that saves room
};

layout::LayoutContext context_of(const Materials& materials, const Paper& paper, const Look& look);

// A piece below what is there; `keep`: no page ends between them.
void append(layout::Sheet& sheet, const layout::Sheet& more, float gap, bool keep = false);

struct LineStyle {
    float size_mm = 0;
    layout::Ink ink;
};
void line(layout::SheetBuilder& builder, base::Role role, const std::string& words,
          const LineStyle& style);

struct Head {
    std::string title, summary, note;
};
layout::Sheet head(const layout::LayoutContext& context, const Head& words);

struct Foot {
    std::string title, code;
    int page = 1, pages = 1;
};
layout::Sheet foot(const layout::LayoutContext& context, const content::Messages& words,
                   const Foot& foot);
// How much of a page is left for its body.
float body_mm(const Paper& paper, const layout::LayoutContext& context);

// What others may read over a shoulder or in a printer's log.
std::string file_title(const document::FrontMatter& front);
// That nobody approved it, that a machine translated it.
std::string told_of(const document::FrontMatter& front, const content::Messages& words);
// "Edition 72ec45ca · Last looked at: ... · To be looked at again by: ..."
std::string dates_of(const document::FrontMatter& front, const content::Messages& words,
                     const std::string& edition);

}  // namespace handout
