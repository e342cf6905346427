// What waits for whom; reviews renewed; days of reviews that do not all fall on one.
#include "editorial/to_do.h"

#include "editorial/office.h"

using namespace office;

TEST_CASE("a reviewer marked for a language approves texts in that one", "[library][languages]") {
    Office office;
    office.fill();
    const std::string spanish = "es/topics/prostatitis.md";
    const auto text = office.repository.newest(spanish);
    office.save(spanish, text->body + "\nMás.\n");
    must(editorial::submit(office.repository, spanish, {ann, noon}));
    auto english = rita;
    english.languages = {"en"};
    CHECK(editorial::to_review(office.repository, english).empty());
    CHECK(fault(office.try_approve(spanish, english)).find("does not approve") !=
          std::string::npos);
    auto both = rita;
    both.languages = {"en", "es"};
    REQUIRE(editorial::to_review(office.repository, both).size() == 1);
    CHECK(editorial::to_review(office.repository, both).front().language == "es");
    CHECK(editorial::to_review(office.repository, ann).empty());
}

TEST_CASE("the languages of an account are kept, and stand in the history",
          "[library][languages]") {
    Office office;
    auto staff = office.repository.accounts();
    must(staff.add(mia, "1928-secret-words", {mia, noon}));
    auto reviewer = rita;
    reviewer.languages = {"ar", "es"};
    must(staff.add(reviewer, "19283748", {mia, noon}));
    CHECK(staff.person("rita")->languages == std::set<std::string>{"ar", "es"});
    CHECK(office.repository.audit_log().entries(1).front().words.find("for ar es") !=
          std::string::npos);
    reviewer.languages.clear();
    must(staff.change(reviewer, {mia, noon}));
    CHECK(staff.person("rita")->languages.empty());
}

TEST_CASE("a page reviewed and found right gets another day, and says what it said", "[library]") {
    Office office;
    office.fill();
    const auto before = *office.repository.approved(page);
    const text::Date later{2028, 3, 1};
    CHECK(fault(editorial::renew(office.repository, {page, before.id, today, later}, {ann, noon}))
              .find("is no reviewer") != std::string::npos);
    CHECK(fault(editorial::renew(office.repository, {page, before.id, today, today}, {rita, noon}))
              .find("after today") != std::string::npos);
    const auto renewed =
        must(editorial::renew(office.repository, {page, before.id, today, later}, {rita, noon}));
    CHECK(renewed.body != before.body);
    CHECK(renewed.body.find("due = 2028-03-01") != std::string::npos);
    CHECK(office.listed(page).due == later);
    CHECK(office.listed(page).state == editorial::State::approved);
    // The text that was read has to be the newest.
    CHECK(fault(editorial::renew(office.repository, {page, before.id, today, later}, {rita, noon}))
              .find("is not the text that was read") != std::string::npos);
    CHECK(office.repository.audit_log().verify());
    CHECK(office.publish() > 0);  // its approval is in the history
}

TEST_CASE("days of the next review are spread over weekdays before a year is over", "[library]") {
    Office office;
    const auto days = editorial::spread_due(office.repository, {today, {2027, 11, 23}, 60});
    REQUIRE(days.size() == 60);
    std::map<text::Date, int> count;
    for (const auto& day : days) ++count[day];
    CHECK(count.size() == 30);
    for (const auto& [day, n] : count) {
        INFO(text::to_iso(day));
        CHECK(n == 2);
        CHECK(day <= text::Date{2027, 11, 23});
        CHECK(day > text::Date{2027, 9, 30});
        CHECK(editorial::days_between({2026, 11, 23}, day) % 7 < 5);  // that was a Monday
    }
}

TEST_CASE("a day that is picked for one page is its day, and none of many comes after it",
          "[library]") {
    Office office;
    const text::Date saturday{2027, 1, 16};
    CHECK(editorial::spread_due(office.repository, {today, saturday, 1, true}) ==
          std::vector{saturday});
    std::map<text::Date, int> count;
    for (const auto& day : editorial::spread_due(office.repository, {today, saturday, 9, true}))
        ++count[day];
    CHECK(count.size() == 5);
    CHECK(count.begin()->first == text::Date{2027, 1, 11});  // Monday to Friday before it
    CHECK(count.rbegin()->first == text::Date{2027, 1, 15});
    // Where there is no room for two a day, more share one; nothing is due today.
    for (const auto& day :
         editorial::spread_due(office.repository, {today, {2026, 11, 26}, 20, true})) {
        CHECK(day > today);
        CHECK(day <= text::Date{2026, 11, 26});
    }
}
