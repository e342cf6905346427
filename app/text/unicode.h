// What UTF-8 may stand in a text, and words made equal when only case or accents differ. By ICU
// (NFKD and case folding).
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace text {

// First byte that is not UTF-8, or npos. NUL counts as bad.
std::size_t first_bad_utf8(std::string_view text);
bool is_ascii(std::string_view text);

// Text as all of the program reads it, whatever saved it: without a byte order mark at its head,
// and with the line ends of Unix. Whoever takes text in from outside takes it through this.
std::string plain_lines(std::string text);

// UTF-8 that looks like what it is: no control characters but new line and tab, and nothing that
// turns the direction of what stands around it (U+202A..202E, U+2066..2069).
bool harmless(std::string_view text);
int harmful_line(std::string_view text);  // the first that is not; 0: none
// The same text without what harmless() refuses. What is pasted comes in through this.
std::string cleaned(std::string_view text);

// The same on one line, for names: no new line or tab either, and nothing that is not seen (marks
// of direction, zero-width spaces), save the joiners Persian and Hindi are written with.
bool harmless_name(std::string_view text);

// A letter that needs ink: no space, and none of the marks that only join or turn others.
struct Letter {
    char32_t point = 0;
    std::string_view utf8;
};
std::vector<Letter> inked(std::string_view text);

// Each `from` in it becomes `to`.
void replace_each(std::string& text, std::string_view from, std::string_view to);

// Each word between blanks that is the first of a pair becomes its second: in one go, however many.
using WordPairs = std::span<const std::pair<std::string_view, std::string_view>>;
std::string with_words(std::string_view text, WordPairs pairs);

// Lower case, accents and Arabic vowel marks off: what search compares.
std::string fold(std::string_view text);

// Damerau-Levenshtein distance (optimal string alignment) in code points, cut off above `most`:
// returns most + 1 when the words are further apart.
int distance(std::string_view a, std::string_view b, int most);

}  // namespace text
