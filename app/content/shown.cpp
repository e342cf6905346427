#include "content/shown.h"

#include "document/words_said.h"
#include "layout/coverage.h"

namespace content {

std::vector<ShownFault> shown_faults(std::string_view words, const Families& families) {
    std::vector<ShownFault> found;
    for (const auto& letter : layout::without_glyph(words, families))
        found.push_back({"no font here has " + letter, "say it in words or in other letters",
                         letter.substr(1, letter.rfind('\'') - 1)});
    if (const std::string mark(document::comment_mark_in(words)); !mark.empty())
        found.push_back({"readers would see '" + mark + "'",
                         "write a comment as <!-- its words -->, on a page, in one paragraph",
                         mark});
    if (const std::string mark(document::markup_in(words)); !mark.empty())
        found.push_back({"readers would see '" + mark + "'",
                         "write words, or the Markdown that CONTRIBUTING.md names", mark});
    return found;
}

bool blank(std::string_view words) {
    return words.find_first_not_of(" \t\r\n\u00a0") == std::string_view::npos;
}

void check_shown(const text::Toml& toml, const Families& families) {
    toml.for_each_text([&](int line, const std::string& words) {
        auto faults = shown_faults(words, families);
        if (words.find_first_of("{}") != std::string::npos)
            faults.push_back({"readers would see braces: nothing is filled in here",
                              "write the words themselves", ""});
        if (!words.empty() && blank(words))
            faults.push_back({"these words are nothing but blanks", "write them", ""});
        for (const auto& fault : faults) toml.complain_at(line, fault.what, fault.fix);
    });
}

}  // namespace content
