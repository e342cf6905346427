// How easy a text in another language than English is to read. What measures that comes with the
// language, in its folder: a new one needs no code. Higher is easier, and each has its own bounds.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "text/toml.h"

namespace document {

// constant + what each mean of the text weighs. Syllables are vowels that stand together; where
// writing leaves vowels out, so many letters are one.
struct Measure {
    std::string name;  // as its bounds are told: "INFLESZ"
    double constant = 0, syllables_a_word = 0, words_a_sentence = 0, long_words_a_word = 0;
    int long_letters = 0, long_syllables = 0;  // a word of so many is long; 0: none is
    int letters_a_syllable = 0;                // 0: vowels are counted
    // Two strong vowels part, and a stressed one beside a strong; weak ones join their neighbour.
    std::string strong, weak, stressed;
    struct Sound {
        std::string written, heard;
    };
    std::vector<Sound> sounds;  // letters that sound otherwise, in the order they are put in
    std::optional<double> warn_below, fail_below;
    std::optional<double> slack;  // so much harder than when it was translated is told
};
// Of `[reading]` in a language.toml; nothing where that says nothing.
std::optional<Measure> read_measure(const text::Toml& about);

int syllables(std::string_view word, const Measure& measure);
double ease(std::string_view sentences, const Measure& measure, const std::string& language);

}  // namespace document
