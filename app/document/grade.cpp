#include "document/grade.h"

#include <algorithm>
#include <cctype>
#include <cmath>

#include "text/segment.h"
#include "text/unicode.h"

namespace document {

namespace {

bool vowel(char c) { return std::string_view("aeiouy").find(c) != std::string_view::npos; }

bool all_digits(std::string_view word) {
    return std::all_of(word.begin(), word.end(),
                       [](unsigned char c) { return std::isdigit(c) || c == '.' || c == ','; });
}

void count_line(std::string_view line, text::Segmenter& english, Grade& grade) {
    const auto words = english.words(line);
    if (words.empty()) return;
    for (const auto& piece : words) {
        const int count = syllables(line.substr(piece.begin, piece.end - piece.begin));
        grade.syllables += count;
        grade.long_words += count >= 3 ? 1 : 0;
    }
    grade.words += static_cast<int>(words.size());
    const auto sentences = english.sentences(line);
    std::size_t at = 0;
    for (const auto& piece : sentences) {
        const std::size_t before = at;
        while (at < words.size() && words[at].begin < piece.end) ++at;
        grade.sentences += at > before ? 1 : 0;
    }
}

}  // namespace

double Grade::flesch_kincaid() const {
    if (words == 0 || sentences == 0) return 0;
    return 0.39 * words / sentences + 11.8 * syllables / words - 15.59;
}

double Grade::smog() const {
    if (sentences == 0) return 0;
    return 1.0430 * std::sqrt(long_words * 30.0 / sentences) + 3.1291;
}

int syllables(std::string_view word) {
    const std::string folded = text::fold(word);
    if (all_digits(folded)) return static_cast<int>(std::max<std::size_t>(1, folded.size()));
    int groups = 0;
    bool inside = false;
    for (const char c : folded) {
        const bool sounds = vowel(c);
        groups += sounds && !inside ? 1 : 0;
        inside = sounds;
    }
    const bool silent_e = folded.size() > 2 && folded.ends_with('e') && !folded.ends_with("le") &&
                          !vowel(folded[folded.size() - 2]);
    const bool silent_ed = folded.size() > 3 && folded.ends_with("ed") &&
                           folded[folded.size() - 3] != 't' && folded[folded.size() - 3] != 'd' &&
                           !vowel(folded[folded.size() - 3]);
    if ((silent_e || silent_ed) && groups > 1) --groups;
    return std::max(1, groups);
}

Grade grade(std::string_view sentences) {
    Grade grade;
    thread_local text::Segmenter english("en");  // to set it up takes longer than a page
    while (!sentences.empty()) {
        const auto end = std::min(sentences.find('\n'), sentences.size());
        count_line(sentences.substr(0, end), english, grade);
        sentences.remove_prefix(std::min(end + 1, sentences.size()));
    }
    return grade;
}

}  // namespace document
