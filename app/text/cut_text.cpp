#include "text/cut_text.h"

#include <algorithm>

#include "text/spoken_numbers.h"
#include "text/unicode.h"

namespace text {

namespace {

bool arabic_letter(std::string_view text, std::size_t end) {
    if (end < 2 || digit_at(text, end - 2) > 0) return false;
    const auto lead = static_cast<unsigned char>(text[end - 2]);
    return lead >= 0xD8 && lead <= 0xDB;
}

std::vector<Piece> cut(std::string_view text, const std::string& language) {
    std::vector<Piece> cut;
    for (Piece piece : words(text, language)) {
        while (piece.end > piece.begin + 3 && unseen(text.substr(piece.end - 3, 3))) piece.end -= 3;
        for (std::size_t at = piece.begin + 1; at < piece.end; ++at) {
            if (digit_at(text, at) == 0 || !arabic_letter(text, at)) continue;
            cut.push_back({piece.begin, at});
            piece.begin = at;
        }
        cut.push_back(piece);
    }
    return cut;
}

bool ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

bool ends_with_words(std::string_view told, std::string_view words) {
    if (!told.ends_with(words)) return false;
    const auto at = told.size() - words.size();
    return at == 0 || words.starts_with(' ') || !ascii_letter(told[at - 1]);
}

// "call … on" allows for some words between, in the same sentence.
bool ends_with(std::string_view told, std::string_view phrase) {
    constexpr std::string_view some = "...";  // as it is folded
    const auto gap = phrase.find(some);
    if (gap == std::string_view::npos) return ends_with_words(told, phrase);
    auto first = phrase.substr(0, gap), last = phrase.substr(gap + some.size());
    if (!first.empty() && first.back() == ' ') first.remove_suffix(1);
    if (!ends_with_words(told, last)) return false;
    told.remove_suffix(last.size());
    const auto at = told.rfind(first);
    return at != std::string_view::npos &&
           ends_with_words(told.substr(0, at + first.size()), first) &&
           told.find(". ", at) == std::string_view::npos;
}

}  // namespace

std::size_t letter_bytes(std::string_view text, std::size_t at) {
    const auto byte = static_cast<unsigned char>(text[at]);
    const std::size_t bytes = byte < 0xC0 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
    return std::min(bytes, text.size() - at);
}

bool unseen(std::string_view letter) {
    constexpr std::string_view marks[] = {"\u200E", "\u200F", "\u2066", "\u2067",
                                          "\u2068", "\u2069", "\u2060"};
    return std::find(std::begin(marks), std::end(marks), letter) != std::end(marks);
}

std::vector<std::string> folded_list(std::string_view words) {
    std::vector<std::string> found;
    while (!words.empty()) {
        const auto comma = std::min(words.find(','), words.size());
        auto one = fold(words.substr(0, comma));
        one.erase(0, std::min(one.find_first_not_of(' '), one.size()));
        if (!one.empty()) found.push_back(one);
        words.remove_prefix(std::min(comma + 1, words.size()));
    }
    return found;
}

CutText::CutText(const std::string& whole, const std::string& language)
    : text(whole), words(cut(whole, language)) {}

std::string_view CutText::before(std::size_t word) const {
    return of({word == 0 ? 0 : words[word - 1].end, words[word].begin});
}

std::string_view CutText::after(std::size_t word) const {
    return of({words[word].end, word + 1 < words.size() ? words[word + 1].begin : text.size()});
}

bool CutText::follows(const std::vector<std::string>& phrases, std::size_t word) const {
    constexpr std::size_t far = 60;
    std::size_t from = words[word].begin > far ? words[word].begin - far : 0;
    while (from < words[word].begin && (static_cast<unsigned char>(text[from]) & 0xC0U) == 0x80U)
        ++from;
    std::string told;
    for (std::size_t at = from; at < words[word].begin;) {
        const auto letter = of({at, at + letter_bytes(text, at)});
        if (!unseen(letter)) told += letter;
        at += letter.size();
    }
    told = fold(told);
    while (!told.empty() && std::string_view(" :.(+-").find(told.back()) != std::string_view::npos)
        told.pop_back();
    return std::any_of(phrases.begin(), phrases.end(),
                       [&](const auto& phrase) { return ends_with(told, phrase); });
}

}  // namespace text
