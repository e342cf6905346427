#include "content/voice/spoken_forms.h"

#include <algorithm>

#include "text/unicode.h"

namespace content {

namespace {

// Letters of Latin script are read as they are.
bool needs_vowels(std::string_view phrase) {
    const auto letters = text::inked(phrase);
    return std::any_of(letters.begin(), letters.end(), [](const text::Letter& letter) {
        return letter.point >= 0x0590 && letter.point < 0x2000;
    });
}

constexpr std::string_view ends[] = {".", "!", "?", "؟", ":", "؛", ";", "\n"};
constexpr std::string_view edges[] = {" ", ".", "!", "?",      "؟",      ":",     "؛",
                                      ";", "،", ",", "«",      "»",      "\"",    "(",
                                      ")", "“", "”", "\u2066", "\u2068", "\u2069"};

// Takes marks off both ends.
std::string_view trimmed(std::string_view phrase) {
    for (bool again = true; again;) {
        again = false;
        for (const auto mark : edges) {
            while (phrase.starts_with(mark)) phrase.remove_prefix(mark.size()), again = true;
            while (phrase.ends_with(mark)) phrase.remove_suffix(mark.size()), again = true;
        }
    }
    return phrase;
}

// What Arabic writes above and below its letters: U+064B..0652, U+0670.
bool is_mark(std::string_view two) {
    return two == "\u0670" || (two >= "\u064B" && two <= "\u0652");
}

// Without those marks.
std::string bare(const std::string& text) {
    std::string made;
    for (std::size_t at = 0; at < text.size();) {
        const bool mark = is_mark(std::string_view(text).substr(at, 2));
        if (!mark) made += text[at];
        at += mark ? 2 : 1;
    }
    return made;
}

// A shadda behind the vowel of its letter: espeak-ng 1.51 drops such a vowel.
bool drops_vowel(std::string_view said) {
    for (auto at = said.find("\u0651", 2); at != std::string_view::npos;
         at = said.find("\u0651", at + 2))
        if (is_mark(said.substr(at - 2, 2))) return true;
    return false;
}

std::size_t end_at(std::string_view words, std::size_t at) {
    for (const auto mark : ends)
        if (words.substr(at).starts_with(mark)) return mark.size();
    return 0;
}

}  // namespace

std::vector<std::string> spoken_phrases(std::string_view words) {
    std::vector<std::string> found;
    std::size_t begin = 0;
    const auto take = [&](std::size_t end) {
        const auto phrase = trimmed(words.substr(begin, end - begin));
        if (needs_vowels(phrase)) found.emplace_back(phrase);
    };
    for (std::size_t at = 0; at < words.size();) {
        const auto close = words[at] == '{' ? words.find('}', at) : std::string_view::npos;
        const std::size_t cut =
            close != std::string_view::npos ? close + 1 - at : end_at(words, at);
        if (cut > 0) take(at), begin = at + cut;
        at += cut > 0 ? cut : 1;
    }
    take(words.size());
    return found;
}

SpokenForms read_spoken(const text::Toml& list) {
    SpokenForms forms;
    for (const auto& entry : list.tables("text")) {
        const auto shown = entry.text("shown").value_or(""), said = entry.text("said").value_or("");
        if (shown.empty() || said.empty())
            entry.complain("shown", "a spoken form that says nothing",
                           "write shown = \"...\" and said = \"...\"");
        else if (bare(shown) != bare(said))
            entry.complain("said", "'" + said + "' is not said as '" + shown + "' is shown",
                           "write the same letters, with their vowels");
        else if (drops_vowel(said))
            entry.complain("said", "'" + said + "' has a vowel before its shadda",
                           "write the shadda first, or the voice leaves the vowel out");
        else if (!forms.emplace(shown, said).second)
            entry.complain("shown", "'" + shown + "' stands here twice", "take one out");
        entry.finish();
    }
    list.finish();
    return forms;
}

}  // namespace content
