#include "content/voice/opposites.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <string_view>
#include <vector>

#include "text/unicode.h"

namespace content {

namespace {

// Folded, of all languages at once: a list for English may hold a Spanish name.
constexpr std::string_view negations[] = {
    "no",      "not",     "never",   "cannot", "nor",   "none", "neither", "nobody", "nothing",
    "nowhere", "without", "dont",    "nunca",  "jamas", "ni",   "nada",    "nadie",  "ningun",
    "ninguno", "ninguna", "tampoco", "لا",     "لم",    "لن",   "ليس",     "ليست",   "لست",
    "غير",     "بدون",    "دون",     "بلا",    "كلا",   "ابدا", "عدم"};
// These stand within many words as they are spelled for the voice: alone they count.
constexpr std::string_view alone[] = {"sin", "non"};

constexpr std::string_view prefixes[] = {"un",  "in",  "im",  "ir",   "il",
                                         "dis", "des", "non", "anti", "no"};

constexpr std::array<std::string_view, 2> opposites[] = {{"more", "less"},
                                                         {"before", "after"},
                                                         {"start", "stop"},
                                                         {"up", "down"},
                                                         {"left", "right"},
                                                         {"high", "low"},
                                                         {"painless", "painful"},
                                                         {"now", "later"},
                                                         {"with", "without"},
                                                         {"yes", "no"},
                                                         {"always", "never"},
                                                         {"good", "bad"},
                                                         {"harmless", "harmful"},
                                                         {"mas", "menos"},
                                                         {"antes", "despues"},
                                                         {"siempre", "nunca"},
                                                         {"con", "sin"},
                                                         {"alto", "bajo"},
                                                         {"izquierda", "derecha"},
                                                         {"si", "no"},
                                                         {"اكثر", "اقل"},
                                                         {"قبل", "بعد"},
                                                         {"نعم", "لا"},
                                                         {"يمين", "يسار"},
                                                         {"دائما", "ابدا"},
                                                         {"مع", "بدون"}};

bool among(std::string_view word, const std::string_view* begin, const std::string_view* end) {
    return std::find(begin, end, word) != end;
}

void take_out(std::string& text, std::string_view part) {
    for (auto at = text.find(part); at != std::string::npos; at = text.find(part))
        text.erase(at, part.size());
}

// "can't", "won't", "isn't": with the apostrophe gone.
bool shortened(const std::string& word) {
    static constexpr std::string_view verbs[] = {
        "can",  "won",  "isn",   "aren",    "don",   "doesn",  "didn",   "hasn",  "haven",
        "hadn", "wasn", "weren", "shouldn", "mustn", "couldn", "wouldn", "needn", "shan"};
    return word.ends_with('t') && among(std::string_view(word).substr(0, word.size() - 1),
                                        std::begin(verbs), std::end(verbs));
}

bool negates(const std::string& word, bool is_alone) {
    return among(word, std::begin(negations), std::end(negations)) || shortened(word) ||
           (is_alone && among(word, std::begin(alone), std::end(alone)));
}

std::size_t negations_in(const std::vector<std::string>& words) {
    return static_cast<std::size_t>(
        std::count_if(words.begin(), words.end(),
                      [&](const auto& word) { return negates(word, words.size() == 1); }));
}

bool is_prefixed(const std::string& longer, const std::string& shorter) {
    return std::any_of(std::begin(prefixes), std::end(prefixes), [&](std::string_view prefix) {
        return longer.size() == prefix.size() + shorter.size() && longer.starts_with(prefix) &&
               longer.ends_with(shorter);
    });
}

bool opposed(const std::string& word, const std::string& said) {
    if (is_prefixed(word, said) || is_prefixed(said, word)) return true;
    return std::any_of(std::begin(opposites), std::end(opposites), [&](const auto& pair) {
        return (word == pair[0] && said == pair[1]) || (word == pair[1] && said == pair[0]);
    });
}

}  // namespace

std::vector<std::string> heard_words(const std::string& text) {
    std::string plain = text::fold(text);
    for (const std::string_view mark :
         {"-", "'", "\u2019", "\u2018", "\u02BC", "\u2010", "\u2011", "\u2013", "\u0640", ".", ",",
          ";", ":", "!", "?", "\u060C", "\u200C", "\u200D", "\u00AD"})
        take_out(plain, mark);
    std::vector<std::string> words;
    for (std::size_t begin = 0; begin < plain.size();) {
        const auto end = std::min(plain.find_first_of(" \t\n\r/", begin), plain.size());
        if (end > begin) words.push_back(plain.substr(begin, end - begin));
        begin = end + 1;
    }
    return words;
}

std::string joined(const std::vector<std::string>& words, std::string_view by) {
    std::string all;
    for (const auto& word : words) all.append(all.empty() ? "" : by).append(word);
    return all;
}

bool turned_round(const std::string& word, const std::string& said) {
    const auto written = heard_words(word), heard = heard_words(said);
    return negations_in(written) != negations_in(heard) || opposed(joined(written), joined(heard));
}

}  // namespace content
