#include "editorial/edition_story.h"

#include <fmt/format.h>

#include <algorithm>

namespace editorial {

namespace {

constexpr int most_acts = 20;  // told of one edition

bool of_an_edition(const AuditEntry& entry) {
    const auto action = entry.action();
    return action == Action::publish || action == Action::roll_back ||
           action == Action::take_edition || action == Action::take || action == Action::activate;
}

}  // namespace

std::vector<EditionStory> edition_stories(Repository& repository,
                                          const edition::EditionStore& editions) {
    auto log = repository.audit_log();
    std::vector<EditionStory> all;
    for (const int number : editions.numbers()) {
        EditionStory one{number, editions.current() == number};
        for (auto& entry : log.entries(most_acts, fmt::format("edition {}", number)))
            if (of_an_edition(entry)) one.acts.push_back(std::move(entry));
        all.push_back(std::move(one));
    }
    std::reverse(all.begin(), all.end());
    return all;
}

std::vector<OffGlass> off_glass(Repository& repository) {
    auto log = repository.audit_log();
    std::vector<OffGlass> all;
    for (auto& text : repository.list())
        if (text.withdrawn) {
            auto why = log.newest(Action::withdraw, text.path);
            all.push_back({std::move(text), std::move(why)});
        }
    return all;
}

}  // namespace editorial
