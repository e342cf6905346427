#include "content/regional.h"

#include <algorithm>

#include "text/unicode.h"

namespace content {

namespace {

// The same words with a large first letter; empty where it has none, or where the first is large.
std::string with_capital(const std::string& words) {
    std::string large = words;
    if (!large.empty() && large[0] >= 'a' && large[0] <= 'z') {
        large[0] = static_cast<char>(large[0] - 'a' + 'A');
        return large;
    }
    return "";
}

bool is_mark(char32_t point) {
    const bool latin = point < 0xC0 && point != 0xAA && point != 0xB5 && point != 0xBA;
    const bool letter = (point >= '0' && point <= '9') || (point >= 'A' && point <= 'Z') ||
                        (point >= 'a' && point <= 'z');
    return (latin && !letter) || (point >= 0x2000 && point < 0x2070);
}

// Whether a word may begin or end between these two parts of a text.
bool parted(std::string_view before, std::string_view after) {
    auto at = before.size();
    while (at > 0 && (static_cast<unsigned char>(before[at - 1]) & 0xC0U) == 0x80U) --at;
    const auto last = text::inked(before.substr(at > 0 ? at - 1 : 0));
    if (!last.empty() && !is_mark(last.back().point)) {
        std::size_t end = 0;
        while (end < after.size() && end < 4 &&
               (end == 0 || (static_cast<unsigned char>(after[end]) & 0xC0U) == 0x80U))
            ++end;
        const auto next = text::inked(after.substr(0, end));
        return next.empty() || is_mark(next.front().point);
    }
    return true;
}

std::string replaced(const std::string& text, const std::vector<RegionalWord>& words) {
    std::string made;
    for (std::size_t at = 0; at < text.size();) {
        const std::string_view before = std::string_view(text).substr(0, at);
        const auto fits = [&](const std::string& word) {
            return !word.empty() && text.compare(at, word.size(), word) == 0 &&
                   parted(before, word) &&
                   parted(word, std::string_view(text).substr(at + word.size()));
        };
        const auto found = std::find_if(words.begin(), words.end(), [&](const auto& word) {
            return fits(word.here) || fits(with_capital(word.here));
        });
        if (found == words.end()) {
            made += text[at++];
            continue;
        }
        const auto capital = fits(found->here) ? "" : with_capital(found->there);
        made += capital.empty() ? found->there : capital;
        at += found->here.size();
    }
    return made;
}

}  // namespace

Regional::Regional(std::vector<RegionalWord> words) : words_(std::move(words)) {
    for (const auto& word : words_) back_.push_back({text::fold(word.there), word.here, word.line});
    const auto longest_first = [](const auto& a, const auto& b) {
        return a.here.size() > b.here.size();
    };
    std::stable_sort(words_.begin(), words_.end(), longest_first);
    std::stable_sort(back_.begin(), back_.end(), longest_first);
}

std::string Regional::said(const std::string& text) const {
    return words_.empty() ? text : replaced(text, words_);
}

std::string Regional::written(const std::string& typed) const {
    if (back_.empty()) return typed;
    const auto folded = text::fold(typed);
    const auto made = replaced(folded, back_);
    return made == folded ? typed : made;
}

std::vector<std::string> countries_of(const text::Toml& regions) { return regions.keys(); }

std::vector<RegionalWord> words_of(const text::Toml& regions, const std::string& country) {
    std::vector<RegionalWord> words;
    const auto table = regions.table(country);
    for (const auto& here : table.keys())
        words.push_back({here, table.text(here).value_or(""), table.line(here)});
    return words;
}

Regional regional(const std::string& body, const std::string& country) {
    if (body.empty() || country.empty()) return {};
    base::Problems told;  // when it was packed
    const auto regions = text::Toml::parse(body, "", told);
    if (!regions.is_table(country)) return {};
    return Regional(words_of(regions, country));
}

}  // namespace content
