// Words of a lexicon, and the text they are looked for in. Each is looked for in every sentence of
// the library: what both need is made once.
#pragma once

#include <bitset>
#include <string>
#include <string_view>
#include <vector>

namespace document {

struct Phrase {
    Phrase(std::string as_written);
    Phrase(const char* as_written) : Phrase(std::string(as_written)) {}
    std::string words, folded;
    unsigned trace = 0;  // of how it begins, in Folded
    friend bool operator==(const Phrase&, const Phrase&) = default;
};
using Phrases = std::vector<Phrase>;

// A text without case, accents and placeholders, as phrases are compared with it.
std::string folded(std::string_view text);

class Folded {
  public:
    static Folded of(std::string_view text);
    // A part of one.
    explicit Folded(std::string part);

    const std::string& text() const { return text_; }
    // As a whole word or words. A star at its end stands for any ending: "emergencia*".
    bool says(const Phrase& words) const { return find(words) != std::string::npos; }
    // Where, from a place on.
    std::size_t find(const Phrase& words, std::size_t from = 0) const;
    // The first of the list that it says.
    Phrases::const_iterator any(const Phrases& words) const;
    bool says_any(const Phrases& words) const { return any(words) != words.end(); }

  private:
    std::string text_;
    std::vector<unsigned> begins_;  // where a word begins
    // With what bytes words begin. Most of a lexicon stands in few sentences, and is not looked for
    // in the others.
    static constexpr unsigned trace_bits = 12;
    std::bitset<1U << trace_bits> traces_;
    static unsigned trace_of(std::string_view bytes);
    friend struct Phrase;
};

// Whether a word, or several, stand in a text as whole words, whatever their case and accents.
bool says(std::string_view text, const Phrase& words);
bool says_any(std::string_view text, const Phrases& words);
// Which of them stand in it, by their places in the list.
std::vector<std::size_t> said_of(std::string_view text, const Phrases& words);

}  // namespace document
