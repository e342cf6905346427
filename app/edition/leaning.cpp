#include "edition/leaning.h"

#include <algorithm>
#include <cmath>

namespace edition {

namespace {

constexpr double next_page = 0.5;  // as much as the page before

using Names = std::set<std::string>;
using Shares = std::map<std::string, double>;  // by page

// How much of an entry there is, squared: half of it says little.
double held_of(const Lexicon::Entry& entry, const Names& there) {
    const auto held = std::count_if(entry.typed.begin(), entry.typed.end(),
                                    [&](const auto& one) { return there.contains(one); });
    return std::pow(static_cast<double>(held) / static_cast<double>(entry.typed.size()), 2);
}

void add(Shares& shares, const std::vector<std::string>& pages, double worth) {
    for (const auto& page : pages) {
        shares[page] += worth;
        worth *= next_page;
    }
}

// Of one word, less the more pages it leads to.
Shares weighed(Shares shares) {
    double sum = 0, sure = 0;
    for (const auto& [page, worth] : shares) sum += worth;
    for (auto& [page, worth] : shares) sure += std::pow(worth /= sum, 2);
    for (auto& [page, worth] : shares) worth *= std::sqrt(sure);
    return shares;
}

}  // namespace

bool denies(const Lexicon& lexicon, const Lexicon::Entry& entry,
            const std::vector<SearchWords::Word>& typed, const Lexicon::Names& names) {
    if (entry.denied.empty()) return true;
    return std::all_of(entry.denied.begin(), entry.denied.end(), [&](const auto& pair) {
        for (std::size_t i = 0; i < names.size(); ++i) {
            if (!names[i].contains(pair.first)) continue;
            std::size_t next = i + 1;
            while (next < names.size() && !names[next].contains(pair.second) &&
                   lexicon.passed_over(typed[next].folded))
                ++next;
            if (next < names.size() && names[next].contains(pair.second)) return true;
        }
        return false;
    });
}

std::map<std::string, double> leanings(const Lexicon& lexicon,
                                       const std::vector<SearchWords::Word>& typed) {
    const auto names = lexicon.names(typed);
    Names there;
    for (const auto& some : names) there.insert(some.begin(), some.end());
    const auto leads = [&](const std::string& name, Shares& mine) {
        for (const auto* entry : lexicon.entries(name, ""))
            if (!entry->pages.empty() && denies(lexicon, *entry, typed, names))
                add(mine, entry->pages, held_of(*entry, there));
    };
    Shares all;
    double words = 0;
    for (std::size_t i = 0; i < typed.size(); ++i) {
        if (lexicon.passed_over(typed[i].folded)) continue;
        ++words;
        Shares mine;
        for (const auto& name : names[i]) leads(name, mine);
        for (const auto& [page, share] : weighed(mine)) all[page] += share;
    }
    for (auto& [page, share] : all) share /= words;
    return all;
}

}  // namespace edition
