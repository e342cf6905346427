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

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Where the run of single letters ends that begins with a piece, "P S A" or "P. S. A.": the first
// piece after it.
std::size_t end_of_initials(std::string_view text, const std::vector<text::Piece>& pieces,
                            std::size_t first) {
    std::size_t end = first;
    for (; end < pieces.size(); ++end) {
        const auto& piece = pieces[end];
        if (piece.end - piece.begin != 1 || !is_letter(text[piece.begin])) break;
        if (end == first) continue;
        const auto before = pieces[end - 1].end;
        const auto between = text.substr(before, piece.begin - before);
        if (between != " " && between != ". ") break;
    }
    return end;
}

// "P.S.A" without its dots; other words, and numbers, as they are.
std::string without_dots(std::string_view word) {
    std::string letters;
    for (std::size_t i = 0; i < word.size(); ++i) {
        const bool dot = i % 2 == 1;
        if (dot ? word[i] != '.' : !is_letter(word[i])) return std::string(word);
        if (!dot) letters += word[i];
    }
    return letters;
}

// "PSA4" is a word and a number; "T6" is one name.
std::size_t end_of_letters(std::string_view word) {
    constexpr std::size_t least = 3;
    std::size_t letters = 0;
    while (letters < word.size() && is_letter(word[letters])) ++letters;
    const auto rest = word.substr(letters);
    const bool number = std::all_of(rest.begin(), rest.end(),
                                    [](char c) { return is_digit(c) || c == '.' || c == ','; });
    return letters >= least && number ? letters : word.size();
}

// As people mean them: initials are one word, what is counted is one, its number another.
std::vector<text::Piece> as_meant(std::string_view text, const std::vector<text::Piece>& pieces) {
    constexpr std::size_t least_initials = 3;
    std::vector<text::Piece> made;
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        const auto& piece = pieces[i];
        const auto end = end_of_initials(text, pieces, i);
        if (end >= i + least_initials) {
            made.push_back({piece.begin, pieces[end - 1].end});
            i = end - 1;
            continue;
        }
        const auto letters =
            piece.begin + end_of_letters(text.substr(piece.begin, piece.end - piece.begin));
        made.push_back({piece.begin, letters});
        if (letters < piece.end) made.push_back({letters, piece.end});
    }
    return made;
}

}  // namespace

namespace {

// "مبيوجعنيش" is "بيوجعني", with a no around it. Empty for other words.
std::string without_no(const std::string& folded) {
    constexpr std::size_t least = 6;  // bytes: three letters
    constexpr std::string_view end = "ش";
    if (!folded.ends_with(end)) return "";
    for (const std::string_view no : {"وما", "وم", "ما", "م"})
        if (folded.starts_with(no) && folded.size() >= no.size() + least + end.size())
            return folded.substr(no.size(), folded.size() - no.size() - end.size());
    return "";
}

}  // namespace

SearchWords::SearchWords(std::string language, Memory memory)
    : language_(std::move(language)), memory_(memory), segmenter_(language_), stemmer_(language_) {}

SearchWords::Made SearchWords::made(std::string_view written) const {
    std::string together(written);
    for (const char* blank : {". ", " "}) text::replace_each(together, blank, "");
    auto folded = searchable(without_dots(together), language_);
    std::erase(folded, ' ');
    auto stem = is_inflammation(folded) ? folded : stemmer_(folded);
    return {std::move(folded), std::move(stem)};
}

std::vector<SearchWords::Word> SearchWords::of(std::string_view text) {
    std::vector<Word> words;
    for (auto piece : as_meant(text, segmenter_.words(text))) {
        if (!words.empty() && is_lost_end(text, words.back().written, piece)) {
            piece.begin = words.back().written.begin;
            words.pop_back();
        }
        const auto written = text.substr(piece.begin, piece.end - piece.begin);
        auto known = memory_ == Memory::none ? known_.end() : known_.find(written);
        if (known == known_.end() && memory_ != Memory::none)
            known = known_.emplace(written, made(written)).first;
        auto [folded, stem] = known == known_.end() ? made(written) : known->second;
        if (folded.empty()) continue;
        const auto denied = language_ == "ar" ? without_no(folded) : "";
        words.push_back({std::move(folded), std::move(stem), piece,
                         denied.empty() ? denied : stemmer_(denied)});
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
