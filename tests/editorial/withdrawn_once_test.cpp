// A text once withdrawn stays off in whatever edition is used, until it is released by name.
#include <sys/mount.h>

#include <chrono>

#include "edition/folder_lock.h"
#include "editorial/office.h"

namespace {

using namespace office;

using Pages = std::vector<std::string>;

struct PublishedOffice : Office {
    PublishedOffice() {
        fill();
        REQUIRE(publish() == 1);
    }
    void withdraw() {
        must(editorial::withdraw(repository, editions, {page, "wrong dose"}, {paul, noon}));
    }
    void mend() {
        save(page, with(page, "It is common.", "It is quite common."));
        approve(page);
    }
    Pages rolled_back(int number) {
        return must(editorial::roll_back(repository, {number, "back"}, {editions, settings},
                                         {paul, ++now}));
    }
    bool rests() {
        base::Problems ignored;
        const auto edition = editions.open_best(settings, ignored);
        return must(editions.resting(*edition)).contains("prostatitis");
    }
    base::Path list() { return folder / "editions/withdrawn.toml"; }
    base::Result<void> release() {
        base::Problems ignored;
        const auto edition = editions.open_best(settings, ignored);
        return editorial::release(repository, editions, {page, *edition}, {paul, ++now});
    }
};

}  // namespace

TEST_CASE("A roll back puts no withdrawn words before patients, and tells of them", "[library]") {
    PublishedOffice office;
    office.withdraw();
    CHECK(office.rests());
    office.mend();
    must(editorial::restore(office.repository, page, {paul, noon}));
    CHECK(office.rests());
    REQUIRE(office.publish() == 2);
    CHECK_FALSE(office.rests());
    CHECK(office.rolled_back(1) == Pages{"prostatitis"});
    CHECK(office.rests());
    CHECK(office.rolled_back(2).empty());
    CHECK_FALSE(office.rests());
    office.rolled_back(1);
    CHECK_THAT(fault(editorial::release(
                   office.repository, office.editions,
                   {page, *edition::Edition::open(office.editions.path(1), office.settings)},
                   {ann, noon})),
               Catch::Contains("ann is no publisher"));
    must(office.release());
    CHECK_FALSE(office.rests());
    CHECK_THAT(fault(office.release()), Catch::Contains("does not rest"));
    CHECK(office.repository.audit_log().entries(1).front().what == "restore");
}

TEST_CASE("A page that was put back as it was is shown in every edition that has those words",
          "[library]") {
    PublishedOffice office;
    office.withdraw();
    must(editorial::restore(office.repository, page, {paul, noon}));
    REQUIRE(office.publish() == 2);
    CHECK_FALSE(office.rests());
    CHECK(office.rolled_back(1).empty());
}

TEST_CASE("A page withdrawn again rests again in every edition", "[library]") {
    PublishedOffice office;
    office.withdraw();
    office.mend();
    must(editorial::restore(office.repository, page, {paul, noon}));
    REQUIRE(office.publish() == 2);
    office.withdraw();
    CHECK(office.rests());
    CHECK_THAT(fault(office.release()), Catch::Contains("is withdrawn; restore it first"));
}

TEST_CASE("A list that is lost or damaged is mended by the library, with what it still names",
          "[library]") {
    PublishedOffice office;
    office.withdraw();
    must(office.editions.withdraw("prostate", "paul", noon));  // and then the power went
    const auto whole = base::read_file(office.list()).value();
    const bool gone = GENERATE(true, false);
    if (gone)
        fs::remove(office.list());
    else
        must(base::write_file(office.list(), whole.substr(0, whole.size() - 12)));
    CHECK(must(editorial::mend_withdrawn(office.repository, office.editions)));
    auto known = must(office.editions.withdrawals());
    CHECK(edition::find(known, "prostatitis"));
    CHECK(edition::find(known, "prostate"));  // which the library does not know
    if (gone) CHECK(office.editions.has_list());
    CHECK_FALSE(must(editorial::mend_withdrawn(office.repository, office.editions)));
}

TEST_CASE("A list that is deleted is in force all the same, held library or not", "[library]") {
    PublishedOffice office;
    must(office.editions.withdraw("prostate", "paul", noon));
    REQUIRE(fs::remove(office.list()));
    edition::EditionStore after(office.folder / "editions");  // as after a new start
    CHECK(after.withdrawn().contains("prostate"));
    must(after.restore("prostate"));
    REQUIRE(fs::remove(office.list()));
    CHECK(after.withdrawn().empty());
}

TEST_CASE("While nobody can read the library nobody knows that no page is withdrawn", "[library]") {
    PublishedOffice office;
    const base::Path held = office.folder / "held.db";
    CHECK_FALSE(must(editorial::mend_withdrawn(held, office.editions)));  // there is none
    must(base::write_file(held, std::string(4096, 'x')));
    CHECK_FALSE(editorial::mend_withdrawn(held, office.editions));
}

TEST_CASE("A list that was cut anywhere is no list", "[library]") {
    PublishedOffice office;
    must(office.editions.withdraw("prostatitis", "paul", noon));
    must(office.editions.withdraw("prostate", "paul", noon));
    const auto whole = base::read_file(office.list()).value();
    for (std::size_t length = 0; length + 1 < whole.size(); ++length) {
        must(base::write_file(office.list(), whole.substr(0, length)));
        INFO(whole.substr(0, length));
        const auto read = office.editions.withdrawals();
        CHECK((!read || read->size() == 2));
    }
}

TEST_CASE("A list in which a letter was changed, or all of it, is mended by the library",
          "[library]") {
    PublishedOffice office;
    office.withdraw();
    const auto whole = base::read_file(office.list()).value();
    auto changed = whole;
    changed.replace(changed.find("prostatitis"), 11, "prostatatis");
    for (const std::string& text : {changed, std::string("count = 0\n")}) {
        must(base::write_file(office.list(), text));
        CHECK(must(editorial::mend_withdrawn(office.file, office.editions)));
        CHECK(office.rests());
        must(base::write_file(office.list(), whole));
    }
}

TEST_CASE("What was withdrawn goes with an edition, and rests where it is taken", "[library]") {
    PublishedOffice here;
    here.withdraw();
    const base::Path stick = here.folder / "stick";
    fs::create_directory(stick);
    must(here.editions.copy(1, stick / "e.db", here.settings));
    CHECK(fs::exists(stick / "e.db.withdrawn.toml"));
    edition::EditionStore there(here.folder / "there");
    must(there.activate(stick / "e.db", here.settings));
    base::Problems ignored;
    CHECK(must(there.resting(*there.open_best(here.settings, ignored))).contains("prostatitis"));
    // The mended page is read there again.
    here.mend();
    must(editorial::restore(here.repository, page, {paul, noon}));
    REQUIRE(here.publish() == 2);
    must(here.editions.copy(2, stick / "e.db", here.settings));
    // Where that list is left behind, nothing is released.
    const auto list = base::read_file(stick / "e.db.withdrawn.toml").value();
    REQUIRE(fs::remove(stick / "e.db.withdrawn.toml"));
    must(there.activate(stick / "e.db", here.settings));
    CHECK(must(there.resting(*there.open_best(here.settings, ignored))).contains("prostatitis"));
    must(base::write_file(stick / "e.db.withdrawn.toml", list));
    must(there.activate(stick / "e.db", here.settings));
    CHECK(must(there.resting(*there.open_best(here.settings, ignored))).empty());
    must(there.point_to(1, here.settings));
    CHECK(must(there.resting(*there.open_best(here.settings, ignored))).contains("prostatitis"));
    // A list that cannot be read takes nothing in.
    must(base::write_file(stick / "e.db.withdrawn.toml", "[[withdrawn"));
    CHECK_FALSE(there.activate(stick / "e.db", here.settings));
}

TEST_CASE("A lock that somebody holds ends in seconds, names them, and stops no withdrawal",
          "[library][slow]") {
    PublishedOffice office;
    const base::Path folder = office.folder / "editions";
    const auto holder = support::run("flock -o '" + folder.string() +
                                     "' sleep 20 > /dev/null 2>&1 & echo $!; sleep 0.3");
    const auto begun = std::chrono::steady_clock::now();
    const auto seconds = [&] {
        return std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
    };
    const auto told = fault(office.editions.point_to(1, office.settings));
    CHECK_THAT(told, Catch::Contains("is locked by process ") &&
                         (Catch::Contains("(flock)") || Catch::Contains("(sleep)")));
    office.withdraw();
    CHECK(office.rests());
    CHECK(seconds() < 3 * edition::lock_wait_s + 2);
    support::run("kill " + holder.out);
}

TEST_CASE("A full disk does not stop a withdrawal: room for it was kept aside", "[library]") {
    PublishedOffice office;
    const base::Path place = office.folder / "small";
    fs::create_directory(place);
    if (::mount("none", place.c_str(), "tmpfs", 0, "size=80m") != 0) {
        WARN("skipped: no tmpfs can be mounted here");
        return;
    }
    edition::EditionStore editions(place / "editions");
    must(editions.withdraw("prostate", "paul", noon));
    editions.keep_room();
    CHECK(fs::file_size(place / "editions/.room") == 1U << 20U);
    support::run("cat /dev/zero > '" + (place / "filled").string() + "' 2>&1");
    CHECK(fs::space(place).available == 0);
    must(editions.withdraw("prostatitis", "paul", noon));
    CHECK(editions.withdrawn() == std::set<std::string>{"prostate", "prostatitis"});
    CHECK(::umount(place.c_str()) == 0);
}
