#include "document/parse.h"

#include "document/plain.h"

namespace {

// Front matter of ten lines and its two marks: the body begins in line 12.
std::string page(const std::string& body, const std::string& more = "") {
    return "+++\nid = \"sample\"\ntitle = \"Sample\"\nsummary = \"What it says.\"\n"
           "discreet_title = \"A page\"\nkind = \"condition\"\n"
           "review = { status = \"sample\", by = \"\", on = 2026-11-22, due = 2027-11-22 }\n"
           "warnings = []\nsources = []\n" +
           (more.empty() ? "diagrams = []" : more) + "\n+++\n" + body;
}

std::string told(const document::Parsed& parsed) {
    std::string lines;
    for (const auto& problem : parsed.problems) lines += base::to_line(problem) + "\n";
    return lines;
}

// The only block of a page that has no problem.
template <class T>
T only(const std::string& body) {
    const auto parsed = document::parse(page(body));
    INFO(told(parsed));
    REQUIRE(parsed.problems.empty());
    REQUIRE(parsed.document.blocks.size() == 1);
    REQUIRE(std::holds_alternative<T>(parsed.document.blocks[0].what));
    return std::get<T>(parsed.document.blocks[0].what);
}

}  // namespace

TEST_CASE("A paragraph keeps bold, citations and glossary words", "[doc]") {
    const auto one = only<document::Paragraph>(
        "A **small** gland. It makes\n[PSA](term:psa). [NG110](source:NG110)\n");
    using Kind = document::RunKind;
    REQUIRE(one.words.size() >= 6);
    CHECK(one.words[1].kind == Kind::strong);
    CHECK(one.words[1].text == "small");
    const auto& term = one.words[one.words.size() - 3];
    CHECK(term.kind == Kind::term);
    CHECK(term.text == "PSA");
    CHECK(term.target == "psa");
    CHECK(one.words.back().kind == Kind::citation);
    CHECK(one.words.back().target == "NG110");
    CHECK(document::plain(one.words) == "A small gland. It makes PSA.");
}

TEST_CASE("Lists are facts or numbered steps", "[doc]") {
    const auto facts = only<document::List>("- One.\n- Two\n  goes on.\n");
    CHECK_FALSE(facts.steps);
    REQUIRE(facts.items.size() == 2);
    CHECK(document::plain(facts.items[1]) == "Two goes on.");
    const auto steps = only<document::List>("1. First.\n\n2. Then.\n");
    CHECK(steps.steps);
    REQUIRE(steps.items.size() == 2);
    CHECK(document::plain(steps.items[0]) == "First.");
}

TEST_CASE("Warnings carry urgency, id, sign and act", "[doc]") {
    const auto one = only<document::Warning>(
        "> [!EMERGENCY no-urine]\n> **You cannot pass urine**\n> Call {emergency-number}.\n> "
        "Now.\n");
    CHECK(one.urgency == document::Urgency::emergency);
    CHECK(one.id == "no-urine");
    CHECK(document::plain(one.sign) == "You cannot pass urine");
    CHECK(document::plain(one.act) == "Call {emergency-number}. Now.");
    const auto two = only<document::Warning>(
        "> [!EMERGENCY a]\n> **S**\n> Tell staff.\n>\n> Call {emergency-number}.\n");
    CHECK(document::plain(two.act) == "Tell staff. Call {emergency-number}.");
    const auto list = only<document::List>("1. Take 2\n\n   more at night.\n");
    CHECK(document::plain(list.items[0]) == "Take 2 more at night.");
    CHECK(only<document::Warning>("> [!SAME-DAY a]\n> **S**\n").urgency ==
          document::Urgency::same_day);
    CHECK(only<document::Warning>("> [!MENTION a]\n> **S**\n").urgency ==
          document::Urgency::mention);
    CHECK(only<document::Warning>("> [!NOTE a]\n> **S**\n").urgency == document::Urgency::note);
}

TEST_CASE("A claim stands with its verdict and its evidence", "[doc]") {
    const auto one = only<document::Claim>(
        "> [!CLAIM contradicted cures]\n> \"It cures.\"\n>\n> No study shows it. [A](source:A)\n>\n"
        "> One found none.\n");
    CHECK(one.verdict == document::Verdict::contradicted);
    CHECK(one.id == "cures");
    CHECK(document::plain(one.claim) == "\"It cures.\"");
    REQUIRE(one.evidence.size() == 2);
    CHECK(document::plain(one.evidence[1]) == "One found none.");
    for (const std::string verdict : {"supported", "partly", "unproven", "unsafe"})
        CHECK(only<document::Claim>("> [!CLAIM " + verdict + " x]\n> C.\n>\n> E.\n").id == "x");
}

TEST_CASE("Key facts, figures, tables and headings are read", "[doc]") {
    CHECK(only<document::KeyFacts>("> [!KEY-FACTS]\n> - One.\n> - Two.\n").facts.size() == 2);
    const auto figure =
        only<document::Figure>("![Side view.](diagram:male-pelvis#prostate \"From the side\")\n");
    CHECK(figure.diagram == "male-pelvis");
    CHECK(figure.structure == "prostate");
    CHECK(figure.alt == "Side view.");
    CHECK(figure.caption == "From the side");
    CHECK(only<document::Figure>("![Alt](diagram:male-pelvis)\n").structure == "");
    const auto table =
        only<document::Table>("| Group | What |\n|---|---|\n| I | Sudden |\n| II | Back |\n");
    REQUIRE(table.head.size() == 2);
    REQUIRE(table.rows.size() == 2);
    CHECK(document::plain(table.rows[1][1]) == "Back");
    CHECK(only<document::Heading>("### Inside\n").level == 3);
}

TEST_CASE("A check of understanding gives each answer a kind word", "[doc]") {
    const auto one = only<document::TeachBack>(
        "> [!CHECK fever]\n> You shiver at night. What now?\n>\n> - **Wait.** No. It can be "
        "urgent.\n"
        "> - **Call now.** Yes. [A](source:A)\n");
    CHECK(one.id == "fever");
    CHECK(document::plain(one.question) == "You shiver at night. What now?");
    REQUIRE(one.answers.size() == 2);
    CHECK(document::plain(one.answers[0].words) == "Wait.");
    CHECK(document::plain(one.answers[0].why) == "No. It can be urgent.");
}

TEST_CASE("Questions stand under the heading that the page names", "[doc]") {
    const auto english = document::parse(page("## Ask your clinician\n\n- Why me?\n- What now?\n"));
    const auto list = std::get<document::Questions>(english.document.blocks.at(1).what);
    CHECK(list.questions == std::vector<std::string>{"Why me?", "What now?"});
    const auto arabic = document::parse(
        page("## أسئلة لطبيبك\n\n- ما السبب؟\n", "diagrams = []\nask = \"أسئلة لطبيبك\""));
    INFO(told(arabic));
    CHECK(std::holds_alternative<document::Questions>(arabic.document.blocks.at(1).what));
    const auto after =
        document::parse(page("## Ask your clinician\n\n- Q?\n\n## More\n\n- Fact.\n"));
    CHECK(std::holds_alternative<document::List>(after.document.blocks.at(3).what));
}

TEST_CASE("What a clinician has yet to confirm is kept with its line", "[doc]") {
    const auto parsed = document::parse(
        page("Words.\n\n<!-- to be confirmed by your clinician: the dose -->\n\n<!-- aside -->\n"));
    INFO(told(parsed));
    CHECK(parsed.problems.empty());
    REQUIRE(parsed.document.unconfirmed.size() == 1);
    CHECK(parsed.document.unconfirmed[0].line == 14);
    CHECK(parsed.document.unconfirmed[0].why == "the dose");
}

TEST_CASE("A note for the clinician may run over two lines", "[doc]") {
    const auto parsed = document::parse(
        page("Words.\n\n<!-- to be confirmed by your clinician: the dose\nand the days -->\n"));
    INFO(told(parsed));
    CHECK(parsed.problems.empty());
    REQUIRE(parsed.document.unconfirmed.size() == 1);
    CHECK_THAT(parsed.document.unconfirmed[0].why, Catch::Contains("and the days"));
}

TEST_CASE("Each block knows its line in the file", "[doc]") {
    const auto parsed = document::parse(page(
        "\nFirst.\n\n## Second\n\n- Third.\n\n> [!NOTE x]\n> **Fourth**\n\n| A |\n|---|\n| b |\n"));
    std::vector<int> lines;
    for (const auto& block : parsed.document.blocks) lines.push_back(block.line);
    CHECK(lines == std::vector<int>{13, 15, 17, 19, 22});
}

TEST_CASE("What is wrong is told with its line and what to write", "[doc]") {
    struct Slip {
        std::string body, what;
        int line;
    };
    const Slip slip = GENERATE(
        Slip{"\n> [!EMERGENCY]\n> **Sign**\n> Act.\n", "a warning has no id", 13},
        Slip{"Words.\n\n> [!NOTE x]\n> No bold sign.\n", "does not begin with its sign in bold",
             14},
        Slip{"> [!DANGER x]\n> **Sign**\n", "the mark 'DANGER' is unknown", 12},
        Slip{"> Only words.\n", "a quote without a mark", 12},
        Slip{"\n\n> [!CLAIM maybe x]\n> C.\n>\n> E.\n", "the verdict 'maybe' is unknown", 14},
        Slip{"> [!CHECK x]\n> What now?\n>\n> - **One.** Why.\n", "needs an id and two answers",
             12},
        Slip{"> [!CHECK x]\n> Q?\n>\n> - **A.** Why.\n> - B. Why.\n", "does not begin in bold", 15},
        Slip{"> [!CHECK x]\n> Q?\n>\n> - **A.**\n> - **B.** Why.\n", "'A.' does not say why", 12},
        Slip{"> [!CLAIM unproven]\n> C.\n>\n> E.\n", "a claim has no id", 12},
        Slip{"Words.\n\n![](diagram:male-pelvis#bladder)\n", "a figure has no words", 14},
        Slip{"\n![A cat](cat.png)\n", "the picture 'cat.png' is no diagram", 13},
        Slip{"Words.\n\nSee [us](https://example.org).\n", "leads out of the kiosk", 14},
        Slip{"\n<https://example.org>\n", "leads out of the kiosk", 13},
        Slip{"Words.\n\n<div>big</div>\n", "HTML is not shown", 14},
        Slip{"Words.\nWith <b>bold</b>.\n", "HTML is not shown", 13},
        Slip{"Words.\n\n# Title\n", "a heading of level 1", 14},
        Slip{"\n#### Deep\n", "a heading of level 4", 13},
        Slip{"- One.\n  - Inside.\n", "a list inside a list", 13},
        Slip{"\n|a|b|c|d|e|\n|---|---|---|---|---|\n|1|2|3|4|5|\n", "a table of 5", 13},
        Slip{"Words.\n\n\n*Soft* words.\n", "italics are hard to read", 15},
        Slip{"Words.\n\n\nA `dose` here.\n", "code cannot be shown", 15},
        Slip{"Words.\n\n\n```\nx\n```\n", "code cannot be shown", 15},
        Slip{"Words.\nTea\n&amp; milk.\n", "'&amp;' is an HTML entity", 14});
    const auto parsed = document::parse(page(slip.body));
    INFO(slip.body << "expected at " << slip.line << ": " << slip.what << "\n" << told(parsed));
    bool found = false;
    for (const auto& problem : parsed.problems) {
        CHECK_FALSE(problem.fix.empty());
        const bool it = problem.what.find(slip.what) != std::string::npos;
        found = found || (it && problem.line == slip.line);
    }
    CHECK(found);
}

TEST_CASE("Nothing an author wrote vanishes without a word", "[doc]") {
    const std::string lost = GENERATE(
        as<std::string>(), "> [!EMERGENCY x]\n> **Sign**\n> Call if you have:\n>\n> - MARKER\n",
        "> [!EMERGENCY x]\n> **Sign**\n>\n> | MARKER | b |\n> |---|---|\n> | c | d |\n",
        "> [!KEY-FACTS]\n> MARKER.\n", "> [!KEY-FACTS]\n> - One.\n>\n> MARKER.\n",
        "> [!CLAIM unproven x]\n> C.\n>\n> - MARKER\n",
        "> [!CHECK x]\n> Q?\n>\n> MARKER.\n>\n> - **A.** Why.\n> - **B.** Why.\n",
        "> [!CLAIM unproven x]\n> C.\n>\n> > MARKER\n", "- One.\n\n  > MARKER\n",
        "> [!NOTE x]\n> **Sign**\n>\n> ## MARKER\n", "MARKER\n===\n", "| MARKER | b |\n|---|---|\n",
        "1) MARKER\n", "    MARKER\n");
    const auto parsed = document::parse(page(lost));
    const std::string shown = document::plain(parsed.document, document::Include::everything);
    INFO(lost << told(parsed) << shown);
    const bool told_or_shown =
        !parsed.problems.empty() || shown.find("MARKER") != std::string::npos;
    CHECK(told_or_shown);
}

TEST_CASE("No figure vanishes without a word", "[doc]") {
    const std::string picture = "![Alt](diagram:male-pelvis)";
    const std::string body =
        GENERATE_COPY(as<std::string>(), "> [!NOTE x]\n> **Sign**\n> " + picture + "\n",
                      "- " + picture + "\n", "## A " + picture + "\n",
                      "| a |\n|---|\n| " + picture + " |\n", "Words " + picture + " and words.\n");
    const auto parsed = document::parse(page(body));
    INFO(body);
    bool shown = false;
    for (const auto& block : parsed.document.blocks)
        shown = shown || std::holds_alternative<document::Figure>(block.what);
    const bool told_or_shown = shown || !parsed.problems.empty();
    CHECK(told_or_shown);
}

TEST_CASE("A citation in bold is still a citation", "[doc]") {
    const auto one = only<document::Paragraph>("It helps. [**NG110**](source:NG110)\n");
    CHECK(one.words.back().kind == document::RunKind::citation);
    CHECK(one.words.back().target == "NG110");
}

TEST_CASE("A page saved on Windows is the same page, or the reason is told", "[doc]") {
    const std::string unix = page("## Chapter\n\nWords.\n");
    std::string windows;
    for (const char c : unix) windows += c == '\n' ? std::string("\r\n") : std::string(1, c);
    for (const std::string& text : {windows, "\xEF\xBB\xBF" + unix}) {
        const auto parsed = document::parse(text);
        INFO(told(parsed));
        const std::string lines = told(parsed);
        const bool same = parsed.problems.empty() && parsed.document.front.id == "sample";
        const bool reason = lines.find("line end") != std::string::npos ||
                            lines.find("byte order mark") != std::string::npos;
        CHECK((same || reason));
    }
}

TEST_CASE("A chapter's address comes from its heading in any script", "[doc]") {
    CHECK(document::slug("Why this page gives no steps") == "why-this-page-gives-no-steps");
    CHECK(document::slug("It's 3.5 ng/ml: what now?") == "its-3.5-ng-ml-what-now");
    CHECK(document::slug("¿Qué pruebas?") == "que-pruebas");
    CHECK(document::slug("الاستعداد في ثلاث") == "الاستعداد-في-ثلاث");
    CHECK(document::slug("...") == "");
}

TEST_CASE("A count of a hundred keeps its numbers, its sources and who was studied", "[doc]") {
    const auto one = only<document::OfHundred>(
        "> [!OF-100 blood]\n> **Of 100 people, who has cancer**\n"
        "> - Blood they could [see](term:see): 14 [NG110](source:NG110)\n"
        "> - Blood only a test found: ٣ [A](source:A) [B](source:B)\n>\n"
        "> Studied: 3,556 people.\n");
    CHECK(one.id == "blood");
    CHECK(document::plain(one.title) == "Of 100 people, who has cancer");
    REQUIRE(one.rows.size() == 2);
    CHECK(one.rows[0].count == 14);
    CHECK(document::plain(one.rows[0]) == "Blood they could see: 14");
    CHECK(one.rows[1].count == 3);
    CHECK(document::plain(one.rows[1].words) == "Blood only a test found");
    CHECK(document::plain(one.studied) == "Studied: 3,556 people.");
}

TEST_CASE("A count that does not count is told", "[doc]") {
    struct Slip {
        std::string body, told;
    };
    const std::string studied = ">\n> Studied: men.\n";
    const Slip slip = GENERATE_COPY(
        Slip{"> [!OF-100]\n> **T**\n> - a: 1\n" + studied, "a count has no id"},
        Slip{"> [!OF-100 x]\n> T\n> - a: 1\n" + studied, "in bold"},
        Slip{"> [!OF-100 x]\n> **T**\n" + studied, "a count has no rows"},
        Slip{"> [!OF-100 x]\n> **T**\n> - a: 101\n" + studied, "'a' does not end in a number"},
        Slip{"> [!OF-100 x]\n> **T**\n> - a: about 1\n" + studied, "does not end in a number"},
        Slip{"> [!OF-100 x]\n> **T**\n> - a 14\n" + studied, "does not end in a number"},
        Slip{"> [!OF-100 x]\n> **T**\n> - a: -1\n" + studied, "does not end in a number"},
        Slip{"> [!OF-100 x]\n> **T**\n> - a: 1.5\n" + studied, "does not end in a number"},
        Slip{"> [!OF-100 x]\n> **T**\n> - a: 99999999999999999999\n" + studied,
             "does not end in a number"});
    INFO(slip.body);
    CHECK_THAT(told(document::parse(page(slip.body))), Catch::Contains(slip.told));
}

TEST_CASE("What stands behind a question tells the part it belongs under", "[document]") {
    const auto parsed =
        document::parse(page("## One\n\nWords.\n\n## Ask your clinician\n\n- Why me?\n"
                             "- What now? <!-- under: One -->\n"));
    CHECK(parsed.problems.empty());
    const auto* list = std::get_if<document::Questions>(&parsed.document.blocks.back().what);
    REQUIRE(list);
    CHECK(list->questions == std::vector<std::string>{"Why me?", "What now?"});
    CHECK(list->under == std::vector<std::string>{"", "One"});
    CHECK(parsed.document.unconfirmed.empty());
}
