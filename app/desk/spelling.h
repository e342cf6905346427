// Words a dictionary does not know, line by line, with what may be meant. Hunspell's dictionaries
// as Debian has them; a language without one is told once and not checked. The only door to
// hunspell.
#pragma once

#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "base/problem.h"

namespace desk {

class Spelling {
  public:
    Spelling();
    ~Spelling();
    Spelling(Spelling&&) noexcept;
    Spelling& operator=(Spelling&&) noexcept;

    // What may be meant is told too, but nothing where a drug may be: another one would be a
    // mistake that reads well.
    // Looks at what is read: addresses of links, ids and placeholders are passed over, words of
    // `known` (folded) too. Each word is told once, as a hint, at its first line.
    base::Problems check(const std::string& markdown, const std::string& language,
                         const std::set<std::string>& known);
    bool knows(const std::string& language) { return of(language) != nullptr; }

  private:
    struct Dictionary;
    const Dictionary* of(const std::string& language);
    static std::string harmless(const Dictionary& dictionary, const std::string& word,
                                const std::vector<std::string>& offered);
    std::string meant(const Dictionary& dictionary, const std::string& word);
    std::map<std::string, std::unique_ptr<Dictionary>> dictionaries_;
    // What may be meant costs up to a tenth of a second a word: it is asked for once.
    std::map<std::pair<const Dictionary*, std::string>, std::string> meant_;
};

// The word such a finding is about; empty for any other.
std::string unknown_word(const base::Problem& finding);

// All words of a text, folded: those of a glossary are known.
std::set<std::string> folded_words(const std::string& text, const std::string& language);

}  // namespace desk
