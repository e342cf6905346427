#include "content/voice/pronounced.h"

#include <catch2/catch.hpp>

#include <utility>
#include <vector>

#include "content/check.h"
#include "support/world.h"

using content::misspoken;
using content::Vocabulary;

namespace {

using Said = std::vector<std::pair<std::string, std::string>>;

Vocabulary english() {
    Vocabulary words("en");
    words.add(
        "You can have a magnetic resonance imaging scan (MRI), or pass a lift. Loss of blood "
        "is more than that; on, in, off, if, with or without a bed. Carry on with it. A "
        "routine test. Turn left, right, up, down. Two or to. Now and then. Call, wait, "
        "before, after, today, tomorrow, safe, pain, ask, bad, red, hot, Mr.");
    return words;
}

const Said bad_english = {{"stop", "carry on with"},
                          {"mL", "litres"},
                          {"emergency", "routine"},
                          {"not", ""},
                          {"call", "wait before calling"},
                          {"99", "11"},
                          {"999", "nine one one"},
                          {"mL", "microlitres"},
                          {"mg", "micrograms"},
                          {"mg", "grams"},
                          {"g", "milligrams"},
                          {"mm", "centimetres"},
                          {"h", "days"},
                          {"ng/mL", "nanograms per litre"},
                          {"ng/ml", "milligrams per millilitre"},
                          {"mL/s", "millilitres per minute"},
                          {"\u00B0C", "degrees Fahrenheit"},
                          {"%", "per thousand"},
                          {"%", "degrees"},
                          {"<", "more than"},
                          {"<", "at least"},
                          {">", "less than"},
                          {"\u2264", "at least"},
                          {">=", "at most"},
                          {"\u2265", "more than"},
                          {"+", "minus"},
                          {"\u2212", "plus"},
                          {"\u00B1", "exactly"},
                          {"\u2248", "exactly"},
                          {"=", "is not"},
                          {"\u00D7", "plus"},
                          {"/", "and"},
                          {"1/2", "one third"},
                          {"1/2", "two halves"},
                          {"3/4", "one quarter"},
                          {"3/4", "four thirds"},
                          {"1/3", "three"},
                          {"# 1/2", "one half"},
                          {"# 1/4", "and three quarters"},
                          {"1/2", "and a half"},
                          {"PSA", "P S B"},
                          {"PSA", "M R I"},
                          {"CT", "M R I"},
                          {"MRI", "C T"},
                          {"PSA", "prostate cancer"},
                          {"MRI", "medicines raise illness"},
                          {"GP", "nurse"},
                          {"UTI", "S T I"},
                          {"TURP", "trial"},
                          {"STOP", "go on"},
                          {"STOP", "start taking old pills"},
                          {"IIIA", "two A"},
                          {"IIIB", "three A"},
                          {"T6", "T 7"},
                          {"PDE5", "P D E 4"},
                          {"tamsulosin", "finasteride"},
                          {"finasteride", "fine asteroid ride"},
                          {"warfarin", "aspirin"},
                          {"paracetamol", "ibuprofen"},
                          {"hypertension", "hypotension"},
                          {"hyperglycaemia", "hypoglycaemia"},
                          {"symptomatic", "a-symptomatic"},
                          {"typical", "atypical"},
                          {"daily", "weekly"},
                          {"today", "tomorrow"},
                          {"at once", "next week"},
                          {"hours", "weeks"},
                          {"two", "ten"},
                          {"two", "to"},
                          {"twice", "once"},
                          {"left", "lift"},
                          {"left", "right"},
                          {"off", "if"},
                          {"less", "loss"},
                          {"call 999", "call 111"},
                          {"call 999", "call"},
                          {"after meals", "before meals"},
                          {"blood", "bleed out"},
                          {"cancer", "harmless lump"},
                          {"pain", "comfort"},
                          {"must", "may"},
                          {"do not take", "do take"},
                          {"hospital", "chemist"},
                          {"nurse", "porter"},
                          {"bleeding", "breathing"},
                          {"benign", "malignant"},
                          {"before-dial", ""},
                          {"Dr", "nurse"},
                          {"vs", "with"},
                          {"your", "my"},
                          {"fever", "favour"},
                          {"blood", "bled"},
                          {"hot", "hat"},
                          {"test", "taste"},
                          {"I", "you"}};

const Said bad_spanish = {{"mL", "litros"},     {"mg", "gramos"},
                          {"cm", "milímetros"}, {"%", "por mil"},
                          {"<", "mayor que"},   {"\u2265", "como máximo"},
                          {"1/2", "un tercio"}, {"3/4", "tres octavos"},
                          {"HBP", "pe ese a"},  {"DE", "de"},
                          {"DE", "de la"},      {"llame", "espere"},
                          {"pare", "siga"},     {"urgencia", "rutina"},
                          {"día", "mes"},       {"112", "uno dos tres"},
                          {"IIIA", "tres be"},  {"hoy", "mañana"},
                          {"antes", "después"}, {"RTUP", "reposo total unos pocos"}};

const Said bad_arabic = {{"مل", "لِتْرْ"},
                         {"سم", "مِتْرْ"},
                         {"<", "أَكْثَرُ مِنْ"},
                         {"%", "بِالْأَلْفِ"},
                         {"1/2", "ثُلْثْ"},
                         {"2/3", "ثُلْثْ"},
                         {"3/4", "رُبْعْ"},
                         {"PSA", "إِمْ آرْ آي"},
                         {"اتصل", "انْتَظِرْ"},
                         {"الدم", "الْأَلَمْ"},
                         {"البول", "الدَّمْ"},
                         {"IIIA", "الثَّانِيَةُ أَلِفْ"},
                         {"اليوم", "غَدًا"},
                         {"finasteride", "تَامْسُولُوسِينْ"},
                         {"الأولى (I", "الثَّانِيَةُ"},
                         {"T6", "تِي 7"},
                         {"ساعة", "يَوْمْ"}};

const Said good_english = {{"PSA", "P S A"},
                           {"UN", "U N"},
                           {"NSAIDs", "en-seds"},
                           {"NSAIDs", "N S A I D s"},
                           {"TURP", "turp"},
                           {"BRCA", "bracka"},
                           {"TRUS", "truss"},
                           {"MRI", "magnetic resonance imaging"},
                           {"MRI", "em are eye"},
                           {"BPH", "bee pee aitch"},
                           {"PDE5", "P D E five"},
                           {"T6", "T 6"},
                           {"IIIA", "three A"},
                           {"ofloxacin", "o-flox-a-sin"},
                           {"tamsulosin", "tam-sue-lo-sin"},
                           {"doxazosin", "dox-AY-zo-sin"},
                           {"biopsy", "BY-op-see"},
                           {"cystoscopy", "sis-TOSS-ko-pee"},
                           {"urethra", "you-REE-thra"},
                           {"psoriasis", "sor-EYE-a-sis"},
                           {"phlegm", "flem"},
                           {"night", "nite"},
                           {"prescription", "pre-SCRIP-shun"},
                           {"nocturia", "nok-TOOR-ee-a"},
                           {"haematuria", "hee-ma-TOOR-ee-a"},
                           {"bowel", "bow-el"},
                           {"fever", "FEE-ver"},
                           {"wound", "woond"},
                           {"tear", "teer"},
                           {"cannot", "can not"},
                           {"don't", "do not"},
                           {"<", "less than"},
                           {"\u2265", "at least"},
                           {"mL", "millilitres"},
                           {"mg", "milligrams"},
                           {"mL", "milliliters"},
                           {"mcg", "micrograms"},
                           {"kg", "kilograms"},
                           {"ng/mL", "nanograms per millilitre"},
                           {"%", "per cent"},
                           {"3/4", "three quarters"},
                           {"# 1/2", "and a half"},
                           {"Dr", "doctor"},
                           {"vs", "versus"},
                           {"PSA", "بي إس إيه"}};

}  // namespace

TEST_CASE("A word is not said as its opposite", "[content]") {
    const auto [word, said] = GENERATE(table<std::string, std::string>(
        {{"cannot", "can"},     {"Cannot", "can"},    {"can", "can not"},  {"can't", "can"},
         {"can\u2019t", "can"}, {"not", "knot now"},  {"do", "do n-o-t"},  {"never", "ever"},
         {"without", "with"},   {"unsafe", "safe"},   {"safe", "un-safe"}, {"before", "after"},
         {"stop", "start"},     {"nunca", "siempre"}, {"no", "sí"},        {"sin", "con"},
         {"puede", "no puede"}, {"incapaz", "capaz"}, {"لا", "نعم"},       {"لم", "قد"},
         {"بدون", "مع"},        {"يمكن", "لا يمكن"},  {"ليس", "هو"}}));
    INFO(word << " = " << said);
    CHECK_THAT(misspoken(word, said, Vocabulary("en")), Catch::Contains("as its opposite"));
}

TEST_CASE("A word is said in some way", "[content]") {
    const std::string said = GENERATE(as<std::string>(), "", " ", "...", "-", "\u200D");
    CHECK_THAT(misspoken("PSA", said, Vocabulary("en")),
               Catch::Contains("would not be said at all"));
}

TEST_CASE("Nothing is said in the place of an English word, sign, number or name", "[content]") {
    const auto language = english();
    for (const auto& [word, said] : bad_english) {
        INFO(word << " = " << said);
        CHECK_FALSE(misspoken(word, said, language).empty());
    }
}

TEST_CASE("Nothing is said in the place of a Spanish or Arabic word either", "[content]") {
    Vocabulary spanish("es"), arabic("ar");
    spanish.add("Llame hoy. Espere. Se puede curar. Siga así. de la no sí");
    arabic.add("اتصل اليوم بالطبيب. انتظر. الدم في البول.");
    for (const auto& [word, said] : bad_spanish) {
        INFO(word << " = " << said);
        CHECK_FALSE(misspoken(word, said, spanish).empty());
    }
    for (const auto& [word, said] : bad_arabic) {
        INFO(word << " = " << said);
        CHECK_FALSE(misspoken(word, said, arabic).empty());
    }
}

TEST_CASE("Words, names and abbreviations are spelled for the voice as before", "[content]") {
    const auto language = english();
    for (const auto& [word, said] : good_english) {
        INFO(word << " = " << said);
        CHECK(misspoken(word, said, language) == "");
    }
    CHECK(misspoken("mm", "milímetros", Vocabulary("es")) == "");
    CHECK(misspoken("\u2265", "al menos", Vocabulary("es")) == "");
    CHECK(misspoken("DE", "de e", Vocabulary("es")) == "");
}

TEST_CASE("The one check refuses what the voice must not say, with its line", "[content]") {
    const support::Folder folder;
    const base::Path content = folder / "content";
    std::filesystem::copy(support::fixtures() / "library", content,
                          std::filesystem::copy_options::recursive);
    const std::string list = GENERATE(as<std::string>(), "PSA = \"P S A\"\n\"cannot\" = \"can\"\n",
                                      "PSA = \"P S A\"\nTURP = \"\"\n");
    REQUIRE(base::write_file(content / "en/pronunciation.toml", list));
    std::string told;
    for (const auto& one : content::check(content::DiskTree(content)))
        if (one.severity == base::Severity::error) told += base::to_line(one) + "\n";
    CHECK_THAT(told, Catch::Contains("pronunciation.toml:2: '"));
}
