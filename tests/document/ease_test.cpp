#include "document/ease.h"

#include <utility>

namespace {

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
        CHECK(document::spanish_syllables(word) == syllables);
    }
}

TEST_CASE("The u of gui and qui that nobody hears is no syllable", "[doc]") {
    CHECK(document::spanish_syllables("guía") == 2);
    CHECK(document::spanish_syllables("guías") == 2);
}

TEST_CASE("An accented weak vowel beside a weak one does not part", "[doc]") {
    CHECK(document::spanish_syllables("cuídese") == 3);
    CHECK(document::spanish_syllables("lingüística") == 4);
}

TEST_CASE("Between vowels y is a consonant", "[doc]") {
    constexpr Msg words[] = {{"mayor", 2}, {"ayuda", 3}, {"apoyo", 3}, {"mayoría", 4}};
    for (const auto& [word, syllables] : words) {
        INFO(word);
        CHECK(document::spanish_syllables(word) == syllables);
    }
}

TEST_CASE("A capital with an accent is a vowel like its small letter", "[doc]") {
    CHECK(document::spanish_syllables("Útero") == 3);
    CHECK(document::spanish_syllables("ÁREA") == 3);
}

TEST_CASE("INFLESZ is Szigriszt-Pazos' formula", "[doc]") {
    // La próstata es pequeña: 4 words, 1+3+1+3 syllables, 1 sentence.
    CHECK(document::inflesz("La próstata es pequeña.") == Approx(206.835 - 62.3 * 8 / 4 - 4));
    // Two sentences: 4 words 8 syllables, and 3 words 1+2+1.
    CHECK(document::inflesz("La próstata es pequeña. No tiene pus.") ==
          Approx(206.835 - 62.3 * 12 / 7 - 3.5));
    CHECK(document::inflesz("La próstata es pequeña\nNo tiene pus\n") ==
          Approx(206.835 - 62.3 * 12 / 7 - 3.5));  // a line is a sentence
}

TEST_CASE("OSMAN is the formula that is written down beside it", "[doc]") {
    const std::string text = "هذه غدة صغيرة.";  // 3, 3 and 5 letters: none is long
    CHECK(document::osman(text) == Approx(200.791 - 1.015 * 3 - 24.181 * 5.5 / 3));
    const std::string longer = "هذه غدة المستشفى.";  // 3, 3, 8
    CHECK(document::osman(longer) == Approx(200.791 - 1.015 * 3 - 24.181 * (2 + 7) / 3));
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
        const auto easy = document::ease(pair.first, language),
                   hard = document::ease(pair.second, language);
        REQUIRE(easy);
        REQUIRE(hard);
        CHECK(*easy > *hard + 30);
    }
    CHECK(document::inflesz(texts[0].second.first) > document::inflesz_pass);
    CHECK(document::inflesz(texts[0].second.second) < document::inflesz_fail);
}

TEST_CASE("One long sentence is harder than its words in short ones", "[doc]") {
    CHECK(document::inflesz("El agua es buena y la sal es mala.") <
          document::inflesz("El agua es buena. Y la sal es mala."));
    CHECK(document::osman("هذه غدة صغيرة وهذه غدة كبيرة.") <
          document::osman("هذه غدة صغيرة. وهذه غدة كبيرة."));
}

TEST_CASE("English and unknown languages have no measure here", "[doc]") {
    CHECK_FALSE(document::ease("Drink water.", "en"));
    CHECK_FALSE(document::ease("Trinken Sie Wasser.", "de"));
    CHECK_FALSE(document::ease("Drink water.", ""));
}

TEST_CASE("A page without a word is not hard to read", "[doc]") {
    for (const std::string language : {"es", "ar"})
        for (const std::string text : {"", "\n\n", " ... \n"}) {
            INFO(language);
            const auto score = document::ease(text, language);
            REQUIRE(score);
            CHECK(*score >= document::inflesz_pass);
            CHECK(*score < 1000);
        }
}
