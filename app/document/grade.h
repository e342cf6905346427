// How hard a text is to read, as US school grade.
#pragma once

#include <string>
#include <string_view>

namespace document {

struct Grade {
    int words = 0, sentences = 0, syllables = 0, long_words = 0;  // long: three syllables or more

    // Flesch-Kincaid grade: 0.39 words/sentences + 11.8 syllables/words - 15.59
    // (Kincaid 1975; STANDARDS.md row RD-01). 0 for no words.
    double flesch_kincaid() const;
    // SMOG: 1.0430 sqrt(long words x 30 / sentences) + 3.1291 (McLaughlin 1969; row RD-03).
    // Normed on 30 sentences: below that it says little.
    double smog() const;
};

// English only. Words and sentences by ICU; each line counts as at least one sentence.
Grade grade(std::string_view sentences);

// Vowel groups, less a silent final e: right for about nine English words in ten.
int syllables(std::string_view word);

}  // namespace document
