#include "document/ease.h"

#include <utility>

#include "support/world.h"

namespace {

// As the folder of the language brings it.
document::Measure measure_of(const base::Path& language) {
    base::Problems problems;
    const auto text = base::read_file(language / "language.toml").value();
    const auto measure = document::read_measure(text::Toml::parse(text, "", problems));
    REQUIRE(measure);
    CHECK(problems.empty());
    return *measure;
}
document::Measure own(const std::string& tag) { return measure_of(support::content() / tag); }
double inflesz(const std::string& text) { return document::ease(text, own("es"), "es"); }
double osman(const std::string& text) { return document::ease(text, own("ar"), "ar"); }
int spanish_syllables(std::string_view word) { return document::syllables(word, own("es")); }

struct Msg {
    const char* word;
    int syllables;
};

}  // namespace

TEST_CASE("Spanish syllables are counted as a teacher would", "[doc]") {
    constexpr Msg words[] = {{"próstata", 3},    {"ciudad", 2},     {"país", 2},    {"aéreo", 4},
                             {"pingüino", 3},    {"orina", 3},      {"agua", 2},    {"quien", 1},
                             {"leer", 2},        {"día", 2},        {"río", 2},     {"muy", 1},
                             {"medicamento", 5}, {"vejiga", 3},     {"héroe", 3},   {"causa", 2},
                             {"bien", 1},        {"enfermedad", 4}, {"estudio", 3}, {"caer", 2},
                             {"después", 2},     {"náuseas", 3},    {"y", 1},       {"PSA", 1},
                             {"Infección", 3},   {"oído", 3},       {"prohibir", 3}};
    for (const auto& [word, syllables] : words) {
        INFO(word);
        CHECK(spanish_syllables(word) == syllables);
    }
}

TEST_CASE("The u of gui and qui that nobody hears is no syllable", "[doc]") {
    CHECK(spanish_syllables("guía") == 2);
    CHECK(spanish_syllables("guías") == 2);
}

TEST_CASE("An accented weak vowel beside a weak one does not part", "[doc]") {
    CHECK(spanish_syllables("cuídese") == 3);
    CHECK(spanish_syllables("lingüística") == 4);
}

TEST_CASE("Between vowels y is a consonant", "[doc]") {
    constexpr Msg words[] = {{"mayor", 2}, {"ayuda", 3}, {"apoyo", 3}, {"mayoría", 4}};
    for (const auto& [word, syllables] : words) {
        INFO(word);
        CHECK(spanish_syllables(word) == syllables);
    }
}

TEST_CASE("A capital with an accent is a vowel like its small letter", "[doc]") {
    CHECK(spanish_syllables("Útero") == 3);
    CHECK(spanish_syllables("ÁREA") == 3);
}

TEST_CASE("INFLESZ is Szigriszt-Pazos' formula", "[doc]") {
    // La próstata es pequeña: 4 words, 1+3+1+3 syllables, 1 sentence.
    CHECK(inflesz("La próstata es pequeña.") == Approx(206.835 - 62.3 * 8 / 4 - 4));
    // Two sentences: 4 words 8 syllables, and 3 words 1+2+1.
    CHECK(inflesz("La próstata es pequeña. No tiene pus.") ==
          Approx(206.835 - 62.3 * 12 / 7 - 3.5));
    CHECK(inflesz("La próstata es pequeña\nNo tiene pus\n") ==
          Approx(206.835 - 62.3 * 12 / 7 - 3.5));  // a line is a sentence
}

TEST_CASE("OSMAN is the formula that is written down beside it", "[doc]") {
    const std::string text = "هذه غدة صغيرة.";  // 3, 3 and 5 letters: none is long
    CHECK(osman(text) == Approx(200.791 - 1.015 * 3 - 24.181 * 5.5 / 3));
    const std::string longer = "هذه غدة المستشفى.";  // 3, 3, 8
    CHECK(osman(longer) == Approx(200.791 - 1.015 * 3 - 24.181 * (2 + 7) / 3));
}

TEST_CASE("Harder text scores lower in each language that has a measure", "[doc]") {
    const std::pair<const char*, std::pair<std::string, std::string>> texts[] = {
        {"es",
         {"Beba agua. Vaya al baño sin prisa. Llame si le duele.",
          "La administración intravenosa de antibióticos constituye el tratamiento "
          "recomendado internacionalmente para infecciones bacterianas complicadas."}},
        {"ar",
         {"اشرب الماء. نم جيدا. قل لنا.",
          "المضاعفات المحتملة للاستئصال الجراحي تستدعي استشارة المتخصصين "
          "والاختصاصيين بالمستشفيات الجامعية."}}};
    for (const auto& [language, pair] : texts) {
        INFO(language);
        const auto measure = own(language);
        CHECK(document::ease(pair.first, measure, language) >
              document::ease(pair.second, measure, language) + 30);
    }
    CHECK(inflesz(texts[0].second.first) > *own("es").warn_below);
    CHECK(inflesz(texts[0].second.second) < *own("es").fail_below);
}

TEST_CASE("One long sentence is harder than its words in short ones", "[doc]") {
    CHECK(inflesz("El agua es buena y la sal es mala.") <
          inflesz("El agua es buena. Y la sal es mala."));
    CHECK(osman("هذه غدة صغيرة وهذه غدة كبيرة.") < osman("هذه غدة صغيرة. وهذه غدة كبيرة."));
}

TEST_CASE("A language without a measure of its own has none", "[doc]") {
    base::Problems problems;
    for (const base::Path& folder :
         {support::content() / "en", support::fixtures() / "languages" / "ur"}) {
        const auto text = base::read_file(folder / "language.toml").value();
        CHECK_FALSE(document::read_measure(text::Toml::parse(text, "", problems)));
    }
}

TEST_CASE("A new language brings its measure in its folder", "[doc]") {
    const auto french = measure_of(support::fixtures() / "languages" / "fr");
    CHECK(document::syllables("eau", french) == 1);
    CHECK(document::syllables("buvez", french) == 2);
    CHECK(document::ease("Buvez beaucoup.", french, "fr") ==
          Approx(207 - 73.6 * 4 / 2 - 1.015 * 2));
    const auto polish = measure_of(support::fixtures() / "languages" / "pl");
    CHECK(document::syllables("niebieski", polish) == 3);  // an i before a vowel only softens
    CHECK(document::syllables("antybiotyk", polish) == 4);
    CHECK(document::ease("To jest antybiotyk.", polish, "pl") ==
          Approx(-1 - 0.3333 * 3 - 33.33 / 3));
}

TEST_CASE("A measure that cannot count is told with its line", "[doc]") {
    base::Problems problems;
    (void)document::read_measure(text::Toml::parse(
        "[reading]\nname = \"X\"\nsyllables_a_word = -1\nsounds = [\"qu\"]\n", "xx", problems));
    REQUIRE(problems.size() == 2);
    CHECK(problems[0].what == "'qu' is no pair of letters");
    CHECK(problems[1].what == "nothing tells what a syllable is");
}

TEST_CASE("A page without a word is not hard to read", "[doc]") {
    for (const std::string language : {"es", "ar"})
        for (const std::string text : {"", "\n\n", " ... \n"}) {
            INFO(language);
            const double score = document::ease(text, own(language), language);
            CHECK(score >= *own("es").warn_below);
            CHECK(score < 1000);
        }
}
