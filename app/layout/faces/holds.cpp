#include "layout/faces/holds.h"

namespace layout {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

}  // namespace

bool holds_next(std::string_view words, std::size_t at) {
    if (at + 1 >= words.size()) return false;
    std::string_view before = words.substr(0, at);
    const char next = words[at + 1];
    if (words[at] == ' ') return at > 0 && is_digit(before.back()) && is_digit(next);
    if (words[at] != '-' || !is_letter(next)) return false;
    if (at > 0 && is_letter(before.back())) before.remove_suffix(1);
    if (before.empty()) return true;
    for (const std::string_view opening : {" ", "(", "\u00AB", "\u2018", "\u201C", "\u00A0"})
        if (before.ends_with(opening)) return true;
    return false;
}

}  // namespace layout
