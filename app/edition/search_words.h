// Words as search compares them: whatever their case, accents, apostrophes and digits, in Arabic
// whatever their article and however alef, ya and ta marbuta are written; and with each the stem
// its forms share.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "text/segment.h"
#include "text/stem.h"

namespace edition {

// One word folded; empty for what is none.
std::string searchable(std::string_view word, const std::string& language);

class SearchWords {
  public:
    // Who folds a whole library remembers words; of what visitors type nothing is remembered.
    enum class Memory { none, of_words };
    explicit SearchWords(std::string language, Memory memory = Memory::none);

    struct Word {
        std::string folded, stem;
        text::Piece written;  // in the text
        std::string denied;   // the stem of what an Arabic word says no of
    };
    std::vector<Word> of(std::string_view text);
    // All that the index holds of a text: each word, and its stem where that is another.
    static std::string indexed(const std::vector<Word>& words);
    std::vector<text::Piece> sentences(std::string_view text) { return segmenter_.sentences(text); }

  private:
    struct Made {
        std::string folded, stem;
    };
    Made made(std::string_view written) const;

    std::string language_;
    Memory memory_;
    std::map<std::string, Made, std::less<>> known_;
    text::Segmenter segmenter_;
    text::Stemmer stemmer_;
};

}  // namespace edition
