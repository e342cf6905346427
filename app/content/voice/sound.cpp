#include "content/voice/sound.h"

#include <algorithm>
#include <array>

#include "text/full_names.h"
#include "text/unicode.h"

namespace content {

namespace {

constexpr std::string_view vowels = "aeiouywh";

char place_of(char letter) {
    constexpr std::array<std::string_view, 6> places = {"bpfv", "cgjkqsxz", "dt", "l", "mn", "r"};
    constexpr std::string_view names = "BSTLMR";
    for (std::size_t i = 0; i < places.size(); ++i)
        if (places[i].find(letter) != std::string_view::npos) return letter == 'n' ? 'N' : names[i];
    return 0;
}

std::string letters_of(std::string_view words) {
    std::string letters;
    for (const char one : text::in_latin(text::fold(words)))
        if (one >= 'a' && one <= 'z') letters += one;
    return letters;
}

// What Latin spelling writes and nobody says.
std::string as_heard(std::string letters) {
    for (const std::string_view silent : {"ps", "pn", "kn", "gn", "wr", "mn"})
        if (letters.starts_with(silent)) letters.erase(0, 1);
    text::replace_each(letters, "ght", "t");
    text::replace_each(letters, "tion", "shon");
    text::replace_each(letters, "tious", "shous");
    text::replace_each(letters, "ture", "chur");
    text::replace_each(letters, "tch", "ch");
    text::replace_each(letters, "dge", "ge");
    text::replace_each(letters, "gm", "m");
    return letters;
}

std::string consonants(const std::string& letters) {
    std::string heard;
    char last = 0;
    for (const char letter : letters) {
        const char place = place_of(letter);
        if (place != 0 && place != last) heard += place;
        if (letter != 'h') last = place;  // "ch", "ph": no vowel between
    }
    return heard;
}

// Where the first vowel is spoken: "a", before it ("e", "i", "ae"), or behind; 0: there is none.
char first_vowel(const std::string& letters) {
    for (std::size_t i = 0; i < letters.size(); ++i) {
        const char next = i + 1 < letters.size() ? letters[i + 1] : ' ';
        const bool more = std::string_view("aeiou").find(next) != std::string_view::npos;
        switch (letters[i]) {
            case 'a':
                return next == 'e' ? 'e' : 'a';
            case 'e':
                return next == 'u' || next == 'w' ? 'o' : 'e';
            case 'i':
                return 'e';
            case 'o':
            case 'u':
                return 'o';
            case 'y':
                if (i > 0 || !more) return 'e';  // else as in "you"
                break;
            default:
                break;
        }
    }
    return 0;
}

}  // namespace

bool other_vowel(std::string_view word, std::string_view said) {
    constexpr std::size_t shortest_long_word = 7;
    const auto written = letters_of(word), heard = letters_of(said);
    return written.size() < shortest_long_word && heard.size() < shortest_long_word + 2 &&
           first_vowel(written) != first_vowel(heard);
}

std::string sound(std::string_view words) {
    const auto letters = as_heard(letters_of(words));
    if (letters.empty()) return "";
    const bool open = vowels.find(letters.front()) != std::string_view::npos;
    return (open ? "V" : "") + consonants(letters);
}

bool names_letter(char letter, std::string_view name) {
    const auto letters = letters_of(name);
    if (letters.empty() || letters.size() > 8) return false;
    if (letters.size() == 1) return letters[0] == letter;
    const auto heard = consonants(letters);
    switch (letter) {
        case 'a':
            return heard.empty() || heard == "LB";  // alif
        case 'h':                                   // aitch, hache
            return heard.empty() || letters.find("ch") != letters.npos || letters.ends_with("tsh");
        case 'j':
            return letters[0] == 'j' && (heard == "S" || heard == "ST");  // jay, jota
        case 'w':
            return heard == "TBL" || heard == "BTBL" || heard == "TBLB";
        case 'y':
            return heard.empty() || heard == "RS" || heard == "LRS";
        case 'z':
            return letters[0] == 'z' && (heard == "ST" || heard == "S");
        default: {
            const char place = place_of(letter);
            return place == 0 ? heard.empty() : heard == std::string(1, place);
        }
    }
}

}  // namespace content
