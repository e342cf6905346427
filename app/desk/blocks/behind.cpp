#include "desk/blocks/behind.h"

#include <algorithm>
#include <set>

#include "content/read_catalog.h"
#include "desk/blocks/block_pairs.h"

namespace desk {

std::vector<Behind> behind_english(StaffSession& session,
                                   const std::vector<editorial::Moved>& texts) {
    std::set<std::string> pages;
    for (const auto& text : texts)
        if (const auto path = content::Path::parse(text.path); path->is_page())
            pages.insert(path->id);
    const auto approved = [&](const content::Path& path) {
        const auto text = session.repository.approved(path.str());
        return text ? text->body : "";
    };
    std::vector<Behind> all;
    for (const auto& entry : session.services.languages) {
        const std::string& tag = entry.language.tag;
        if (tag == "en") continue;
        using Kind = content::Path::Kind;
        const auto wording = content::read_wording(approved({Kind::language, tag, ""}),
                                                   approved({Kind::lexicon, tag, ""}), tag);
        for (const auto& id : pages) {
            const auto path = content::Path::page(tag, id);
            const std::string english = approved(path.in("en")), own = approved(path);
            if (english.empty() || own.empty()) continue;
            const auto pairs = block_pairs({english, session.repository.parsed(english)},
                                           {own, session.repository.parsed(own)}, wording);
            const auto any = [&](BlockState state) {
                return std::any_of(pairs.begin(), pairs.end(),
                                   [&](const auto& pair) { return pair.state == state; });
            };
            const bool shown = any(BlockState::otherwise) || any(BlockState::missing);
            if (shown || any(BlockState::stale)) all.push_back({path.str(), shown});
        }
    }
    return all;
}

}  // namespace desk
