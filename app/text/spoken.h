// What the voice is given for a text: abbreviations and signs as a language's list tells, numbers
// to dial digit by digit, dates in words, Roman numbers as numbers; and where each spoken word
// stands in the text, so that it can be lit.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "text/segment.h"

namespace text {

// The list is the language's pronunciation.toml: words ("PSA"), signs ("<", "–" between numbers,
// "1/2", "# 1/2" after a whole number), and under these two keys the words, parted
// by commas, after which a number is a Roman one, or one to dial.
using Pronunciations = std::map<std::string, std::string>;
inline constexpr const char* before_roman = "before-roman";
inline constexpr const char* before_dial = "before-dial";
// Under this key, where the voice reads well only what the list tells it.
inline constexpr const char* well_spoken = "well-spoken";

struct Reading {
    std::string language;
    const Pronunciations& list;
    std::vector<std::string> dialled = {};  // known to be numbers to dial, as they are written
};

struct Speech {
    struct Part {
        std::size_t spoken = 0;  // from this byte of the words on
        Piece text;              // these bytes of the text are said
        bool same = true;        // as they stand there
    };
    std::string words;
    std::vector<Part> parts;

    // Where spoken bytes stand in the text; what is said otherwise than written counts as a whole.
    Piece in_text(const Piece& spoken) const;
};

Speech spoken(const std::string& text, const Reading& reading);
// Whether every word that is not Latin is said by the list, where the list asks for that.
bool well_said(const Speech& speech, const Pronunciations& list);

}  // namespace text
