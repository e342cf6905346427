#include "document/words_said.h"

#include "document/check.h"
#include "document/parse.h"

namespace {

// A sound page around a body that begins in line 9.
std::string told_of(const std::string& body, const std::string& more = "warnings = []") {
    const auto parsed = document::parse(
        "+++\nid = \"a\"\ntitle = \"A\"\nsummary = \"S.\"\ndiscreet_title = \"D\"\n" + more +
        "\nkind = \"condition\"\nreview = { status = \"sample\", by = \"\", on = 2026-11-22, "
        "due = 2027-11-22 }\n+++\n" +
        body);
    std::string lines;
    for (const auto& problem : parsed.problems) lines += base::to_line(problem) + "\n";
    for (const auto& problem : document::check(parsed.document, false))
        if (problem.severity == base::Severity::error) lines += base::to_line(problem) + "\n";
    document::for_each_shown(parsed.document, [&](const document::ShownText& shown) {
        if (const std::string mark(document::comment_mark_in(shown.words)); !mark.empty())
            lines += ":" + std::to_string(shown.line) + ": readers would see '" + mark + "'\n";
    });
    return lines;
}

struct Slip {
    std::string body, what;
    int line;
};

void expect(const Slip& slip) {
    const auto lines = told_of(slip.body);
    INFO(slip.body << lines);
    CHECK_THAT(lines, Catch::Contains(":" + std::to_string(slip.line) + ": " + slip.what));
}

}  // namespace

TEST_CASE("A comment that does not end is told wherever it begins", "[doc]") {
    const std::string open = "a comment does not end; write -->";
    const std::string seen = "readers would see '<!-'";
    expect(GENERATE_COPY(
        Slip{"> [!EMERGENCY x]\n> **A fit**\n> <!-- ask GK\n> Tell our staff.\n", open, 12},
        Slip{"<!-- to be confirmed by your clinician: GK\nCall now.\n", open, 10},
        Slip{"<!-- to be confirmed: GK\n\nCall now.\n\nTwo. <!-- aside -->\n", open, 10},
        Slip{"<!-- GK\nCall now. <!-- aside -->\n", open, 10},
        Slip{"<!-- GK\n\nCall now.\n\n-->\n", open, 10},
        Slip{"- One.\n- <!-- check\n  People over age 60.\n- Three.\n", open, 11},
        Slip{"1. <!--- check --\n   People over 60.\n", open, 10},
        Slip{"<!-- check --!>\nPeople over 60.\n", open, 10},
        Slip{"Take them. <!-- to be confirmed: GK\n", "readers would see '<!--'", 10},
        Slip{"Take them. <!- to be confirmed ->\n", seen, 10},
        Slip{"- Take them. <!- confirm -->\n", seen, 10},
        Slip{"Take them -->\n", "readers would see '-->'", 10},
        Slip{"## Now <!- x\n\nWords.\n", seen, 10},
        Slip{"| A <!- x | B |\n|---|---|\n| 1 | 2 |\n", seen, 10},
        Slip{"Take them. \\<!-- x -->\n", "readers would see '<!--'", 10},
        Slip{"> [!CLAIM unproven c]\n> It cures. <!- x\n>\n> No. [A](source:A)\n", seen, 10}));
}

TEST_CASE("What stands behind a comment at the head of a line is told", "[doc]") {
    expect({"> [!EMERGENCY x]\n> **A fit**\n> <!-- GK --> Tell our staff.\n",
            "what stands behind a comment at the head of a line is shown nowhere", 12});
    CHECK(told_of("Words.\n\n<!-- to be confirmed by your clinician: the dose\nand days -->\n\n"
                  "More. <!-- aside --> And more.\n\n## Ask your clinician\n\n- Why?\n") == "");
}

TEST_CASE("A comment that hides a part of what is said is told", "[doc]") {
    const std::string inside = "a comment stands inside a sentence, and hides a part of it",
                      next = "a comment goes on in the next line";
    const std::string warning = "> [!EMERGENCY x]\n> **A fit**\n";
    expect(GENERATE_COPY(
        Slip{warning + "> Do <!-- not --> wait at home.\n", inside, 12},
        Slip{warning + "> Tell <!-- our staff, then --> sit and wait.\n", inside, 12},
        Slip{warning + "> Tell\n> <!-- our staff, then -->\n> sit and wait.\n", inside, 13},
        Slip{warning + "> <!-- ask GK\n> Tell our staff now. -->\n> Wait.\n", next, 12},
        Slip{"Take <!-- half --> of them.\n", inside, 10},
        Slip{"- Do <!-- to be confirmed by your clinician: not --> drive.\n", inside, 10},
        Slip{"| A | B |\n|---|---|\n| Do <!-- not --> go | 2 |\n", inside, 12}));
    CHECK(told_of("Words. <!-- to be confirmed by your clinician: GK --> More.\n\n"
                  "- One <!-- aside -->\n- Two\n  <!-- aside -->\n- Three.\n\n## Ask your "
                  "clinician\n\n- Why?\n") == "");
}

TEST_CASE("A comment in the front matter is told too", "[doc]") {
    CHECK_THAT(told_of("Words.\n", "instead = \"Talk <!-- to whom? -->\""),
               Catch::Contains(":1: readers would see '<!--'"));
}

TEST_CASE("What says nothing is told", "[doc]") {
    expect(GENERATE(
        Slip{"> [!EMERGENCY x]\n> **A fit**\n", "the warning 'x' does not say what to do", 10},
        Slip{"> [!NOTE x]\n> **A fit**\n\nTell our staff.\n",
             "the warning 'x' does not say what to do", 10},
        Slip{"> [!MENTION x]\n> **A fit** Tell our staff.\n",
             "the warning 'x' does not say what to do", 10},
        Slip{"> [!SAME-DAY x]\n> **A fit**\n> [NG1](source:NG1)\n",
             "the warning 'x' does not say what to do", 10},
        Slip{"> [!SAME-DAY x]\n> **A fit**\n> ...\n", "the warning 'x' does not say", 10},
        Slip{"> [!EMERGENCY x]\n", "a warning has no sign", 10},
        Slip{"> [!CLAIM unproven c]\n>\n> No study shows it. [A](source:A)\n",
             "the claim 'c' says nothing", 10},
        Slip{"> [!CLAIM unproven c]\n> It cures.\n>\n> [A](source:A)\n",
             "the answer to the claim 'c' says nothing", 10},
        Slip{"> [!KEY-FACTS]\n", "the box of key facts is empty", 10},
        Slip{"> [!KEY-FACTS]\n> - One.\n> -\n", "a key fact says nothing", 10},
        Slip{"Words.\n\n##\n\nWords.\n", "a heading without words", 10},
        Slip{"Words.\n\n## [A](source:A)\n\nWords.\n", "a heading without words", 12},
        Slip{"## ...\n\nWords.\n", "a heading without words", 10},
        Slip{"- One.\n-\n- Three.\n", "an item of the list says nothing", 10},
        Slip{"## Ask your clinician\n\n- Why?\n-\n", "a question says nothing", 12},
        Slip{"> [!CHECK c]\n>\n> - **A.** Why.\n> - **B.** Why.\n",
             "the check 'c' has no situation", 10}));
}

TEST_CASE("What comes twice is told with both lines", "[doc]") {
    const std::string check = "> [!CHECK c]\n> Q?\n>\n> - **Wait.** Why.\n> - **B.** Why.\n";
    expect(GENERATE_COPY(
        Slip{"## Signs\n\nA.\n\n## Signs\n\nB.\n",
             "the heading 'signs' comes twice (the first in line 10)", 14},
        Slip{"## Signs\n\nA.\n\n## **Signs!**\n\nB.\n", "the heading 'signs' comes twice", 14},
        Slip{"## A\n\n### At home\n\nA.\n\n### At home\n\nB.\n",
             "under 'a' the heading 'at-home' comes twice", 16},
        Slip{"> [!NOTE x]\n> **A**\n> Act.\n\n> [!NOTE x]\n> **B**\n> Act.\n",
             "the warning 'x' comes twice", 14},
        Slip{"> [!CLAIM unproven c]\n> A.\n>\n> B.\n\n> [!CLAIM unproven c]\n> C.\n>\n> D.\n",
             "the claim 'c' comes twice", 15},
        Slip{check + "\n" + check, "the check 'c' comes twice", 16},
        Slip{"> [!CHECK c]\n> Q?\n>\n> - **Wait.** Why.\n> - **wait.** Why.\n",
             "in 'c' the answer 'wait.' comes twice", 10},
        Slip{"## Ask your clinician\n\n- Why me?\n- Why Me?\n",
             "the question 'why me?' comes twice", 12}));
    CHECK(told_of("## A\n\n### At home\n\nA.\n\n## B\n\n### At home\n\nB.\n\n"
                  "## Ask your clinician\n\n- Why?\n") == "");
    CHECK_THAT(told_of("Words.\n", "sources = [\"A\", \"A\"]"),
               Catch::Contains("in the front matter the source 'A' comes twice"));
}
