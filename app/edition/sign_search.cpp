#include "edition/sign_search.h"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace edition {

namespace {

constexpr double most_of_a_sign = 0.7;  // from here on a sign says what was typed
constexpr double alike_enough = 0.5;    // to what was typed in alarm

using Signs = std::vector<SafetySign>;

// Of words, by what they are called: the fewer signs have one, the more it says.
std::map<std::string, double> weights_of(const Signs& signs) {
    std::map<std::string, double> weights;
    for (const auto& sign : signs)
        for (const auto& name : sign.names) ++weights[name];
    for (auto& [name, weight] : weights)
        weight = std::log(1 + static_cast<double>(signs.size()) / weight);
    return weights;
}

// The most that one of these names says, of those that count.
template <class Names, class Weight, class Counts>
double heaviest(const Names& names, const Weight& weight, const Counts& counts) {
    double most = 0;
    for (const auto& name : names)
        if (counts(name)) most = std::max(most, weight(name));
    return most;
}

// How alike what was typed in alarm is to each sign, up to 1; half of it where the sign tells of
// what is said to be absent.
std::vector<double> alike(const Signs& signs, const Query& query) {
    const auto weights = weights_of(signs);
    const auto weight = [&](const std::string& name) {
        const auto known = weights.find(name);
        return known == weights.end() ? 0 : known->second;
    };
    const auto typed = query.names(), absent = query.absent_names();
    std::vector<double> all;
    for (const auto& sign : signs) {
        double of_typed = 0, of_sign = 0, both = 0;
        for (const auto& name : sign.names) of_sign += weight(name);
        for (const auto& names : typed) {
            of_typed += heaviest(names, weight, [](const auto&) { return true; });
            both += heaviest(names, weight,
                             [&](const auto& name) { return sign.names.contains(name); });
        }
        double share = both > 0 ? 2 * both / (of_typed + of_sign) : 0;
        for (const auto& names : absent)
            share /= heaviest(names, weight,
                              [&](const auto& name) { return sign.names.contains(name); }) > 0
                         ? 2
                         : 1;
        all.push_back(share >= alike_enough ? share : 0);
    }
    return all;
}

// How much of a sign stands in what was typed.
double said_of(const SafetySign& sign, const Query& query) {
    const auto all = static_cast<double>(sign.words.size());
    return sign.words.empty() ? 0 : static_cast<double>(query.fit(sign.words).places) / all;
}

struct Candidate {
    const SafetySign* sign;
    std::size_t in_their_words = 0;
    double said = 0;
};

// Where none fits: those that the words lean to, the likeliest first.
std::vector<Candidate> leant_to(const std::vector<SafetySign>& signs, const Leaning& leaning) {
    std::vector<Candidate> all;
    for (const auto& id : leaning.signs) {
        const auto sign = std::ranges::find(signs, id, &SafetySign::id);
        if (sign != signs.end())
            all.push_back({&*sign, 0, 1.0 / static_cast<double>(all.size() + 1)});
    }
    return all;
}

}  // namespace

std::vector<SignHit> fitting_signs(Lexicon& lexicon, const Query& query, const Alarm& alarm) {
    const auto& signs = lexicon.signs();
    std::vector<double> likeness(signs.size());
    if (alarm.wanted && query.signs().empty()) likeness = alike(signs, query);
    std::vector<Candidate> all;
    for (std::size_t i = 0; i < signs.size(); ++i) {
        const auto known = query.signs().find(signs[i].id);
        Candidate one{&signs[i], known == query.signs().end() ? 0 : known->second, likeness[i]};
        if (alarm.with.contains(signs[i].id)) {
            const double said = said_of(signs[i], query);
            const bool asked = alarm.wanted && query.signs().empty();
            if (asked || (query.count() > 1 && said >= most_of_a_sign && !query.says_absent()))
                one.said = std::max(one.said, said);
        }
        if (one.in_their_words > 0 || one.said > 0) all.push_back(one);
    }
    if (all.empty() && (alarm.wanted || alarm.leaning.alarming))
        all = leant_to(signs, alarm.leaning);
    std::stable_sort(all.begin(), all.end(), [](const Candidate& a, const Candidate& b) {
        return std::tuple(b.in_their_words, b.said, a.sign->urgency) <
               std::tuple(a.in_their_words, a.said, b.sign->urgency);
    });
    std::vector<SignHit> found;
    for (const auto& one : all)
        found.push_back({lexicon.safety_topic(), one.sign->id, one.sign->urgency, one.sign->sign});
    return found;
}

}  // namespace edition
