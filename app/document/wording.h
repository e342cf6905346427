// What a language may and must not say for the words of the English that weigh: how ill, how soon,
// "not". A translation is held to it block by block.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace document {

// How a language may write a number in words: "4" as "الأربع".
using NumberWords = std::map<std::string, std::vector<std::string>>;

struct Wording {
    NumberWords numbers;
    struct Term {
        std::vector<std::string> english;  // any of these
        std::vector<std::string> say;      // one of these has to stand for it; empty: any words
        std::vector<std::string> never;    // none of these may
        std::vector<std::string> only;     // these may nowhere else
    };
    std::vector<Term> terms;
    // Words that turn a sentence over when they change places: where both stand in one, both
    // languages have them in one order, but in sentences with one of `turned`.
    struct Opposites {
        std::vector<std::string> one, other;            // of the English
        std::vector<std::string> says_one, says_other;  // and of the language
        std::vector<std::string> turned;                // of the English
    };
    std::vector<Opposites> opposites;
    std::vector<std::string> never;      // anywhere: another register, a false friend
    std::vector<std::string> negations;  // words that say "not"; empty: not looked for
    std::vector<std::string> unsaid;     // words of the English that it may say with "not"
    // Of English alone: what makes a sentence a fact, how one begins that is none, and what tells a
    // dose, with 0 for a number.
    std::vector<std::string> facts, asides, doses;
};

// Whether a word, or several, stand in a text as whole words, whatever their case and accents. A
// star at its end stands for any ending: "emergencia*".
bool says(std::string_view text, std::string_view words);
bool says_any(std::string_view text, const std::vector<std::string>& words);
bool negates_in_english(std::string_view text);

// What a line's English says and the line does not, by the lexicon, and the other way about; each a
// sentence without its subject. Sentence by sentence where both have as many.
std::vector<std::string> lost_words(std::string_view english, std::string_view here,
                                    const Wording& wording);
// Sentences of a text and of its English; the whole where one of the two has more. Folded.
struct Sentence {
    std::string english, here;
};
std::vector<Sentence> sentences_beside(std::string_view english, std::string_view here);
// Where opposites have changed places.
std::vector<std::string> turned_words(std::string_view english, std::string_view here,
                                      const Wording& wording);
// Words of it that its language never says.
std::vector<std::string> forbidden_words(std::string_view here, const Wording& wording);
// Whether it says "not" where English does not; what languages say so is `unsaid`.
bool adds_negation(std::string_view english, std::string_view here, const Wording& wording);

}  // namespace document
