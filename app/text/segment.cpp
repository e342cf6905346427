#include "text/segment.h"

#include <unicode/brkiter.h>
#include <unicode/utext.h>

#include <algorithm>
#include <optional>

#include "base/handle.h"
#include "text/unicode.h"

namespace text {

namespace {

using Breaker = std::unique_ptr<icu::BreakIterator>;

Breaker breaker(UBreakIteratorType type, const std::string& tag) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Locale locale(tag.c_str());
    Breaker made;
    if (type == UBRK_WORD) made.reset(icu::BreakIterator::createWordInstance(locale, status));
    if (type == UBRK_SENTENCE)
        made.reset(icu::BreakIterator::createSentenceInstance(locale, status));
    if (type == UBRK_CHARACTER)
        made.reset(icu::BreakIterator::createCharacterInstance(locale, status));
    return U_FAILURE(status) ? nullptr : std::move(made);
}

bool figure(char c) { return c >= '0' && c <= '9'; }
bool capital(char c) { return c >= 'A' && c <= 'Z'; }
bool small(char c) { return c >= 'a' && c <= 'z'; }
bool capital_or_small(char c) { return capital(c) || small(c); }
bool alphanumeric(char c) { return capital_or_small(c) || figure(c); }

// Whether the mark between two of them makes one word of them: "don't", "e.g", "3.5", "1,000".
bool joins(char before, char mark, char after) {
    if (!alphanumeric(before) || !alphanumeric(after) || figure(before) != figure(after))
        return false;
    if (mark == '.' || mark == '\'') return true;
    return figure(before) && (mark == ',' || mark == ';');
}

// The words of plain ASCII, as ICU cuts it: most texts, and ICU takes twenty times as long. None
// where a colon stands between two letters, which joins them in some languages.
std::optional<std::vector<Piece>> plain_words(std::string_view text) {
    std::vector<Piece> found;
    const auto letter = [&](std::size_t at) { return at < text.size() ? text[at] : ' '; };
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (static_cast<unsigned char>(text[at]) >= 0x80 || text[at] == '_') return std::nullopt;
        if (!alphanumeric(text[at])) continue;
        const auto begin = at;
        while (alphanumeric(letter(at)) || joins(text[at - 1], letter(at), letter(at + 1))) ++at;
        if (letter(at) == ':' && alphanumeric(letter(at + 1))) return std::nullopt;
        found.push_back({begin, at});
        --at;
    }
    return found;
}

// Where a sentence of plain ASCII ends that has a full stop, "!" or "?" at a place; the place
// itself where it goes on. None where another version of ICU may say otherwise.
std::optional<std::size_t> sentence_end(std::string_view text, std::size_t at) {
    constexpr std::string_view ends = ".!?", closes = "\"'()[]{}", goes_on = ",-:";
    const auto letter = [&](std::size_t place) { return place < text.size() ? text[place] : '\0'; };
    const auto among = [&](std::string_view marks, std::size_t place) {
        return place < text.size() && marks.find(text[place]) != std::string_view::npos;
    };
    auto next = at + 1;
    const bool stop = text[at] == '.';
    if (stop && figure(letter(next))) return at;  // "3.5"
    if (stop && at > 0 && capital_or_small(text[at - 1]) && capital(letter(next))) return at;
    while (among(closes, next)) ++next;
    while (letter(next) == ' ') ++next;
    if (next >= text.size()) return text.size();
    if (text[next] == ';') return std::nullopt;
    if (among(goes_on, next) || among(ends, next)) return at;
    if (!stop) return next;
    auto after = next;  // "e.g. a mark": what goes on in small letters is the same sentence
    while (after < text.size() && !capital_or_small(text[after]) && !among(ends, after)) ++after;
    return small(letter(after)) ? at : next;
}

// The same for sentences: most lines are plain.
std::optional<std::vector<Piece>> plain_sentences(std::string_view text) {
    std::vector<Piece> found;
    std::size_t begin = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] < ' ' || text[at] > '~') return std::nullopt;
        if (text[at] != '.' && text[at] != '!' && text[at] != '?') continue;
        const auto end = sentence_end(text, at);
        if (!end) return std::nullopt;
        if (*end == at) continue;
        found.push_back({begin, *end});
        begin = *end;
        at = *end - 1;
    }
    if (begin < text.size()) found.push_back({begin, text.size()});
    return found;
}

// How many letters a text has where each of its points is one: Latin and Arabic letters, which none
// joins or stands on. None where another point is in it. ICU takes fifty times as long.
std::optional<std::size_t> plain_letters(std::string_view text) {
    std::size_t letters = 0;
    for (std::size_t at = 0; at < text.size(); ++letters) {
        const auto first = static_cast<unsigned char>(text[at]);
        if (first < 0x80) {
            if (first == '\r') return std::nullopt;  // with what follows it is one
            ++at;
            continue;
        }
        const unsigned second = at + 1 < text.size() ? static_cast<unsigned char>(text[at + 1]) : 0;
        const unsigned point = (first & 0x1FU) << 6U | (second & 0x3FU);
        const bool latin = point >= 0xA0 && point < 0x300 && point != 0xAD,
                   arabic = point >= 0x620 && point < 0x64B;
        if ((first & 0xE0U) != 0xC0 || (second & 0xC0U) != 0x80 || (!latin && !arabic))
            return std::nullopt;
        at += 2;
    }
    return letters;
}

// `worded` leaves out pieces without a letter or digit.
std::vector<Piece> pieces(std::string_view text, const Breaker& iterator, bool worded = false) {
    std::vector<Piece> found;
    UErrorCode status = U_ZERO_ERROR;
    UText view = UTEXT_INITIALIZER;
    utext_openUTF8(&view, text.data(), static_cast<int64_t>(text.size()), &status);
    const base::Handle<UText, utext_close> closer(&view);
    if (U_FAILURE(status) || !iterator) return found;
    iterator->setText(&view, status);
    int32_t begin = iterator->first();
    for (int32_t end = iterator->next(); end != icu::BreakIterator::DONE; end = iterator->next()) {
        if (!worded || iterator->getRuleStatus() >= UBRK_WORD_NUMBER)
            found.push_back({static_cast<std::size_t>(begin), static_cast<std::size_t>(end)});
        begin = end;
    }
    return found;
}

}  // namespace

// What ICU needs to cut is made when it is first needed: many texts are plain.
struct Segmenter::State {
    std::string tag;
    Breaker words, sentences;
};

Segmenter::Segmenter(const std::string& language_tag) : state_(new State{language_tag, {}, {}}) {}

std::vector<Piece> Segmenter::words(std::string_view text) {
    if (auto plain = plain_words(text)) return *std::move(plain);
    if (!state_->words) state_->words = breaker(UBRK_WORD, state_->tag);
    return pieces(text, state_->words, true);
}

std::vector<Piece> Segmenter::sentences(std::string_view text) {
    if (auto plain = plain_sentences(text)) return *std::move(plain);
    if (!state_->sentences) state_->sentences = breaker(UBRK_SENTENCE, state_->tag);
    return pieces(text, state_->sentences);
}

std::vector<Piece> words(std::string_view text, const std::string& language_tag) {
    if (auto plain = plain_words(text)) return *std::move(plain);
    return pieces(text, breaker(UBRK_WORD, language_tag), true);
}

std::vector<Piece> sentences(std::string_view text, const std::string& language_tag) {
    if (auto plain = plain_sentences(text)) return *std::move(plain);
    return pieces(text, breaker(UBRK_SENTENCE, language_tag));
}

std::size_t last_letter(std::string_view text) {
    const auto letters = pieces(text, breaker(UBRK_CHARACTER, "en"));
    return letters.empty() ? 0 : letters.back().begin;
}

std::size_t first_letter(std::string_view text) {
    const auto letters = pieces(text, breaker(UBRK_CHARACTER, "en"));
    return letters.empty() ? 0 : letters.front().end;
}

std::size_t letter_count(std::string_view text) {
    if (is_ascii(text)) return text.size();
    const auto plain = plain_letters(text);
    return plain ? *plain : pieces(text, breaker(UBRK_CHARACTER, "en")).size();
}

std::string small_letters(std::string_view text) {
    std::string small;
    icu::UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())})
        .toLower(icu::Locale::getRoot())
        .toUTF8String(small);
    return small;
}

}  // namespace text
