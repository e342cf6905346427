#include "handout/short_leaflet.h"

#include <tuple>

#include "handout/filling.h"

namespace handout {

namespace {

// What one language of a leaflet is made of.
struct Press {
    const Materials& materials;
    const Topic& topic;
    ShortPage page = shortened(materials, topic);
};

struct Made {
    std::vector<Brief> briefs;  // one a language
    std::vector<Filling> fillings;
    std::size_t sides() const {
        std::size_t all = 0;
        for (const auto& one : fillings) all += one.sides;
        return all;
    }
    // What it lacks, the worst first: sides it is meant to have, things to do, pictures.
    std::tuple<std::size_t, std::size_t, std::size_t> lacking() const {
        std::size_t steps = 0, pictures = 0;
        for (const auto& one : fillings) {
            steps += one.lacking;
            pictures += one.unseen;
        }
        return {sides(), steps, pictures};
    }
    bool whole() const {
        const auto [all, steps, pictures] = lacking();
        return all <= meant && steps == 0 && pictures == 0;
    }
    std::size_t meant = 0;
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
        made.meant += manner.sides;
        const auto& brief = made.briefs.emplace_back(one.materials, one.topic, one.page, mine);
        made.fillings.push_back(filled(brief));
    }
    return made;
}

// Short lists stand in columns before letters become smaller, and letters become smaller before a
// picture or something to do is left out, or there are more sides than meant: as small as is still
// clear.
Made best_of(Manner manner, const std::vector<Press>& languages) {
    struct Way {
        Letters letters;
        bool short_lists;
    };
    Made best;
    for (const Way way :
         {Way{Letters::full, false}, Way{Letters::full, true}, Way{Letters::smaller, true},
          Way{Letters::least, true}, Way{Letters::closest, true}}) {
        if (manner.large && way.short_lists && way.letters == Letters::full) continue;
        manner.letters = way.letters;
        manner.short_lists = way.short_lists && !manner.large;  // its lines are short already
        for (std::size_t coded = languages.size(); coded-- > 0;) {
            auto made = made_of(manner, languages, coded);
            if (best.briefs.empty() || made.lacking() < best.lacking()) best = std::move(made);
            if (best.whole()) return best;
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
    manner.letters = Letters::closest;
    manner.short_lists = !large;
    const auto page = shortened(materials, topic);
    const Brief brief(materials, topic, page, manner);
    return static_cast<int>(brief.count(least_of(brief)));
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
        materials.logo,    materials.term};
    const Topic other{choice.second ? *choice.second : topic.document, topic.sources,
                      other_words.language};
    std::vector<Press> languages;
    languages.push_back({materials, topic});
    if (choice.second) languages.push_back({in_other, other});
    Manner manner;
    manner.large = choice.large;
    manner.sides = static_cast<std::size_t>(sides_meant(choice)) / languages.size();
    const auto best = best_of(manner, languages);
    const auto& briefs = best.briefs;
    LaidOut made{{},   briefs.front().paper(), file_title(front),
                 code, topic.language,         front.review.on};
    std::vector<std::size_t> ends;
    for (std::size_t i = 0; i < briefs.size(); ++i) {
        for (auto& side : briefs[i].sides(best.fillings[i].chosen))
            made.pages.push_back({std::move(side), {}});
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
