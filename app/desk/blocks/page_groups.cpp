#include "desk/blocks/page_groups.h"

#include <algorithm>

#include "content/read_catalog.h"

namespace desk {

using PathKind = content::Path::Kind;

bool PageGroup::holds(const std::string& page) const {
    return std::find(pages.begin(), pages.end(), page) != pages.end();
}

std::vector<PageGroup> page_groups(const StaffSession& session) {
    const std::string& own = session.said.language.tag;
    content::Catalog catalog;
    base::Problems told;  // by the findings of these texts
    for (const auto& path :
         {content::Path{PathKind::topics, "", ""}, content::Path{PathKind::groups, "en", ""},
          content::Path{PathKind::groups, own, ""}}) {
        const auto text = session.repository.newest(path.str());
        if (text) content::read_text(catalog, {path, text->body, path.str()}, told);
    }
    const auto &titles = catalog.in(own).groups, &english = catalog.in("en").groups;
    std::vector<PageGroup> all;
    for (const auto& group : catalog.groups) {
        const auto named = titles.find(group.id), other = english.find(group.id);
        all.push_back({group.id,
                       named != titles.end()    ? named->second.title
                       : other != english.end() ? other->second.title
                                                : group.id,
                       group.topics});
    }
    return all;
}

}  // namespace desk
