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

namespace {

using Denied = std::pair<std::string, std::string>;

bool denied_at(const Lexicon& lexicon, const Denied& pair, const Absence::Typed& typed,
               std::size_t at) {
    const auto& names = typed.names;
    if (!names[at].contains(pair.first)) return false;
    // An Arabic word may say no of itself, and of no other.
    if (names[at].size() > 1 && !typed.words[at].denied.empty())
        return names[at].contains(pair.second);
    const auto little = [&](std::size_t i) { return lexicon.passed_over(typed.words[i].folded); };
    std::size_t next = at + 1;
    while (next < names.size() && !names[next].contains(pair.second) && little(next)) ++next;
    if (next == names.size() || !names[next].contains(pair.second)) return false;
    // "There is no blood" is not what "there is no" begins, "there is no urine".
    const bool said = !little(next);
    while (next < names.size() && little(next)) ++next;
    return said || next == names.size() || !lexicon.absence().is_thing(typed, next);
}

}  // namespace

bool denies_at(const Lexicon& lexicon, const Lexicon::Entry& entry, const Absence::Typed& typed,
               std::size_t at) {
    return std::any_of(entry.denied.begin(), entry.denied.end(),
                       [&](const auto& pair) { return denied_at(lexicon, pair, typed, at); });
}

bool denies(const Lexicon& lexicon, const Lexicon::Entry& entry, const Absence::Typed& typed) {
    return std::all_of(entry.denied.begin(), entry.denied.end(), [&](const auto& pair) {
        for (std::size_t i = 0; i < typed.names.size(); ++i)
            if (denied_at(lexicon, pair, typed, i)) return true;
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
            if (!entry->pages.empty() && denies(lexicon, *entry, {"", typed, names}))
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
