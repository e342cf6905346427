#include "doc/ease.h"

#include <algorithm>
#include <string>

#include "base/text.h"

namespace doc {

namespace {

struct Counts {
    double words = 0, sentences = 0, syllables = 0, long_words = 0;
};

// Lines are sentences of their own; `weigh` adds what a word brings.
template <class Weigh>
Counts count(std::string_view text, const char* language, const Weigh& weigh) {
    Counts counts;
    base::Segmenter segmenter(language);
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

// 1 strong, 2 weak, 3 weak with an accent; 0 no vowel. Accents stand in the second byte of UTF-8.
int vowel(std::string_view word, std::size_t at) {
    const char c = word[at];
    if (c == 'a' || c == 'e' || c == 'o') return 1;
    if (c == 'i' || c == 'u' || c == 'y') return 2;
    if (c != '\xC3' || at + 1 >= word.size()) return 0;
    switch (static_cast<unsigned char>(word[at + 1])) {
        case 0xA1:  // á
        case 0xA9:  // é
        case 0xB3:  // ó
            return 1;
        case 0xAD:  // í
        case 0xBA:  // ú
            return 3;
        case 0xBC:  // ü
            return 2;
        default:
            return 0;
    }
}

}  // namespace

int spanish_syllables(std::string_view word) {
    std::string low(word);
    for (char& c : low)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    int groups = 0, before = 0;
    for (std::size_t i = 0; i < low.size(); ++i) {
        const int now = vowel(low, i);
        const bool parts = before == 0 || (before == 1 && now == 1) || before == 3 || now == 3;
        if (now != 0 && parts) ++groups;
        before = now;
        if (now != 0 && low[i] == '\xC3') ++i;
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
        const auto letters = static_cast<double>(base::letter_count(std::string(word)));
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

}  // namespace doc
