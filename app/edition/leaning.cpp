#include "edition/leaning.h"

#include <algorithm>
#include <cmath>

namespace edition {

namespace {

constexpr double next_page = 0.5;  // as much as the page before
// Of words how much has to be said of signs alone, each by how much of a danger is there with it;
// and how much a second word has to tell of one.
constexpr double least_red = 0.8, least_second = 0.05;

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

// Of one word, less the more it leads to.
Shares weighed(Shares shares) {
    double sum = 0, sure = 0;
    for (const auto& [one, worth] : shares) sum += worth;
    for (auto& [one, worth] : shares) sure += std::pow(worth /= sum, 2);
    for (auto& [one, worth] : shares) worth *= std::sqrt(sure);
    return shares;
}

bool leads_to(const Lexicon::Entry& entry, const std::string& page) {
    return std::find(entry.pages.begin(), entry.pages.end(), page) != entry.pages.end();
}

double sum_of(const Shares& shares) {
    double sum = 0;
    for (const auto& [one, worth] : shares) sum += worth;
    return sum;
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
    const auto thing = [&](std::size_t i) { return lexicon.absence().is_thing(typed, i); };
    // "No trouble passing water" denies the trouble.
    while (next < names.size() && !names[next].contains(pair.second) && little(next) &&
           !thing(next))
        ++next;
    if (next == names.size() || !names[next].contains(pair.second)) return false;
    // "There is no blood" is not what "there is no" begins, "there is no urine".
    const bool said = !little(next);
    while (next < names.size() && little(next)) ++next;
    return said || next == names.size() || !thing(next);
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

bool stands_close(const Lexicon::Entry& entry, const Lexicon::Names& typed) {
    const auto& close = entry.close;
    const std::size_t most_between = close.size() == 2 ? 5 : 2;
    for (std::size_t first = 0; first < typed.size() && !close.empty(); ++first) {
        // Two in whatever order: "a man with cystitis", "cystitis in a man".
        std::size_t in_order = 0, turned = 0;
        for (std::size_t at = first; at < typed.size() && at < first + close.size() + most_between;
             ++at) {
            if (in_order < close.size() && typed[at].contains(close[in_order])) ++in_order;
            if (turned < 2 && typed[at].contains(close[close.size() - 1 - turned])) ++turned;
        }
        if (in_order == close.size() || (close.size() == 2 && turned == 2)) return true;
    }
    return close.empty();
}

namespace {

struct Led {
    Shares pages, signs;
    double alarm = 0;  // of what tells of a danger, how much is there where there is most
};

// What the words so far tell of signs.
struct Told {
    Shares all, most;  // by sign: of all words, and of the one that tells most
    double red = 0;    // of each word, how much of where it leads is a sign

    void add(const Led& led, const std::string& safety_topic) {
        const auto& [pages, signs, alarm] = led;
        auto both = pages;
        both.insert(signs.begin(), signs.end());
        const auto safety = pages.find(safety_topic);
        const double sum = sum_of(both);
        if (sum == 0) return;
        red += alarm * (sum_of(signs) + (safety == pages.end() ? 0 : safety->second)) / sum;
        both = weighed(std::move(both));
        for (const auto& [sign, worth] : signs) {
            all[sign] += both.at(sign);
            most[sign] = std::max(most[sign], both.at(sign));
        }
    }
    std::vector<std::string> likeliest() const {
        std::vector<std::string> signs;
        for (const auto& [sign, worth] : all)
            if (worth - most.at(sign) >= least_second) signs.push_back(sign);
        std::stable_sort(signs.begin(), signs.end(), [&](const auto& a, const auto& b) {
            return 2 * all.at(a) - most.at(a) > 2 * all.at(b) - most.at(b);
        });
        return signs;
    }
};

// What the entries lead to in which a word stands, by how much of each was typed.
Led led_by(const Lexicon& lexicon, const Names& word, const Absence::Typed& typed,
           const Names& there) {
    Led led;
    for (const auto& name : word)
        for (const auto* entry : lexicon.entries(name, "")) {
            if (!denies(lexicon, *entry, typed)) continue;
            const double held = held_of(*entry, there);
            if (!entry->sign.empty()) led.signs[entry->sign] += held;
            if (!entry->sign.empty() || leads_to(*entry, lexicon.safety_topic()))
                led.alarm = std::max(led.alarm, held);
            add(led.pages, entry->pages, held);
        }
    return led;
}

}  // namespace

Leaning leaning(const Lexicon& lexicon, const std::vector<SearchWords::Word>& typed) {
    const auto names = lexicon.names(typed);
    Names there;
    for (const auto& some : names) there.insert(some.begin(), some.end());
    Leaning found;
    Told told;
    double words = 0;
    for (std::size_t i = 0; i < typed.size(); ++i) {
        if (lexicon.passed_over(typed[i].folded)) continue;
        ++words;
        auto led = led_by(lexicon, names[i], {"", typed, names}, there);
        told.add(led, lexicon.safety_topic());
        for (const auto& [page, share] : weighed(std::move(led.pages))) found.pages[page] += share;
    }
    for (auto& [page, share] : found.pages) share /= words;
    found.signs = told.likeliest();
    found.alarming = told.red >= least_red && !found.signs.empty();
    return found;
}

}  // namespace edition
