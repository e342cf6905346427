#include "text/spoken.h"

#include <algorithm>
#include <cstdlib>

#include "text/cut_text.h"
#include "text/full_names.h"
#include "text/spoken_numbers.h"
#include "text/unicode.h"

namespace text {

namespace {

constexpr std::string_view halves[][2] = {{"½", "1/2"}, {"⅓", "1/3"}, {"⅔", "2/3"},
                                          {"¼", "1/4"}, {"¾", "3/4"}, {"⅛", "1/8"}};

// A symbol of a measure: what stands before one is a quantity.
bool measure(std::string_view word) { return is_unit(word) || word == "IU" || word == "Gy"; }

class Reader {
  public:
    Reader(const std::string& text, const Reading& reading)
        : text_(text),
          list_(reading.list),
          language_(reading.language),
          cut_(text, reading.language),
          words_(cut_.words),
          kinds_(words_.size(), TokenKind::word),
          known_(known_numbers(reading.dialled)),
          roman_after_(folded_list(listed(before_roman))),
          dial_after_(folded_list(listed(before_dial))) {}

    Speech read() {
        while (next_ < words_.size()) {
            gap({at_, words_[next_].begin});
            if (next_ < words_.size() && at_ <= words_[next_].begin) item();
        }
        gap({at_, text_.size()});
        return std::move(speech_);
    }

  private:
    enum class TokenKind { word, number, dialled, roman };
    struct Sign {
        std::size_t bytes = 0;
        std::string said;
    };

    std::string_view of(const Piece& piece) const { return cut_.of(piece); }
    std::string_view of(std::size_t word) const { return cut_.of(words_[word]); }
    std::string_view before(std::size_t word) const { return cut_.before(word); }
    std::string_view after(std::size_t word) const { return cut_.after(word); }
    std::string listed(const std::string& key) const {
        const auto found = list_.find(key);
        return found == list_.end() ? "" : found->second;
    }
    bool numeric(std::size_t word) const { return begins_with_digit(of(word)) || roman_here(word); }
    // Joined to another number on either side, as in 1/2/3.
    bool chained(std::size_t first, std::size_t last, bool by_dash) const {
        const auto joins = [&](std::string_view gap) {
            const auto bare = without_spaces(gap);
            return bare == "/" || (by_dash && gap == "-");
        };
        return (first > 0 && kinds_[first - 1] != TokenKind::word && joins(before(first))) ||
               (last + 1 < words_.size() && begins_with_digit(of(last + 1)) && joins(after(last)));
    }

    void put(const std::string& said, const Piece& piece, bool same = false);
    void put_apart(const std::string& said, const Piece& piece);
    void copy(const Piece& piece) {
        if (piece.begin < piece.end) put(std::string(of(piece)), piece, true);
    }
    // The words up to this one are said.
    void passed(std::size_t last, TokenKind kind) {
        for (; next_ <= last; ++next_) kinds_[next_] = kind;
        at_ = words_[last].end;
    }

    void gap(const Piece& gap);
    Sign sign(std::size_t at, const Piece& gap) const;
    Sign dash_sign(const Piece& dash, const Piece& gap) const;
    Sign listed_sign(std::size_t at) const;
    void item();
    bool dial();
    std::size_t told_to_dial(const DigitRun& run) const;
    bool measured(std::size_t first, std::size_t last) const;
    DateFigures date_figures() const;
    bool day();
    bool fraction();
    bool roman_here(std::size_t word) const;
    bool roman_number();
    bool listed_words();
    bool unit();

    const std::string& text_;
    const Pronunciations& list_;
    const std::string& language_;
    const CutText cut_;
    const std::vector<Piece>& words_;
    std::vector<TokenKind> kinds_;
    std::set<std::string> known_;
    std::vector<std::string> roman_after_, dial_after_;
    Speech speech_;
    std::size_t next_ = 0, at_ = 0;  // the word and the byte that come now
    bool apart_ = false;
};

void Reader::put(const std::string& said, const Piece& piece, bool same) {
    if (said.empty()) return;
    const bool punctuation = std::string_view(" .,;:!?)").find(said[0]) != std::string_view::npos;
    if (apart_ && !punctuation) speech_.words += ' ';
    apart_ = false;
    speech_.parts.push_back({speech_.words.size(), piece, same});
    speech_.words += said;
}

// What is said for a sign stands apart from what is around it.
void Reader::put_apart(const std::string& said, const Piece& piece) {
    apart_ = !speech_.words.empty() && speech_.words.back() != ' ' && speech_.words.back() != '(';
    put(said, piece);
    apart_ = true;
}

// What stands between two words: signs are said, marks of direction are not.
void Reader::gap(const Piece& gap) {
    std::size_t copied = gap.begin;
    for (at_ = gap.begin; at_ < gap.end;) {
        const auto letter = of({at_, at_ + letter_bytes(text_, at_)});
        const auto found = unseen(letter) ? Sign{letter.size(), ""} : sign(at_, gap);
        const auto end = at_ + std::max(found.bytes, letter.size());
        if (found.bytes > 0) {
            copy({copied, at_});
            if (!found.said.empty()) put_apart(found.said, {at_, end});
            copied = end;
        }
        at_ = end;
    }
    copy({copied, gap.end});
    while (next_ < words_.size() && words_[next_].begin < at_) ++next_;
}

Reader::Sign Reader::sign(std::size_t at, const Piece& gap) const {
    const auto letter = of({at, at + letter_bytes(text_, at)});
    const bool between = next_ > 0 && next_ < words_.size() &&
                         kinds_[next_ - 1] != TokenKind::word && numeric(next_);
    // Two numbers to dial, two groups: nothing is divided.
    if (letter == "/" && between && kinds_[next_ - 1] != TokenKind::number) return {1, ","};
    for (const auto& [half, written] : halves) {
        if (letter != half) continue;
        const bool more = next_ > 0 && kinds_[next_ - 1] == TokenKind::number &&
                          without_spaces(of({gap.begin, at})).empty();
        const auto said = listed((more ? "# " : "") + std::string(written));
        return {said.empty() ? 0 : letter.size(), said};
    }
    if (auto found = listed_sign(at); found.bytes > letter.size()) return found;
    if (dash(letter)) return dash_sign({at, at + letter.size()}, gap);
    const bool alone = without_spaces(of(gap)) == letter;
    const bool fits = letter == "/" ? between && alone && !chained(next_ - 1, next_, false)
                      : letter == "+"
                          ? (between && alone) || (at > 0 && ends_with_digit(of({0, at}))) ||
                                digit_at(text_, at + 1) > 0
                          : true;
    return fits ? listed_sign(at) : Sign{};
}

// Between numbers it is a range, before one a minus, elsewhere no more than a pause.
Reader::Sign Reader::dash_sign(const Piece& dash, const Piece& gap) const {
    if (next_ >= words_.size() || !numeric(next_)) return {};
    const auto left = without_spaces(of({gap.begin, dash.begin}));
    const auto right = without_spaces(of({dash.end, gap.end}));
    const bool number_before = next_ > 0 && kinds_[next_ - 1] != TokenKind::word;
    const bool range = number_before && (left.empty() || left == "%" || left == "٪");
    const bool apart = dash.begin == 0 || text_[dash.begin - 1] == ' ' ||
                       text_[dash.begin - 1] == '(' || dash.begin > gap.begin;
    const std::string said = range && right.empty()         ? listed("–")
                             : apart && dash.end == gap.end ? listed("−")
                                                            : "";
    return {said.empty() ? 0 : dash.end - dash.begin, said};
}

// The longest sign of the list that stands here, with its letters: "°C".
Reader::Sign Reader::listed_sign(std::size_t at) const {
    Sign found;
    for (const auto& [key, said] : list_) {
        if (key.size() <= found.bytes || text_.compare(at, key.size(), key) != 0) continue;
        const auto end = at + key.size();
        const bool cuts =
            next_ < words_.size() && end > words_[next_].begin && end != words_[next_].end;
        if (!cuts) found = {key.size(), said};
    }
    return found;
}

void Reader::item() {
    if (begins_with_digit(of(next_)) && (day() || dial() || fraction())) return;
    if (unit() || listed_words() || roman_number()) return;  // "IIIA" has its own entry
    copy(words_[next_]);
    passed(next_, ends_with_digit(of(next_)) ? TokenKind::number : TokenKind::word);
}

// A sign of comparison before it, a measure after it, or one end of a range.
bool Reader::measured(std::size_t first, std::size_t last) const {
    for (const std::string_view sign : {"<", ">", "≤", "≥", "±", "≈", "="})
        if (before(first).find(sign) != std::string_view::npos) return true;
    if (first > 0 && kinds_[first - 1] == TokenKind::number && dash(without_spaces(before(first))))
        return true;
    const auto gap = without_spaces(after(last));
    if (gap.starts_with("%") || gap.starts_with("٪") || gap.starts_with("°")) return true;
    return gap.empty() && last + 1 < words_.size() && measure(of(last + 1));
}

// A clinic's rules and its pages name short numbers too: "Ring 2222 or 3333".
std::size_t Reader::told_to_dial(const DigitRun& run) const {
    const auto slash = std::find(run.between.begin(), run.between.end(), "/");
    const auto groups = std::min<std::size_t>(
        static_cast<std::size_t>(slash - run.between.begin()) + 1, run.digits.size());
    std::size_t digits = 0;
    for (std::size_t i = 0; i < groups; ++i) digits += run.digits[i].size();
    if (digits < 3) return 0;
    if (cut_.follows(dial_after_, next_)) return groups;
    if (next_ == 0 || groups > 1) return 0;
    const auto gap = without_spaces(before(next_));
    const bool beside = kinds_[next_ - 1] == TokenKind::dialled && (gap == "," || gap == "/");
    const bool joined = next_ > 1 && kinds_[next_ - 2] == TokenKind::dialled && gap.empty() &&
                        letter_count(of(next_ - 1)) <= 3 &&
                        without_spaces(before(next_ - 1)).empty();
    const bool counted = without_spaces(after(next_)).empty() && next_ + 1 < words_.size();
    return (beside || joined) && !counted ? 1 : 0;
}

bool Reader::dial() {
    constexpr std::size_t longest_group = 5;
    const auto run = digit_run(text_, words_, next_);
    auto groups = dialled_groups(run, known_);
    if (groups == 0) groups = told_to_dial(run);
    if (groups == 0 || run.words[groups - 1] == 0) return false;
    const auto last = next_ + run.words[groups - 1] - 1;
    if (measured(next_, last)) return false;
    for (std::size_t i = 0; i < groups; ++i) {
        std::size_t at = run.groups[i].begin;
        const auto& digits = run.digits[i];
        for (std::size_t k = 0; k < digits.size(); ++k) {
            const bool third = digits.size() > longest_group && k % 3 == 0;
            if (i + k > 0) speech_.words += k == 0 || third ? ", " : " ";
            const auto bytes = digit_at(text_, at);
            put(std::string(1, digits[k]), {at, at + bytes});
            at += bytes;
        }
    }
    passed(last, TokenKind::dialled);
    return true;
}

DateFigures Reader::date_figures() const {
    DateFigures found;
    if (auto dotted = dotted_date(of(next_)); !dotted.parts.empty()) return dotted;
    for (auto word = next_; word < words_.size() && found.parts.size() < 3; ++word) {
        const auto digits = digits_of(of(word));
        const std::string between(word == next_ ? "" : before(word));
        const std::string one = dash(between) ? "-" : between;
        const bool fits = word == next_ ||
                          (found.parts.size() == 1 ? one == "-" || one == "/" : one == found.sign);
        if (digits.empty() || !fits) break;
        found.sign = one;
        found.parts.push_back(digits);
    }
    found.words = found.parts.size();
    return found;
}

bool Reader::day() {
    const auto figures = date_figures();
    if (figures.parts.size() < 2) return false;
    const auto last = next_ + figures.words - 1;
    if (chained(next_, last, true)) return false;
    const auto date = date_of(figures);
    const auto said = date ? day_in_full(*date, language_) : "";
    if (said.empty()) return false;
    put(said, {words_[next_].begin, words_[last].end});
    passed(last, TokenKind::number);
    return true;
}

bool Reader::fraction() {
    if (next_ + 1 >= words_.size() || without_spaces(after(next_)) != "/") return false;
    const auto above = digits_of(of(next_)), below = digits_of(of(next_ + 1));
    if (above.empty() || below.empty() || chained(next_, next_ + 1, false)) return false;
    const bool more = next_ > 0 && kinds_[next_ - 1] == TokenKind::number &&
                      without_spaces(before(next_)).empty();
    const auto said = listed((more ? "# " : "") + above + "/" + below);
    if (said.empty()) return false;
    put(said, {words_[next_].begin, words_[next_ + 1].end});
    passed(next_ + 1, TokenKind::number);
    return true;
}

bool Reader::roman_here(std::size_t word) const {
    const auto found = roman(of(word));
    if (!found) return false;
    if (found->sure) return true;
    const auto gap = without_spaces(before(word));
    if ((gap.empty() || dash(gap)) && cut_.follows(roman_after_, word)) return true;
    if (word == 0) return false;
    const bool beside = gap == "," || gap == "/" || gap == "&" || dash(gap);
    if (kinds_[word - 1] == TokenKind::roman) return beside;
    return word > 1 && kinds_[word - 2] == TokenKind::roman && gap.empty() && found->value > 1 &&
           letter_count(of(word - 1)) <= 4;
}

bool Reader::roman_number() {
    if (!roman_here(next_)) return false;
    const auto found = *roman(of(next_));
    put(std::to_string(found.value) + (found.letter.empty() ? "" : " " + found.letter),
        words_[next_]);
    passed(next_, TokenKind::roman);
    return true;
}

// What the list tells of the words that stand here: the longest that ends with a word.
bool Reader::listed_words() {
    const auto begin = words_[next_].begin;
    std::size_t last = next_, bytes = 0;
    const std::string* said = nullptr;
    for (const auto& [key, one] : list_) {
        if (key.size() <= bytes || text_.compare(begin, key.size(), key) != 0) continue;
        std::size_t word = next_;
        while (word < words_.size() && words_[word].end < begin + key.size()) ++word;
        if (word == words_.size() || words_[word].end != begin + key.size()) continue;
        if (begins_with_digit(key)) continue;
        last = word, bytes = key.size(), said = &one;
    }
    if (!said) return false;
    put(*said, {begin, begin + bytes});
    passed(last, TokenKind::word);
    return true;
}

// "500 mg" after a number, "30 mL/kg" anywhere: nothing else is written so. What the list has for
// the whole of it goes before.
bool Reader::unit() {
    const bool counted = next_ > 0 && kinds_[next_ - 1] == TokenKind::number &&
                         without_spaces(before(next_)).empty();
    const double number =
        counted ? std::strtod(with_plain_digits(of(next_ - 1)).c_str(), nullptr) : 100;
    std::size_t last = next_;
    while (last + 1 < words_.size() && after(last) == "/" && last < next_ + 2) ++last;
    for (; counted || last > next_; --last) {
        const Piece whole{words_[next_].begin, words_[last].end};
        if (list_.contains(std::string(of(whole)))) break;
        if (const auto said = unit_in_full(of(whole), number, language_); !said.empty()) {
            put(said, whole);
            passed(last, TokenKind::word);
            return true;
        }
        if (last == next_) break;
    }
    return false;
}

}  // namespace

Piece Speech::in_text(const Piece& spoken) const {
    const auto part = [&](std::size_t at) {
        Part found;
        for (const auto& one : parts)
            if (one.spoken <= at) found = one;
        return found;
    };
    const Part first = part(spoken.begin);
    const auto place = [](const Part& one, std::size_t at) {
        return std::min(one.text.end, one.text.begin + (at - one.spoken));
    };
    const std::size_t begin = first.same ? place(first, spoken.begin) : first.text.begin;
    if (spoken.end <= spoken.begin) return {begin, begin};
    const Part last = part(spoken.end - 1);
    return {begin, last.same ? place(last, spoken.end) : last.text.end};
}

bool well_said(const Speech& speech, const Pronunciations& list) {
    if (!list.contains(well_spoken)) return true;
    for (std::size_t i = 0; i < speech.parts.size(); ++i) {
        if (!speech.parts[i].same) continue;
        const auto begin = speech.parts[i].spoken;
        const auto end =
            i + 1 < speech.parts.size() ? speech.parts[i + 1].spoken : speech.words.size();
        const auto letters = inked(std::string_view(speech.words).substr(begin, end - begin));
        if (std::any_of(letters.begin(), letters.end(), [](const Letter& letter) {
                return letter.point >= 0x0620 && letter.point <= 0x064A;
            }))
            return false;
    }
    return true;
}

Speech spoken(const std::string& text, const Reading& reading) {
    return Reader(text, reading).read();
}

}  // namespace text
