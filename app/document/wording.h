// What a language may and must not say for the words of the English that weigh: how ill, how soon,
// "not". A translation is held to it block by block.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "document/held/phrases.h"

namespace document {

// How a language may write a number in words: "4" as "الأربع".
using NumberWords = std::map<std::string, std::vector<std::string>>;

struct Wording {
    NumberWords numbers;
    struct Term {
        Phrases english;  // any of these
        Phrases say;      // one of these has to stand for it; empty: any words
        Phrases never;    // none of these may
        Phrases only;     // these may nowhere else
    };
    std::vector<Term> terms;
    // Words that turn a sentence over. Where both stand in one, both languages have them in one
    // order; where one stands alone, the other does not stand for it. But in sentences with one of
    // `turned`.
    struct Opposites {
        Phrases one, other;            // of the English
        Phrases says_one, says_other;  // and of the language
        Phrases turned;                // of the English
    };
    std::vector<Opposites> opposites;
    Phrases never;      // anywhere: another register, a false friend
    Phrases negations;  // words that say "not"; empty: not looked for
    Phrases unsaid;     // words of the English that it may say with "not"
    // Of English alone: what makes a sentence a fact, what tells a dose, with 0 for a number, and
    // how a sentence begins that is no fact.
    Phrases facts, doses;
    std::vector<std::string> asides;
};

bool negates_in_english(std::string_view text);

// A sentence beside its English.
struct Sentence {
    Folded english, here;
};
using Sentences = std::vector<Sentence>;
// Those of a line; the whole where one of the two has more.
Sentences sentences_beside(std::string_view english, std::string_view here);

// What a line's English says and the line does not, by the lexicon, and the other way about; each a
// sentence without its subject.
std::vector<std::string> lost_words(const Sentences& beside, const Wording& wording);
// Where opposites have changed places, or one stands for the other.
std::vector<std::string> turned_words(const Sentences& beside, const Wording& wording);
// Words of it that its language never says.
std::vector<std::string> forbidden_words(std::string_view here, const Wording& wording);
// Whether it says "not" where English does not; what languages say so is `unsaid`.
bool adds_negation(const Sentences& beside, const Wording& wording);

}  // namespace document
