#include "document/grade.h"

TEST_CASE("Syllables are right for nine words in ten", "[doc]") {
    // Counted by ear, words of these pages first.
    const std::vector<std::pair<std::string, int>> heard{
        {"cat", 1},         {"the", 1},       {"pain", 1},         {"blood", 1},
        {"germ", 1},        {"sleep", 1},     {"nurse", 1},        {"asked", 1},
        {"helped", 1},      {"shake", 1},     {"urine", 2},        {"prostate", 2},
        {"bladder", 2},     {"fever", 2},     {"kidney", 2},       {"doctor", 2},
        {"table", 2},       {"needed", 2},    {"tested", 2},       {"massage", 2},
        {"belly", 2},       {"rectum", 2},    {"pelvis", 2},       {"tablet", 2},
        {"passing", 2},     {"staff", 1},     {"symptom", 2},      {"infection", 3},
        {"medicine", 3},    {"medical", 3},   {"hospital", 3},     {"clinician", 3},
        {"catheter", 3},    {"emergency", 4}, {"swollen", 2},      {"examine", 3},
        {"urethra", 3},     {"testicle", 3},  {"allergy", 3},      {"remedy", 3},
        {"antibiotic", 5},  {"bacteria", 4},  {"inflammation", 4}, {"biopsy", 3},
        {"prostatitis", 4}, {"group", 1},     {"result", 2},       {"before", 2},
        {"question", 2},    {"answer", 2}};
    int right = 0;
    for (const auto& [word, count] : heard) {
        const bool same = document::syllables(word) == count;
        if (!same) UNSCOPED_INFO(word << ": " << document::syllables(word) << ", heard " << count);
        right += same ? 1 : 0;
    }
    CHECK(right * 10 >= static_cast<int>(heard.size()) * 9);
    CHECK(document::syllables("48") == 2);
    CHECK(document::syllables("x") == 1);
}

TEST_CASE("The grade of a text counted by hand", "[doc]") {
    // 6 + 3 words in 2 sentences; 6 + 4 syllables; no long word.
    const auto easy = document::grade("The cat sat on the mat. It was happy.");
    CHECK(easy.words == 9);
    CHECK(easy.sentences == 2);
    CHECK(easy.syllables == 10);
    CHECK(easy.long_words == 0);
    CHECK(easy.flesch_kincaid() == Approx(0.39 * 4.5 + 11.8 * 10 / 9 - 15.59));
    CHECK(easy.smog() == Approx(3.1291));
    // 7 words: the(1) in-fec-tion(3) needs(1) a(1) hos-pi-tal(3) and(1) med-i-cine(3).
    const auto hard = document::grade("The infection needs a hospital and medicine.");
    CHECK(hard.words == 7);
    CHECK(hard.sentences == 1);
    CHECK(hard.syllables == 13);
    CHECK(hard.long_words == 3);
    CHECK(hard.flesch_kincaid() > easy.flesch_kincaid() + 8);
}

TEST_CASE("The formulas are the published ones", "[doc]") {
    CHECK(document::Grade{100, 5, 150, 10}.flesch_kincaid() == Approx(9.91));
    CHECK(document::Grade{300, 30, 450, 30}.smog() == Approx(8.8418).margin(0.0001));
    CHECK(document::Grade{100, 10, 120, 0}.flesch_kincaid() == Approx(2.47));
    CHECK(document::Grade{}.flesch_kincaid() == 0);
    CHECK(document::Grade{}.smog() == 0);
}

TEST_CASE("Each line counts as a sentence, a line without words as none", "[doc]") {
    CHECK(document::grade("Tell our staff\nCall us\n\n...\n").sentences == 2);
    CHECK(document::grade("Tell our staff\nCall us").words == 5);
    CHECK(document::grade("One. Two. Three.\nFour.").sentences == 4);
    CHECK(document::grade("").words == 0);
}
