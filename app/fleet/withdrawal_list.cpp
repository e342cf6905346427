#include "fleet/withdrawal_list.h"

#include <algorithm>

#include "fleet/json.h"
#include "text/date.h"

namespace fleet {

base::Result<OffPages> read_off(const std::string& bytes, const std::string& name) {
    const auto told = Json::parse(bytes, nullptr, false);
    OffPages pages;
    try {
        for (const auto& one : told.at("pages")) {
            pages.push_back({one.at("page").get<std::string>(), one.at("by").get<std::string>(),
                             one.at("on").get<std::string>(), one.at("edition").get<int>()});
            if (!edition::plain_name(pages.back().page) || !text::parse_utc(pages.back().on))
                return base::fail(name, "names no page, or no time");
        }
    } catch (const Json::exception&) {
        return base::fail(name, "is no list of withdrawn pages");
    }
    return pages;
}

std::string written(const OffPages& pages) {
    Json list = Json::array();
    for (const auto& one : pages)
        list.push_back(
            {{"page", one.page}, {"by", one.by}, {"on", one.on}, {"edition", one.edition}});
    return Json{{"pages", list}}.dump();
}

OffPages with_own(OffPages known, const edition::Withdrawals& own, const edition::Edition& in_use,
                  int newest) {
    for (const auto& one : own) {
        if (!one.rests(in_use) || !text::parse_utc(one.on)) continue;
        const auto same = std::find_if(known.begin(), known.end(),
                                       [&](const auto& other) { return other.page == one.page; });
        if (same == known.end())
            known.push_back({one.page, one.by, one.on, newest});
        else if (same->on != one.on)
            *same = {one.page, one.by, one.on, newest};
    }
    return known;
}

std::vector<std::string> lifted(const OffPages& known, const edition::Withdrawals& own,
                                const edition::Edition& edition) {
    std::vector<std::string> pages;
    for (const auto& one : known) {
        const auto here = std::find_if(own.begin(), own.end(),
                                       [&](const auto& other) { return other.page == one.page; });
        const bool released = here != own.end() && !here->rests(edition);
        if (released && !edition.text_of(one.page).empty()) pages.push_back(one.page);
    }
    return pages;
}

base::Result<std::vector<std::string>> take_off(edition::EditionStore& editions,
                                                const OffPages& pages, int number) {
    const auto here = editions.withdrawals();
    if (!here) return tl::unexpected(here.error());
    std::vector<std::string> off;
    for (const auto& one : pages) {
        if (one.edition < number) continue;  // that edition was made knowing of it
        const bool known = std::any_of(here->begin(), here->end(), [&](const auto& other) {
            return other.page == one.page && other.on >= one.on;
        });
        if (known) continue;
        const std::string by = edition::plain_name(one.by) ? one.by : "the channel";
        if (auto done = editions.withdraw(one.page, by, text::parse_utc(one.on).value_or(0)); !done)
            return tl::unexpected(done.error());
        off.push_back(one.page);
    }
    return off;
}

base::Result<void> lift(edition::EditionStore& editions, const OffPages& known,
                        const edition::Edition& in_use, const Lifting& by) {
    const auto here = editions.withdrawals();
    if (!here) return tl::unexpected(here.error());
    for (const auto& one : *here) {
        const auto off = std::find_if(known.begin(), known.end(),
                                      [&](const auto& other) { return other.page == one.page; });
        const bool ours = off != known.end() && off->on == one.on && off->edition < by.number;
        const bool lifts = std::count(by.pages.begin(), by.pages.end(), one.page) > 0;
        if (!ours || !lifts || !one.rests(in_use)) continue;
        if (auto done = editions.release(one.page, in_use); !done) return done;
    }
    return {};
}

}  // namespace fleet
