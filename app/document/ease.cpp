#include "document/ease.h"

#include <algorithm>

#include "text/segment.h"
#include "text/unicode.h"

namespace document {

namespace {

constexpr double easiest = 100;  // of a text without a word

struct Counts {
    double words = 0, sentences = 0, syllables = 0, long_words = 0;
};

// Lines are sentences of their own.
Counts count(std::string_view text, const Measure& measure, const std::string& language) {
    Counts counts;
    text::Segmenter segmenter(language);
    while (!text.empty()) {
        const auto end = std::min(text.find('\n'), text.size());
        const auto line = text.substr(0, end);
        const auto words = segmenter.words(line);
        for (const auto& piece : words) {
            const auto word = line.substr(piece.begin, piece.end - piece.begin);
            const auto letters = static_cast<double>(text::letter_count(word));
            const double spoken = measure.letters_a_syllable > 0
                                      ? letters / measure.letters_a_syllable
                                      : syllables(word, measure);
            counts.syllables += spoken;
            const bool is_long = (measure.long_letters > 0 && letters >= measure.long_letters) ||
                                 (measure.long_syllables > 0 && spoken >= measure.long_syllables);
            counts.long_words += is_long ? 1 : 0;
        }
        counts.words += static_cast<double>(words.size());
        if (!words.empty())
            counts.sentences += static_cast<double>(segmenter.sentences(line).size());
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return counts;
}

std::string heard(std::string_view word, const Measure& measure) {
    std::string made = text::small_letters(word);
    for (const auto& sound : measure.sounds) text::replace_each(made, sound.written, sound.heard);
    return made;
}

enum class Vowel { none, strong, weak, stressed };

Vowel vowel(std::string_view letter, const Measure& measure) {
    const auto in = [&](const std::string& all) { return all.find(letter) != std::string::npos; };
    return in(measure.strong)     ? Vowel::strong
           : in(measure.weak)     ? Vowel::weak
           : in(measure.stressed) ? Vowel::stressed
                                  : Vowel::none;
}

}  // namespace

std::optional<Measure> read_measure(const text::Toml& about) {
    if (!about.has("reading")) return std::nullopt;
    const auto table = about.table("reading");
    const auto number = [&](const char* key) { return table.number(key).value_or(0); };
    Measure measure;
    measure.name = table.text("name").value_or("");
    if (measure.name.empty())
        table.complain("name", "the measure of reading has no name", "write name = \"INFLESZ\"");
    measure.constant = number("constant");
    measure.syllables_a_word = number("syllables_a_word");
    measure.words_a_sentence = number("words_a_sentence");
    measure.long_words_a_word = number("long_words_a_word");
    measure.long_letters = static_cast<int>(number("long_letters"));
    measure.long_syllables = static_cast<int>(number("long_syllables"));
    measure.letters_a_syllable = static_cast<int>(number("letters_a_syllable"));
    measure.strong = table.text("strong").value_or("");
    measure.weak = table.text("weak").value_or("");
    measure.stressed = table.text("stressed").value_or("");
    for (const auto& pair : table.texts("sounds")) {
        const auto gap = pair.find(' ');
        if (gap == std::string::npos || gap == 0)
            table.complain("sounds", "'" + pair + "' is no pair of letters",
                           "write as it is written, a blank, as it is heard: \"qu q\"");
        else
            measure.sounds.push_back({pair.substr(0, gap), pair.substr(gap + 1)});
    }
    measure.warn_below = table.number("warn_below");
    measure.fail_below = table.number("fail_below");
    measure.slack = table.number("slack");
    const bool counts =
        measure.letters_a_syllable > 0 || !measure.strong.empty() || !measure.weak.empty();
    if ((measure.syllables_a_word != 0 || measure.long_syllables > 0) && !counts)
        table.complain("name", "nothing tells what a syllable is",
                       "name its vowels in strong and weak, or write letters_a_syllable");
    table.finish();
    return measure;
}

int syllables(std::string_view word, const Measure& measure) {
    const std::string made = heard(word, measure);
    int groups = 0;
    Vowel before = Vowel::none;
    for (const auto& letter : text::inked(made)) {
        const Vowel now = vowel(letter.utf8, measure);
        const auto beside = [&](Vowel one, Vowel other) { return before == one && now == other; };
        const bool parts = before == Vowel::none || beside(Vowel::strong, Vowel::strong) ||
                           beside(Vowel::stressed, Vowel::strong) ||
                           beside(Vowel::strong, Vowel::stressed);
        if (now != Vowel::none && parts) ++groups;
        before = now;
    }
    return std::max(1, groups);
}

double ease(std::string_view sentences, const Measure& measure, const std::string& language) {
    const auto counts = count(sentences, measure, language);
    if (counts.words == 0) return std::max(easiest, measure.warn_below.value_or(0));
    return measure.constant + measure.syllables_a_word * counts.syllables / counts.words +
           measure.words_a_sentence * counts.words / counts.sentences +
           measure.long_words_a_word * counts.long_words / counts.words;
}

}  // namespace document
