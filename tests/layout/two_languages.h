// Pages of the small library, laid out in one language beside the other.
#pragma once

#include "document/parse.h"
#include "layout/beside.h"
#include "support/world.h"

namespace two_languages {

constexpr float wide = 300, narrow = 200;
inline const std::vector<std::string> topics{"prostate", "prostatitis", "prostate-massage",
                                             "warning-signs", "your-visit"};

struct Bench {
    support::World world;
    layout::LayoutContext context(const std::string& language, float width) {
        auto& services = world.services();
        layout::LayoutContext made;
        made.fonts = &services.fonts;
        made.diagrams = &services.diagrams(language);
        made.width_mm = width;
        made.language = services.edition.language(language).language;
        made.labels = handout::labels(services.edition.words(language));
        return made;
    }
    const document::Document& page(const std::string& language, const std::string& id) {
        return world.services().page(language, id)->document;
    }
    layout::Sheet beside(const std::string& id, const std::string& one, const std::string& other,
                         float width) {
        const auto first = context(one, width), second = context(other, width);
        return layout::beside({page(one, id), first}, {page(other, id), second});
    }
};

inline document::Document parse(const std::string& body) {
    return document::parse("+++\nid = \"a\"\n+++\n" + body).document;
}

}  // namespace two_languages
