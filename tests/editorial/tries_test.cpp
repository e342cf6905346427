// Wrong tries, where they were made, and who was dismissed.
#include <atomic>
#include <ctime>
#include <iostream>
#include <thread>

#include "editorial/office.h"
#include "editorial/safekeeping.h"
#include "storage/backup.h"
#include "storage/secret.h"

namespace {

using namespace office;
using editorial::Moment;
using editorial::SignInPlace;
using editorial::StaffRole;

const std::string secret_words = "correct horse battery";

struct Staff : Office {
    Staff() { must(repository.accounts().add(mia, secret_words, {mia, noon})); }
    editorial::Accounts accounts() { return repository.accounts(); }
    // Wrong tries, each once it is looked at.
    Moment wrong(int times, SignInPlace place, Moment from) {
        Moment at = from;
        for (int i = 0; i < times; ++i) {
            const auto tried = accounts().sign_in("mia", "wrong", at, place);
            CHECK_FALSE(tried.person);
            at += tried.wait_s;
        }
        return at;
    }
    std::size_t locks() {
        std::size_t count = 0;
        for (const auto& entry : repository.audit_log().entries(1000))
            count += entry.what == "lock-account" ? 1 : 0;
        return count;
    }
};

}  // namespace

TEST_CASE("Wrong tries on the glass do not lock the office", "[library]") {
    Staff staff;
    staff.wrong(10, SignInPlace::glass, 1000);
    CHECK(staff.accounts().sign_in("mia", secret_words, 1100, SignInPlace::glass).wait_s > 0);
    CHECK(staff.accounts().sign_in("mia", secret_words, 1100, SignInPlace::office).person);
    // The right one in the office does not open the glass to who goes on guessing there.
    CHECK_FALSE(staff.accounts().sign_in("mia", secret_words, 1100, SignInPlace::glass).person);
    staff.wrong(10, SignInPlace::office, 5000);
    CHECK_FALSE(staff.accounts().sign_in("mia", secret_words, 5100, SignInPlace::office).person);
}

TEST_CASE("A manager ends a lock, on the glass too, and it is told", "[library]") {
    Staff staff;
    staff.wrong(10, SignInPlace::glass, 1000);
    staff.wrong(10, SignInPlace::office, 1000);
    CHECK_THAT(fault(staff.accounts().unlock("mia", {rita, noon})),
               Catch::Contains("rita is no manager"));
    CHECK_THAT(fault(staff.accounts().unlock("nobody", {mia, noon})),
               Catch::Contains("is no account"));
    must(staff.accounts().unlock("mia", {mia, noon}));
    CHECK(staff.accounts().sign_in("mia", secret_words, 1100, SignInPlace::glass).person);
    CHECK(staff.accounts().sign_in("mia", secret_words, 1100, SignInPlace::office).person);
    CHECK(staff.repository.audit_log().entries(1).front().what == "unlock-account");
    CHECK(staff.repository.audit_log().verify());
}

TEST_CASE("Who tries all day does not fill the history", "[library]") {
    Staff staff;
    const Moment end = staff.wrong(60, SignInPlace::glass, 1000);
    CHECK(end > 1000 + 40 * 900);
    CHECK(staff.locks() == 1);
    staff.wrong(1, SignInPlace::glass, end + 86400);
    CHECK(staff.locks() == 2);
}

TEST_CASE("Right secrets that come at once are all right", "[library]") {
    Staff staff;
    std::vector<std::thread> all;
    std::atomic<int> in = 0;
    for (int i = 0; i < 8; ++i)
        all.emplace_back([&] {
            auto repository = editorial::Repository::open(staff.file);
            if (repository && repository->accounts().sign_in("mia", secret_words, noon).person)
                ++in;
        });
    for (auto& one : all) one.join();
    CHECK(in == 8);
}

TEST_CASE("Wrong secrets that come at once are all counted", "[library]") {
    Staff staff;
    std::vector<std::thread> all;
    for (int i = 0; i < 8; ++i)
        all.emplace_back([&] {
            auto repository = editorial::Repository::open(staff.file);
            if (repository) (void)repository->accounts().sign_in("mia", "wrong", noon);
        });
    for (auto& one : all) one.join();
    CHECK(staff.sqlite("SELECT wrong FROM try") == "5\n");  // the sixth has to wait
}

TEST_CASE("A dismissed account does not come back with a backup", "[library]") {
    Staff staff;
    auto boss = mia;
    boss.name = "boss";
    must(staff.accounts().add(boss, secret_words, {mia, noon}));
    const base::Path backups = staff.folder / "backups";
    must(editorial::keep_safe(staff.repository, {backups}));
    boss.active = false;
    must(staff.accounts().change(boss, {mia, noon}));
    SECTION("what the library still yields is kept") {
        const auto backup = storage::backups(backups, "library").back();
        const base::Path copy = staff.folder / "copy.db";
        must(storage::copy_whole(backup, copy));
        auto offered = must(editorial::Repository::open(copy));
        CHECK(offered.accounts().sign_in("boss", secret_words, noon).person);
        offered.accounts().follow(staff.file);
        CHECK_FALSE(offered.accounts().sign_in("boss", secret_words, noon).person);
        CHECK(offered.accounts().sign_in("mia", secret_words, noon).person);
    }
    SECTION("nothing is given by a file from elsewhere") {
        auto offered = must(editorial::Repository::open(staff.file));
        support::Folder other;
        const base::Path forged = other / "forged.db";
        storage::remove_journals(forged);
        staff.repository.copy_to(forged);
        REQUIRE(support::run("sqlite3 '" + forged.string() +
                             "' \"UPDATE person SET active = 1, roles = 15, clinical = 1\"")
                    .exit == 0);
        offered.accounts().follow(forged);
        CHECK_FALSE(offered.accounts().person("boss")->active);
        CHECK_FALSE(offered.accounts().person("mia")->clinical);
    }
}

TEST_CASE("A leaver's name is shown no more, and the history proves itself", "[library]") {
    Staff staff;
    auto leaver = rita;
    leaver.shown_name = "Dr Rita Moor";
    must(staff.accounts().add(leaver, secret_words, {mia, noon}));
    CHECK_THAT(fault(staff.accounts().alias("rita", "A former doctor", {rita, noon})),
               Catch::Contains("rita is no manager"));
    must(staff.accounts().alias("rita", "A former doctor", {mia, noon + 1}));
    const editorial::ShownNames names(staff.accounts());
    CHECK(names.who("rita") == "A former doctor");
    CHECK(names.who("mia") == "mia");
    CHECK(names.words("Dr Rita Moor: reviewer, clinical") == "A former doctor: reviewer, clinical");
    CHECK(staff.accounts().person("rita")->shown_name == "A former doctor");
    CHECK(staff.repository.audit_log().verify());
}

TEST_CASE("Backups are read back, and go to a place off the machine without secrets", "[library]") {
    Staff staff;
    const base::Path backups = staff.folder / "backups", away = staff.folder / "away";
    CHECK(editorial::backup_due(backups, noon));
    CHECK_THAT(fault(editorial::keep_safe(staff.repository, {backups, away})),
               Catch::Contains("cannot be reached"));
    REQUIRE(storage::backups(backups, "library").size() == 1);
    fs::create_directory(away);
    must(editorial::keep_safe(staff.repository, {backups, away}));
    const auto there = storage::backups(away, "urokiosk-library");
    REQUIRE(there.size() == 1);
    CHECK(support::run("sqlite3 '" + there[0].string() +
                       "' \"SELECT count(*) FROM person WHERE secret <> ''\"")
              .out == "0\n");
    const Moment now = std::time(nullptr);
    CHECK_FALSE(editorial::backup_due(backups, now));
    CHECK(editorial::backup_due(backups, now + 86400 + 60));
}

// By hand: build/tests/unit_tests '[guesses]'.
TEST_CASE("Of a million guesses in twelve days one in nine hundred is looked at", "[.][guesses]") {
    constexpr int guesses = 1000000;  // one a second
    using storage::SecretKind;
    const auto words = storage::secret_effort(SecretKind::words);
    const auto digits = storage::secret_effort(SecretKind::digits);
    for (const auto kind : {SecretKind::words, SecretKind::digits})
        storage::secret_effort(kind) = {1, 8192};  // the least there is
    {
        Staff staff;
        auto boss = mia;
        boss.name = "boss";
        must(staff.accounts().add(boss, "50000017", {mia, noon}));
        int let_in = 0;
        for (int i = 0; i < guesses; ++i) {
            const std::string pin = std::to_string(50000000 + i);
            let_in +=
                staff.accounts().sign_in("boss", pin, noon + i, SignInPlace::glass).person ? 1 : 0;
        }
        const int looked = std::stoi(staff.sqlite("SELECT wrong FROM try WHERE name = '@boss'"));
        std::cout << looked << " of " << guesses << " guesses were looked at, " << let_in
                  << " let in, " << staff.locks() << " locks in the history\n";
        CHECK(let_in == 0);
        CHECK(looked <= 10 + guesses / editorial::locked_s);
        CHECK(staff.locks() <= 12);
        CHECK(staff.accounts()
                  .sign_in("boss", "50000017", noon + guesses, SignInPlace::office)
                  .person);
    }
    storage::secret_effort(SecretKind::words) = words;
    storage::secret_effort(SecretKind::digits) = digits;
}

TEST_CASE(
    "Eight digits cost whoever guesses them more than words do, old hashes too after a sign-in",
    "[library][slow]") {
    using storage::SecretKind;
    auto& digits = storage::secret_effort(SecretKind::digits);
    const auto cheap = digits;
    digits = {3, 64U << 20U};  // as dear as a test can wait for
    const storage::SecretEffort words = storage::secret_effort(SecretKind::words);
    const auto pin = storage::hash_secret("40917263");
    CHECK(storage::fits(pin, "40917263"));
    CHECK_FALSE(storage::fits(pin, "40917264"));
    CHECK_FALSE(storage::fits(pin, "correct horse battery"));
    CHECK_FALSE(storage::outdated(pin, "40917263"));
    const auto phrase = storage::hash_secret("correct horse battery");
    CHECK(storage::fits(phrase, "correct horse battery"));
    CHECK_FALSE(storage::fits(phrase, "40917263"));
    CHECK_FALSE(storage::outdated(phrase, "correct horse battery"));
    digits = words;
    const auto old = storage::hash_secret("40917263");
    digits = {3, 64U << 20U};
    CHECK(storage::fits(old, "40917263"));
    CHECK(storage::outdated(old, "40917263"));
    digits = cheap;
}
