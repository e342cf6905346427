#include "document/held/phrases.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>

#include "text/unicode.h"

namespace document {

namespace {

bool is_plain(char c) { return static_cast<unsigned char>(c) < 0x80; }
bool is_figure(char c) { return c >= '0' && c <= '9'; }
bool is_plain_letter(char c) { return (c >= 'a' && c <= 'z') || is_figure(c); }

bool inside_a_word(std::string_view text, std::size_t at) {
    if (at >= text.size()) return false;
    const char c = text[at];
    if (is_plain(c)) return is_plain_letter(c);
    // Of what is not ASCII, marks are no letters: quotes, dashes, blanks, Arabic comma and so on.
    // Letters of Latin and Arabic without asking further: they are nearly all there is.
    if ((static_cast<unsigned char>(c) & 0xE0U) == 0xC0 && at + 1 < text.size()) {
        const unsigned two = (static_cast<unsigned char>(c) & 0x1FU) << 6U |
                             (static_cast<unsigned char>(text[at + 1]) & 0x3FU);
        if ((two >= 0xC0 && two < 0x250) || (two >= 0x620 && two < 0x64B)) return true;
    }
    const auto letter = text::inked(text.substr(at, 4));
    if (letter.empty()) return false;
    const char32_t point = letter[0].point;
    const bool mark = (point >= 0x2000 && point < 0x2070) || point < 0xC0 || point == 0x060C ||
                      point == 0x061B || point == 0x061F;
    return !mark;
}

// The letter before a place, as bytes from its first.
std::size_t before(std::string_view text, std::size_t at) {
    if (at == 0) return std::string_view::npos;
    --at;
    while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80) --at;
    return at;
}

// In Arabic "and", "so", "in", "to" are written onto the word that follows.
bool begins_a_word(std::string_view text, std::size_t at) {
    if (at == 0) return true;
    const char here = text[at], there = text[at - 1];
    if (is_plain(here) && is_plain(there))  // nearly all there is
        return !is_plain_letter(there) || !is_plain_letter(here) ||
               (is_figure(there) && !is_figure(here));
    const auto last = before(text, at);
    if (last == std::string_view::npos || !inside_a_word(text, last)) return true;
    if (!inside_a_word(text, at) || (is_figure(text[last]) && !is_figure(text[at])))
        return true;  // "45%", "150mL"
    const auto letter = text.substr(last, at - last);
    if (letter != "و" && letter != "ف" && letter != "ب" && letter != "ل") return false;
    const auto next = before(text, last);
    return next == std::string_view::npos || !inside_a_word(text, next);
}

constexpr std::size_t traced = 4;  // bytes of how a word begins

std::uint32_t first_bytes(std::string_view bytes) {
    std::uint32_t first = 0;
    std::memcpy(&first, bytes.data(), std::min(bytes.size(), traced));
    return first;
}

// The first so many of them.
const std::array<std::uint32_t, traced + 1> kept_bytes{
    0, first_bytes("\xFF"), first_bytes("\xFF\xFF"), first_bytes("\xFF\xFF\xFF"),
    first_bytes("\xFF\xFF\xFF\xFF")};

unsigned hashed(std::uint32_t word, unsigned bits) { return word * 2654435761U >> (32 - bits); }

// A placeholder's name is no word of the page.
std::string without_placeholders(std::string_view text) {
    std::string made;
    for (std::size_t at = 0; at < text.size();) {
        const auto open = text.find('{', at);
        made += text.substr(at, open - at);
        const auto close = open == std::string_view::npos ? open : text.find('}', open);
        if (close == std::string_view::npos) break;
        at = close + 1;
    }
    return made;
}

}  // namespace

std::string folded(std::string_view text) {
    std::string made = text::fold(without_placeholders(text));
    text::replace_each(made, "’", "'");
    text::replace_each(made, "\u00A0", " ");
    return made;
}

Phrase::Phrase(std::string as_written)
    : words(std::move(as_written)),
      folded(document::folded(words)),
      trace(Folded::trace_of(std::string_view(folded).substr(0, folded.find('*')))) {}

Folded::Folded(std::string part) : text_(std::move(part)) {
    const std::string_view all = text_;
    begins_.reserve(all.size() / 2);
    for (std::size_t at = 0; at < all.size(); ++at) {
        if ((static_cast<unsigned char>(all[at]) & 0xC0U) == 0x80 || !begins_a_word(all, at))
            continue;
        begins_.push_back(static_cast<unsigned>(at));
        const auto left = all.substr(at, traced);
        const auto first = first_bytes(left);
        for (std::size_t size = 1; size <= left.size(); ++size)
            traces_.set(hashed(first & kept_bytes[size], trace_bits));
    }
}

Folded Folded::of(std::string_view text) { return Folded(document::folded(text)); }

unsigned Folded::trace_of(std::string_view bytes) { return hashed(first_bytes(bytes), trace_bits); }

std::size_t Folded::find(const Phrase& phrase, std::size_t from) const {
    if (!traces_.test(phrase.trace)) return std::string::npos;
    std::string_view words = phrase.folded;
    const bool open = words.ends_with('*');
    if (open) words.remove_suffix(1);
    if (words.empty()) return std::string::npos;
    const std::string_view all = text_;
    const auto end = begins_.end();
    for (auto at = std::lower_bound(begins_.begin(), end, from); at != end; ++at)
        if (all.substr(*at).starts_with(words) && (open || !inside_a_word(all, *at + words.size())))
            return *at;
    return std::string::npos;
}

Phrases::const_iterator Folded::any(const Phrases& words) const {
    return std::find_if(words.begin(), words.end(), [&](const Phrase& one) { return says(one); });
}

bool says(std::string_view text, const Phrase& words) { return Folded::of(text).says(words); }

bool says_any(std::string_view text, const Phrases& words) {
    return Folded::of(text).says_any(words);
}

std::vector<std::size_t> said_of(std::string_view text, const Phrases& words) {
    std::vector<std::size_t> found;
    const auto here = Folded::of(text);
    for (std::size_t i = 0; i < words.size(); ++i)
        if (here.says(words[i])) found.push_back(i);
    return found;
}

}  // namespace document
