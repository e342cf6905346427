// Words that turn what a translation says, planted one at a time in the real library wherever they
// stand: pages, glossary, groups, drawings, interface. Each must be refused.
#include "content/check.h"
#include "document/fingerprint.h"
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
    {"Alfabloqueantes", "Antibióticos"},
    {"Radioterapia", "Cirugía"},
    {"RTUP: 70", "UroLift: 70"},
    {"de inmediato", "más tarde"},
    {"seguras", "caras"},
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
    {"حاصرات ألفا: 30", "مضادات حيوية: 30"},
    {"TURP: 70", "UroLift: 70"},
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
    const content::DiskTree library(support::content());
    for (const auto& turn : turned_in_spanish) plant(library, "es", turn);
    for (const auto& turn : turned_in_arabic) plant(library, "ar", turn);
}

TEST_CASE("A language answers for every English word that weighs", "[content]") {
    const content::DiskTree library(support::content());
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
