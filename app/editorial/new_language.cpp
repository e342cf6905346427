#include "editorial/new_language.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "editorial/texts.h"
#include "text/language_tag.h"
#include "text/toml.h"
#include "text/unicode.h"

namespace editorial {

namespace {

using PathKind = content::Path::Kind;

// What a language cannot do without. Titles of groups and medical words begin in English.
constexpr PathKind begun_with[] = {PathKind::groups, PathKind::glossary, PathKind::lexicon,
                                   PathKind::messages};
constexpr const char* no_words =
    "msgid \"\"\nmsgstr \"\"\n\"Project-Id-Version: urokiosk\\n\"\n\"Language: {}\\n\"\n"
    "\"MIME-Version: 1.0\\n\"\n\"Content-Type: text/plain; charset=UTF-8\\n\"\n"
    "\"Content-Transfer-Encoding: 8bit\\n\"\n";
constexpr const char* no_lexicon =
    "# What stands for words that weigh; see CONTRIBUTING.md.\nnegations = []\n";

}  // namespace

base::Result<void> begin_language(Repository& repository, const NewLanguage& language,
                                  const By& by) {
    if (language.tag.empty() || text::language_tag(language.tag) != language.tag)
        return base::fail("the tag", "'" + language.tag + "' is no tag of a language",
                          "write fr, pt-BR or the like");
    if (!text::harmless_name(language.name) ||
        language.name.find_first_not_of(' ') == std::string::npos)
        return base::fail("the name", "is empty or holds letters that cannot be seen",
                          "write it as its readers do");
    const std::string path = content::Path{PathKind::language, language.tag, ""}.str();
    if (repository.newest(path))
        return base::fail(path, "is in the library already", "open it among the pages");
    std::vector<std::string> rows;
    for (const auto& row : language.keyboard) rows.push_back(text::quoted(row));
    const std::string body = fmt::format(
        "name = {}\ndirection = \"{}\"\nkeyboard = [{}]\n\n# Families of Noto for letters that "
        "Noto Sans lacks stand here in fonts, its voice and\n# that voice's speed in [voice], what "
        "measures how easy it reads in [reading]: content/README.md.\n",
        text::quoted(language.name), language.rtl ? "rtl" : "ltr", fmt::join(rows, ", "));
    if (const auto saved = save(repository, {path, "", body}, by); !saved)
        return tl::unexpected(saved.error());
    for (const auto kind : begun_with) {
        const content::Path place{kind, language.tag, ""};
        const auto english = repository.newest(place.in("en").str());
        const bool words = kind == PathKind::messages;
        const bool weighty = kind == PathKind::lexicon;
        const std::string text = words     ? fmt::format(no_words, language.tag)
                                 : weighty ? std::string(no_lexicon)
                                 : english ? english->body
                                           : "";
        if (const auto saved = save(repository, {place.str(), "", text}, by); !saved)
            return tl::unexpected(saved.error());
    }
    return {};
}

}  // namespace editorial
