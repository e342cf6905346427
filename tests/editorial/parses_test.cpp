// A text is parsed once and handed on: who types it, saves it, approves it and publishes it.
#include "support/parses.h"
#include "editorial/office.h"

using namespace office;

TEST_CASE("From the draft to the edition a text is parsed once, and once more with its stamp",
          "[library]") {
    Office office;
    office.fill();
    const std::string page = "en/topics/prostatitis.md", words = "A sentence of its own.";
    const std::string body = office.with(page, "\n## ", "\n" + words + "\n\n## ");
    auto& repository = office.repository;
    support::Parses parses;
    for (int looks = 0; looks < 3; ++looks) {
        editorial::findings(repository, page, body);
        CHECK(repository.parsed(body)->document.front.id == "prostatitis");
    }
    office.save(page, body);
    CHECK(parses.of(words) == 1);
    must(editorial::submit(repository, page, {author("ann"), noon}));
    const text::Date later{2026, 11, 30};  // another stamp than the text has
    must(
        editorial::approve(repository, {repository.newest(page)->id, {}, later, {}}, {rita, noon}));
    CHECK(parses.of(words) == 2);
    CHECK_FALSE(editorial::changes(repository, office.editions).none());
    CHECK(office.publish() == 1);
    CHECK(parses.of(words) == 2);
    base::Problems passed;
    auto edition = office.editions.open_best(office.settings, passed);
    REQUIRE(edition);
    std::string language = "en";
    CHECK(edition->page(language, "prostatitis"));
    CHECK(parses.of(words) == 3);
}
