#include "edition/leaning.h"

#include <algorithm>
#include <cmath>

namespace edition {

namespace {

constexpr double next_page = 0.5;  // as much as the page before

}  // namespace

bool denies(const Lexicon& lexicon, const Lexicon::Entry& entry,
            const std::vector<SearchWords::Word>& typed) {
    if (entry.denied.empty()) return true;
    const auto names = lexicon.names(typed);
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
    std::set<std::string> there;
    for (const auto& some : names) there.insert(some.begin(), some.end());
    std::map<std::string, double> all;
    double words = 0;
    for (std::size_t i = 0; i < typed.size(); ++i) {
        if (lexicon.passed_over(typed[i].folded)) continue;
        ++words;
        std::map<std::string, double> mine;
        double sum = 0, sure = 0;
        for (const auto& name : names[i])
            for (const auto* entry : lexicon.entries(name, "")) {
                if (!denies(lexicon, *entry, typed)) continue;
                const auto held =
                    std::count_if(entry->typed.begin(), entry->typed.end(),
                                  [&](const auto& one) { return there.contains(one); });
                double worth = std::pow(
                    static_cast<double>(held) / static_cast<double>(entry->typed.size()), 2);
                for (const auto& page : entry->pages) {
                    mine[page] += worth;
                    sum += worth;
                    worth *= next_page;
                }
            }
        for (const auto& [page, worth] : mine) sure += std::pow(worth / sum, 2);
        for (const auto& [page, worth] : mine) all[page] += worth / sum * std::sqrt(sure);
    }
    for (auto& [page, share] : all) share /= words;
    return all;
}

}  // namespace edition
