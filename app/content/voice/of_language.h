// What a language.toml says of how its language is typed, set and spoken.
#pragma once

#include "content/catalog.h"
#include "content/tree.h"
#include "text/toml.h"

namespace content {

// Each tells what is wrong: two keys of one letter, a family that is none or is not installed here,
// a speed that nobody measured. What is wrong is left out.
void read_keyboard(LanguageEntry& into, const text::Toml& about);
void read_fonts(LanguageEntry& into, const text::Toml& about);
void read_voice(LanguageEntry& into, const text::Toml& about);
// Families that the languages of a tree name, each once: their words may hold any of these letters.
std::vector<std::string> families_of(const Tree& tree);

}  // namespace content
