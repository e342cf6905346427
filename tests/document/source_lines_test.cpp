#include "document/source_lines.h"

#include "document/parse.h"

namespace {

// Problems of a body that begins in line 4.
std::string told(const std::string& body) {
    base::Problems problems;
    (void)document::read_tree(body, 4, problems);
    std::string lines;
    for (const auto& problem : problems) lines += base::to_line(problem) + "\n";
    return lines;
}

}  // namespace

TEST_CASE("A line that Markdown keeps to itself is told", "[doc]") {
    const std::string lost = " would be shown to nobody; write it as a sentence";
    struct Slip {
        std::string body;
        int line;
    };
    const auto slip = GENERATE(
        Slip{"Call.\n\n[Phone]: 01632-960001\n\nNow.\n", 6},
        Slip{"[Call]: 999 \"Do not wait\"\n\nNow.\n", 4}, Slip{"> [Call]: 999\n>\n> Now.\n", 4},
        Slip{"- One.\n- [Call]: 999\n", 5}, Slip{"[Call\nnow]: 999\n\nNow.\n", 4},
        Slip{"[Call]:\n999\n\nNow.\n", 5}, Slip{"## Now\n[Call]: 999\nWords.\n", 5},
        Slip{"[A]: source:A\n[A]: 999\n\nWords. [A]\n", 5}, Slip{"[العيادة]: 01632\n\nNow.\n", 4});
    INFO(slip.body << told(slip.body));
    CHECK_THAT(told(slip.body), Catch::Contains(":" + std::to_string(slip.line) + ": the line '") &&
                                    Catch::Contains(lost));
}

TEST_CASE("What comes through is not told", "[doc]") {
    for (const std::string body :
         {"Words.\n\n---\n\n- a\n- b\n\n1. a\n2. b\n", "Words.\n***\nWords.\n",
          "Head\n----\n\nWords.\n", "Words. [A]\n\n[A]: source:A\n",
          "![Seen](diagram:x \"Side\")\n", "![Seen](\ndiagram:x\n\"Side\")\n",
          "<!-- one\ntwo -->\nWords. <!-- three, four --> Five.\n", "[A](\nsource:A)\n",
          "> [!CHECK c]\n> Q?\n>\n> - **A.** B.\n", "| A | B |\n|:--|--:|\n| 1 | 2 |\n",
          "1. One.\n1. Two.\n1. Three.\n", "7 days.\n"}) {
        INFO(body);
        CHECK(told(body) == "");
    }
    CHECK_THAT(told("[A](source:A \"Call 999\")\n"),
               Catch::Contains("the words in quotes behind a link are shown nowhere"));
}

TEST_CASE("A row of a table has the cells of its head, or is told", "[doc]") {
    const auto rows = [](const std::string& one) {
        return told("| A | B |\n|---|---|\n| 1 | 2 |\n" + one);
    };
    CHECK(rows("| 3 | 4 |\n3 | 4\n| a \\| b | c |\n|  |  |\n| a | b\n") == "");
    CHECK_THAT(rows("| 3 | 4 | 5 |\n"), Catch::Contains(":7: a row of 3 cells in a table of 2"));
    CHECK_THAT(rows("| 3 |\n"), Catch::Contains(":7: a row of 1 cells in a table of 2"));
    CHECK_THAT(rows("| 3 | 4 |\nCall 999.\n"), Catch::Contains(":8: a row of 1 cells"));
    CHECK_THAT(rows("|  |  |  |\n"), Catch::Contains(":7: a row of 3 cells"));
    CHECK_THAT(
        told("| A | B | C |\n|---|---|\n| 1 | 2 |\n"),
        Catch::Contains(":4: a row of 3 cells in a table of 2") || Catch::Contains("a table"));
}

TEST_CASE("A list is numbered as it is shown, or is told", "[doc]") {
    CHECK_THAT(told("4. Stop.\n5. Call.\n"), Catch::Contains(":4: a list that begins with 4"));
    CHECK_THAT(told("Words.\n\n0. Stop.\n"), Catch::Contains(":6: a list that begins with 0"));
    CHECK_THAT(told("3) Stop.\n"), Catch::Contains(":4: a list that begins with 3"));
    CHECK_THAT(told("1. One.\n2. Two.\n4. Four.\n"),
               Catch::Contains(":6: the step 4 would be shown as 3"));
    CHECK_THAT(told("1. One.\n\n1. Two.\n\n3. Three.\n5. Five.\n"),
               Catch::Contains(":9: the step 5 would be shown as 4"));
    CHECK(told("1. One.\n2. Two.\n3. Three.\n") == "");
}
