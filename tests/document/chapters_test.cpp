#include "document/chapters.h"

#include "document/parse.h"
#include "document/plain.h"

namespace {

document::Document page() {
    return document::parse(
               "+++\nid = \"a\"\ntitle = \"The page\"\nsummary = \"Its summary.\"\ndiscreet_title "
               "= \"D\"\n"
               "kind = \"condition\"\nreview = { status = \"sample\" }\nsources = [\"A\", "
               "\"B\"]\n+++\n"
               "Head words. [A](source:A)\n\n> [!NOTE n]\n> **Note**\n> Read. [B](source:B)\n\n"
               "## First part\n\nA [word](term:psa). [A](source:A)\n\n### Inside\n\n"
               "> [!EMERGENCY e1]\n> **Bleeding**\n> Call.\n\n## Second part\n\n"
               "> [!EMERGENCY e2]\n> **Fever**\n> Call.\n\n| Head | B |\n|---|---|\n| cell "
               "[w](term:cell) | d |\n\n"
               "![Alt](diagram:male-pelvis \"The caption\")\n\n## Ask your clinician\n\n- Why?\n- "
               "When?\n")
        .document;
}

}  // namespace

TEST_CASE("A page is cut at its chapters, and nothing falls between", "[doc]") {
    const auto document = page();
    const auto book = document::chapters(document);
    REQUIRE(book.chapters.size() == 3);
    CHECK(book.chapters[0].title == "First part");
    CHECK(book.chapters[0].slug == "first-part");
    CHECK(book.chapters[2].slug == "ask-your-clinician");
    CHECK(book.head.blocks.size() == 2);
    std::size_t blocks = book.head.blocks.size() + book.chapters.size();
    for (const auto& chapter : book.chapters) {
        blocks += chapter.part.blocks.size();
        CHECK(chapter.part.front.title == "The page");
    }
    CHECK(blocks == document.blocks.size());
    CHECK(book.chapters[0].part.blocks.size() == 3);  // the ### heading stays inside
}

TEST_CASE("The most urgent warnings come first, equal ones in the page's order", "[doc]") {
    std::vector<std::string> ids;
    for (const auto& warning : document::warnings(page())) ids.push_back(warning.id);
    CHECK(ids == std::vector<std::string>{"e1", "e2", "n"});
}

TEST_CASE("Questions, sources and words of a page are gathered once each", "[doc]") {
    const auto document = page();
    CHECK(document::questions(document) == std::vector<std::string>{"Why?", "When?"});
    CHECK(document::used(document, document::RunKind::citation) ==
          std::vector<std::string>{"A", "B"});
    CHECK(document::used(document, document::RunKind::term) ==
          std::vector<std::string>{"psa", "cell"});
    CHECK(document::questions({}).empty());
    CHECK(document::chapters({}).chapters.empty());
}

TEST_CASE("A page as bare words leaves citations out and nothing else", "[doc]") {
    const auto document = page();
    const auto all = document::plain(document, document::Include::everything);
    for (const std::string words :
         {"The page\n", "Its summary.\n", "Head words.\n", "First part\n", "A word.\n",
          "Bleeding\n", "cell w\n", "The caption\n", "Why?\n"})
        CHECK_THAT(all, Catch::Contains(words));
    CHECK(all.find("[") == std::string::npos);
    const auto sentences = document::plain(document, document::Include::sentences_only);
    CHECK_THAT(sentences, Catch::Contains("Head words.\n") && Catch::Contains("Why?\n"));
    CHECK_THAT(sentences, !Catch::Contains("First part") && !Catch::Contains("cell") &&
                              !Catch::Contains("The page"));
}
