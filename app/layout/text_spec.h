// What is asked of fonts: words, their face and width, and the parts of them that look different.
#pragma once

#include <string>
#include <vector>

#include "base/language.h"

namespace layout {

enum class Align { start, centre, end };

struct Face {
    float size_mm = 7.94F;  // em
    bool bold = false;
    float line_height = 1.4F;  // of the em
};

// Part of a text that looks different; bytes.
struct Span {
    enum class Style { strong, citation, term, match, added, removed };
    std::size_t begin = 0, end = 0;
    Style style = Style::strong;
};

// A word of a text that can be touched; bytes of the text.
struct WordLink {
    std::size_t begin = 0, end = 0;
    std::string target;
};

struct TextSpec {
    std::string words;
    Face face;
    float width_mm = 0;  // 0: one line, as wide as it is
    Align align = Align::start;
    base::Language language;
    std::vector<Span> spans;
    bool balanced = false;  // two to six lines of like length: no word alone on the last
};
std::string key_of(const TextSpec& spec);  // its own for all that looks otherwise by 0.001 mm

}  // namespace layout
