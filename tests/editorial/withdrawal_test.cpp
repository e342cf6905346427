// A page off the glass and out of the library: the glass first, whatever hinders the library.
#include "editorial/office.h"

namespace {

using namespace office;
using editorial::State;

struct Shown : Office {
    Shown() {
        fill();
        REQUIRE(publish() == 1);
    }
    std::string try_withdraw() {
        return fault(editorial::withdraw(repository, editions, {page, "wrong dose"}, {paul, noon}));
    }
    bool hidden() { return editions.withdrawn().contains("prostatitis"); }
    bool out() {
        for (const auto& one : repository.list())
            if (one.path == page) return one.withdrawn;
        return false;
    }
    // As on a disk that is full.
    void no_room() {
        sqlite(
            "CREATE TRIGGER full BEFORE INSERT ON history BEGIN SELECT RAISE(ABORT, 'disk full'); "
            "END");
    }
    void room() { sqlite("DROP TRIGGER full"); }
};

}  // namespace

TEST_CASE("A library that cannot be written does not keep a page on the glass", "[library]") {
    Shown office;
    office.no_room();
    CHECK_THAT(office.try_withdraw(),
               Catch::Contains("is off the glass, but the library could not write it down: ") &&
                   Catch::Contains("disk full; mend that; it is written down when"));
    CHECK(office.hidden());
    CHECK_FALSE(office.out());
    office.room();
    for (int again = 0; again < 2; ++again) {  // each opening of the library does it
        must(editorial::record_withdrawals(office.repository, office.editions));
        CHECK(office.hidden());
        CHECK(office.out());
        const auto entries = office.repository.audit_log().entries(2);
        CHECK(entries.at(0).words == "wrong dose");
        CHECK(entries.at(0).act.who == "paul");
        CHECK(entries.at(0).act.at == noon);
        CHECK(entries.at(1).what == "publish");
    }
    CHECK_THAT(office.try_withdraw(), Catch::Contains("is withdrawn already"));
}

TEST_CASE("Where the glass cannot be written, the library is not", "[library]") {
    Shown office;
    auto odd = paul;
    odd.name = "paul \"x\"";  // which the list of withdrawn pages cannot hold
    CHECK_THAT(fault(editorial::withdraw(office.repository, office.editions, {page, "wrong dose"},
                                         {odd, noon})),
               Catch::Contains("need plain names"));
    CHECK_FALSE(office.hidden());
    CHECK_FALSE(office.out());
    CHECK(office.repository.audit_log().entries(1).at(0).what == "publish");
}

TEST_CASE("A page that was off the glass already stays off when the library fails", "[library]") {
    Shown office;
    must(office.editions.withdraw("prostatitis", "paul", noon));  // and then the power went
    office.no_room();
    CHECK_THAT(office.try_withdraw(), Catch::Contains("disk full"));
    CHECK(office.hidden());
    office.room();
    CHECK(office.try_withdraw() == "");
    CHECK(office.out());
}

TEST_CASE("A page the glass forgot is withdrawn again by asking again", "[library]") {
    Shown office;
    REQUIRE(office.try_withdraw() == "");
    must(office.editions.restore("prostatitis"));
    CHECK(office.try_withdraw() == "");
    CHECK(office.hidden());
}

TEST_CASE("A page that cannot be restored stays withdrawn, in the library and on the glass",
          "[library]") {
    Shown office;
    REQUIRE(office.try_withdraw() == "");
    office.no_room();
    CHECK_FALSE(editorial::restore(office.repository, page, {paul, noon}));
    CHECK(office.out());
    CHECK(office.hidden());
    office.room();
    must(editorial::restore(office.repository, page, {paul, noon}));
    CHECK_FALSE(office.out());
    CHECK(office.hidden());  // until the edition that holds it anew
    REQUIRE(office.publish() == 2);
    CHECK_FALSE(office.hidden());
}
