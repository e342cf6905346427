#include "commands/sides.h"

#include <fmt/format.h>

#include "content/as_read.h"
#include "handout/short_leaflet.h"

namespace commands {

Sides::Sides(const content::Catalog& catalog) : catalog_(catalog) {
    for (const auto& one : catalog.languages)
        (void)fonts_.in_language(one.entry.language.tag, one.entry.fonts);
}

int Sides::sides(const content::Page& page, bool large) {
    const auto* language = catalog_.language(page.language);
    if (!language) return 0;
    const auto& words = language->words;
    const auto document = content::as_read(page.document, {settings_, words});
    std::vector<content::Source> sources;
    for (const auto& source : catalog_.sources)
        if (std::ranges::count(document.front.sources, source.id) > 0) sources.push_back(source);
    const handout::Materials materials{fonts_,    icons_, palette_, no_drawings_, words,
                                       settings_, "",     figures_, nullptr};
    return handout::least_sides(materials, {document, sources, language->entry.language}, large);
}

int Sides::of(const content::Page& page, const std::string& file) {
    const int normal = sides(page, false), large = sides(page, true);
    handout::Choice in_large;
    in_large.large = true;
    const int meant = handout::sides_meant({}), meant_large = handout::sides_meant(in_large);
    if (normal > meant || large > meant_large)
        hints_.push_back({file, 0, base::Severity::hint,
                          fmt::format("its short leaflet takes {} sides, not {}, and in large "
                                      "print {}, not {}: nothing urgent is left out on paper",
                                      normal, meant, large, meant_large),
                          "shorten key facts or signs, or leave it so"});
    return normal;
}

}  // namespace commands
