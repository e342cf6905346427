#include "document/wording.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "text/unicode.h"

namespace document {

namespace {

bool inside_a_word(std::string_view text, std::size_t at) {
    if (at >= text.size()) return false;
    const char c = text[at];
    if (static_cast<unsigned char>(c) < 0x80)
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    // Of what is not ASCII, marks are no letters: quotes, dashes, blanks, Arabic comma and so on.
    const auto letter = text::inked(text.substr(at, 4));
    if (letter.empty()) return false;
    const char32_t point = letter[0].point;
    const bool mark = (point >= 0x2000 && point < 0x2070) || point < 0xC0 || point == 0x060C ||
                      point == 0x061B || point == 0x061F;
    return !mark;
}

// The letter before a place, as bytes from its first.
std::size_t before(std::string_view text, std::size_t at) {
    if (at == 0) return std::string_view::npos;
    --at;
    while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80) --at;
    return at;
}

// In Arabic "and", "so", "in", "to" are written onto the word that follows.
bool is_figure(char c) { return c >= '0' && c <= '9'; }

bool begins_a_word(std::string_view text, std::size_t at) {
    const auto last = before(text, at);
    if (last == std::string_view::npos || !inside_a_word(text, last)) return true;
    if (!inside_a_word(text, at) || (is_figure(text[last]) && !is_figure(text[at])))
        return true;  // "45%", "150mL"
    const auto letter = text.substr(last, at - last);
    if (letter != "و" && letter != "ف" && letter != "ب" && letter != "ل") return false;
    const auto next = before(text, last);
    return next == std::string_view::npos || !inside_a_word(text, next);
}

// Where words stand in a text, from a place on.
std::size_t folded_find(std::string_view text, std::string_view words, std::size_t from = 0) {
    const bool open = words.ends_with('*');
    if (open) words.remove_suffix(1);
    if (words.empty()) return std::string_view::npos;
    for (auto at = text.find(words, from); at != std::string_view::npos;
         at = text.find(words, at + 1))
        if (begins_a_word(text, at) && (open || !inside_a_word(text, at + words.size()))) return at;
    return std::string_view::npos;
}

bool folded_says(std::string_view text, std::string_view words) {
    return folded_find(text, words) != std::string_view::npos;
}

// Each place where one of these stands; a place counts once.
using WordPlaces = std::set<std::size_t>;
void put_places(WordPlaces& into, const std::string& text, std::string_view words) {
    for (auto at = folded_find(text, words); at != std::string_view::npos;
         at = folded_find(text, words, at + 1))
        into.insert(at);
}

WordPlaces negations_in(const std::string& english) {
    WordPlaces found;
    for (const std::string_view word :
         {"not", "never", "no", "none", "nobody", "nothing", "without", "cannot", "neither", "nor"})
        put_places(found, english, word);
    for (auto at = english.find("n't"); at != std::string::npos; at = english.find("n't", at + 1))
        found.insert(at);
    return found;
}

// A placeholder's name is no word of the page.
std::string without_placeholders(std::string_view text) {
    std::string made;
    for (std::size_t at = 0; at < text.size();) {
        const auto open = text.find('{', at);
        made += text.substr(at, open - at);
        const auto close = open == std::string_view::npos ? open : text.find('}', open);
        if (close == std::string_view::npos) break;
        at = close + 1;
    }
    return made;
}

std::string folded(std::string_view text) {
    std::string made = text::fold(without_placeholders(text));
    text::replace_each(made, "’", "'");
    text::replace_each(made, "\u00A0", " ");
    return made;
}

// The first of these that stands in a folded text.
Phrases::const_iterator any(const std::string& text, const Phrases& words) {
    return std::find_if(words.begin(), words.end(),
                        [&](const Phrase& one) { return folded_says(text, one.folded); });
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

void lost_in(std::vector<std::string>& found, const std::string& there, const std::string& text,
             const Wording& wording) {
    for (const auto& term : wording.terms) {
        const auto meant = any(there, term.english);
        if (meant == term.english.end()) {
            if (const auto more = any(text, term.only); more != term.only.end())
                found.push_back(fmt::format("says '{}', and English has no '{}'", more->words,
                                            term.english.front().words));
            continue;
        }
        if (!term.say.empty() && any(text, term.say) == term.say.end())
            found.push_back(fmt::format("does not say '{}' as the lexicon has it: '{}'",
                                        meant->words, term.say.front().words));
        if (const auto bad = any(text, term.never); bad != term.never.end())
            found.push_back(fmt::format("says '{}' for '{}'", bad->words, meant->words));
    }
    if (wording.negations.empty()) return;
    WordPlaces ours;
    for (const auto& no : wording.negations) put_places(ours, text, no.folded);
    const auto theirs = negations_in(there);
    if (!theirs.empty() && ours.empty())
        found.emplace_back("says nothing of what English says with 'not' or 'no'");
    else if (theirs.size() > 1 && ours.size() < 2)
        found.emplace_back("says 'not' or 'no' once, and English more often");
}

}  // namespace

Phrase::Phrase(std::string as_written)
    : words(std::move(as_written)), folded(document::folded(words)) {}

bool says(std::string_view text, const Phrase& words) {
    return folded_says(folded(text), words.folded);
}

bool negates_in_english(std::string_view text) { return !negations_in(folded(text)).empty(); }

std::vector<Sentence> sentences_beside(std::string_view english, std::string_view here) {
    const std::string there = folded(english), text = folded(here);
    const auto theirs = sentences_of(there), ours = sentences_of(text);
    if (theirs.size() != ours.size()) return {{there, text}};
    std::vector<Sentence> all;
    for (std::size_t i = 0; i < ours.size(); ++i) all.push_back({theirs[i], ours[i]});
    return all;
}

std::vector<std::string> lost_words(std::string_view english, std::string_view here,
                                    const Wording& wording) {
    std::vector<std::string> found;
    for (const auto& one : sentences_beside(english, here))
        lost_in(found, one.english, one.here, wording);
    return found;
}

namespace {

// One of the two says "not", the other does not.
bool negates(const Sentence& one, const Wording& wording) {
    return negations_in(one.english).empty() !=
           (any(one.here, wording.negations) == wording.negations.end());
}

// Which of the two a text says, in their order: 1, 1, 2.
std::vector<int> poles_of(const std::string& text, const Phrases& one, const Phrases& other) {
    std::map<std::size_t, int> places;
    for (const auto& [words, which] : {std::pair{&one, 1}, std::pair{&other, 2}})
        for (const auto& word : *words) {
            WordPlaces found;
            put_places(found, text, word.folded);
            for (const std::size_t at : found) places.emplace(at, which);
        }
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

std::vector<std::string> turned_words(std::string_view english, std::string_view here,
                                      const Wording& wording) {
    std::vector<std::string> found;
    const auto turned = [&](const Sentence& sentence, const Wording::Opposites& both) {
        const auto theirs = poles_of(sentence.english, both.one, both.other),
                   poles = poles_of(sentence.here, both.says_one, both.says_other);
        const auto there = order_of(theirs), ours = order_of(poles);
        if (there.empty() || ours.empty() || there == ours ||
            any(sentence.english, both.turned) != both.turned.end())
            return;
        const auto &one = both.one.front().words, &other = both.other.front().words;
        if (there.size() > 1 && ours.size() > 1)
            return found.push_back(
                fmt::format("says '{}' and '{}' in another order than English", one, other));
        const auto& against = ours[0] == 1 ? both.says_one : both.says_other;
        const auto said = [&] { return any(sentence.here, against)->words; };
        // One of the two may be said in other words, but not in those of the other.
        if (there.size() > 1 && ours.size() == 1 && poles.size() > 1)
            return found.push_back(
                fmt::format("says '{}' for both '{}' and '{}'", said(), one, other));
        // "Not safe" may be "dangerous".
        if (there.size() > 1 || ours.size() > 1 || negates(sentence, wording)) return;
        const auto& meant = there[0] == 1 ? both.one : both.other;
        found.push_back(fmt::format("says '{}' where English says '{}'", said(),
                                    any(sentence.english, meant)->words));
    };
    for (const auto& sentence : sentences_beside(english, here))
        for (const auto& both : wording.opposites) turned(sentence, both);
    return found;
}

bool says_any(std::string_view text, const Phrases& words) {
    return any(folded(text), words) != words.end();
}

std::vector<std::size_t> said_of(std::string_view text, const Phrases& words) {
    std::vector<std::size_t> found;
    const auto here = folded(text);
    for (std::size_t i = 0; i < words.size(); ++i)
        if (folded_says(here, words[i].folded)) found.push_back(i);
    return found;
}

std::vector<std::string> forbidden_words(std::string_view here, const Wording& wording) {
    std::vector<std::string> found;
    const std::string text = folded(here);
    for (const auto& word : wording.never)
        if (folded_says(text, word.folded))
            found.push_back(
                fmt::format("says '{}', which this language's lexicon forbids", word.words));
    return found;
}

bool adds_negation(std::string_view english, std::string_view here, const Wording& wording) {
    const auto& no = wording.negations;
    const auto all = sentences_beside(english, here);
    return std::any_of(all.begin(), all.end(), [&](const Sentence& one) {
        return any(one.here, no) != no.end() && !negates_in_english(one.english) &&
               any(one.english, wording.unsaid) == wording.unsaid.end();
    });
}

}  // namespace document
