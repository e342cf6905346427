#include "editorial/review.h"

#include "document/check.h"
#include "document/parse.h"
#include "editorial/office.h"

namespace {

using namespace office;
using editorial::State;
using Texts = std::vector<std::string>;

std::string fixture(const std::string& name) {
    return base::read_file(support::fixtures() / "library" / name).value();
}

// A page in review, written by ann.
struct Review : Office {
    editorial::Revision text;
    explicit Review(const std::string& body = fixture(page)) {
        text = save(page, body);
        must(editorial::submit(repository, page, {author("ann"), noon}));
        import_all_but(page);
    }
};

std::string front(const std::string& review) {
    std::string body = with_own_words(editorial::new_page({"prostatitis", "T", today}));
    const auto at = body.find("review = ");
    return body.replace(at, body.find('\n', at) + 1 - at, review);
}

}  // namespace

TEST_CASE("A page whose front matter is broken is refused by that fault, not by its review",
          "[library]") {
    std::string body = fixture(page);
    body.replace(body.find("It is common."), 3, "It\n");  // in the middle of its summary
    Review office(body);
    const auto told = fault(office.try_approve(page));
    CHECK_THAT(told, Catch::StartsWith(page + ":4: ") && !Catch::Contains("stamped"));
}

TEST_CASE("Why a page changed stands in the history with its approval", "[library]") {
    Review office;
    editorial::Approving wish{
        office.text.id, Office::all_warnings("", office.text.body), today, {}};
    wish.comment = " \n";
    CHECK_THAT(fault(editorial::approve(office.repository, wish, {rita, noon})),
               Catch::Contains("the comment: needs some words"));
    wish.comment = "One sign is enough";
    must(editorial::approve(office.repository, wish, {rita, noon}));
    const auto last = office.repository.audit_log().entries(1, page).front();
    CHECK(last.what == "approve");
    CHECK(last.words == "One sign is enough");
}

TEST_CASE("Approving stamps the review line and changes nothing else", "[library]") {
    Review office;
    const auto approved = must(office.try_approve(page));
    CHECK(approved.state == State::approved);
    CHECK(approved.number == 2);
    CHECK(approved.by == "ann");
    CHECK(approved.decided_by == "rita");
    std::string expected = office.text.body;
    const auto at = expected.find("review = ");
    expected.replace(at, expected.find('\n', at) - at,
                     "review = { status = \"approved\", by = \"Dr Rita \\\"Rose\\\" Moor\", on = "
                     "2026-11-23, due = 2027-11-23 }");
    CHECK(approved.body == expected);
    CHECK(office.repository.approved(page)->id == approved.id);
    CHECK(office.repository.newest(page)->id == approved.id);
    const auto listed = office.listed(page);
    CHECK(listed.state == State::approved);
    CHECK(listed.approved_number == 2);
    CHECK(listed.due == text::Date{2027, 11, 23});
    // The reviewed text stays as it was, and the stamped one names it.
    CHECK(office.repository.revision(office.text.id)->body == office.text.body);
    CHECK(office.sqlite("SELECT reviewed, decided_by, length(CAST(body AS BLOB)) FROM revision "
                        "WHERE state = 'approved' AND reviewed NOT NULL") ==
          "1|rita|" + std::to_string(expected.size()) + "\n");
    const auto entry = office.repository.audit_log().entries(1).at(0);
    CHECK(entry.what == "approve");
    CHECK(entry.digest == storage::digest_of(expected));
    CHECK(office.repository.audit_log().entries(9, page).size() == 3);
    CHECK(must(office.repository.audit_log().verify()) > 3);
}

TEST_CASE("However a review was written, only it is replaced, or it is refused", "[library]") {
    const auto stamped = [](const std::string& review) {
        Review office(front(review));
        const auto done = office.try_approve(page);
        return done ? done->body : fault(done);
    };
    const std::string stamp =
        "{ status = \"approved\", by = \"Dr Rita \\\"Rose\\\" Moor\", on = "
        "2026-11-23, due = 2027-11-23 }";
    CHECK(stamped("  review={status=\"sample\"}  # keep me\n") ==
          front("  review=" + stamp + "  # keep me\n"));
    CHECK(stamped("review = { status = \"sample\", by = \"a } b = \\\" }\", on = 2026-11-22 }\n") ==
          front("review = " + stamp + "\n"));
    CHECK(stamped("instead = \"review = 1\"\nreview = { by = '}' }\n") ==
          front("instead = \"review = 1\"\nreview = " + stamp + "\n"));
    const std::string none = front("");
    const auto at = none.find("\n+++\n\n") + 1;
    CHECK(stamped("") == none.substr(0, at) + "review = " + stamp + "\n" + none.substr(at));
    for (const std::string bad : {"review.status = \"sample\"\n", "review = 3\n",
                                  "ask = \"\"\"\nreview = { status = \"sample\" }\n\"\"\"\n"})
        CHECK_THAT(stamped(bad), Catch::Contains("cannot be stamped") || Catch::Contains("review"));
    CHECK_THAT(stamped("ask = \"\"\"\nreview = { status = \"sample\" }\n\"\"\"\n"),
               Catch::Contains(":2: the front matter has no review; write review = {"));
}

TEST_CASE("Who may not approve is told in one line, and nothing changes", "[library]") {
    Review office;
    const auto refused = [&](const editorial::Person& person) {
        return fault(office.try_approve(page, person));
    };
    CHECK(refused(ann) == page + ": ann is no reviewer; ask a reviewer");
    editorial::Person plain = rita;
    plain.clinical = false;
    CHECK_THAT(refused(plain), Catch::Contains("rita is no clinical reviewer"));
    editorial::Person gone = rita;
    gone.active = false;
    CHECK_THAT(refused(gone), Catch::Contains("is no reviewer"));
    editorial::Person self = rita;
    self.name = "ann";
    CHECK_THAT(refused(self), Catch::Contains("cannot be approved by ann, who wrote it"));
    CHECK_FALSE(office.repository.approved(page));
    CHECK(office.repository.newest(page)->state == State::in_review);
    CHECK(office.repository.audit_log().entries(9, page).size() == 2);
    // What is no clinical text needs no clinical reviewer.
    office.save("es/reading.toml", "");
    must(editorial::submit(office.repository, "es/reading.toml", {author("ann"), noon}));
    must(office.try_approve("es/reading.toml", plain));
    CHECK(office.repository.approved("es/reading.toml")->body.empty());
}

TEST_CASE("All that reaches a patient's eye or ear is clinical", "[library]") {
    for (const std::string one :
         {"en/topics/a.md", "es/glossary.toml", "sources.json", "claims.toml", "diagrams/a.svg",
          "diagrams/a.toml", "en/diagrams/a.toml", "topics.toml", "en/interface.po",
          "en/language.toml", "en/groups.toml", "en/pronunciation.toml", "clinic-details.toml"})
        CHECK(content::Path::parse(one)->clinical());
    CHECK_FALSE(content::Path::parse("es/reading.toml")->clinical());
}

TEST_CASE("Each changed warning must have been looked at", "[library]") {
    Review office;
    const auto ids = editorial::changed_warnings("", office.text.body);
    REQUIRE_FALSE(ids.empty());
    std::set<std::string> opened(ids.begin(), ids.end() - 1);
    const auto wish = [&] {
        return editorial::Approving{office.repository.newest(page)->id, opened, today, {}};
    };
    CHECK(fault(editorial::approve(office.repository, wish(), {rita, noon})) ==
          page + ": the changed warning '" + ids.back() +
              "' was not looked at; open it, then approve");
    opened.insert(ids.back());
    must(editorial::approve(office.repository, wish(), {rita, noon}));
    // The next time only what changed since has to be.
    office.save(page, office.with(page, "title = \"", "title = \"A "));
    must(editorial::submit(office.repository, page, {author("ann"), noon}));
    opened.clear();
    CHECK(editorial::approve(office.repository, wish(), {rita, noon}));
}

TEST_CASE("Changed, new and gone warnings are told in the page's order", "[library]") {
    const std::string before =
        "> [!EMERGENCY a]\n> **A**\n> Act.\n\n> [!SAME-DAY b]\n> **B**\n> "
        "Act.\n\n> [!MENTION c]\n> **C**\n> Act.\n";
    CHECK(editorial::changed_warnings(before, before).empty());
    CHECK(editorial::changed_warnings("", before) == Texts{"a", "b", "c"});
    CHECK(editorial::changed_warnings(before, "") == Texts{"a", "b", "c"});
    std::string after = before;
    after.replace(after.find("SAME-DAY"), 8, "MENTION");
    CHECK(editorial::changed_warnings(before, after) == Texts{"b"});
    after = before;
    after.replace(after.find("**C**"), 5, "**D**");
    after.replace(after.find("[!EMERGENCY a]"), 14, "[!EMERGENCY z]");
    CHECK(editorial::changed_warnings(before, after) == Texts{"z", "c", "a"});
    after = before;
    after.replace(after.find("Act."), 4, "*Act*.");
    CHECK(editorial::changed_warnings(before, after) == editorial::changed_warnings(after, before));
}

TEST_CASE("Only the newest text, in review and without errors, is approved", "[library]") {
    Review office;
    const auto old = office.text.id;
    const editorial::Approving wish{old, Office::all_warnings("", office.text.body), today, {}};
    office.save(page, office.text.body + "- More?\n", "bob");
    CHECK(fault(editorial::approve(office.repository, wish, {rita, noon})) ==
          page +
              ": revision 1 is not the newest any more: bob wrote revision 2; look at "
              "the newest one");
    CHECK_THAT(fault(office.try_approve(page)), Catch::Contains("is not in review but draft"));
    office.save(page, "no page at all\n");
    must(editorial::submit(office.repository, page, {author("ann"), noon}));
    CHECK_THAT(fault(office.try_approve(page)), Catch::StartsWith(page));
    office.save(page, office.with(page, "no page at all\n",
                                  with_own_words(editorial::new_page({"other-id", "T", today}))));
    must(editorial::submit(office.repository, page, {author("ann"), noon}));
    CHECK_THAT(fault(office.try_approve(page)), Catch::Contains("is not the file's name"));
    office.save("sources.json", "[{\n");
    must(editorial::submit(office.repository, "sources.json", {author("ann"), noon}));
    CHECK_THAT(fault(office.try_approve("sources.json")),
               Catch::StartsWith("sources.json:2: this is not JSON"));
    CHECK_FALSE(editorial::approve(office.repository, {9999, {}, today, {}}, {rita, noon}));
    CHECK_FALSE(office.repository.approved(page));
}

TEST_CASE("The next review is a year away, or on a later day that is named", "[library]") {
    Review office;
    const auto id = office.text.id;
    const auto opened = Office::all_warnings("", office.text.body);
    for (const text::Date& bad : {today, text::Date{2025, 1, 1}})
        CHECK_FALSE(editorial::approve(office.repository, {id, opened, today, bad}, {rita, noon}));
    CHECK_FALSE(editorial::approve(office.repository, {id, opened, {}, {}}, {rita, noon}));
    must(editorial::approve(office.repository, {id, opened, {2028, 2, 29}, {}}, {rita, noon}));
    CHECK(office.listed(page).due == text::Date{2029, 2, 28});
}

TEST_CASE("A text that was stamped while its author wrote on can still be saved", "[library]") {
    Review office;
    must(office.try_approve(page));
    CHECK(editorial::save(office.repository,
                          {page, "ann", office.text.body + "- More?\n", office.text.id, 0},
                          {author("ann"), noon}));
    CHECK_FALSE(editorial::save(office.repository, {page, "ann", "late", office.text.id, 0},
                                {author("ann"), noon}));
}

TEST_CASE("A rejected text keeps its comment and can be sent again", "[library]") {
    Review office;
    CHECK_THAT(fault(editorial::reject(office.repository, office.text.id, " \n", {rita, noon})),
               Catch::Contains("needs a comment"));
    CHECK_THAT(fault(editorial::reject(office.repository, office.text.id, "no", {ann, noon})),
               Catch::Contains("is no reviewer"));
    const std::string words = "Please say \u201Cat once\u201D; '); DROP TABLE text;--";
    must(editorial::reject(office.repository, office.text.id, words, {rita, noon + 5}));
    const auto now = office.repository.newest(page).value();
    CHECK(now.state == State::rejected);
    CHECK(now.comment == words);
    CHECK(now.decided_by == "rita");
    CHECK_FALSE(editorial::reject(office.repository, now.id, words, {rita, noon}));
    must(editorial::submit(office.repository, page, {author("ann"), noon}));
    CHECK_THAT(fault(editorial::submit(office.repository, page, {author("ann"), noon})),
               Catch::Contains("is in review already"));
    must(office.try_approve(page));
    Texts acts;
    for (const auto& entry : office.repository.audit_log().entries(9, page))
        acts.push_back(entry.what);
    CHECK(acts == Texts{"approve", "submit", "reject", "submit", "save"});
    CHECK(office.repository.audit_log().entries(9, page).at(2).words == words);
}

TEST_CASE("A page is withdrawn by a publisher with a reason, and comes back", "[library]") {
    Office office;
    office.save(page, fixture(page));
    office.import_all_but(page);
    const auto approved = office.approve(page);
    const auto take = [&](const std::string& what, const std::string& why,
                          const editorial::Person& who = paul) {
        return fault(
            editorial::withdraw(office.repository, office.editions, {what, why}, {who, noon}));
    };
    CHECK_THAT(take(page, "wrong dose", ann),
               Catch::Contains("ann is no clinical reviewer or publisher; ask a clinical"));
    auto plain = rita;
    plain.clinical = false;
    CHECK_THAT(take(page, "wrong dose", plain), Catch::Contains("is no clinical reviewer or"));
    CHECK_THAT(take(page, "  "), Catch::Contains("needs a reason"));
    CHECK_THAT(take("sources.json", "old"), Catch::Contains("is no page"));
    CHECK_THAT(take("en/topics/none.md", "old"), Catch::Contains("is not in the library"));
    CHECK(take(page, "wrong", rita) == "");  // who may say that it is good may say that it is not
    CHECK_THAT(take(page, "wrong"), Catch::Contains("is withdrawn already"));
    CHECK(office.listed(page).state == State::withdrawn);
    CHECK(office.repository.approved(page)->id == approved.id);
    // What mends it waits for review like any other text, and is off the glass meanwhile.
    const auto again = office.save(page, approved.body + "\nMended.\n");
    must(editorial::submit(office.repository, page, {ann, noon}));
    CHECK(office.listed(page).state == State::in_review);
    CHECK(office.listed(page).withdrawn);
    must(editorial::reject(office.repository, again.id, "not yet", {rita, noon}));
    CHECK_FALSE(editorial::restore(office.repository, page, {ann, noon}));
    must(editorial::restore(office.repository, page, {paul, noon}));
    CHECK_THAT(fault(editorial::restore(office.repository, page, {paul, noon})),
               Catch::Contains("is not withdrawn"));
    CHECK_FALSE(office.listed(page).withdrawn);
    CHECK(office.repository.audit_log().newest(editorial::Action::withdraw)->words == "wrong");
}

TEST_CASE("Comments stand at a line of a revision, the newest first", "[library]") {
    Review office;
    must(editorial::remark(office.repository, {office.text.id, 3, "Shorter?"}, {rita, noon}));
    must(editorial::remark(office.repository, {office.text.id, 1, "Good"}, {rita, noon + 1}));
    const auto all = office.repository.remarks(page);
    REQUIRE(all.size() == 2);
    CHECK(all[0].words == "Good");
    CHECK(all[1].line == 3);
    CHECK(all[1].act.who == "rita");
    CHECK(all[1].revision == office.text.id);
    for (const editorial::Remark& bad :
         {editorial::Remark{office.text.id, 0, "x"}, editorial::Remark{office.text.id, 99999, "x"},
          editorial::Remark{office.text.id, 1, "  "},
          editorial::Remark{office.text.id, 1, "a\u202Eb"},
          editorial::Remark{office.text.id, 1, std::string(5000, 'x')},
          editorial::Remark{77, 1, "x"}})
        CHECK_FALSE(editorial::remark(office.repository, bad, {rita, noon}));
    CHECK(office.repository.remarks("sources.json").empty());
}

TEST_CASE("A new page lacks nothing but words of its own, whatever its title", "[library]") {
    const std::string title = GENERATE(as<std::string>(), "A new page", "The \"PSA\" \\ test",
                                       "'); DROP TABLE text;--", "Próstata");
    const auto parsed = document::parse(editorial::new_page({"a-page", title, today}));
    for (const auto& problem : parsed.problems) FAIL(base::to_line(problem));
    for (const auto& problem : document::check(parsed.document, true)) FAIL(base::to_line(problem));
    CHECK(parsed.document.front.title == title);
    CHECK(parsed.document.front.id == "a-page");
    CHECK(parsed.document.front.review.due == text::Date{2027, 11, 23});
}
