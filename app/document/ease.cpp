#include "document/ease.h"

#include <algorithm>
#include <string>

#include "text/segment.h"

namespace document {

namespace {

struct Counts {
    double words = 0, sentences = 0, syllables = 0, long_words = 0;
};

// Lines are sentences of their own; `weigh` adds what a word brings.
template <class Weigh>
Counts count(std::string_view text, const char* language, const Weigh& weigh) {
    Counts counts;
    text::Segmenter segmenter(language);
    while (!text.empty()) {
        const auto end = std::min(text.find('\n'), text.size());
        const auto line = text.substr(0, end);
        const auto words = segmenter.words(line);
        for (const auto& piece : words)
            weigh(line.substr(piece.begin, piece.end - piece.begin), counts);
        counts.words += static_cast<double>(words.size());
        if (!words.empty())
            counts.sentences += static_cast<double>(segmenter.sentences(line).size());
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return counts;
}

// The word in plain letters: accents of strong vowels gone, an accented weak one as 'I' or 'U', a
// dieresis as 'u', ñ as 'n'; the silent u of gue, gui, que, qui left out; y as a consonant before a
// vowel.
std::string sounds(std::string_view word) {
    std::string plain;
    for (std::size_t i = 0; i < word.size(); ++i) {
        const auto c = static_cast<unsigned char>(word[i]);
        if (c != 0xC3 || i + 1 >= word.size()) {
            plain += static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
            continue;
        }
        const auto second = static_cast<unsigned char>(word[++i]);
        switch (second | 0x20U) {  // capitals stand 32 before small letters
            case 0xA1:
                plain += 'a';
                break;
            case 0xA9:
                plain += 'e';
                break;
            case 0xAD:
                plain += 'I';
                break;
            case 0xB3:
                plain += 'o';
                break;
            case 0xBA:
                plain += 'U';
                break;
            case 0xBC:
                plain += 'w';  // ü: sounds, and joins
                break;
            default:
                plain += 'n';
        }
    }
    std::string made;
    for (std::size_t i = 0; i < plain.size(); ++i) {
        const char next = i + 1 < plain.size() ? plain[i + 1] : ' ';
        const char before = i > 0 ? plain[i - 1] : ' ';
        const bool front = next == 'e' || next == 'i' || next == 'I';
        if (plain[i] == 'u' && (before == 'q' || (before == 'g' && front))) continue;
        if (plain[i] == 'y' && std::string_view("aeiouIU").find(next) != std::string_view::npos)
            made += 'j';
        else
            made += plain[i];
    }
    return made;
}

// 1 strong, 2 weak, 3 weak with an accent; 0 no vowel.
int vowel_kind(char c) {
    if (c == 'a' || c == 'e' || c == 'o') return 1;
    if (c == 'i' || c == 'u' || c == 'y' || c == 'w') return 2;
    return c == 'I' || c == 'U' ? 3 : 0;
}

}  // namespace

int spanish_syllables(std::string_view word) {
    int groups = 0, before = 0;
    for (const char c : sounds(word)) {
        const int now = vowel_kind(c);
        // Two strong vowels part, and an accented weak one beside a strong; weak ones join.
        const bool parts = before == 0 || (before == 1 && now == 1) || (before == 3 && now == 1) ||
                           (before == 1 && now == 3);
        if (now != 0 && parts) ++groups;
        before = now;
    }
    return std::max(1, groups);
}

double inflesz(std::string_view sentences) {
    const auto counts = count(sentences, "es", [](std::string_view word, Counts& all) {
        all.syllables += spanish_syllables(word);
    });
    if (counts.words == 0) return 100;
    return 206.835 - 62.3 * counts.syllables / counts.words - counts.words / counts.sentences;
}

double osman(std::string_view sentences) {
    const auto counts = count(sentences, "ar", [](std::string_view word, Counts& all) {
        const auto letters = static_cast<double>(text::letter_count(std::string(word)));
        all.syllables += letters / 2;
        all.long_words += letters > 5 ? 1 : 0;
    });
    if (counts.words == 0) return 100;
    return 200.791 - 1.015 * counts.words / counts.sentences -
           24.181 * (2 * counts.long_words + counts.syllables) / counts.words;
}

std::optional<double> ease(std::string_view sentences, std::string_view language) {
    if (language == "es") return inflesz(sentences);
    if (language == "ar") return osman(sentences);
    return std::nullopt;
}

}  // namespace document
