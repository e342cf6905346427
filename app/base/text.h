// Text the way people count it: words, sentences, letters as one sees them; and words made equal
// when only case or accents differ. By ICU (UAX #29 boundaries, NFKD and case folding).
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace base {

// First byte that is not UTF-8, or npos. NUL counts as bad.
std::size_t first_bad_utf8(std::string_view text);

// UTF-8 that looks like what it is: no control characters but new line and tab, and nothing that
// turns the direction of what stands around it (U+202A..202E, U+2066..2069).
bool harmless(std::string_view text);
// The same text without what harmless() refuses. What is pasted comes in through this.
std::string cleaned(std::string_view text);

// The same on one line, for names: no new line or tab either, and nothing that is not seen (marks
// of direction, zero-width spaces), save the joiners Persian and Hindi are written with.
bool harmless_name(std::string_view text);

// Lower case, accents and Arabic vowel marks off: what search compares.
std::string fold(std::string_view text);

struct Piece {
    std::size_t begin = 0, end = 0;  // bytes
};

// Cuts texts of one language. Making one costs half a millisecond: keep it for many texts.
class Segmenter {
  public:
    explicit Segmenter(const std::string& language_tag);
    std::vector<Piece> words(std::string_view text);  // with at least one letter or digit, in order
    std::vector<Piece> sentences(std::string_view text);

  private:
    struct State;
    std::shared_ptr<State> state_;
};

// The same for a single text.
std::vector<Piece> words(std::string_view text, const std::string& language_tag);
std::vector<Piece> sentences(std::string_view text, const std::string& language_tag);

// Where the last letter, as one sees it, begins; 0 for empty text.
std::size_t last_letter(std::string_view text);

// Where the first letter, as one sees it, ends; 0 for empty text.
std::size_t first_letter(std::string_view text);

// Number of letters one sees.
std::size_t letter_count(std::string_view text);

// Damerau-Levenshtein distance (optimal string alignment) in code points, cut off above `most`:
// returns most + 1 when the words are further apart.
int distance(std::string_view a, std::string_view b, int most);

}  // namespace base
