// Words that turn what a translation says, planted one at a time in the real library wherever they
// stand: pages, glossary, groups, drawings, interface. Each must be refused.
#include "content/check.h"
#include "document/fingerprint.h"
#include "support/kept_tree.h"
#include "support/world.h"

namespace {

using content::Path;

struct Turn {
    std::string from, to;
};

// Of each a place at least stands in the library; `to` takes the place of the first in a text.
const std::vector<Turn> turned_in_spanish{
    {"izquierdo", "derecho"},
    {"derecho", "izquierdo"},
    {"más de", "menos de"},
    {"menos de ", "más de "},
    {"antes de", "después de"},
    {"después de", "antes de"},
    {"a menudo", "rara vez"},
    {"siempre", "rara vez"},
    {"Nunca", "Siempre"},
    {"La mayoría", "Una minoría"},
    {" la mayoría", " una parte"},
    {"hombres", "mujeres"},
    {"mujeres", "hombres"},
    {" mL", " L"},
    {" mL", " dL"},
    {" cm", " mm"},
    {"horas", "semanas"},
    {"semanas", "horas"},
    {"meses", "semanas"},
    {" minutos", " horas"},
    {" años", " meses"},
    {" sin ", " con "},
    {"una enfermera o un enfermero", "un vecino"},
    {"farmacéutico", "vendedor"},
    {" alta", " baja"},
    {"alto: 25", "bajo: 25"},
    {"normal: 15", "alto: 15"},
    {" dos ", " tres "},
    {" tres ", " cinco "},
    {" seis ", " ocho "},
    {"dos semanas", "tres semanas"},
    {"al menos", "casi"},
    {"como máximo", "al menos"},
    {"la mitad", "el doble"},
    {"doble", "triple"},
    {"alfabloqueante", "antibiótico"},
    {"Radioterapia", "Cirugía"},
    {"RTUP: 8", "UroLift: 8"},
    {"de inmediato", "más tarde"},
    {"es seguro", "es caro"},
    {"de cada 100", "de cada 1000"},
};
const std::vector<Turn> turned_in_arabic{
    {"اليسرى", "اليمنى"},
    {"اليمنى", "اليسرى"},
    {"أكثر من", "أقل من"},
    {"أقل من", "أكثر من"},
    {"قبل ", "بعد "},
    {"ذلك بعد ", "ذلك قبل "},
    {"نادرة", "كثيرة"},
    {"معظم", "بعض"},
    {"الرجال", "النساء"},
    {"النساء", "الرجال"},
    {" ساعة", " أسبوعًا"},
    {"أسابيع", "أشهر"},
    {"أشهر", "أسابيع"},
    {"سنوات", "أيام"},
    {"دقائق", "ساعات"},
    {"من دون", "مع"},
    {"الصيدلي", "الجار"},
    {"الجراحة", "المراقبة"},
    {"مرتفع", "منخفض"},
    {"طبيعي: 15", "مرتفع: 15"},
    {"أسبوعين", "ثلاثة أسابيع"},
    {"ثلاث", "خمس"},
    {"ستة", "ثمانية"},
    {"على الأقل", "تقريبًا"},
    {"النصف", "الضعف"},
    {"الضعف", "النصف"},
    {"TURP: 8", "UroLift: 8"},
    {"فورًا", "لاحقًا"},
    {"آمنة", "غالية"},
    {"ليس ", ""},
    {"مليلتر", "لتر"},
    {"قد لا ", "قد "},
};

int refusals(const content::Tree& tree, const Path& path) {
    int count = 0;
    const auto parsed = path.is_page() ? *tree.parsed(path) : std::make_shared<document::Parsed>();
    for (const auto& one : content::check_one(tree, path, *parsed))
        count += one.severity == base::Severity::error ? 1 : 0;
    return count;
}

// What readers of a language are shown, as it is written.
std::vector<Path> shown_in(const content::Tree& tree, const std::string& language) {
    std::vector<Path> found;
    for (const auto& path : tree.paths())
        if (path.language == language &&
            (path.is_page() || path.kind == Path::Kind::glossary ||
             path.kind == Path::Kind::titles || path.kind == Path::Kind::groups))
            found.push_back(path);
    return found;
}

// The words of a page begin behind its front matter.
std::size_t place_in(const std::string& text, const std::string& words) {
    const auto front = text.starts_with("+++\n") ? text.find("\n+++\n", 4) : 0;
    return text.find(words, front);
}

// How many of the planted were let through, and how many were planted.
void plant(const content::Tree& library, const std::string& language, const Turn& turn) {
    constexpr int enough = 3;
    int planted = 0;
    for (const auto& path : shown_in(library, language)) {
        auto text = library.read(path).value();
        const auto at = place_in(text, turn.from);
        if (at == std::string::npos || planted == enough) continue;
        text.replace(at, turn.from.size(), turn.to);
        ++planted;
        INFO(path.str() << ": '" << turn.from << "' made '" << turn.to << "'");
        INFO(text.substr(at > 120 ? at - 120 : 0, 260));
        CHECK(refusals(content::overlay(library, path, text), path) > 0);
    }
    INFO(language << ": '" << turn.from << "'");
    CHECK(planted > 0);
}

}  // namespace

TEST_CASE("a translation that says otherwise is refused in a word, wherever it stands",
          "[content]") {
    const auto& library = support::library();
    for (const auto& turn : turned_in_spanish) plant(library, "es", turn);
    for (const auto& turn : turned_in_arabic) plant(library, "ar", turn);
}

namespace {

// Of what no paragraph holds: titles and summaries, words of drawings, of groups, of the glossary
// and of the interface. Each stands in one of them at least.
const std::vector<Turn> turned_lines_in_spanish{
    {"ayuda", "daña"},
    {"ayudan", "dañan"},
    {"mejor", "peor"},
    {"delante", "detrás"},
    {"detrás", "delante"},
    {"debajo", "encima"},
    {"encima", "debajo"},
    {"Vejiga", "Próstata"},
    {"Próstata", "Vejiga"},
    {"vejiga", "próstata"},
    {"riñón", "testículo"},
    {"Riñón", "Testículo"},
    {"sangre", "semen"},
    {"orina", "sangre"},
    {"dolor", "alivio"},
    {"Venas", "Arterias"},
    {"llena", "vacía"},
    {"larga", "corta"},
    {"corto", "largo"},
    {"pequeño", "grande"},
    {"blando", "duro"},
    {"dentro", "fuera"},
    {"aprieta", "relaja"},
    {"frecuente", "raro"},
    {"abierto", "cerrado"},
    {"cáncer", "quiste"},
    {"prepucio", "escroto"},
    {"infección", "herida"},
    {"antibiótico", "analgésico"},
    {"nunca", "siempre"},
    {"Nunca", "Siempre"},
    {"izquierda", "derecha"},
    {"antes", "después"},
    {"hombres", "mujeres"},
    {"baja", "sube"},
    {"débil", "fuerte"},
};
const std::vector<Turn> turned_lines_in_arabic{
    {"تساعد", "تضرّ"},     {"خلف", "أمام"},         {"أمام", "خلف"},      {"فوق", "تحت"},
    {"المثانة", "الكبد"}, {"البروستاتا", "الرحم"}, {"الكلية", "الخصية"}, {"الخصية", "الكلية"},
    {"الدم", "الماء"},    {"البول", "الدم"},       {"أوردة", "أعصاب"},   {"فارغة", "ممتلئة"},
    {"أكبر", "أصغر"},     {"صغير", "كبير"},        {"داخل", "خارج"},     {"مفتوح", "مغلق"},
    {"سرطان", "كيس"},     {"القلفة", "الصفن"},     {"عدوى", "جرح"},      {"ضعف", "قوة"},
    {"النساء", "الرجال"}, {"رفيع", "سميك"},        {"تضغط", "ترخي"},     {"أبدًا", "دائمًا"},
    {"قبل ", "بعد "},     {"اليسار", "اليمين"},
};

// Texts of lines: where a word stands in one, and what the text is with another in its place.
std::vector<std::string> with_lines_turned(const Path& path, const std::string& text,
                                           const Turn& turn) {
    std::vector<std::string> all;
    const auto end = path.is_page() ? text.find("\n+++\n", 4) : text.size();
    for (auto at = text.find(turn.from); at < end; at = text.find(turn.from, at + 1)) {
        const auto line = text.rfind('\n', at) + 1;
        const auto is = [&](std::string_view key) {
            return text.compare(line, key.size(), key) == 0;
        };
        const bool shown = path.is_page() ? is("title = ") || is("summary = ") ||
                                                is("instead = ") || is("discreet_title = ")
                                          : !is("#") && !is("msgid") && !is("say = ");
        const auto ends = [&](std::size_t place) {
            return std::string_view(" \"(«»¿¡?!.,:;)").find(text[place]) != std::string_view::npos;
        };
        const auto last = at + turn.from.size();
        if (!shown || !ends(at - 1) || !(turn.from.ends_with(' ') || ends(last))) continue;
        all.push_back(text);
        all.back().replace(at, turn.from.size(), turn.to);
    }
    return all;
}

struct PlantedLines {
    int all = 0;
    std::vector<std::string> passed;
};

void plant_lines(const content::Tree& library, const std::string& language, const Turn& turn,
                 PlantedLines& planted) {
    const int before = planted.all;
    auto paths = shown_in(library, language);
    std::erase_if(paths, [](const Path& path) { return path.kind == Path::Kind::glossary; });
    for (const auto& path : paths)
        for (const auto& text : with_lines_turned(path, library.read(path).value(), turn)) {
            ++planted.all;
            if (refusals(content::overlay(library, path, text), path) == 0)
                planted.passed.push_back(path.str() + ": " + turn.from + ", " + turn.to);
        }
    INFO(language << ": '" << turn.from << "'");
    CHECK(planted.all > before);
}

}  // namespace

// Where a word stands twice in a line and is turned once, or both poles stand in it, a lexicon
// cannot tell: one in forty, and each is named.
TEST_CASE("Titles and words of drawings that say otherwise are refused", "[content]") {
    const auto& library = support::library();
    PlantedLines planted;
    for (const auto& turn : turned_lines_in_spanish) plant_lines(library, "es", turn, planted);
    for (const auto& turn : turned_lines_in_arabic) plant_lines(library, "ar", turn, planted);
    for (const auto& one : planted.passed) UNSCOPED_INFO(one);
    CHECK(planted.passed.size() * 40 <= static_cast<std::size_t>(planted.all));
    CHECK(planted.all > 500);
}

namespace {

// Two places of a text change places, where both stand in one sentence.
struct Swap {
    std::string one, other;
};
const std::vector<Swap> swapped_in_spanish{
    {"izquierda", "derecha"}, {"antes", "después"}, {"más ", "menos "},   {"hombres", "mujeres"},
    {"alta", "baja"},         {"llena", "vacía"},   {"grande", "pequeñ"}, {" 4 ", " 10 "},
    {"2012", "2015"},         {" 65 ", " 1990 "},
};
const std::vector<Swap> swapped_in_arabic{
    {"اليسار", "اليمين"}, {"قبل", "بعد"},   {"أكثر", "أقل"}, {"الرجال", "النساء"},
    {"مرتفع", "منخفض"},   {"أكبر", "أصغر"}, {" 4 ", " 10 "}, {"2012", "2015"},
};

// Sentences of a page, by their ends.
std::vector<std::string> sentences_of(const std::string& page) {
    std::vector<std::string> all(1);
    for (std::size_t at = page.starts_with("+++\n") ? page.find("\n+++\n", 4) : 0; at < page.size();
         ++at) {
        all.back() += page[at];
        if (std::string_view(".!?\n|").find(page[at]) != std::string_view::npos) all.emplace_back();
    }
    return all;
}

std::string swapped(const std::string& sentence, const Swap& swap) {
    const auto first = sentence.find(swap.one), last = sentence.find(swap.other);
    if (first == std::string::npos || last == std::string::npos) return "";
    auto made = sentence;
    made.replace(std::max(first, last), (first < last ? swap.other : swap.one).size(),
                 first < last ? swap.one : swap.other);
    made.replace(std::min(first, last), (first < last ? swap.one : swap.other).size(),
                 first < last ? swap.other : swap.one);
    return made;
}

int plant(const content::Tree& library, const std::string& language, const Swap& swap) {
    int planted = 0;
    for (const auto& path : shown_in(library, language)) {
        const auto page = library.read(path).value();
        for (const auto& sentence : sentences_of(page)) {
            const auto made = swapped(sentence, swap);
            if (made.empty() || made.find("menos o más") != std::string::npos) continue;
            auto text = page;
            text.replace(text.find(sentence), sentence.size(), made);
            ++planted;
            INFO(path.str() << ": " << made);
            CHECK(refusals(content::overlay(library, path, text), path) > 0);
        }
    }
    return planted;
}

}  // namespace

TEST_CASE("What changes places within a sentence of a translation is refused", "[content]") {
    const auto& library = support::library();
    int planted = 0;
    for (const auto& swap : swapped_in_spanish) planted += plant(library, "es", swap);
    for (const auto& swap : swapped_in_arabic) planted += plant(library, "ar", swap);
    CHECK(planted > 20);
}

namespace {

// What a row of a count names; empty where a line is none.
std::string row_in(const std::string& line) {
    const auto end = line.find(": ");
    const bool is = line.starts_with("> - ") && end != std::string::npos && end + 2 < line.size() &&
                    std::isdigit(static_cast<unsigned char>(line[end + 2])) != 0;
    return is ? line.substr(4, end - 4) : "";
}

// The page, once for each two rows that stand one below the other, with their names exchanged.
std::vector<std::string> with_rows_exchanged(const std::string& page) {
    std::vector<std::string> all;
    std::string before;
    std::istringstream lines(page);
    for (std::string line; std::getline(lines, line); before = line) {
        const auto one = row_in(before), other = row_in(line);
        if (one.empty() || other.empty()) continue;
        all.push_back(page);
        auto& text = all.back();
        text.replace(text.find("> - " + one + ": "), one.size() + 6, "> - \x01: ");
        text.replace(text.find("> - " + other + ": "), other.size() + 6, "> - " + one + ": ");
        text.replace(text.find('\x01'), 1, other);
    }
    return all;
}

}  // namespace

TEST_CASE("The rows of a count cannot change their names in a translation", "[content]") {
    const auto& library = support::library();
    std::size_t planted = 0;
    std::vector<Path> pages = shown_in(library, "es");
    for (const auto& path : shown_in(library, "ar")) pages.push_back(path);
    std::erase_if(pages, [](const Path& path) { return !path.is_page(); });
    for (const auto& path : pages) {
        const auto texts = with_rows_exchanged(library.read(path).value());
        planted += texts.size();
        for (std::size_t i = 0; i < texts.size(); ++i) {
            INFO(path.str() << ", the rows exchanged as number " << i);
            CHECK(refusals(content::overlay(library, path, texts[i]), path) > 0);
        }
    }
    CHECK(planted > 10);
}

TEST_CASE("A language answers for every English word that weighs", "[content]") {
    const auto& library = support::library();
    for (const std::string language : {"es", "ar"}) {
        const Path lexicon{Path::Kind::lexicon, language, ""};
        const auto whole = library.read(lexicon).value();
        CHECK(refusals(library, lexicon) == 0);
        for (const std::string& spoilt :
             {std::string(), std::string("negations = [\"no\"]\n"),
              whole.substr(0, whole.find("[[term]]\nenglish = [\"cup\""))}) {
            const auto changed = content::overlay(library, lexicon, spoilt);
            CHECK(refusals(changed, lexicon) > 0);
        }
    }
}
