// When a backup may take the library's place: only when it was proven that nothing else helps.
#include "editorial/carry.h"
#include "editorial/office.h"
#include "editorial/recovery.h"

namespace {

using namespace office;

struct Kept : Office {
    base::Path backups = data / "backups";
    Kept() {
        fill();
        must(repository.accounts().add(mia, "19283746", {mia, noon}));
        must(repository.back_up(backups, 10));
    }
    std::string replaced() const { return fault(editorial::may_be_replaced(file)); }
};

}  // namespace

TEST_CASE("A library that is sound, in use or newer is not replaced", "[library]") {
    Kept office;
    CHECK_THAT(office.replaced(), Catch::Contains("is sound; nothing to recover"));
    must(office.repository.act([&]() -> base::Result<void> {  // as another program that writes
        CHECK(office.replaced() == office.file.string() +
                                       ": is in use by another program; wait a moment, then try "
                                       "again");
        return {};
    }));
    office.sqlite("PRAGMA user_version = 99");
    CHECK_THAT(office.replaced(), Catch::Contains("was written by a newer Urokiosk"));
}

TEST_CASE("A library that is damaged in any way may be replaced, and a lost one", "[library]") {
    const std::string sql = GENERATE(
        as<std::string>(), "PRAGMA user_version = -5", "DROP TRIGGER history_kept",
        "CREATE TRIGGER t BEFORE INSERT ON history BEGIN SELECT RAISE(IGNORE); END",
        "DROP TRIGGER revision_stays; UPDATE revision SET body = 'x' WHERE id = 3; CREATE TRIGGER "
        "revision_stays BEFORE UPDATE OF id, text, number, who, at, reviewed, digest, body\n  ON "
        "revision BEGIN SELECT RAISE(ABORT, 'a revision is never changed'); END",
        "words", "lost");
    Kept office;
    INFO(sql);
    if (sql == "words" || sql == "lost") {
        const base::Path other = office.folder / "other.db";
        if (sql == "words") must(base::write_file(other, std::string(9000, 'w')));
        CHECK(fault(editorial::may_be_replaced(other)).empty());
        return;
    }
    office.sqlite(sql);
    CHECK(office.replaced() == "");
}

TEST_CASE("A library from a stick takes the place of a damaged one with the accounts of its backup",
          "[library]") {
    const support::Folder folder;
    const base::Path file = folder / "library.db", stick = folder / "stick.db";
    const editorial::LibraryPlace here{file, folder / "backups"};
    {
        auto repository = must(editorial::Repository::open(file));
        must(repository.accounts().add(mia, "19283746", {mia, noon}));
        must(repository.back_up(here.backups, 10));
        must(editorial::export_library(repository, stick));
    }
    const auto take = [&](const editorial::Person& who) {
        return editorial::take_library(editorial::Taking{stick, true}, here, {who, noon});
    };
    {
        auto busy = must(editorial::Repository::open(file));
        auto other = must(editorial::Repository::open(file));
        CHECK(must(editorial::asked_of(here)).has_value());
    }
    must(base::write_file(file, std::string(9000, 'w')));
    CHECK_THAT(fault(editorial::take_library(editorial::Taking{stick, false}, here, {mia, noon})),
               Catch::Contains("is damaged"));
    CHECK_THAT(fault(take(ann)), Catch::Contains("ann is no manager"));
    must(take(mia));
    auto made = must(editorial::Repository::open(file));
    CHECK(made.accounts().sign_in("mia", "19283746", noon).person);
    CHECK(base::read_file(folder / "library.damaged-1.db").value() == std::string(9000, 'w'));
}
