#include "text/spoken.h"

#include "base/file.h"
#include "support/world.h"
#include "text/toml.h"

namespace {

// The lists that ship, as the voice is given them.
const text::Pronunciations& list_of(const std::string& language) {
    static std::map<std::string, text::Pronunciations> lists;
    auto& list = lists[language];
    if (!list.empty()) return list;
    const auto file = support::source() / "content" / language / "pronunciation.toml";
    base::Problems problems;
    const auto toml = text::Toml::parse(base::read_file(file).value(), file.string(), problems);
    for (const auto& word : toml.keys()) list[word] = toml.text(word).value_or("");
    REQUIRE(problems.empty());
    return list;
}

text::Speech speech(const std::string& language, const std::string& text,
                    const std::vector<std::string>& dialled = {"999", "111", "01632 960 001"}) {
    return text::spoken(text, {language, list_of(language), dialled});
}

struct Heard {
    std::string language, written, said;
};

// Arabic is said with its vowels; what is tried here are the words.
std::string without_vowels(const std::string& text) {
    std::string made;
    for (std::size_t at = 0; at < text.size();) {
        const auto two = std::string_view(text).substr(at, 2);
        const bool mark = two >= "\u064B" && two <= "\u0652";
        if (!mark) made += text[at];
        at += mark ? 2 : 1;
    }
    return made;
}

void check(const std::vector<Heard>& all) {
    for (const auto& one : all) {
        INFO(one.language << ": " << one.written);
        CHECK(without_vowels(speech(one.language, one.written).words) == one.said);
    }
}

}  // namespace

TEST_CASE("Numbers to dial are said digit by digit, in groups", "[text][spoken]") {
    check({
        {"en", "Call 999 now.", "Call 9 9 9 now."},
        {"en", "Call 999 or 111.", "Call 9 9 9 or 1 1 1."},
        {"en", "999", "9 9 9"},
        {"en", "Ring 01632 960 001 (8 to 6).", "Ring 0 1 6 3 2, 9 6 0, 0 0 1 (8 to 6)."},
        {"en", "Ring (01632) 960-002.", "Ring (0 1 6 3 2, 9 6 0, 0 0 2."},
        {"en", "Ring 1-800-555-0199.", "Ring 1, 8 0 0, 5 5 5, 0 1 9 9."},
        {"en", "Ring +44 20 7946 0018.", "Ring plus 4 4, 2 0, 7 9 4 6, 0 0 1 8."},
        {"en", "Ring +44 (0)20 7946 0018.", "Ring plus 4 4, 0, 2 0, 7 9 4 6, 0 0 1 8."},
        {"en", "Ring 020.7946.0018", "Ring 0 2 0, 7 9 4 6, 0 0 1 8"},
        {"en", "08001234567", "0 8 0, 0 1 2, 3 4 5, 6 7"},
        {"en", "Ring 2222 or 3333.", "Ring 2 2 2 2 or 3 3 3 3."},
        {"en", "Call the ward on 4321.", "Call the ward on 4 3 2 1."},
        {"en", "Dial 2222/3333", "Dial 2 2 2 2, 3 3 3 3"},
        {"en", "Dial 116 117.", "Dial 1 1 6, 1 1 7."},
        {"en", "extension: 204", "extension: 2 0 4"},
        {"en", "Ward 4321", "Ward 4 3 2 1"},
        {"en", "Ward 12", "Ward 12"},
        {"es", "la sala 4321", "la sala 4 3 2 1"},
        {"es", "Llame al 999.", "Llame al 9 9 9."},
        {"es", "Llame al 061.", "Llame al 0 6 1."},
        {"es", "Teléfono 91 123 45 67", "Teléfono 9 1, 1 2 3, 4 5, 6 7"},
        {"ar", "اتصل بالرقم \u2066999\u2069 الآن.", "اتصل بالرقم 9 9 9 الآن."},
        {"ar", "اتصل بالرقم ٩٩٩.", "اتصل بالرقم 9 9 9."},
        {"ar", "اتصل ب112.", "اتصل ب1 1 2."},
        {"ar", "الهاتف \u2066+966 11 123 4567\u2069", "الهاتف زائد 9 6 6, 1 1, 1 2 3, 4 5 6 7"},
    });
}

TEST_CASE("Numbers that count or measure are left as they stand", "[text][spoken]") {
    for (const std::string language : {"en", "es", "ar"})
        for (const std::string written :
             {"48 x", "2027", "10 000", "1,000,000", "1 000 000", "0.5 x", "500 x", "1.25", "10:30",
              "12 3 45", "In 2019, 2020", "B12", "T1 gene"}) {
            INFO(language << ": " << written);
            CHECK(speech(language, written).words == written);
        }
    check({{"en", "PSA > 111", "P S A more than 111"},
           {"en", "111–115 men", "111 to 115 men"},
           {"en", "100 to 999%", "100 to 999 percent"},
           {"en", "Call within 48 hours or 3 days.", "Call within 48 hours or 3 days."}});
}

TEST_CASE("Signs, ranges and fractions are said in words", "[text][spoken]") {
    check({
        {"en", "PSA < 4", "P S A less than 4"},
        {"en", "PSA<4.", "P S A less than 4."},
        {"en", "PSA > 4", "P S A more than 4"},
        {"en", "≥3 and ≤ 5", "at least 3 and at most 5"},
        {"en", "<=5", "at most 5"},
        {"en", "5–7 days", "5 to 7 days"},
        {"en", "5-7 days", "5 to 7 days"},
        {"en", "5 – 7 days", "5 to 7 days"},
        {"en", "5%–7%", "5 percent to 7 percent"},
        {"en", "4 ± 2", "4 plus or minus 2"},
        {"en", "1/2 of men", "one half of men"},
        {"en", "2 1/2 years", "2 and a half years"},
        {"en", "2½ years", "2 and a half years"},
        {"en", "7/10", "7 over 10"},
        {"en", "-5", "minus 5"},
        {"en", "50%.", "50 percent."},
        {"en", "at 37 °C", "at 37 degrees Celsius"},
        {"en", "4 ng/mL", "4 nanograms per millilitre"},
        {"en", "0.5 mg, 500 mg, 999 mg", "0.5 milligrams, 500 milligrams, 999 milligrams"},
        {"en", "1 mg", "1 milligram"},
        {"en", "B and mg", "B and mg"},
        {"es", "70 kg", "70 kilogramos"},
        {"en", "120 mmHg", "120 millimetres of mercury"},
        {"en", "30 mL/kg/h", "30 millilitres per kilogram-hour"},
        {"en", "5 mmol/L", "5 millimoles per litre"},
        {"en", "open 24/7", "open 24 hours a day, 7 days a week"},
        {"es", "24/7", "24 horas al día, 7 días a la semana"},
        {"es", "30 mL/kg", "30 mililitros por kilogramo"},
        {"es", "nº 5", "número 5"},
        {"en", "3 + 4 = 7", "3 plus 4 equals 7"},
        {"en", "A word – and another", "A word – and another"},
        {"en", "and/or, well-known, COVID-19", "and/or, well-known, COVID-19"},
        {"es", "PSA < 4", "pe ese a menor que 4"},
        {"es", "5–7 días", "5 a 7 días"},
        {"es", "1/2", "un medio"},
        {"es", "50 %", "50 por ciento"},
        {"ar", "أقل ≥ ٤", "أقل أكثر من أو يساوي ٤"},
        {"ar", "٥–٧ أيام", "٥ إلى ٧ أيام"},
        {"ar", "١/٢", "نصف"},
        {"ar", "٥٠٪", "٥٠ بالمئة"},
    });
}

TEST_CASE("Dates in figures are said as days", "[text][spoken]") {
    check({
        {"en", "On 2027-11-22.", "On 22 November 2027."},
        {"en", "On 22/11/2027.", "On 22 November 2027."},
        {"en", "On 22.11.2027.", "On 22 November 2027."},
        {"en", "On 1.2.2027", "On 1 February 2027"},
        {"en", "On 11/22/2027", "On 22 November 2027"},
        {"en", "In 11/2027", "In November 2027"},
        {"en", "13/2027", "13 over 2027"},
        {"en", "Ring 022.11.2027", "Ring 0 2 2, 1 1, 2 0 2 7"},
        {"es", "22.11.2027", "22 de noviembre de 2027"},
        {"en", "In 2027-11", "In November 2027"},
        {"en", "2019–2021", "2019 to 2021"},
        {"en", "2027-11-22 – 2027-12-01", "22 November 2027 to 1 December 2027"},
        {"en", "2027-13-22", "2 0 2 7, 1 3, 2 2"},
        {"es", "2027-11-22", "22 de noviembre de 2027"},
        {"ar", "2027-11-22", "22 نوفمبر 2027"},
        {"ar", "٢٠٢٧-١١-٢٢", "22 نوفمبر 2027"},
    });
}

TEST_CASE("Roman numbers are said as numbers", "[text][spoken]") {
    check({
        {"en", "Group II", "Group 2"},
        {"en", "Group I", "Group 1"},
        {"en", "Groups II/III", "Groups 2, 3"},
        {"en", "Stage IV", "Stage 4"},
        {"en", "type III, type IV", "type 3, type 4"},
        {"en", "Chapter V", "Chapter 5"},
        {"es", "capítulo IV", "capítulo 4"},
        {"en", "grade X", "grade 10"},
        {"en", "Types I, II and III", "Types 1, 2 and 3"},
        {"en", "Stage I–III", "Stage 1 to 3"},
        {"en", "Category IIIA", "Category 3 A"},
        {"en", "Category IV or V", "Category 4 or 5"},
        {"en", "NIH III", "N I H 3"},
        {"en", "I have IV fluids and vitamin X", "I have IV fluids and vitamin X"},
        {"es", "Grupo II", "Grupo 2"},
        {"es", "categoría I", "categoría 1"},
        {"ar", "المجموعة II", "المجموعة 2"},
        {"ar", "الدرجة I", "الدرجة 1"},
        {"ar", "والمرحلة IV", "والمرحلة 4"},
    });
}

TEST_CASE("Every spoken word is found in the text, what was said otherwise as a whole",
          "[text][spoken]") {
    const std::string text = "PSA < 4: call 01632 960 001, Group II.";
    const auto said = speech("en", text);
    REQUIRE(said.words == "P S A less than 4: call 0 1 6 3 2, 9 6 0, 0 0 1, Group 2.");
    const auto lit = [&](const std::string& words) {
        const auto at = said.words.find(words);
        REQUIRE(at != std::string::npos);
        const auto piece = said.in_text({at, at + words.size()});
        return text.substr(piece.begin, piece.end - piece.begin);
    };
    CHECK(lit("P S A") == "PSA");
    CHECK(lit("S") == "PSA");
    CHECK(lit("less") == "<");
    CHECK(lit("than") == "<");
    CHECK(lit("4") == "4");
    CHECK(lit("call") == "call");
    CHECK(lit("6 3") == "63");
    CHECK(lit("9") == "9");
    CHECK(lit("Group") == "Group");
    CHECK(lit("2.") != "");
    CHECK(lit("Group 2") == "Group II");
}

TEST_CASE("Whatever stands in a text, something is said and every place lies within it",
          "[text][spoken]") {
    const std::string odd = "<>≤≥±%/–-+=1½Ⅻ٥a²\u2066\u2069 .IV";
    unsigned seed = 7;
    for (int round = 0; round < 2000; ++round) {
        std::string text;
        for (int i = 0; i < 12; ++i) {
            seed = seed * 1664525 + 1013904223;
            std::size_t at = (seed >> 8) % odd.size();
            while ((static_cast<unsigned char>(odd[at]) & 0xC0U) == 0x80U) --at;
            auto end = at + 1;
            while (end < odd.size() && (static_cast<unsigned char>(odd[end]) & 0xC0U) == 0x80U)
                ++end;
            text += odd.substr(at, end - at);
        }
        const auto said = speech(round % 2 == 0 ? "en" : "ar", text);
        for (std::size_t begin = 0; begin < said.words.size(); ++begin) {
            const auto piece = said.in_text({begin, begin + 1});
            CHECK(piece.begin <= piece.end);
            CHECK(piece.end <= text.size());
        }
    }
}

TEST_CASE("Every language that ships has words for the same signs", "[text][spoken]") {
    const auto sign = [](const std::string& key) { return text::words(key, "en").empty(); };
    for (const std::string language : {"es", "ar"})
        for (const auto& [key, said] : list_of("en")) {
            INFO(language << ": " << key);
            if (sign(key) || key.find('/') != std::string::npos || key.find('-') < 8)
                CHECK(list_of(language).contains(key));
            CHECK_FALSE(said.empty());
        }
}
