// What a text of a content folder is for, by its path there: the only place that knows how such a
// folder is laid out ("en/topics/psa-test.md", "sources.json").
#pragma once

#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace content {

struct Path {
    enum class Kind {
        topics,         // topics.toml: order, groups
        sources,        // sources.json
        claims,         // claims.toml: where each claim of the source article is answered
        details,        // clinic-details.toml
        drawing,        // diagrams/ID.svg
        geometry,       // diagrams/ID.toml: places of its structures
        language,       // en/language.toml
        groups,         // en/groups.toml: their titles
        glossary,       // en/glossary.toml
        messages,       // en/interface.po
        pronunciation,  // en/pronunciation.toml
        synonyms,       // en/synonyms.toml: what people call things
        lexicon,        // es/lexicon.toml: what stands for words that weigh
        regions,        // es/regions.toml: what a country says otherwise
        spoken,         // ar/spoken.toml: phrases with their vowels, for the voice
        reading,        // es/reading.toml: how easy each page was when it was translated
        page,           // en/topics/ID.md
        titles,         // en/diagrams/ID.toml: the words of a drawing
    };
    Kind kind = Kind::topics;
    std::string language, id;  // empty where the kind has none

    // Nothing for what is no file of a content folder. Names are of letters a-z, digits, - and _.
    static std::optional<Path> parse(std::string_view text);
    static Path page(std::string_view language, std::string_view id);
    // Where a page would stand, but for its name.
    static bool misnamed_page(std::string_view text);
    std::string str() const;
    // The same text in another language; itself where it belongs to all.
    Path in(std::string_view other_language) const;
    // It reaches a patient's eye or ear, or decides what does: all but what only helps translators.
    bool clinical() const;
    bool is_page() const { return kind == Kind::page; }
    bool of_drawing() const {
        return kind == Kind::drawing || kind == Kind::geometry || kind == Kind::titles;
    }
    std::string language_or_english() const { return language.empty() ? "en" : language; }

    auto operator<=>(const Path&) const = default;
};

}  // namespace content
