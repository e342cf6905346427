#include "text/unicode.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <memory_resource>
#include <vector>

namespace text {

namespace {

using Points = std::pmr::vector<char32_t>;

Points code_points(std::string_view text, std::pmr::memory_resource& memory) {
    Points points(&memory);
    points.reserve(text.size());
    const auto length = static_cast<int32_t>(text.size());
    for (int32_t i = 0; i < length;) {
        UChar32 point = 0;
        U8_NEXT(text.data(), i, length, point);
        points.push_back(static_cast<char32_t>(std::max(point, 0)));
    }
    return points;
}

}  // namespace

bool is_ascii(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return (c & 0x80) == 0; });
}

std::size_t first_bad_utf8(std::string_view text) {
    const auto length = static_cast<int64_t>(text.size());
    for (int64_t i = 0; i < length;) {
        const int64_t at = i;
        UChar32 point = 0;
        U8_NEXT(text.data(), i, length, point);
        if (point <= 0) return static_cast<std::size_t>(at);
    }
    return std::string_view::npos;
}

std::string plain_lines(std::string text) {
    constexpr std::string_view mark = "\xEF\xBB\xBF";
    while (text.starts_with(mark)) text.erase(0, mark.size());  // joined files have several
    if (text.find('\r') == std::string::npos) return text;
    std::size_t end = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const bool pair = text[at] == '\r' && at + 1 < text.size() && text[at + 1] == '\n';
        if (!pair) text[end++] = text[at] == '\r' ? '\n' : text[at];
    }
    text.resize(end);
    return text;
}

namespace {

// A code point that looks like nothing, or turns the direction of what stands around it.
bool harms(UChar32 point) {
    if (point == '\n' || point == '\t') return false;
    const bool turns = (point >= 0x202A && point <= 0x202E) || (point >= 0x2066 && point <= 0x2069);
    return point <= 0 || turns || u_charType(point) == U_CONTROL_CHAR;
}

}  // namespace

std::string cleaned(std::string_view text) {
    std::string clean;
    clean.reserve(text.size());
    const auto length = static_cast<int64_t>(text.size());
    for (int64_t i = 0; i < length;) {
        const auto begin = static_cast<std::size_t>(i);
        UChar32 point = 0;
        U8_NEXT(text.data(), i, length, point);
        if (!harms(point)) clean += text.substr(begin, static_cast<std::size_t>(i) - begin);
    }
    return clean;
}

bool harmless(std::string_view text) {
    const auto length = static_cast<int64_t>(text.size());
    for (int64_t i = 0; i < length;) {
        UChar32 point = 0;
        U8_NEXT(text.data(), i, length, point);
        if (harms(point)) return false;
    }
    return true;
}

int harmful_line(std::string_view text) {
    if (harmless(text)) return 0;
    int line = 1;
    for (std::size_t begin = 0;; ++line) {
        const auto end = text.find('\n', begin);
        if (end == std::string_view::npos || !harmless(text.substr(begin, end - begin)))
            return line;
        begin = end + 1;
    }
}

bool harmless_name(std::string_view text) {
    if (!harmless(text)) return false;
    const auto length = static_cast<int64_t>(text.size());
    for (int64_t i = 0; i < length;) {
        UChar32 point = 0;
        U8_NEXT(text.data(), i, length, point);
        if (point == 0x200C || point == 0x200D) continue;  // the joiners
        const auto type = u_charType(point);
        if (type == U_CONTROL_CHAR || type == U_FORMAT_CHAR || type == U_LINE_SEPARATOR ||
            type == U_PARAGRAPH_SEPARATOR || type == U_PRIVATE_USE_CHAR)
            return false;
    }
    return true;
}

std::vector<Letter> inked(std::string_view text) {
    std::vector<Letter> found;
    const auto length = static_cast<int64_t>(text.size());
    for (int64_t i = 0; i < length;) {
        const auto begin = static_cast<std::size_t>(i);
        UChar32 point = 0;
        U8_NEXT(text.data(), i, length, point);
        if (point <= ' ' || u_isUWhiteSpace(point) || u_iscntrl(point) ||
            u_hasBinaryProperty(point, UCHAR_DEFAULT_IGNORABLE_CODE_POINT))
            continue;
        found.push_back({static_cast<char32_t>(point),
                         text.substr(begin, static_cast<std::size_t>(i) - begin)});
    }
    return found;
}

void replace_each(std::string& text, std::string_view from, std::string_view to) {
    for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size())
        text.replace(at, from.size(), to);
}

std::string with_words(std::string_view text, WordPairs pairs) {
    std::string made;
    made.reserve(text.size());
    for (std::size_t at = 0; at <= text.size();) {
        const auto end = std::min(text.find(' ', at), text.size());
        const auto word = text.substr(at, end - at);
        const auto known =
            std::ranges::find(pairs, word, [](const auto& pair) { return pair.first; });
        made += known == pairs.end() ? word : known->second;
        if (end < text.size()) made += ' ';
        at = end + 1;
    }
    return made;
}

std::string fold(std::string_view text) {
    std::string folded;
    if (is_ascii(text)) {
        folded.assign(text);
        std::transform(folded.begin(), folded.end(), folded.begin(),
                       [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
        return folded;
    }
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* normalizer = icu::Normalizer2::getNFKDInstance(status);
    auto wide = icu::UnicodeString::fromUTF8(
        icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
    if (U_FAILURE(status)) return std::string(text);
    wide = normalizer->normalize(wide.foldCase(), status);
    icu::UnicodeString bare;
    for (int32_t i = 0; i < wide.length(); i = wide.moveIndex32(i, 1))
        if (u_charType(wide.char32At(i)) != U_NON_SPACING_MARK) bare.append(wide.char32At(i));
    bare.toUTF8String(folded);
    return folded;
}

namespace {

// How many kinds of letters one has and the other lacks: each takes a slip at least.
int lacking(const Points& one, const Points& other) {
    const auto kinds = [](const Points& points) {
        std::uint64_t made = 0;
        for (const auto point : points) made |= std::uint64_t{1} << (point % 64);
        return made;
    };
    const auto mine = kinds(one), theirs = kinds(other);
    return std::max(std::popcount(mine & ~theirs), std::popcount(theirs & ~mine));
}

}  // namespace

// Asked of all words of a library at each key of a search: so without the heap, and first what is
// cheap to see.
int distance(std::string_view a, std::string_view b, int most) {
    std::array<std::byte, 2048> room;  // for words; longer texts take more
    std::pmr::monotonic_buffer_resource memory(room.data(), room.size());
    const auto p = code_points(a, memory);
    const auto q = code_points(b, memory);
    const int n = static_cast<int>(p.size());
    const int m = static_cast<int>(q.size());
    if (std::abs(n - m) > most || lacking(p, q) > most) return most + 1;
    std::pmr::vector<int> before(m + 1, &memory), last(m + 1, &memory), row(m + 1, &memory);
    for (int j = 0; j <= m; ++j) last[j] = j;
    for (int i = 1; i <= n; ++i) {
        row[0] = i;
        int best = i;
        for (int j = 1; j <= m; ++j) {
            const int swap = p[i - 1] == q[j - 1] ? 0 : 1;
            row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + swap});
            const bool crossed = i > 1 && j > 1 && p[i - 1] == q[j - 2] && p[i - 2] == q[j - 1];
            if (crossed) row[j] = std::min(row[j], before[j - 2] + 1);
            best = std::min(best, row[j]);
        }
        if (best > most) return most + 1;
        before.swap(last);
        last.swap(row);
    }
    return std::min(last[m], most + 1);
}

}  // namespace text
