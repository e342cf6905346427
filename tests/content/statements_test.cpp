#include "content/statements.h"

#include "content/check.h"
#include "content/content_copy.h"
#include "document/parse.h"

namespace {

struct Rested : ContentCopy {
    std::string told() const {
        std::string lines;
        for (const auto& problem : content::check(content::DiskTree(path)))
            if (problem.severity == base::Severity::error) lines += base::to_line(problem) + "\n";
        return lines;
    }
};
const std::string prostatitis = "en/topics/prostatitis.md";

std::vector<content::Statement> stated(const std::string& body) {
    return content::statements(document::parse("+++\nid = \"a\"\n+++\n\n" + body).document);
}

}  // namespace

TEST_CASE("A share of people is known however it is written", "[content]") {
    for (const char* words :
         {"About 14 of 100 men", "5 out of 26", "1 in 10 people", "45 % of", "45% got better",
          "12 percent", "30 per cent", "1 in every 200", "Half of men", "One in four",
          "1 man in 10", "Nine out of ten", "40 men of 100", "1 per 1000", "two thirds of women"})
        CHECK(content::tells_share(words));
    for (const char* words :
         {"Call 999.", "At 8 in the morning", "2 weeks of rest", "5 mg", "in 2018, 3 of them",
          "Part 3: of 5 kinds", "48 hours", "One of our staff", "two thirds of a cup",
          "two or three weeks in bed"}) {
        INFO(words);
        CHECK_FALSE(content::tells_share(words));
    }
}

TEST_CASE("Each statement carries its sources and its mark", "[content]") {
    const auto all = stated(
        "> [!EMERGENCY a]\n> **No urine**\n> {act-now} [NG110](source:NG110)\n\n"
        "- One. [A](source:A)\n- Two. <!-- house rule: ours -->\n\n"
        "| H | I |\n|---|---|\n| x | y [B](source:B) |\n");
    REQUIRE(all.size() == 4);
    const auto marked =
        stated("> [!EMERGENCY a]\n> **No urine**\n> {act-now} <!-- house rule: b -->\n");
    REQUIRE(marked.size() == 1);
    CHECK(marked[0].mark == content::Statement::Mark::house_rule);
    CHECK(all[0].kind == content::StatementKind::emergency);
    CHECK(all[0].sources == std::vector<std::string>{"NG110"});
    CHECK(all[1].sources == std::vector<std::string>{"A"});
    CHECK(all[2].mark == content::Statement::Mark::house_rule);
    CHECK(all[2].why == "ours");
    CHECK(all[3].kind == content::StatementKind::row);
    CHECK(all[3].words == "x y");
}

TEST_CASE("What rests on nothing is refused", "[content]") {
    struct Slip {
        std::string put, told;
    };
    const Slip slip = GENERATE(
        Slip{"> [!EMERGENCY new]\n> **A sign**\n> {act-visit} [NHSW-PROST](source:NHSW-PROST)",
             "tells people to wait"},
        Slip{"> [!EMERGENCY new]\n> **A sign**\n> {act-now}", "rests on no guideline"},
        Slip{"> [!EMERGENCY new]\n> **A sign**\n> {act-now} [NICKEL99](source:NICKEL99)",
             "rests on no guideline"},
        Slip{"> [!SAME-DAY new]\n> **A sign**\n> {act-today}", "rests on no source"},
        Slip{"> [!MENTION new]\n> **A sign**\n> {act-visit}", "rests on no source"},
        Slip{"About 13 of 100 men have it. [NHSW-PROST](source:NHSW-PROST)",
             "rests on no study and no guideline"},
        Slip{"- It helps 1 in 4.", "rests on no study and no guideline"},
        Slip{"About 40 percent got better. <!-- to be confirmed by your clinician: GK -->",
             "rests on no study and no guideline"},
        Slip{"| A | B |\n|---|---|\n| Tea | It helps. |", "rests on no source"},
        Slip{"> [!OF-100 new]\n> **Of 100**\n> - Better: 14\n>\n> Studied: men.",
             "rests on no study and no guideline"});
    Rested content;
    content.change(prostatitis, "\n## ", "\n" + slip.put + "\n\n## ");
    INFO(slip.put << "\n" << content.told());
    CHECK_THAT(content.told(), Catch::Contains(slip.told));
}

TEST_CASE("What a clinic answers for itself is shown, marked", "[content]") {
    Rested content;
    content.change(prostatitis, "\n## ",
                   "\n> [!EMERGENCY new]\n> **A sign**\n> {act-now} <!-- house rule: ours -->\n\n"
                   "About 13 of 100 men have it. [NICKEL99](source:NICKEL99)\n\n## ");
    CHECK_THAT(content.told(), !Catch::Contains("rests on"));
}
