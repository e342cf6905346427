// What a reader finds on sheets and pages: shared by the tests of layout.
#pragma once

#include "document/plain.h"
#include "layout/flow.h"
#include "support/world.h"
#include "text/segment.h"

namespace reading {

// The words of everything drawn, a text a line, in its order.
inline std::string drawn(const layout::Sheet& sheet) {
    std::string all;
    for (const auto& item : sheet.items)
        if (const auto* text = std::get_if<layout::TextItem>(&item)) all += text->words + "\n";
    return all;
}

// A block's words; "" of a drawing.
inline std::string said(const document::Block& block) {
    if (std::holds_alternative<document::Figure>(block.what)) return "";
    return document::plain(document::Document{{}, {block}, {}}, document::Include::everything);
}

// All words of `said` stand in `drawn` one after the other from `at` on. Gives the place after
// them.
inline std::size_t follow(const std::string& drawn, std::size_t at, const std::string& said,
                          const std::string& language) {
    for (const auto& piece : text::words(said, language)) {
        const auto word = said.substr(piece.begin, piece.end - piece.begin);
        INFO(language << ": " << word << " of " << said);
        const auto found = drawn.find(word, at);
        REQUIRE(found != std::string::npos);
        at = found + word.size();
    }
    return at;
}

// The words of the heading that is the last thing on a page; "" where something else is. `open`:
// what is being read, over all pages.
inline std::string heading_at_foot(const layout::Sheet& page, std::vector<base::Role>& open) {
    std::string last;
    for (const auto& item : page.items) {
        if (const auto* one = std::get_if<layout::Open>(&item)) open.push_back(one->role);
        if (std::holds_alternative<layout::Close>(item)) open.pop_back();
        const auto* text = std::get_if<layout::TextItem>(&item);
        if (!text && !std::holds_alternative<layout::Picture>(item)) continue;
        last = text && open.back() == base::Role::Heading ? text->words : "";
    }
    return last;
}

// No page but the last ends with a heading; tags nest over the pages.
inline void no_heading_ends_a_page(const std::vector<layout::Sheet>& pages) {
    std::vector<base::Role> open;
    for (std::size_t p = 0; p < pages.size(); ++p) {
        INFO("page " << p + 1 << " of " << pages.size());
        const auto heading = heading_at_foot(pages[p], open);
        if (p + 1 < pages.size()) CHECK(heading == "");
    }
    CHECK(open.empty());
}

}  // namespace reading
