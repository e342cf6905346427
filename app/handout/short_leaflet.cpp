#include "handout/short_leaflet.h"

#include "handout/brief.h"

namespace handout {

namespace {

// What one language of a leaflet is made of.
struct Press {
    const Materials& materials;
    const Topic& topic;
};

struct Made {
    std::vector<Brief> briefs;  // one a language
    std::size_t sides = 0;
    bool enough = true;  // each has the sides it is meant to have
};

// In large print in two languages the head stands once, where the leaflet begins, and the code for
// a phone once, in the language that is `coded`.
Made made_of(const Manner& manner, const std::vector<Press>& languages, std::size_t coded) {
    Made made;
    for (const auto& one : languages) {
        Manner mine = manner;
        if (manner.large && languages.size() > 1) {
            mine.head = made.briefs.empty();
            mine.code = made.briefs.size() == coded;
        }
        const auto sides = made.briefs.emplace_back(one.materials, one.topic, mine).least_sides();
        made.sides += sides;
        made.enough = made.enough && sides <= manner.sides;
    }
    return made;
}

// Letters become smaller, as far as they are still clear, before there are more sides than meant.
Made briefs_of(Manner manner, const std::vector<Press>& languages) {
    Made best;
    for (const bool least : {false, true}) {
        manner.least = least;
        for (std::size_t coded = languages.size(); coded-- > 0;) {
            auto made = made_of(manner, languages, coded);
            if (best.briefs.empty() || made.sides < best.sides) best = std::move(made);
            if (best.enough) return best;
            if (!manner.large) break;
        }
    }
    return best;
}

}  // namespace

int least_sides(const Materials& materials, const Topic& topic, bool large) {
    Manner manner;
    manner.large = large;
    manner.sides = large ? 4 : 2;
    return static_cast<int>(briefs_of(manner, {{materials, topic}}).sides);
}

int sides_meant(const Choice& choice) { return choice.large || choice.second ? 4 : 2; }

LaidOut short_pages(const Materials& materials, const Topic& topic, const ShortChoice& wanted) {
    const auto& [choice, code] = wanted;
    const auto& front = topic.document.front;
    const layout::Diagrams none;
    const content::Messages& other_words = choice.second ? *choice.second_words : materials.words;
    const Materials in_other{
        materials.fonts,   materials.icons,
        materials.palette, choice.second_diagrams ? *choice.second_diagrams : none,
        other_words,       materials.settings,
        materials.edition, materials.figures,
        materials.logo};
    const Topic other{choice.second ? *choice.second : topic.document, topic.sources,
                      other_words.language};
    std::vector<Press> languages{{materials, topic}};
    if (choice.second) languages.push_back({in_other, other});
    Manner manner;
    manner.large = choice.large;
    manner.sides = static_cast<std::size_t>(sides_meant(choice)) / languages.size();
    auto briefs = briefs_of(manner, languages).briefs;
    LaidOut made{{},   briefs.front().paper(), file_title(front),
                 code, topic.language,         front.review.on};
    std::vector<std::size_t> ends;
    for (auto& brief : briefs) {
        for (auto& side : brief.sides()) made.pages.push_back({std::move(side), {}});
        ends.push_back(made.pages.size());
    }
    for (std::size_t i = 0; i < made.pages.size(); ++i) {
        const std::size_t at = i < ends.front() ? 0 : 1;
        made.pages[i].foot =
            briefs[at].foot({languages[at].topic.document.front.title, code,
                             static_cast<int>(i + 1), static_cast<int>(made.pages.size())});
    }
    return made;
}

}  // namespace handout
