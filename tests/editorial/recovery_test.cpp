// A damaged library, and the good backup that takes its place.
#include "editorial/recovery.h"
#include "editorial/office.h"

namespace {

using namespace office;

}  // namespace

TEST_CASE("A damaged library is kept aside and the newest good backup takes its place",
          "[library]") {
    const support::Folder folder;
    const base::Path file = folder / "library.db", backups = folder / "backups";
    const auto work = [&](const std::string& body, bool backup) {
        auto repository = must(editorial::Repository::open(file));
        const auto newest = repository.newest(page);
        must(editorial::save(repository, {page, "ann", body, newest ? newest->id : 0, 0},
                             {author("ann"), noon}));
        if (backup) must(repository.back_up(backups, 10));
    };
    work("one", true);
    work("two", true);
    work("three", true);
    must(base::write_file(backups / "library-0003.db", "spoiled"));
    must(base::write_file(file, std::string(5000, 'w')));
    const auto recover = [&] {
        const auto offer = must(editorial::offer_backup(file, backups));
        must(editorial::bring_back_backup(file, offer, {mia, noon}));
        return offer.backup;
    };
    CHECK(recover() == backups / "library-0002.db");
    CHECK(must(editorial::Repository::open(file)).newest(page)->body == "two");
    const auto entry = must(editorial::Repository::open(file)).audit_log().entries(1).front();
    CHECK(entry.what == "recover");
    CHECK(entry.act.who == "mia");
    CHECK(entry.words == "library-0002.db");
    CHECK(base::read_file(folder / "library.damaged-1.db").value() == std::string(5000, 'w'));
    recover();
    CHECK(fs::exists(folder / "library.damaged-2.db"));
    fs::remove_all(backups);
    CHECK_THAT(fault(editorial::offer_backup(file, backups)), Catch::Contains("no good backup"));
    CHECK(must(editorial::Repository::open(file)).newest(page)->body == "two");
}

TEST_CASE("Wrong tries at signing in to a backup that is offered count on", "[library]") {
    const support::Folder folder;
    const base::Path file = folder / "library.db", backups = folder / "backups";
    {
        auto repository = must(editorial::Repository::open(file));
        must(repository.accounts().add(mia, "19283746", {mia, noon}));
        must(repository.back_up(backups, 10));
    }
    must(base::write_file(file, "spoiled"));
    const auto waits = [&] {
        const auto offer = must(editorial::offer_backup(file, backups));
        auto repository = must(editorial::Repository::open(offer.copy));
        return repository.accounts().sign_in("mia", "00000000", noon).wait_s;
    };
    for (int i = 0; i < 4; ++i) CHECK(waits() == 0);
    CHECK(waits() > 0);
}

TEST_CASE("A page off the glass that the library does not know of stays off, and is told",
          "[library]") {
    Office office;
    office.fill();
    REQUIRE(office.publish() == 1);
    must(office.editions.withdraw("prostatitis", "paul", noon));  // and then the power went
    office.save(page, office.with(page, "\n## ", "\nNew.\n\n## "));
    office.approve(page);
    REQUIRE(office.publish() == 2);
    CHECK(office.editions.withdrawn().contains("prostatitis"));
    CHECK(std::any_of(office.problems.begin(), office.problems.end(), [](const auto& problem) {
        return problem.what.find("is off the glass, but the library") != std::string::npos;
    }));
    must(editorial::withdraw(office.repository, office.editions, {page, "wrong"}, {paul, noon}));
    must(editorial::restore(office.repository, page, {paul, noon}));
    REQUIRE(office.publish() == 3);
    CHECK_FALSE(office.editions.withdrawn().contains("prostatitis"));
}

TEST_CASE("A library that was emptied or lost is not taken for a new one", "[library]") {
    Office office;
    const base::Path backups = office.data / "backups";
    CHECK_FALSE(editorial::emptied(office.file, backups));  // new: there was none before
    must(office.repository.accounts().add(mia, "four small birds sing", {mia, noon}));
    must(office.repository.back_up(backups, 3));
    CHECK_FALSE(editorial::emptied(office.file, backups));
    { auto closed = std::move(office.repository); }
    const bool gone = GENERATE(true, false);
    if (gone)
        std::filesystem::remove(office.file);
    else
        must(base::write_file(office.file, ""));
    storage::remove_journals(office.file);
    CHECK(editorial::emptied(office.file, backups));
}
