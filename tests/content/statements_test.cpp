#include "content/statements.h"

#include "content/check.h"
#include "content/content_copy.h"
#include "document/parse.h"
#include "support/kept_tree.h"
#include "support/parses.h"
#include "support/world.h"

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

TEST_CASE("No mark is lost, wherever it stands", "[content]") {
    const auto all = stated(
        "One thing. <!-- to be confirmed by your clinician: one --> Another. <!-- house rule: two "
        "-->\n\n> [!OF-100 a]\n> **Of 100 men, how many** <!-- to be confirmed by your clinician: "
        "three -->\n>\n> - Here: 3\n>\n> Studied: men.\n");
    std::string why;
    for (const auto& one : all)
        if (one.mark != content::Statement::Mark::none) why += one.why + " ";
    CHECK(why.find("one") != std::string::npos);
    CHECK(why.find("two") != std::string::npos);
    CHECK(why.find("three") != std::string::npos);
}

TEST_CASE("What rests on nothing is refused", "[content]") {
    struct Slip {
        std::string put, told;
    };
    const Slip slip = GENERATE(
        Slip{"> [!EMERGENCY new]\n> **A sign**\n> {act-visit} [NHSW-PROST](source:NHSW-PROST)",
             "tells people to wait"},
        Slip{"> [!EMERGENCY new]\n> **A sign**\n> Wait a week and see. "
             "[NHSW-PROST](source:NHSW-PROST)",
             "tells nobody whom to call"},
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

namespace {

// The real library with a piece of English put into a page, and what is said of it then.
std::string told_with(const std::string& id, const std::string& before, const std::string& put,
                      const content::Tree& library = support::library()) {
    const auto path = content::Path::page("en", id);
    auto text = library.read(path).value();
    const auto at = text.find(before);
    REQUIRE(at != std::string::npos);
    text.insert(at, put);
    const auto changed = content::overlay(library, path, text);
    std::string lines;
    for (const auto& one : content::check_one(changed, path, **changed.parsed(path)))
        if (one.severity == base::Severity::error) lines += base::to_line(one) + "\n";
    return lines;
}

}  // namespace

TEST_CASE("A fact that cites nothing is refused, wherever it stands on a page", "[content]") {
    struct Slip {
        std::string page, before, put;
    };
    const Slip slip = GENERATE(
        Slip{"psa-test", "## What the numbers tell", "Massage cures cancer.\n\n"},
        Slip{"prostate", "\n## ", "\nGarlic prevents infections.\n"},
        Slip{"psa-test", "- PSA alone cannot tell", "- Vitamin C lowers the risk.\n"},
        Slip{"psa-test", "1. You often have the test again", "1. Take herbs to shrink it.\n"},
        Slip{"psa-test", "> - The choice is yours, and", "> - Massage heals the prostate.\n"},
        Slip{"psa-test", "> - **It must be cancer.**", "> - **Both.** Surgery is always safe.\n"},
        Slip{"your-visit", "## Ask your clinician",
             "> [!CHECK tea]\n> Tea?\n>\n> - **Yes.** It kills germs.\n> - **No.** Why not.\n\n"},
        Slip{"psa-test", "## If your PSA is high", "## Garlic prevents strokes\n\nRead on.\n\n"},
        Slip{"who-you-may-meet", "## Copy this card", "Pelvic massage is harmless.\n\n"},
        Slip{"tests-today", "## How to give", "Men with diabetes die earlier.\n\n"});
    const auto told = told_with(slip.page, slip.before, slip.put);
    INFO(slip.put << "\n" << told);
    CHECK_THAT(told, Catch::Contains("states a fact and cites nothing"));
}

TEST_CASE("A fact is refused behind whatever opens its sentence", "[content]") {
    for (const std::string opener : {"Note that",
                                     "Note,",
                                     "Note:",
                                     "Please note that",
                                     "In short,",
                                     "Of course,",
                                     "As you know,",
                                     "See: ",
                                     "Look,",
                                     "Read on, as",
                                     "Ask us, because",
                                     "Tell us; ",
                                     "This page says that",
                                     "This page proves",
                                     "Find out that",
                                     "I know that",
                                     "My view is that",
                                     "Start early, as",
                                     "Copy this card, for",
                                     "The good news is that",
                                     "Many say that",
                                     "Please remember:",
                                     "Write down that",
                                     "Tick what fits, since",
                                     "Show us, and it is true that",
                                     "Tick what fits, and"}) {
        const auto told = told_with("psa-test", "## What the numbers tell",
                                    opener + " massage cures cancer.\n\n");
        INFO(opener << "\n" << told);
        CHECK_THAT(told, Catch::Contains("cites nothing"));
    }
}

TEST_CASE("What cites, is marked, asks or says what to do is no bare fact", "[content]") {
    for (const std::string put :
         {"Massage cures cancer. [PCRMP](source:PCRMP)\n\n",
          "Massage cures cancer. <!-- to be confirmed by your clinician: none -->\n\n",
          "Does massage cure cancer?\n\n", "Ask if massage can harm you.\n\n",
          "Tick what fits, and bring the list.\n\n"})
        CHECK_THAT(told_with("psa-test", "## What the numbers tell", put),
                   !Catch::Contains("cites nothing"));
}

TEST_CASE("No page names a dose", "[content]") {
    for (const std::string put :
         {"Take 500 mg.", "It is 500mg.", "Take it twice a day.", "Take two tablets.",
          "Take 1,5 g.", "One pill a day.", "It is 3 times a day.", "Use it every 8 hours."})
        CHECK_THAT(
            told_with("psa-test", "## What the numbers tell", put + " [PCRMP](source:PCRMP)\n\n"),
            Catch::Contains("names a dose"));
    for (const auto& [put, told] : {std::pair{"Then take 2 tablets with a meal.", "'2 tablets'"},
                                    std::pair{"Then take Two tablets.", "'Two tablets'"},
                                    std::pair{"It is 1,5 g, or more.", "'1,5 g'"},
                                    std::pair{"Use it every 8 hours here.", "'every 8 hours'"}})
        CHECK_THAT(told_with("psa-test", "## What the numbers tell",
                             std::string(put) + " [PCRMP](source:PCRMP)\n\n"),
                   Catch::Contains(told));
    for (const std::string put : {"Some use a tube a few times a day.", "Wait 48 hours."})
        CHECK_THAT(
            told_with("psa-test", "## What the numbers tell", put + " [PCRMP](source:PCRMP)\n\n"),
            !Catch::Contains("names a dose"));
}

TEST_CASE("Of pages that write a count alike none is parsed for another", "[content]") {
    const content::DiskTree library(support::content());  // keeps nothing that was parsed
    const auto page = library.read(content::Path::page("en", "psa-test")).value();
    const std::string mark = "> [!OF-100 cancer-by-psa-result]";
    auto end = page.find('\n', page.find(mark));
    while (page.compare(end + 1, 1, ">") == 0) end = page.find('\n', end + 1);
    const std::string count = page.substr(page.find(mark), end - page.find(mark));
    const auto parses = [&](const std::string& put) {
        const support::Parses counted;
        told_with("prostate", "## Ask", put + "\n\n", library);
        return counted.of(mark + "\n");
    };
    // Each of the two pages for itself; a row of other words has the other page looked into.
    const int alike = parses(count);
    auto otherwise = count;
    otherwise.insert(otherwise.find("Raised"), "A ");
    CHECK(parses(otherwise) == alike + 1);
}

TEST_CASE("A count of a hundred is told once, with one number a row", "[content]") {
    const std::string count =
        "> [!OF-100 cancer-by-psa-result]\n> **Of 100 men with this result, how many have prostate "
        "cancer**\n> - Raised PSA: ";
    const std::string rest =
        " [PCRMP](source:PCRMP)\n> - Normal PSA: 15 [PCRMP](source:PCRMP)\n>\n"
        "> Studied: older figures.\n\n";
    CHECK_THAT(told_with("prostate", "## Ask", count + "26" + rest),
               Catch::Contains("'cancer-by-psa-result' has other rows on en/topics/psa-test.md"));
    CHECK_THAT(told_with("prostate", "## Ask", count + "25" + rest),
               !Catch::Contains("has other rows"));
    CHECK_THAT(
        told_with("psa-test", "> - Normal PSA: 15", "> - Raised PSA: 30 [PCRMP](source:PCRMP)\n"),
        Catch::Contains("the row 'raised psa' comes twice"));
    CHECK_THAT(told_with("psa-test", "> - Normal PSA: 15", "> - Both: 101 [PCRMP](source:PCRMP)\n"),
               Catch::Contains("does not end in a number from 0 to 100"));
    CHECK_THAT(told_with("prostate", "## Ask", count + "25 [PCRMP](source:PCRMP)\n\n"),
               Catch::Contains("does not say who was studied"));
}

TEST_CASE("What a clinic answers for itself is shown, marked", "[content]") {
    Rested content;
    content.change(prostatitis, "\n## ",
                   "\n> [!EMERGENCY new]\n> **A sign**\n> {act-now} <!-- house rule: ours -->\n\n"
                   "About 13 of 100 men have it. [NICKEL99](source:NICKEL99)\n\n## ");
    CHECK_THAT(content.told(), !Catch::Contains("rests on"));
}
