// A page that a clinic writes about itself: where to go, where to park, who is who.
#include "content/as_read.h"
#include "content/check.h"
#include "content/content_copy.h"
#include "content/page_template.h"
#include "document/chapters.h"

namespace {

using Catch::Contains;

struct OwnWord : ContentCopy {
    // A tree of the library, which knows who approved what.
    struct Library : content::DiskTree {
        using DiskTree::DiskTree;
        bool vouches() const override { return true; }
    };
    explicit OwnWord(const std::string& more = "") {
        write("en/topics/parking.md", R"(+++
id = "parking"
title = "Where to park"
summary = "How you find us, and where you leave your car."
discreet_title = "Where to park"
kind = "clinic"
review = { status = "sample", by = "", on = 2026-11-22, due = 2027-11-22 }
warnings = []
sources = []
diagrams = []
+++

> [!KEY-FACTS]
> - The car park is behind the house.
> - The lift is on the left of the door.
> - Ask at the desk if you need a chair.

## Where to go

Go in by the green door. Our rooms are on floor two. Our nurse Ann meets you there.
)" + more);
        change("topics.toml", "topics = [", "topics = [\"parking\", ");
    }
    std::string told(const content::Tree& tree) const {
        std::string lines;
        for (const auto& problem : content::check(tree))
            if (problem.severity == base::Severity::error) lines += base::to_line(problem) + "\n";
        return lines;
    }
};

}  // namespace

TEST_CASE("A clinic's page about itself needs no source and no questions", "[content]") {
    const OwnWord content;
    CHECK(content.told(OwnWord::Library(content.path)).empty());
}

TEST_CASE("A folder, which is for every clinic, holds no clinic's own page", "[content]") {
    const OwnWord content;
    CHECK_THAT(content.told(content::DiskTree(content.path)),
               Contains("parking.md") && Contains("a folder is for every clinic"));
}

TEST_CASE("A clinic's page is no way around sources and doses", "[content]") {
    const OwnWord number("\nOf men who park here, 9 of 100 have a stone.\n");
    CHECK_THAT(number.told(OwnWord::Library(number.path)), Contains("number that rests on no"));
    const OwnWord dose("\nTake two tablets of 500 mg before you come.\n");
    CHECK_THAT(dose.told(OwnWord::Library(dose.path)), Contains("names a dose"));
}

TEST_CASE("Readers are told that a page is the clinic's own word, approved or not", "[content]") {
    document::FrontMatter front;
    front.kind = document::PageKind::clinic;
    const base::Language english{"en"};
    using content::Msg;
    CHECK(content::standing(front, english) == std::vector{Msg::topic_own, Msg::topic_sample});
    front.review.status = "approved";
    CHECK(content::standing(front, english) == std::vector{Msg::topic_own});
    front.kind = document::PageKind::visit;
    CHECK(content::standing(front, english).empty());
}

TEST_CASE("A clinic's new page begins without advice and without questions", "[content]") {
    content::NewPage page{"parking", "Where to park", {2026, 11, 30}, {2027, 11, 30}};
    page.kind = "clinic";
    for (const std::string language : {"en", "es", "ar"}) {
        page.language = language;
        const auto made = content::page_template(page);
        const auto parsed = document::parse(made);
        CHECK_FALSE(base::any_error(parsed.problems));
        CHECK(document::questions(parsed.document).empty());
        CHECK(parsed.document.front.kind == document::PageKind::clinic);
    }
    CHECK_THAT(content::page_template(page), !Contains("general information"));
}
