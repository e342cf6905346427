#include "document/wording.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "text/unicode.h"

namespace document {

namespace {

// Each place where one of these stands; a place counts once.
using WordPlaces = std::set<std::size_t>;
void put_places(WordPlaces& into, const Folded& text, const Phrase& words) {
    for (auto at = text.find(words); at != std::string::npos; at = text.find(words, at + 1))
        into.insert(at);
}

WordPlaces negations_in(const Folded& english) {
    static const Phrases all = {"not",     "never",   "no",     "none",    "nobody",
                                "nothing", "without", "cannot", "neither", "nor"};
    WordPlaces found;
    for (const auto& word : all) put_places(found, english, word);
    const auto& text = english.text();
    for (auto at = text.find("n't"); at != std::string::npos; at = text.find("n't", at + 1))
        found.insert(at);
    return found;
}

// A mark that ends a sentence, with a blank or nothing behind it.
std::vector<std::string> sentences_of(const std::string& text) {
    std::vector<std::string> all;
    std::size_t begin = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const bool arabic = text.compare(at, 2, "؟") == 0;
        if (!arabic && std::string_view(".!?\n").find(text[at]) == std::string_view::npos) continue;
        const std::size_t end = at + (arabic ? 2 : 1);
        if (text[at] != '\n' && end < text.size() && text[end] != ' ' && text[end] != '\n')
            continue;
        if (end - begin > 2) all.push_back(text.substr(begin, end - begin));
        begin = end;
    }
    if (text.size() - begin > 2) all.push_back(text.substr(begin));
    return all;
}

void lost_in(std::vector<std::string>& found, const Sentence& one, const Wording& wording) {
    const auto &there = one.english, &text = one.here;
    for (const auto& term : wording.terms) {
        const auto meant = there.any(term.english);
        if (meant == term.english.end()) {
            if (const auto more = text.any(term.only); more != term.only.end())
                found.push_back(fmt::format("says '{}', and English has no '{}'", more->words,
                                            term.english.front().words));
            continue;
        }
        if (!term.say.empty() && !text.says_any(term.say))
            found.push_back(fmt::format("does not say '{}' as the lexicon has it: '{}'",
                                        meant->words, term.say.front().words));
        if (const auto bad = text.any(term.never); bad != term.never.end())
            found.push_back(fmt::format("says '{}' for '{}'", bad->words, meant->words));
    }
    if (wording.negations.empty()) return;
    WordPlaces ours;
    for (const auto& no : wording.negations) put_places(ours, text, no);
    const auto theirs = negations_in(there);
    if (!theirs.empty() && ours.empty())
        found.emplace_back("says nothing of what English says with 'not' or 'no'");
    else if (theirs.size() > 1 && ours.size() < 2)
        found.emplace_back("says 'not' or 'no' once, and English more often");
}

}  // namespace

bool negates_in_english(std::string_view text) { return !negations_in(Folded::of(text)).empty(); }

Sentences sentences_beside(std::string_view english, std::string_view here) {
    auto there = folded(english), text = folded(here);
    auto theirs = sentences_of(there), ours = sentences_of(text);
    if (theirs.size() != ours.size()) theirs = {std::move(there)}, ours = {std::move(text)};
    Sentences all;
    for (std::size_t i = 0; i < ours.size(); ++i)
        all.push_back({Folded(std::move(theirs[i])), Folded(std::move(ours[i]))});
    return all;
}

std::vector<std::string> lost_words(const Sentences& beside, const Wording& wording) {
    std::vector<std::string> found;
    for (const auto& one : beside) lost_in(found, one, wording);
    return found;
}

namespace {

// One of the two says "not", the other does not.
bool negates(const Sentence& one, const Wording& wording) {
    return negations_in(one.english).empty() == one.here.says_any(wording.negations);
}

// Which of the two a text says, in their order: 1, 1, 2.
std::vector<int> poles_of(const Folded& text, const Phrases& one, const Phrases& other) {
    std::map<std::size_t, int> places;
    for (const auto& [words, which] : {std::pair{&one, 1}, std::pair{&other, 2}})
        for (const auto& word : *words)
            for (auto at = text.find(word); at != std::string::npos; at = text.find(word, at + 1))
                places.emplace(at, which);
    std::vector<int> poles;
    for (const auto& [at, which] : places) poles.push_back(which);
    return poles;
}

// Each but once in a row: 1, 2, 1.
std::vector<int> order_of(std::vector<int> poles) {
    poles.erase(std::unique(poles.begin(), poles.end()), poles.end());
    return poles;
}

}  // namespace

std::vector<std::string> turned_words(const Sentences& beside, const Wording& wording) {
    std::vector<std::string> found;
    const auto turned = [&](const Sentence& sentence, const Wording::Opposites& both) {
        const auto there = order_of(poles_of(sentence.english, both.one, both.other));
        if (there.empty()) return;
        const auto poles = poles_of(sentence.here, both.says_one, both.says_other);
        const auto ours = order_of(poles);
        if (ours.empty() || there == ours || sentence.english.says_any(both.turned)) return;
        const auto &one = both.one.front().words, &other = both.other.front().words;
        if (there.size() > 1 && ours.size() > 1)
            return found.push_back(
                fmt::format("says '{}' and '{}' in another order than English", one, other));
        const auto& against = ours[0] == 1 ? both.says_one : both.says_other;
        const auto said = [&] { return sentence.here.any(against)->words; };
        // One of the two may be said in other words, but not in those of the other.
        if (there.size() > 1 && ours.size() == 1 && poles.size() > 1)
            return found.push_back(
                fmt::format("says '{}' for both '{}' and '{}'", said(), one, other));
        // "Not safe" may be "dangerous".
        if (there.size() > 1 || ours.size() > 1 || negates(sentence, wording)) return;
        const auto& meant = there[0] == 1 ? both.one : both.other;
        found.push_back(fmt::format("says '{}' where English says '{}'", said(),
                                    sentence.english.any(meant)->words));
    };
    for (const auto& sentence : beside)
        for (const auto& both : wording.opposites) turned(sentence, both);
    return found;
}

std::vector<std::string> forbidden_words(std::string_view here, const Wording& wording) {
    std::vector<std::string> found;
    const auto text = Folded::of(here);
    for (const auto& word : wording.never)
        if (text.says(word))
            found.push_back(
                fmt::format("says '{}', which this language's lexicon forbids", word.words));
    return found;
}

bool adds_negation(const Sentences& beside, const Wording& wording) {
    return std::any_of(beside.begin(), beside.end(), [&](const Sentence& one) {
        return one.here.says_any(wording.negations) && negations_in(one.english).empty() &&
               !one.english.says_any(wording.unsaid);
    });
}

}  // namespace document
