// What words sound like, in a few letters: enough to tell a respelling from another word.
#pragma once

#include <string>
#include <string_view>

namespace content {

// Consonants by where they are spoken (as in Soundex, of any script), and whether a vowel begins:
// "tamsulosin", "tam-sue-lo-sin" and "تَامْسُولُوسِينْ" sound the same. Spaces and joins are not heard.
std::string sound(std::string_view words);

// Of two short words: "fever" is not "favour", though their consonants are the same. Long words
// have no such neighbours, and are respelled more freely.
bool other_vowel(std::string_view word, std::string_view said);

// Whether this is what somebody calls a letter of the alphabet: "aitch", "ache", "إِتْشْ".
bool names_letter(char letter, std::string_view name);

}  // namespace content
