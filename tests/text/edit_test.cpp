#include "text/edit.h"

using text::Edit;

TEST_CASE("what is typed can be taken back and put again", "[edit]") {
    Edit edit("One two");
    edit.put(3);
    for (const char* letter : {",", " ", "o", "n"}) edit.insert(letter);
    edit.put(edit.text().size());
    edit.insert("!");
    CHECK(edit.text() == "One, on two!");
    REQUIRE(edit.undo());
    CHECK(edit.text() == "One, on two");
    REQUIRE(edit.undo());
    CHECK(edit.text() == "One two");  // letters typed in a row are one step
    CHECK(edit.cursor() == 3);
    CHECK_FALSE(edit.undo());
    REQUIRE(edit.redo());
    REQUIRE(edit.redo());
    CHECK(edit.text() == "One, on two!");
    CHECK_FALSE(edit.redo());
}

TEST_CASE("undo has no end: ten thousand changes come back one by one", "[edit]") {
    Edit edit;
    for (int i = 0; i < 10000; ++i) {
        edit.insert(std::to_string(i % 10));
        edit.put(0);
    }
    int steps = 0;
    while (edit.undo()) ++steps;
    CHECK(steps == 10000);
    CHECK(edit.text().empty());
}

TEST_CASE("the cursor never stands within a letter", "[edit]") {
    // e with a combining accent, a flag of two code points, an Arabic letter with a vowel mark
    const std::string text = "e\xCC\x81\xF0\x9F\x87\xAA\xF0\x9F\x87\xB8\xD8\xA8\xD9\x8E.";
    Edit edit(text);
    std::vector<std::size_t> places;
    for (int i = 0; i < 4; ++i) {
        edit.step(1);
        places.push_back(edit.cursor());
    }
    CHECK(places == std::vector<std::size_t>{3, 11, 15, 16});
    edit.step(-1);
    edit.erase(-1);  // the Arabic letter goes with its mark
    CHECK(edit.text() == text.substr(0, 11) + ".");
}

TEST_CASE("a selection is replaced by what is typed, and goes with Delete", "[edit]") {
    Edit edit("blood in the urine");
    edit.put(6);
    edit.step_word(1, true);
    CHECK(edit.selected() == "in");
    edit.insert("within");
    CHECK(edit.text() == "blood within the urine");
    edit.select_all();
    edit.erase(1);
    CHECK(edit.text().empty());
    edit.undo();
    CHECK(edit.text() == "blood within the urine");
}

TEST_CASE("lines are counted from one, and Home and End keep to theirs", "[edit]") {
    Edit edit("first\nsecond line\n");
    edit.put(8);
    CHECK(edit.line() == 2);
    edit.line_end();
    CHECK(edit.cursor() == 17);
    edit.line_start(true);
    CHECK(edit.selected() == "second line");
    CHECK(edit.line_at(edit.text().size()) == 3);
    CHECK(edit.line_piece(3).begin == 18);
}

TEST_CASE("words are found whatever their case, round the end, and all replaced at once",
          "[edit]") {
    Edit edit("PSA test. A psa test. Psa.");
    CHECK(edit.find("psa", 1)->begin == 12);
    CHECK(edit.find("psa", 23)->begin == 0);
    CHECK_FALSE(edit.find("urine", 0));
    CHECK_FALSE(edit.find("", 0));
    CHECK(edit.replace_all("psa", "blood") == 3);
    CHECK(edit.text() == "blood test. A blood test. blood.");
    edit.undo();
    CHECK(edit.text() == "PSA test. A psa test. Psa.");
}
