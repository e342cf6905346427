#include "content/voice/signs.h"

#include <algorithm>
#include <charconv>
#include <string_view>
#include <vector>

#include "content/voice/opposites.h"
#include "text/full_names.h"
#include "text/unicode.h"

namespace content {

namespace {

using Names = std::vector<std::string_view>;

// Of the languages the program is delivered in.
struct SignNames {
    Names signs, names;
};
const std::vector<SignNames>& sign_names() {
    static const std::vector<SignNames> all = {
        {{"<"},
         {"less than", "fewer than", "under", "below", "menor que", "menos de", "menos que",
          "inferior a", "اقل من", "اصغر من"}},
        {{">"},
         {"more than", "greater than", "over", "above", "mayor que", "mas de", "mas que",
          "superior a", "اكثر من", "اكبر من"}},
        {{"≤", "<=", "=<"},
         {"at most", "up to", "less than or equal to", "menor o igual que", "menor o igual a",
          "como maximo", "a lo sumo", "hasta", "اقل من او يساوي", "على الاكثر", "حتى"}},
        {{"≥", ">=", "=>"},
         {"at least", "greater than or equal to", "more than or equal to", "mayor o igual que",
          "mayor o igual a", "al menos", "como minimo", "por lo menos", "اكثر من او يساوي",
          "اكبر من او يساوي", "على الاقل"}},
        {{"±", "+/-", "+/−"},
         {"plus or minus", "mas o menos", "mas menos", "زائد او ناقص", "زائد ناقص"}},
        {{"–", "—", "…"}, {"to", "a", "hasta", "الى", "حتى"}},
        {{"−", "-"}, {"minus", "menos", "ناقص", "سالب"}},
        {{"+"}, {"plus", "mas", "زائد"}},
        {{"×", "*"}, {"times", "by", "por", "في", "ضرب"}},
        {{"÷"}, {"divided by", "dividido por", "dividido entre", "على", "قسمة"}},
        {{"=", "=="}, {"equals", "is", "is equal to", "igual a", "es igual a", "يساوي"}},
        {{"≠"}, {"is not equal to", "no es igual a", "distinto de", "لا يساوي"}},
        {{"≈", "~", "≃"},
         {"about", "approximately", "around", "roughly", "aproximadamente", "unos", "alrededor de",
          "casi", "حوالي", "نحو", "تقريبا"}},
        {{"/"}, {"over", "per", "out of", "sobre", "por", "de cada", "على", "لكل", "من"}},
        {{"&"}, {"and", "y", "و"}},
        {{"@"}, {"at", "arroba", "ات"}},
        {{"#", "№", "nº", "Nº", "n.º", "N.º"}, {"number", "hash", "numero", "almohadilla", "رقم"}},
        {{"→", "->"}, {"to", "leads to", "then", "a", "lleva a", "الى", "ثم"}},
        {{"£"}, {"pounds", "libras", "جنيه", "جنيهات"}},
        {{"€"}, {"euros", "euro", "يورو"}},
        {{"$"}, {"dollars", "dolares", "دولار", "دولارات"}}};
    return all;
}

bool holds(const Names& names, std::string_view one) {
    return std::any_of(names.begin(), names.end(),
                       [&](std::string_view name) { return text::fold(name) == one; });
}

// The parts a whole is cut in, by how many; all forms.
struct PartNames {
    int parts;
    Names names;
};
const std::vector<PartNames>& part_names() {
    static const std::vector<PartNames> all = {
        {2, {"half", "halves", "medio", "medios", "media", "mitad", "نصف", "نصفان"}},
        {3, {"third", "thirds", "tercio", "tercios", "ثلث", "ثلثان", "ثلثا", "اثلاث"}},
        {4,
         {"quarter", "quarters", "fourth", "fourths", "cuarto", "cuartos", "ربع", "ربعان",
          "ارباع"}},
        {5, {"fifth", "fifths", "quinto", "quintos", "خمس", "خمسان", "اخماس"}},
        {6, {"sixth", "sixths", "sexto", "sextos", "سدس", "سدسان", "اسداس"}},
        {8, {"eighth", "eighths", "octavo", "octavos", "ثمن", "ثمنان", "اثمان"}},
        {10, {"tenth", "tenths", "decimo", "decimos", "عشر", "عشران", "اعشار"}}};
    return all;
}

int number_in(std::string_view digits) {
    int number = 0;
    const auto end = digits.data() + digits.size();
    const auto [stop, wrong] = std::from_chars(digits.data(), end, number);
    return wrong == std::errc() && stop == end ? number : 0;
}

// "and a half" without its "and"; an Arabic one is joined to the word. None: there is no "and".
bool less_and(std::vector<std::string>& words) {
    constexpr std::string_view joined_and = "و";
    if (words.empty()) return false;
    if (words[0] == "and" || words[0] == "y") {
        words.erase(words.begin());
        return true;
    }
    if (!words[0].starts_with(joined_and) || words[0].starts_with("واحد")) return false;
    words[0].erase(0, joined_and.size());
    if (words[0].empty()) words.erase(words.begin());
    return true;
}

}  // namespace

bool sign_called(const std::string& sign, const std::string& said, const std::string& language) {
    const auto name = joined(heard_words(said));
    for (const auto& one : text::unit_names(sign, language))
        if (one == name) return true;
    constexpr std::string_view delivered[] = {"en", "es", "ar"};
    const bool told = std::find(std::begin(delivered), std::end(delivered),
                                language.substr(0, 2)) != std::end(delivered);
    bool another = false;
    for (const auto& [signs, names] : sign_names()) {
        const bool called = holds(names, name);
        if (called && std::find(signs.begin(), signs.end(), sign) != signs.end()) return true;
        another = another || called;
    }
    return !told && !another;
}

bool fraction_called(const std::string& fraction, const std::string& said,
                     const std::string& language) {
    const bool more = fraction.starts_with("# ");
    const auto written = std::string_view(fraction).substr(more ? 2 : 0);
    const auto over = written.find('/');
    if (over == std::string_view::npos) return false;
    const int above = number_in(written.substr(0, over)),
              below = number_in(written.substr(over + 1));
    auto words = heard_words(said);
    // "24 hours a day, 7 days a week": more than a whole is no part of one.
    const auto told = [&](int number) {
        return std::find(words.begin(), words.end(), std::to_string(number)) != words.end();
    };
    if (above > below && told(above) && told(below)) return true;
    if (above == 0 || less_and(words) != more || words.empty()) return false;
    // In some languages the part stands first, in others last; the number beside it.
    const auto& all = part_names();
    const auto parts = std::find_if(all.begin(), all.end(),
                                    [&](const PartNames& one) { return one.parts == below; });
    if (parts == all.end()) return false;
    const auto part = std::find_if(words.begin(), words.end(),
                                   [&](const auto& word) { return holds(parts->names, word); });
    if (part == words.end()) return false;
    const bool both = part->ends_with("ان");  // Arabic: two of them
    words.erase(part);
    if (both || words.empty()) return words.empty() && above == (both ? 2 : 1);
    const auto numbers = text::number_names(above, language);
    const auto count = joined(words);
    return (above == 1 && (count == "a" || count == "one")) ||
           std::find(numbers.begin(), numbers.end(), count) != numbers.end();
}

}  // namespace content
