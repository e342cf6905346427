// How the voice may be told to say a word.
#pragma once

#include <set>
#include <string>
#include <vector>

namespace content {

// What a language says anywhere: other words may not be put in a word's place, and a long form is
// one that its readers can meet.
class Vocabulary {
  public:
    explicit Vocabulary(std::string language) : language_(std::move(language)) {}
    void add(const std::string& text);

    const std::string& language() const { return language_; }
    bool knows(const std::string& word) const;  // in any of its forms; the word is folded
    // Whether these words, folded, stand beside each other in a text.
    bool has(const std::vector<std::string>& words) const;

  private:
    std::string language_;
    std::set<std::string> stems_;
    std::set<std::size_t> lines_;  // hashes of those that are in it: pages repeat much
    std::string texts_;
};

// Why a word must not be said like this; empty: it may. A sign is said as what it is, a unit by its
// name, an abbreviation by its letters, its long form or as a word that sounds like it, a fraction
// as that fraction, and a word is spelled as it sounds: nothing else is said in its place.
std::string misspoken(const std::string& word, const std::string& said, const Vocabulary& language);

}  // namespace content
