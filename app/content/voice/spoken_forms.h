// How a voice reads what is written without its vowels: content/LANGUAGE/spoken.toml gives phrases
// as they are shown and as they are said, letter for letter the same.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "text/toml.h"

namespace content {

using SpokenForms = std::map<std::string, std::string>;  // by the phrase as it is shown

// What is said otherwise than it is shown is told, with its line.
SpokenForms read_spoken(const text::Toml& list);

// The phrases of a text: what stands between sentence ends and placeholders, without the marks at
// its ends. Phrases without a letter that needs vowels are left out.
std::vector<std::string> spoken_phrases(std::string_view words);

}  // namespace content
