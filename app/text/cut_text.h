// A text cut into its words, for who says it aloud: what stands between them, and before one.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "text/segment.h"

namespace text {

struct CutText {
    CutText(const std::string& whole, const std::string& language);

    const std::string& text;
    // As ICU cuts them, but that an Arabic preposition is no part of the number it is joined to.
    std::vector<Piece> words;

    std::string_view of(const Piece& piece) const {
        return std::string_view(text).substr(piece.begin, piece.end - piece.begin);
    }
    std::string_view before(std::size_t word) const;  // between it and the one before
    std::string_view after(std::size_t word) const;
    // Whether one of these phrases, folded, stands right before the word.
    bool follows(const std::vector<std::string>& phrases, std::size_t word) const;
};

// "call, call us on": each folded.
std::vector<std::string> folded_list(std::string_view words);

std::size_t letter_bytes(std::string_view text, std::size_t at);
// Marks of direction: the clinic's numbers stand between such on pages from right to left.
bool unseen(std::string_view letter);

}  // namespace text
