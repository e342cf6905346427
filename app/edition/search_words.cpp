#include "edition/search_words.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "text/spoken_numbers.h"
#include "text/unicode.h"

namespace edition {

namespace {

// In short words it makes another word of it: "año", "ano".
void keep_short_enye(std::string& word) {
    constexpr std::size_t longest = 5;  // bytes
    if (word.size() > longest) return;
    for (const char* letter : {"ñ", "Ñ"}) text::replace_each(word, letter, "nn");
}

// Without the marks of vowels and the stroke that only makes a word longer. Hamza stays: it tells
// "ألم" from a word with the article.
std::string bare_letters(std::string word) {
    for (const char* mark : {"ـ", "ً", "ٌ", "ٍ", "َ", "ُ", "ِ", "ّ", "ْ", "ٰ"})
        text::replace_each(word, mark, "");
    text::replace_each(word, "ٱ", "ا");
    return word;
}

// "والدم", "بالدم", "للدم", "عالدم" and "الدم" are found by "دم". What is left has two letters at
// least.
std::string without_article(const std::string& word) {
    constexpr std::string_view articles[] = {"وال", "بال", "فال", "كال", "عال", "ال", "لل"};
    for (const auto article : articles)
        if (word.starts_with(article) && word.size() >= article.size() + 4)
            return word.substr(article.size());
    return word;
}

}  // namespace

std::string searchable(std::string_view word, const std::string& language) {
    std::string kept(word);
    if (language.starts_with("es")) keep_short_enye(kept);
    if (language.starts_with("ar")) kept = without_article(bare_letters(kept));
    std::string folded = text::fold(kept);
    for (const char* apostrophe : {"'", "’", "ʼ", "`"}) text::replace_each(folded, apostrophe, "");
    folded = text::with_plain_digits(folded);
    const std::pair<const char*, const char*> same[] = {{"ى", "ي"}, {"ة", "ه"}};
    if (language.starts_with("ar"))
        for (const auto& [from, to] : same) text::replace_each(folded, from, to);
    return folded;
}

namespace {

// "Prostatitis" is no form of "prostate".
bool is_inflammation(std::string_view word) { return word.ends_with("itis"); }

// "Can t", as it is typed where there is no apostrophe.
bool is_lost_end(std::string_view text, const text::Piece& before, const text::Piece& piece) {
    constexpr std::string_view negated[] = {"can",  "won",  "don",  "isn",   "doesn",  "didn",
                                            "wasn", "aren", "hasn", "haven", "couldn", "wouldn"};
    if (text.substr(piece.begin, piece.end - piece.begin) != "t" ||
        text.substr(before.end, piece.begin - before.end) != " ")
        return false;
    const auto word = text::fold(text.substr(before.begin, before.end - before.begin));
    return std::find(std::begin(negated), std::end(negated), word) != std::end(negated);
}

}  // namespace

SearchWords::SearchWords(std::string language, Memory memory)
    : language_(std::move(language)), memory_(memory), segmenter_(language_), stemmer_(language_) {}

SearchWords::Made SearchWords::made(std::string_view written) const {
    auto folded = searchable(written, language_);
    std::erase(folded, ' ');
    auto stem = is_inflammation(folded) ? folded : stemmer_(folded);
    return {std::move(folded), std::move(stem)};
}

std::vector<SearchWords::Word> SearchWords::of(std::string_view text) {
    std::vector<Word> words;
    for (auto piece : segmenter_.words(text)) {
        if (!words.empty() && is_lost_end(text, words.back().written, piece)) {
            piece.begin = words.back().written.begin;
            words.pop_back();
        }
        const auto written = text.substr(piece.begin, piece.end - piece.begin);
        auto known = memory_ == Memory::none ? known_.end() : known_.find(written);
        if (known == known_.end() && memory_ != Memory::none)
            known = known_.emplace(written, made(written)).first;
        auto [folded, stem] = known == known_.end() ? made(written) : known->second;
        if (!folded.empty()) words.push_back({std::move(folded), std::move(stem), piece});
    }
    return words;
}

std::string SearchWords::indexed(const std::vector<Word>& words) {
    std::string all;
    for (const auto& word : words) {
        all += word.folded + ' ';
        if (word.stem != word.folded) all += word.stem + ' ';
    }
    return all;
}

}  // namespace edition
