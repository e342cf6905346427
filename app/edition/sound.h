// How a word sounds, for who spells it by ear.
#pragma once

#include <string>
#include <string_view>

namespace edition {

// Of a folded word in Latin letters its consonants as they are heard, with the vowel it may begin
// with: "kegels" and "keegles" have one sound. Empty where a word has too few of them to
// tell it from others, or other letters.
std::string sound_of(std::string_view folded);

}  // namespace edition
