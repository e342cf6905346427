#include "doc/grade.h"

TEST_CASE("Syllables are counted by ear", "[doc]") {
    CHECK(doc::syllables("cat") == 1);
    CHECK(doc::syllables("the") == 1);
    CHECK(doc::syllables("urine") == 2);
    CHECK(doc::syllables("prostate") == 2);
    CHECK(doc::syllables("bladder") == 2);
    CHECK(doc::syllables("table") == 2);
    CHECK(doc::syllables("asked") == 1);
    CHECK(doc::syllables("needed") == 2);
    CHECK(doc::syllables("infection") == 3);
    CHECK(doc::syllables("Medicine") == 3);
    CHECK(doc::syllables("antibiotic") == 5);
    CHECK(doc::syllables("48") == 2);
    CHECK(doc::syllables("x") == 1);
    CHECK(doc::syllables("") >= 1);
}

TEST_CASE("The grade of a text counted by hand", "[doc]") {
    // 6 + 3 words in 2 sentences; 6 + 4 syllables; no long word.
    const auto easy = doc::grade("The cat sat on the mat. It was happy.");
    CHECK(easy.words == 9);
    CHECK(easy.sentences == 2);
    CHECK(easy.syllables == 10);
    CHECK(easy.long_words == 0);
    CHECK(easy.flesch_kincaid() == Approx(0.39 * 4.5 + 11.8 * 10 / 9 - 15.59));
    CHECK(easy.smog() == Approx(3.1291));
    // 7 words: the(1) in-fec-tion(3) needs(1) an(1) an-ti-bi-ot-ic(5) and(1) med-i-cine(3).
    const auto hard = doc::grade("The infection needs an antibiotic and medicine.");
    CHECK(hard.words == 7);
    CHECK(hard.sentences == 1);
    CHECK(hard.syllables == 15);
    CHECK(hard.long_words == 3);
    CHECK(hard.flesch_kincaid() > easy.flesch_kincaid() + 8);
}

TEST_CASE("The formulas are the published ones", "[doc]") {
    CHECK(doc::Grade{100, 5, 150, 10}.flesch_kincaid() == Approx(9.91));
    CHECK(doc::Grade{300, 30, 450, 30}.smog() == Approx(8.8418).margin(0.0001));
    CHECK(doc::Grade{100, 10, 120, 0}.flesch_kincaid() == Approx(2.47));
    CHECK(doc::Grade{}.flesch_kincaid() == 0);
    CHECK(doc::Grade{}.smog() == 0);
}

TEST_CASE("Each line counts as a sentence, a line without words as none", "[doc]") {
    CHECK(doc::grade("Tell our staff\nCall us\n\n...\n").sentences == 2);
    CHECK(doc::grade("Tell our staff\nCall us").words == 5);
    CHECK(doc::grade("One. Two. Three.\nFour.").sentences == 4);
    CHECK(doc::grade("").words == 0);
}
