#include "document/check.h"

#include "document/parse.h"

namespace {

struct Page {
    std::string kind = "condition", warnings = "", sources = "", diagrams = "", body = "",
                summary = "It is short.";
    bool questions = true;
};

document::Document made(const Page& page) {
    const auto parsed = document::parse(
        "+++\nid = \"a\"\ntitle = \"A\"\nsummary = \"" + page.summary +
        "\"\ndiscreet_title = \"D\"\n"
        "kind = \"" +
        page.kind +
        "\"\ninstead = \"Talk to us.\"\nreview = { status = \"sample\" }\n"
        "warnings = [" +
        page.warnings + "]\nsources = [" + page.sources + "]\ndiagrams = [" + page.diagrams +
        "]\n+++\n" + page.body + (page.questions ? "\n## Ask your clinician\n\n- Why me?\n" : ""));
    REQUIRE(parsed.problems.empty());
    return parsed.document;
}

// Lines of what check() found, `error` before each error.
std::string found(const Page& page, bool english = true) {
    std::string lines;
    for (const auto& problem : document::check(made(page), english)) {
        CHECK_FALSE(problem.fix.empty());
        lines += std::string(base::name(problem.severity)) + " " + std::to_string(problem.line) +
                 " " + problem.what + "\n";
    }
    return lines;
}

const std::string emergency = "> [!EMERGENCY e]\n> **Fever**\n> Call us.\n";

}  // namespace

TEST_CASE("A sound page passes without a word", "[doc]") {
    CHECK(found({"condition", "\"e\"", "\"A\"", "\"male-pelvis\"",
                 emergency + "\nIt hurts. [A](source:A)\n\n![Alt](diagram:male-pelvis)\n"}) == "");
}

TEST_CASE("A page about a procedure must warn", "[doc]") {
    CHECK(found({"procedure"}) == "error 9 a page about a procedure has no warning\n");
    CHECK(found({"procedure", "\"e\"", "", "", emergency}) == "");
    CHECK(found({"test"}) == "warning 9 a page about a test has no warning\n");
}

TEST_CASE("Front matter and page must name the same warnings, sources and diagrams", "[doc]") {
    CHECK(found({"condition", "\"e\", \"gone\"", "", "", emergency}) ==
          "error 1 the front matter names the warning 'gone', but the page does not have it\n");
    CHECK(found({"condition", "", "", "", emergency}) ==
          "error 1 warning 'e' is used but not in the front matter\n");
    CHECK(found({"condition", "", "", "", "So. [X](source:X)\n"}) ==
          "error 1 source 'X' is used but not in the front matter\n");
    CHECK(found({"condition", "", "\"X\""}) ==
          "error 1 the front matter names the source 'X', but the page does not have it\n");
    CHECK(found({"condition", "", "", "", "![Alt](diagram:d)\n"}) ==
          "error 1 diagram 'd' is used but not in the front matter\n");
    CHECK(found({"condition", "\"e\"", "", "", emergency + "\nx\n\n" + emergency}) ==
          "error 19 the warning 'e' comes twice (the first in line 13)\n");
}

TEST_CASE("A claim without a source or an answer is refused", "[doc]") {
    CHECK(found({"condition", "", "", "",
                 "> [!CLAIM unproven c]\n> It cures.\n>\n> It does not.\n"}) ==
          "error 13 the claim 'c' has no source\n");
    CHECK(found({"condition", "", "", "", "> [!CLAIM unproven c]\n> It cures.\n"}) ==
          "error 13 the claim 'c' has no answer\n");
    const std::string claim = "> [!CLAIM unproven c]\n> It cures.\n>\n> It does not.";
    CHECK(found({"condition", "", "\"A\"", "", claim + " [A](source:A)\n"}) == "");
    CHECK(found({"condition", "", "", "",
                 claim + "\n\n<!-- to be confirmed by your clinician: source -->\n"}) == "");
}

TEST_CASE("A page without questions is refused", "[doc]") {
    Page page;
    page.questions = false;
    CHECK(found(page) == "error 1 the page has no questions to ask\n");
}

TEST_CASE("English too hard for a patient is refused, other languages are not graded", "[doc]") {
    Page page;
    page.body =
        "Bacteriological investigation establishes aetiological classification before "
        "antimicrobial chemotherapy is administered intravenously.\n";
    CHECK_THAT(found(page), Catch::Contains("error 1 reading grade") &&
                                Catch::Contains("patients need 6.0 or below"));
    CHECK(found(page, false) == "");
}

TEST_CASE("What is merely untidy is a warning", "[doc]") {
    Page page;
    page.summary = "A very long line. " + std::string(110, 'a');
    CHECK_THAT(found(page, false), Catch::Contains("warning 1 the summary is longer"));
    Page empty;
    empty.body = "## Nothing here\n\n## Something\n\nWords.\n";
    CHECK(found(empty) == "warning 13 this chapter is empty\n");
}

TEST_CASE("A translation keeps every warning of the original", "[doc]") {
    const std::string note = "> [!NOTE n]\n> **Ruhe**\n> Warten.\n";
    const auto original = made({"condition", "\"e\", \"n\"", "", "", emergency + "\n" + note});
    const auto lacking = made({"condition", "\"n\"", "", "", note});
    const auto problems = document::check_translation(original, lacking);
    REQUIRE(problems.size() == 1);
    CHECK(problems[0].what == "the translation lacks the warning 'e'");
    CHECK(problems[0].line == 9);
    CHECK(problems[0].severity == base::Severity::error);
    CHECK(document::check_translation(original, original).empty());
    CHECK(document::check_translation(lacking, original).empty());
}

TEST_CASE("A translation may not make a warning less urgent", "[doc]") {
    const auto original = made({"condition", "\"e\"", "", "", emergency});
    const auto softer =
        made({"condition", "\"e\"", "", "", "> [!NOTE e]\n> **Fiebre**\n> Llame.\n"});
    CHECK_FALSE(document::check_translation(original, softer).empty());
}

TEST_CASE("A question belongs under one part of its page, and a part leads to one", "[document]") {
    const auto asked = [](const std::string& list) {
        Page page;
        page.questions = false;
        page.body = "Words.\n\n## One\n\nWords.\n\n## Ask your clinician\n\n" + list;
        return found(page);
    };
    CHECK(asked("- Why?\n- When? <!-- under: One -->\n").find("under") == std::string::npos);
    CHECK(asked("- Why? <!-- under: Two -->\n")
              .find("a question belongs under 'Two', which is no part of this page") !=
          std::string::npos);
    CHECK(asked("- Why? <!-- under: One -->\n- When? <!-- under: One -->\n")
              .find("two questions belong under 'One'") != std::string::npos);
}
