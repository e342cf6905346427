#include "document/wording.h"

#include <fmt/format.h>

#include <algorithm>

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
bool begins_a_word(std::string_view text, std::size_t at) {
    const auto last = before(text, at);
    if (last == std::string_view::npos || !inside_a_word(text, last)) return true;
    const auto letter = text.substr(last, at - last);
    if (letter != "و" && letter != "ف" && letter != "ب" && letter != "ل") return false;
    const auto next = before(text, last);
    return next == std::string_view::npos || !inside_a_word(text, next);
}

bool folded_says(std::string_view text, std::string_view words) {
    const bool open = words.ends_with('*');
    if (open) words.remove_suffix(1);
    if (words.empty()) return false;
    for (auto at = text.find(words); at != std::string_view::npos; at = text.find(words, at + 1))
        if (begins_a_word(text, at) && (open || !inside_a_word(text, at + words.size())))
            return true;
    return false;
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
std::vector<std::string>::const_iterator any(const std::string& text,
                                             const std::vector<std::string>& words) {
    return std::find_if(words.begin(), words.end(),
                        [&](const std::string& one) { return folded_says(text, folded(one)); });
}

}  // namespace

bool says(std::string_view text, std::string_view words) {
    return folded_says(folded(text), folded(words));
}

bool negates_in_english(std::string_view text) {
    const std::string plain = folded(text);
    for (const std::string_view word :
         {"not", "never", "no", "none", "nobody", "nothing", "without", "cannot", "neither", "nor"})
        if (folded_says(plain, word)) return true;
    return plain.find("n't") != std::string::npos;
}

std::vector<std::string> lost_words(std::string_view english, std::string_view here,
                                    const Wording& wording) {
    std::vector<std::string> found;
    const std::string there = folded(english), text = folded(here);
    for (const auto& term : wording.terms) {
        const auto meant = any(there, term.english);
        if (meant == term.english.end()) continue;
        if (!term.say.empty() && any(text, term.say) == term.say.end())
            found.push_back(fmt::format("does not say '{}' as the lexicon has it: '{}'", *meant,
                                        term.say.front()));
        if (const auto bad = any(text, term.never); bad != term.never.end())
            found.push_back(fmt::format("says '{}' for '{}'", *bad, *meant));
    }
    const auto& no = wording.negations;
    if (!no.empty() && negates_in_english(english) && any(text, no) == no.end())
        found.emplace_back("says nothing of what English says with 'not' or 'no'");
    return found;
}

std::vector<std::string> forbidden_words(std::string_view here, const Wording& wording) {
    std::vector<std::string> found;
    const std::string text = folded(here);
    for (const auto& word : wording.never)
        if (folded_says(text, folded(word)))
            found.push_back(fmt::format("says '{}', which this language's lexicon forbids", word));
    return found;
}

bool adds_negation(std::string_view english, std::string_view here, const Wording& wording) {
    return !wording.negations.empty() && !negates_in_english(english) &&
           any(folded(here), wording.negations) != wording.negations.end();
}

}  // namespace document
