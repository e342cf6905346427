// Choices side by side, and what a page asks somebody to write.
#include "document/chapters.h"
#include "document/check.h"
#include "document/marked/blanks.h"
#include "document/marked/options.h"
#include "document/parse.h"
#include "document/plain.h"
#include "support/world.h"

namespace {

document::Parsed parsed_choices(const std::string& body) {
    return document::parse("+++\nid = \"a\"\ntitle = \"A\"\nkind = \"test\"\n+++\n" + body);
}

std::string told_by(const base::Problems& problems) {
    std::string all;
    for (const auto& problem : problems) all += problem.what + "\n";
    return all;
}

const std::string head = "> | Matters | One | Two |\n> |---|---|---|\n";

}  // namespace

TEST_CASE("Choices keep what matters, each choice's words and sources, and who was studied",
          "[doc]") {
    const auto read = parsed_choices("> [!OPTIONS stones]\n> **Your choices**\n>\n" + head +
                                     "> | Time | Weeks. [A](source:A) | **٣** of 100. |\n>\n"
                                     "> Studied: 172 adults.\n");
    REQUIRE(read.document.blocks.size() == 1);
    const auto& one = std::get<document::Options>(read.document.blocks[0].what);
    CHECK(one.id == "stones");
    CHECK(document::plain(one.title) == "Your choices");
    REQUIRE(one.table.rows.size() == 1);
    CHECK(document::plain(one.table.rows[0][1]) == "Weeks.");
    CHECK(document::counted_in(one.table.rows[0][1]) == -1);
    CHECK(document::counted_in(one.table.rows[0][2]) == 3);
    CHECK(document::plain(one.studied) == "Studied: 172 adults.");
    CHECK(document::used(read.document, document::RunKind::citation) ==
          std::vector<std::string>{"A"});
}

TEST_CASE("Choices that leave something out are told", "[doc]") {
    struct Slip {
        std::string body, told;
    };
    const std::string row = "> | Time | Weeks. | Days. |\n";
    const Slip slip = GENERATE_COPY(
        Slip{"> [!OPTIONS]\n> **T**\n>\n" + head + row, "choices have no id"},
        Slip{"> [!OPTIONS x]\n> T\n>\n" + head + row, "in bold"},
        Slip{"> [!OPTIONS x]\n> **T**\n>\n" + head, "choices have no rows"},
        Slip{"> [!OPTIONS x]\n> **T**\n>\n" + head + "> | Time | Weeks. | |\n",
             "the row 'Time' lacks a word for a choice"},
        Slip{"> [!OPTIONS x]\n> **T**\n>\n> | M | One |\n> |---|---|\n> | Time | Weeks. |\n",
             "a table of 2 columns"},
        Slip{"> [!OPTIONS x]\n> **T**\n>\n> - One\n", "something they cannot show"});
    INFO(slip.body);
    CHECK_THAT(told_by(parsed_choices(slip.body).problems), Catch::Contains(slip.told));
}

TEST_CASE("A form has something to fill in, and needs no questions to ask", "[doc]") {
    const auto form = [](const std::string& body) {
        const auto read = document::parse(
            "+++\nid = \"a\"\ntitle = \"A\"\nsummary = \"S\"\ndiscreet_title = \"D\"\n"
            "kind = \"form\"\nsheets = 3\n+++\n" +
            body);
        CHECK(read.document.front.sheets == 3);
        return told_by(document::check(read.document, true));
    };
    CHECK_THAT(form("## A\n\n- My name: …\n"), !Catch::Contains("questions"));
    CHECK_THAT(form("## A\n\n- My name: …\n"), !Catch::Contains("nothing to fill in"));
    CHECK_THAT(form("## A\n\n| A | B |\n|---|---|\n| … | … |\n"),
               !Catch::Contains("nothing to fill in"));
    CHECK_THAT(form("## A\n\n- My name.\n"), Catch::Contains("the form has nothing to fill in"));
}
