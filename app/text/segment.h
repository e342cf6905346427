// Text the way people count it: words, sentences, letters as one sees them. By ICU (UAX #29).
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace text {

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

// In lower case, its accents kept.
std::string small_letters(std::string_view text);

// Number of letters one sees.
std::size_t letter_count(std::string_view text);

}  // namespace text
