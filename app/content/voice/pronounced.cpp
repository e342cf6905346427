#include "content/voice/pronounced.h"

#include <algorithm>
#include <cctype>
#include <string_view>

#include "content/voice/opposites.h"
#include "content/voice/signs.h"
#include "content/voice/sound.h"
#include "text/full_names.h"
#include "text/segment.h"
#include "text/spoken.h"
#include "text/spoken_numbers.h"
#include "text/stem.h"
#include "text/unicode.h"

namespace content {

namespace {

using Words = std::vector<std::string>;

bool is_upper(char one) { return one >= 'A' && one <= 'Z'; }
bool is_latin(char one) { return is_upper(one) || (one >= 'a' && one <= 'z'); }

bool in_latin_letters(const std::string& text) {
    return std::any_of(text.begin(), text.end(), is_latin);
}

std::string digits_in(const std::string& text) {
    std::string digits;
    for (const char one : text::with_plain_digits(text))
        if (one >= '0' && one <= '9') digits += one;
    return digits;
}

// Folded, letters and digits alone: "(II" is "ii".
Words bare_words(const std::string& text) {
    Words words;
    for (const auto& piece : text::words(text, "en"))
        words.push_back(
            text::fold(std::string_view(text).substr(piece.begin, piece.end - piece.begin)));
    return words;
}

// "P S A", "en-seds": what stands between spaces, joins and full stops, folded.
Words pieces_of(const std::string& said) {
    Words pieces(1);
    for (const char one : text::fold(said))
        if (one == ' ' || one == '-' || one == '.' || one == ',') {
            if (!pieces.back().empty()) pieces.emplace_back();
        } else {
            pieces.back() += one;
        }
    if (pieces.back().empty()) pieces.pop_back();
    return pieces;
}

bool among_names(int number, const std::string& name, const std::string& language) {
    const auto names = text::number_names(number, language);
    return std::find(names.begin(), names.end(), name) != names.end();
}

enum class Key { setting, sign, number, abbreviation, words };

// Two capitals, or one beside a digit: "PSA", "NSAIDs", "T6"; small letters alone where no vowel
// makes them a word: "vs".
bool abbreviated(const std::string& word) {
    const bool plain = std::all_of(word.begin(), word.end(), [](char one) {
        return is_latin(one) || (one >= '0' && one <= '9');
    });
    if (!plain || word.size() < 2) return false;
    const auto capitals = std::count_if(word.begin(), word.end(), is_upper);
    return capitals > 1 || (capitals == 1 && !digits_in(word).empty()) ||
           word.find_first_of("aeiouyAEIOUY") == std::string::npos;
}

Key kind_of(const std::string& word) {
    if (word == text::before_roman || word == text::before_dial || word == text::well_spoken)
        return Key::setting;
    if (bare_words(word).empty() || word.find("º") != std::string::npos) return Key::sign;
    const auto digits = digits_in(word);
    const bool counted = std::all_of(word.begin(), word.end(), [](unsigned char one) {
        return one >= 0x80 || !std::isalpha(one);
    });
    if (!digits.empty() && counted &&
        text::in_latin(word).find_first_of("abcdefghijklmnopqrstuvwxyz") == std::string::npos)
        return Key::number;
    return abbreviated(word) ? Key::abbreviation : Key::words;
}

// "P S A", "pe ese a", "تِي 6": letter for letter, and each number as it stands or in words.
bool spelled_out(const std::string& word, const std::string& said, const std::string& language) {
    auto pieces = pieces_of(said);
    std::size_t next = 0;
    for (std::size_t at = 0; at < word.size();) {
        const bool plural = at + 1 == word.size() && at > 1 && word[at] == 's';
        if (next == pieces.size()) return plural;
        auto end = at + 1;
        const auto& piece = pieces[next++];
        if (is_latin(word[at])) {
            const char letter = static_cast<char>(std::tolower(word[at]));
            const bool one_s = at + 2 == word.size() && word[at + 1] == 's' &&
                               piece == std::string(1, letter) + "s";
            if (!one_s && !names_letter(letter, piece)) return false;
            if (one_s) return next == pieces.size();
        } else {
            end = word.find_first_not_of("0123456789", at);
            if (end == std::string::npos) end = word.size();
            const auto digits = word.substr(at, end - at);
            if (text::with_plain_digits(piece) != digits &&
                (digits.empty() || digits.size() > 4 ||
                 !among_names(std::stoi(digits), piece, language)))
                return false;
        }
        at = end;
    }
    return next == pieces.size();
}

// "magnetic resonance imaging" for MRI, where a text of the language has it.
bool is_long_form(const std::string& word, const std::string& said, const Vocabulary& language) {
    const auto words = bare_words(said);
    std::string initials, letters;
    for (const auto& piece : pieces_of(said)) initials += piece.front();
    for (const char one : word)
        if (is_latin(one)) letters += static_cast<char>(std::tolower(one));
    if (letters.ends_with('s') && !initials.ends_with('s')) letters.pop_back();
    return words.size() > 1 && initials == letters && language.has(words);
}

// IIIA: a third, and A.
bool is_roman(const std::string& word, const std::string& said, const std::string& language) {
    const auto number = text::roman(word);
    if (!number) return false;
    auto words = heard_words(said);
    if (!number->letter.empty()) {
        const char letter = static_cast<char>(std::tolower(number->letter.front()));
        if (words.size() < 2 || !names_letter(letter, words.back())) return false;
        words.pop_back();
    }
    return among_names(number->value, joined(words), language) ||
           joined(words) == std::to_string(number->value);
}

// None of it a word that stands for something else.
bool unknown(const std::string& said, const Words& own, const Vocabulary& language) {
    const auto words = heard_words(said);
    if (words.empty() || language.knows(joined(words, ""))) return false;
    return words.size() == 1 || !std::all_of(words.begin(), words.end(), [&](const auto& word) {
               return language.knows(word) && std::find(own.begin(), own.end(), word) == own.end();
           });
}

std::string closed(std::string heard) {
    if (heard.starts_with('V')) heard.erase(0, 1);
    return heard;
}

bool abbreviation_said(const std::string& word, const std::string& said,
                       const Vocabulary& language) {
    if (is_roman(word, said, language.language())) return true;
    if (spelled_out(word, said, language.language())) return true;
    if (is_long_form(word, said, language)) return true;
    const bool speakable = word.find_first_of("aeiouyAEIOUY") != std::string::npos;
    const auto small = text::fold(word);
    if (!speakable) {  // "Dr", "vs": its first letter, its last, and those between
        if (word.find_first_not_of("BCDFGHJKLMNPQRSTVWXZ") == std::string::npos) return false;
        const auto whole = heard_words(said);
        if (whole.size() != 1 || whole[0].front() != small.front() ||
            whole[0].back() != small.back())
            return false;
        std::size_t at = 0;
        for (const char one : whole[0])
            if (at < small.size() && one == small[at]) ++at;
        return at == small.size();
    }
    return !language.knows(small) && digits_in(word) == digits_in(said) &&
           closed(sound(word)) == closed(sound(said)) &&
           (!in_latin_letters(said) || unknown(said, {}, language));
}

// Only a Roman number is left out, which the words beside it say already.
bool number_dropped(const std::string& word, const std::string& said) {
    const auto written = bare_words(word), heard = bare_words(said);
    std::size_t next = 0;
    for (const auto& one : written) {
        if (next < heard.size() && heard[next] == one) {
            ++next;
            continue;
        }
        std::string capitals = one;
        std::transform(capitals.begin(), capitals.end(), capitals.begin(),
                       [](unsigned char letter) { return std::toupper(letter); });
        if (!text::roman(capitals)) return false;
    }
    return next == heard.size() && next > 0;
}

bool words_said(const std::string& word, const std::string& said, const Vocabulary& language) {
    const auto written = heard_words(word);
    if (joined(written, "") == joined(heard_words(said), "")) return true;
    if (number_dropped(word, said)) return true;
    if (digits_in(word) != digits_in(said)) return false;
    // In letters of its own a language spells as it sounds: other letters are another word.
    if (!in_latin_letters(word) && !in_latin_letters(said)) return false;
    if (sound(word) != sound(said)) return false;
    if (in_latin_letters(word) != in_latin_letters(said)) return true;
    return !other_vowel(word, said) && unknown(said, written, language);
}

bool fits(const std::string& word, const std::string& said, const Vocabulary& language) {
    switch (kind_of(word)) {
        case Key::setting:
            return true;
        case Key::sign:
            return sign_called(word, said, language.language());
        case Key::number:
            return fraction_called(word, said, language.language());
        case Key::abbreviation:
            return abbreviation_said(word, said, language);
        case Key::words:
            return words_said(word, said, language);
    }
    return false;
}

std::string instead_of(const std::string& word) {
    switch (kind_of(word)) {
        case Key::setting:
        case Key::sign:
            return "which is not what the sign means";
        case Key::number:
            return "which is not that number";
        case Key::abbreviation:
            return "which is neither its letters, nor a long form your texts have, nor its sound";
        case Key::words:
            return "which does not sound like it, or is another word of your texts";
    }
    return "";
}

}  // namespace

void Vocabulary::add(const std::string& text) {
    const text::Stemmer stem(language_);
    for (std::size_t at = 0; at < text.size();) {
        const auto end = std::min(text.find('\n', at), text.size());
        const auto line = text.substr(at, end - at);
        at = end + 1;
        if (!lines_.insert(std::hash<std::string>()(line)).second) continue;
        for (const auto& piece : text::words(line, language_)) {
            const auto word = line.substr(piece.begin, piece.end - piece.begin);
            const auto folded = text::fold(word);
            if (!abbreviated(word)) stems_.insert(stem(folded));
            texts_ += " " + folded;
        }
    }
}

bool Vocabulary::knows(const std::string& word) const {
    return stems_.contains(text::Stemmer(language_)(word));
}

bool Vocabulary::has(const Words& words) const {
    return (texts_ + " ").find(" " + joined(words) + " ") != std::string::npos;
}

std::string misspoken(const std::string& word, const std::string& said,
                      const Vocabulary& language) {
    if (heard_words(said).empty()) return "'" + word + "' would not be said at all";
    if (kind_of(word) != Key::sign && turned_round(word, said))
        return "'" + word + "' would be said as its opposite, '" + said + "'";
    const auto units = text::unit_names(word, language.language());
    const auto heard = sound(said);
    const bool unit = std::any_of(units.begin(), units.end(),
                                  [&](const auto& name) { return sound(name) == heard; });
    if (unit || (!units.empty() && spelled_out(word, said, language.language()))) return "";
    if (!units.empty() && kind_of(word) != Key::sign)
        return "'" + word + "' would be said as '" + said + "', which is not that unit";
    if (fits(word, said, language)) return "";
    return "'" + word + "' would be said as '" + said + "', " + instead_of(word);
}

}  // namespace content
