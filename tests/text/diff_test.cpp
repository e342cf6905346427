#include "text/diff.h"
#include "text/merge.h"

#include <random>

#include "support/world.h"
#include "text/unicode.h"

namespace {

using text::Change;
using text::ChangeKind;
using Changes = std::vector<Change>;

std::string joined(const Changes& changes, ChangeKind without) {
    std::string text;
    for (const auto& change : changes)
        if (change.kind != without) text += change.text;
    return text;
}

std::size_t touched(const Changes& changes) {
    return static_cast<std::size_t>(
        std::count_if(changes.begin(), changes.end(),
                      [](const Change& change) { return change.kind != ChangeKind::same; }));
}

// Both texts come back from it, whatever it says.
void holds(const Changes& changes, const std::string& before, const std::string& after) {
    CHECK(joined(changes, ChangeKind::added) == before);
    CHECK(joined(changes, ChangeKind::removed) == after);
}

}  // namespace

TEST_CASE("A changed line is told as removed, then added", "[base]") {
    CHECK(text::diff_lines("a\nb\nc\n", "a\nx\nc\n") == Changes{{ChangeKind::same, "a\n"},
                                                                {ChangeKind::removed, "b\n"},
                                                                {ChangeKind::added, "x\n"},
                                                                {ChangeKind::same, "c\n"}});
    CHECK(text::diff_lines("", "").empty());
    CHECK(text::diff_lines("", "a\n") == Changes{{ChangeKind::added, "a\n"}});
    CHECK(text::diff_lines("a\n", "") == Changes{{ChangeKind::removed, "a\n"}});
    CHECK(text::diff_lines("a", "a\n") ==
          Changes{{ChangeKind::removed, "a"}, {ChangeKind::added, "a\n"}});
    CHECK(text::diff_lines("a\nb\nc\nd\n", "1\na\nd\n2\n") == Changes{{ChangeKind::added, "1\n"},
                                                                      {ChangeKind::same, "a\n"},
                                                                      {ChangeKind::removed, "b\n"},
                                                                      {ChangeKind::removed, "c\n"},
                                                                      {ChangeKind::same, "d\n"},
                                                                      {ChangeKind::added, "2\n"}});
}

TEST_CASE("As few lines are told as diff itself tells", "[base]") {
    std::mt19937 random(7);
    const support::Folder folder;
    for (int round = 0; round < 40; ++round) {
        std::string before, after;
        for (auto* text : {&before, &after})
            for (unsigned i = 0, count = random() % 30; i < count; ++i)
                *text += std::string(1, static_cast<char>('a' + random() % 4)) + "\n";
        const auto changes = text::diff_lines(before, after);
        INFO(before << "--\n" << after);
        holds(changes, before, after);
        REQUIRE(base::write_file(folder / "before", before));
        REQUIRE(base::write_file(folder / "after", after));
        const auto told = support::run("diff --minimal '" + (folder / "before").string() + "' '" +
                                       (folder / "after").string() + "' | grep -c '^[<>]'");
        CHECK(std::to_string(touched(changes)) + "\n" == told.out);
    }
}

TEST_CASE("Within a paragraph the words that changed are told", "[base]") {
    CHECK(text::diff_words("Call us the same day.", "Call 999 the same hour.") ==
          Changes{{ChangeKind::same, "Call "},
                  {ChangeKind::removed, "us"},
                  {ChangeKind::added, "999"},
                  {ChangeKind::same, " the same "},
                  {ChangeKind::removed, "day"},
                  {ChangeKind::added, "hour"},
                  {ChangeKind::same, "."}});
    CHECK(text::diff_words("próstata sana", "próstatas sana") ==
          Changes{{ChangeKind::removed, "próstata"},
                  {ChangeKind::added, "próstatas"},
                  {ChangeKind::same, " sana"}});
    CHECK(text::diff_words("ألم، وحمى", "ألم وحمى") == Changes{{ChangeKind::same, "ألم"},
                                                               {ChangeKind::removed, "،"},
                                                               {ChangeKind::same, " وحمى"}});
}

TEST_CASE("Nothing is cut within a letter, and what is no UTF-8 survives", "[base]") {
    std::mt19937 random(3);
    const std::vector<std::string> letters{"a", "é",  "e\u0301", "ب", "👨‍👩‍👧",
                                           " ", "，", "\n"};
    for (int round = 0; round < 200; ++round) {
        std::string before, after;
        for (auto* text : {&before, &after})
            for (unsigned i = 0, count = random() % 12; i < count; ++i)
                *text += letters[random() % letters.size()];
        INFO(before << "--\n" << after);
        const auto changes = text::diff_words(before, after);
        holds(changes, before, after);
        for (const auto& change : changes)
            CHECK(text::first_bad_utf8(change.text) == std::string::npos);
    }
    const std::string bad("a\xff\0b", 4);
    holds(text::diff_words(bad, "a b"), bad, "a b");
    holds(text::diff_lines(bad, "a b"), bad, "a b");
}

TEST_CASE("Texts with nothing in common are told whole, however long", "[base]") {
    std::string before = "same\n", after = "same\n";
    for (int i = 0; i < 30000; ++i) {
        before += "old " + std::to_string(i) + "\n";
        after += "new " + std::to_string(i) + "\n";
    }
    before += "end\n";
    after += "end\n";
    const auto changes = text::diff_lines(before, after);
    holds(changes, before, after);
    CHECK(touched(changes) == 60000);
    CHECK(changes.front() == Change{ChangeKind::same, "same\n"});
    CHECK(changes.back() == Change{ChangeKind::same, "end\n"});
    CHECK(changes[1].kind == ChangeKind::removed);
    CHECK(changes[30001].kind == ChangeKind::added);
}

TEST_CASE("What two people changed in different places comes together", "[base]") {
    const std::string before = "a\nb\nc\nd\ne";
    CHECK(text::merged(before, "A\nb\nc\nd\ne", "a\nb\nc\nd\nE\nf") == "A\nb\nc\nd\nE\nf");
    CHECK(text::merged(before, "b\nc\nd\ne", "a\nb\nc\nx\nd\ne") == "b\nc\nx\nd\ne");
    CHECK(text::merged(before, before, "new") == "new");
    CHECK(text::merged(before, "same", "same") == "same");
    CHECK(text::merged("", "one", "") == "one");
}

TEST_CASE("Where two people changed the same lines, or neighbours, somebody has to choose",
          "[base]") {
    const std::string before = "a\nb\nc\nd\n";
    CHECK_FALSE(text::merged(before, "a\nB\nc\nd\n", "a\nbb\nc\nd\n"));
    CHECK_FALSE(text::merged(before, "a\nB\nc\nd\n", "a\nb\nC\nd\n"));
    CHECK_FALSE(text::merged(before, "a\nb\nx\nc\nd\n", "a\nb\ny\nc\nd\n"));
    CHECK_FALSE(text::merged("", "one", "two"));
}
