#include "edition/sound.h"

namespace edition {

namespace {

constexpr std::size_t least_letters = 6, least_heard = 3;

bool is_vowel(char c) { return std::string_view("aeiouy").find(c) != std::string_view::npos; }
bool is_soft(char after) { return std::string_view("eiy").find(after) != std::string_view::npos; }

// Letters that English and Spanish say alike.
char heard(char c, char after) {
    switch (c) {
        case 'c':
            return is_soft(after) ? 's' : 'k';
        case 'q':
            return 'k';
        case 'z':
            return 's';
        case 'p':
            return after == 'h' ? 'f' : 'p';
        case 'j':
            return 'g';
        default:
            return c;
    }
}

}  // namespace

std::string sound_of(std::string_view folded) {
    if (folded.size() < least_letters) return "";
    std::string sound;
    char before = ' ';  // as it was heard
    for (std::size_t i = 0; i < folded.size(); ++i) {
        const char c = folded[i];
        if (c < 'a' || c > 'z') return "";
        if (c == 'h' && i > 0) continue;
        const char one = is_vowel(c) ? 'a' : heard(c, i + 1 < folded.size() ? folded[i + 1] : ' ');
        if (one != before && (one != 'a' || i == 0)) sound += one;
        before = one;
    }
    return sound.size() < least_heard ? "" : sound;
}

}  // namespace edition
