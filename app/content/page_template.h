// A page to start from, and the words of templates that nobody may leave standing.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "document/front_matter.h"
#include "text/date.h"

namespace content {

struct NewPage {
    std::string id, title;
    text::Date on, due;  // of its review
    std::string language = "en", kind = "condition";
};
// In its language, with everything a page needs but words of its own; English where nobody wrote
// one in that language.
std::string page_template(const NewPage& page);

// A translation to begin with: its English head less the words, without a block. `ask` is what the
// language calls the chapter of questions.
std::string translation_template(const document::FrontMatter& english, const NewPage& page,
                                 const std::string& ask);
// An id for a page of this title, of letters a-z, digits and -: "A blood test" is "blood-test".
std::string page_id(const std::string& title);
// topics.toml with the page last in a group; nothing where there is no such group. Nothing else of
// the text changes.
std::optional<std::string> with_topic(const std::string& topics, const std::string& group,
                                      const std::string& id);
// And no longer in it; nothing where it does not stand there.
std::optional<std::string> without_topic(const std::string& topics, const std::string& group,
                                         const std::string& id);

// Words of a template in a text: those of page_template(), and those of the pieces a desk inserts.
struct LeftOver {
    std::string_view words;
    int line = 1;
};
std::vector<LeftOver> left_over(std::string_view markdown);

}  // namespace content
