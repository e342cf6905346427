#include "content/leant_on.h"

#include <algorithm>

#include "document/chapters.h"
#include "document/parse.h"
#include "text/toml.h"
#include "text/unicode.h"

namespace content {

namespace {

// What a line of front matter gives as a title; empty: it is none.
std::string title_in(std::string_view line) {
    for (const std::string key : {"title", "discreet_title"}) {
        base::Problems ignored;
        if (line.starts_with(key))
            return text::Toml::parse(line, "", ignored).text(key).value_or("");
    }
    return "";
}

// The titles a page's front matter gives, folded, read from their lines alone: all pages are asked.
std::set<std::string> titles_of(const std::string& markdown) {
    const auto front = document::split_front_matter(markdown).front;
    std::set<std::string> titles;
    for (std::size_t line = 0; line < front.size();) {
        const auto end = std::min(front.find('\n', line), front.size());
        if (const auto title = title_in(front.substr(line, end - line)); !title.empty())
            titles.insert(text::fold(title));
        line = end + 1;
    }
    return titles;
}

// From here to the end of the quotation, as it is written.
std::string quoted_from(const std::string& page, std::size_t at) {
    auto end = page.find('\n', at);
    while (end != std::string::npos && page.compare(end + 1, 1, ">") == 0)
        end = page.find('\n', end + 1);
    return page.substr(at, end - at);
}

}  // namespace

EnglishPage original_of(const std::string& id, const document::Parsed& parsed) {
    EnglishPage made;
    made.warnings.front = parsed.document.front;
    made.shared = document::shared_of(parsed.document);
    made.fingerprint = parsed.fingerprint;
    for (const auto& block : parsed.document.blocks) {
        if (std::holds_alternative<document::Warning>(block.what))
            made.warnings.blocks.push_back(block);
        if (const auto* claim = std::get_if<document::Claim>(&block.what))
            made.anchors.insert(id + "#" + claim->id);
    }
    for (const auto& chapter : document::chapters(parsed.document).chapters)
        made.anchors.insert(id + "#" + chapter.slug);
    return made;
}

PageHead head_of(const std::string& markdown) {
    constexpr std::string_view mark = "[!OF-100 ";
    PageHead made;
    made.titles = titles_of(markdown);
    for (auto at = markdown.find(mark); at != std::string::npos; at = markdown.find(mark, at)) {
        at += mark.size();
        made.counts.emplace_back(markdown.substr(at, markdown.find(']', at) - at),
                                 quoted_from(markdown, at));
    }
    return made;
}

}  // namespace content
