// How the voice may be told to say a word.
#pragma once

#include <string>

namespace content {

// Why a word must not be said like this: silence, or its opposite (a negation is taken out or put
// in). Empty: it may.
std::string misspoken(const std::string& word, const std::string& said);

}  // namespace content
