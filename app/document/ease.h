// How easy a text in another language than English is to read. Higher is easier; each language has
// its own measure, and its own limits.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace document {

// Szigriszt-Pazos on the INFLESZ scale, Spanish: 206.835 - 62.3 syllables/words - words/sentences
// (STANDARDS.md RD-05). 65 and more is fairly easy; below 55 is somewhat hard.
double inflesz(std::string_view sentences);
inline constexpr double inflesz_pass = 65, inflesz_fail = 55;

// OSMAN, Arabic, in the form frozen here: 200.791 - 1.015 words/sentences - 24.181 (long words +
// syllables + long words) / words, with more than five letters a long word and, as the pages carry
// no vowel signs, every second letter a syllable (STANDARDS.md RD-06). No limit for health texts is
// known: it only tells whether a page became harder than it was.
double osman(std::string_view sentences);
inline constexpr double osman_slack = 3;

// By language; nothing where there is no measure.
std::optional<double> ease(std::string_view sentences, std::string_view language);

// Vowel groups; two strong vowels, or an accented weak one beside a strong, part (Spanish).
int spanish_syllables(std::string_view word);

}  // namespace document
