#include "editorial/accounts.h"

#include <sodium.h>

#include "support/world.h"

namespace {

using editorial::Moment;
using editorial::Person;
using editorial::StaffRole;

const std::string pass = "correct horse battery";
const editorial::By by_root{{"root", "Root", {StaffRole::manager}, false, true}, 1000};

editorial::By by_mia(Moment at) { return {{"mia", "Mia", {StaffRole::manager}, false, true}, at}; }

// The accounts of one clinic, in a library as the repository makes it.
struct Clinic {
    support::Folder folder;
    base::Path file = folder / "library.db";
    editorial::Accounts staff{open()};

    storage::Database open() const {
        return *storage::Database::open(
            file,
            {"CREATE TABLE history(number INTEGER PRIMARY KEY, who TEXT NOT NULL, at INTEGER NOT "
             "NULL, what TEXT NOT NULL, object TEXT NOT NULL, words TEXT NOT NULL, digest TEXT NOT "
             "NULL, hash TEXT NOT NULL);"
             "CREATE TABLE person(name TEXT PRIMARY KEY, shown_name TEXT NOT NULL, roles INTEGER "
             "NOT NULL, clinical INTEGER NOT NULL, active INTEGER NOT NULL, secret TEXT NOT NULL, "
             "languages TEXT NOT NULL DEFAULT '') WITHOUT ROWID;"
             "CREATE TABLE try(name TEXT PRIMARY KEY, wrong INTEGER NOT NULL, last INTEGER NOT "
             "NULL) WITHOUT ROWID;"});
    }
    void manager() {
        REQUIRE(staff.add({"mia", "Mia Moss", {StaffRole::manager}, false, true}, pass, by_root));
    }
    std::vector<editorial::AuditEntry> audit_log() const {
        return editorial::AuditLog(open()).entries(100);
    }
    std::string asked(const std::string& sql) const {
        return support::run("sqlite3 '" + file.string() + "' \"" + sql + "\"").out;
    }
    // What a wrong try is told to wait.
    Moment wrong(const std::string& name, Moment now) {
        const auto tried = staff.sign_in(name, "wrong", now);
        CHECK_FALSE(tried.person);
        return tried.wait_s;
    }
    void wrong_times(const std::string& name, int times) const {
        storage::Database database = open();
        database.prepare("INSERT OR REPLACE INTO try VALUES(?,?,1000)")
            .bind(1, name)
            .bind(2, std::int64_t{times})
            .run();
    }
};

std::string refusal(const base::Result<void>& result) {
    return result ? "" : base::to_line(result.error());
}

}  // namespace

TEST_CASE("Who is known signs in with the secret, and nobody else", "[library]") {
    Clinic clinic;
    clinic.manager();
    REQUIRE(clinic.staff.add(
        {"a.ames", "Dr Ann Ames", {StaffRole::author, StaffRole::reviewer}, true, true}, "48151623",
        by_mia(2000)));
    const auto signed_in = clinic.staff.sign_in("a.ames", "48151623", 3000);
    REQUIRE(signed_in.person);
    CHECK(signed_in.wait_s == 0);
    CHECK(signed_in.person->shown_name == "Dr Ann Ames");
    CHECK(signed_in.person->roles == std::set<StaffRole>{StaffRole::author, StaffRole::reviewer});
    CHECK(signed_in.person->clinical);
    CHECK(signed_in.person->may(StaffRole::reviewer));
    CHECK_FALSE(signed_in.person->may(StaffRole::publisher));
    CHECK(clinic.staff.sign_in("A.Ames", "48151623", 3000).person);  // a keyboard's large letter
    CHECK_FALSE(clinic.staff.sign_in("a.ames", "48151624", 3000).person);
    CHECK_FALSE(clinic.staff.sign_in("a.ames", "", 3000).person);
    CHECK_FALSE(clinic.staff.sign_in("a.ames", "48151623" + std::string(2000, ' '), 3000).person);
    CHECK_FALSE(clinic.staff.sign_in("' OR 1=1 --", "48151623", 3000).person);
    CHECK(clinic.staff.people().size() == 2);
    CHECK(clinic.staff.person("A.AMES"));
    CHECK_FALSE(clinic.staff.person("nobody"));
}

TEST_CASE("Secrets are kept as Argon2id hashes alone, with what they cost", "[library]") {
    Clinic clinic;
    clinic.manager();
    REQUIRE(clinic.staff.add({"bob", "Bob", {}, false, true}, pass, by_root));
    CHECK(clinic.asked("SELECT count(*) FROM person WHERE secret LIKE "
                       "'\\$argon2id\\$v=19\\$m=65536,t=2,p=1\\$%'") == "2\n");
    CHECK(clinic.asked("SELECT count(DISTINCT secret) FROM person") == "2\n");  // salted
    clinic.staff.sign_in(pass, "x", 1);  // typed into the wrong field
    const auto bytes = base::read_file(clinic.file).value() +
                       base::read_file(clinic.file.string() + "-wal").value_or("");
    CHECK(bytes.find("horse") == std::string::npos);
    CHECK(bytes.find("Mia Moss") != std::string::npos);
}

TEST_CASE("A secret anybody would guess is refused", "[library]") {
    Clinic clinic;
    const Person mia{"mia", "Mia", {StaffRole::manager}, false, true};
    for (const std::string secret :
         {"", "1234", "1234567", "123456789", "12345678", "87654321", "67890123", "32109876",
          "11111111", "elevenchars", "aaaaaaaaaaaa", "abcdefghijkl", "lkjihgfedcba", "éééééé",
          "new\nline in it", "turned \u202E words", "bad \xff utf-8 text"}) {
        INFO(secret);
        CHECK_THAT(refusal(clinic.staff.add(mia, secret, by_root)), Catch::StartsWith("mia: "));
    }
    CHECK_FALSE(clinic.staff.add({"m.long-name-1", "M", {StaffRole::manager}, false, true},
                                 "M.long-name-1", by_root));
    CHECK_FALSE(clinic.staff.add(mia, std::string(1025, 'a') + "b", by_root));
    CHECK(clinic.staff.people().empty());
    CHECK(clinic.audit_log().empty());
    CHECK(clinic.staff.add(mia, "13245768", by_root));
}

TEST_CASE("Names are plain, and shown names hide nothing", "[library]") {
    Clinic clinic;
    for (const std::string name : {"", "two words", "josé", "a/b", "x'; DROP TABLE person; --",
                                   "a\u202Eb", "new\nline", "?abc"}) {
        INFO(name);
        CHECK_THAT(refusal(clinic.staff.add({name, "Shown", {StaffRole::manager}, false, true},
                                            pass, by_root)),
                   Catch::StartsWith("an account's name is made of"));
    }
    for (const std::string& shown :
         {std::string(), std::string("  "), std::string("a\u202Eb"), std::string("a\u200Bb"),
          std::string("two\nlines"), std::string("nul\0", 4), std::string(81, 'x')}) {
        INFO(shown);
        CHECK_THAT(refusal(clinic.staff.add({"mia", shown, {StaffRole::manager}, false, true}, pass,
                                            by_root)),
                   Catch::StartsWith("mia: needs a name to be shown"));
    }
    CHECK(clinic.staff.add({"mia", "د. سلمى O'Neill", {StaffRole::manager}, false, true}, pass,
                           by_root));
}

TEST_CASE("There is always a manager", "[library]") {
    Clinic clinic;
    CHECK_THAT(
        refusal(clinic.staff.add({"ann", "Ann", {StaffRole::author}, false, true}, pass, by_root)),
        Catch::StartsWith("ann: cannot be the first account"));
    clinic.manager();
    CHECK_THAT(
        refusal(clinic.staff.change({"mia", "Mia", {StaffRole::author}, false, true}, by_root)),
        Catch::StartsWith("mia: is the only manager"));
    CHECK_FALSE(clinic.staff.change({"mia", "Mia", {StaffRole::manager}, false, false}, by_root));
    REQUIRE(clinic.staff.add({"max", "Max", {StaffRole::manager}, false, true}, pass, by_root));
    CHECK(clinic.staff.change({"mia", "Mia Moss", {StaffRole::author}, false, true}, by_root));
    CHECK(clinic.staff.person("mia")->roles == std::set<StaffRole>{StaffRole::author});
    CHECK(refusal(clinic.staff.add({"mia", "Mia", {}, false, true}, pass, by_root)) ==
          "mia: is an account already");
    CHECK(refusal(clinic.staff.change({"nobody", "N", {}, false, true}, by_root)) ==
          "nobody: is no account");
    CHECK(refusal(clinic.staff.change_secret("nobody", pass, by_root)) == "nobody: is no account");
}

TEST_CASE("Who has left does not sign in", "[library]") {
    Clinic clinic;
    clinic.manager();
    REQUIRE(clinic.staff.add({"bob", "Bob", {StaffRole::author}, false, false}, pass, by_root));
    CHECK_FALSE(clinic.staff.sign_in("bob", pass, 10).person);
    CHECK_FALSE(clinic.staff.person("bob")->may(StaffRole::author));
}

TEST_CASE("Five wrong tries slow down, ten lock for a quarter of an hour", "[library]") {
    Clinic clinic;
    clinic.manager();
    const std::string name = GENERATE(as<std::string>(), "mia", "nobody");
    INFO(name);
    Moment now = 1000;
    for (const Moment expected : {0, 0, 0, 0, 2, 4, 8, 16, 32, 900}) {
        CHECK(clinic.wrong(name, now) == expected);
        if (expected > 1) {  // a try made too early is not looked at, nor counted
            CHECK(clinic.staff.sign_in(name, pass, now + 1).wait_s == expected - 1);
            CHECK_FALSE(clinic.staff.sign_in(name, pass, now + expected - 1).person);
        }
        now += expected;
    }
    CHECK(clinic.wrong(name, now) == 900);  // and each one after that
}

TEST_CASE("A lock holds over restarts and ends; a good sign-in clears the count", "[library]") {
    Clinic clinic;
    clinic.manager();
    clinic.wrong_times("mia", 10);
    editorial::Accounts again(clinic.open());
    CHECK(again.sign_in("mia", pass, 1000 + 899).wait_s == 1);
    CHECK(again.sign_in("mia", pass, 1000 + 900).person);
    CHECK(clinic.asked("SELECT count(*) FROM try") == "0\n");
    CHECK(clinic.wrong("mia", 2000) == 0);
}

TEST_CASE("A clock put back makes no wait longer than it was", "[library]") {
    Clinic clinic;
    clinic.manager();
    clinic.wrong_times("mia", 10);  // at 1000
    CHECK(clinic.staff.sign_in("mia", pass, 100).wait_s <= 900);
    CHECK(clinic.staff.sign_in("mia", pass, 100 + 900).person);
}

TEST_CASE("A manager who sets a new secret ends the lock", "[library]") {
    Clinic clinic;
    clinic.manager();
    clinic.wrong_times("mia", 10);
    REQUIRE(clinic.staff.change_secret("mia", "27182818", by_root));
    CHECK_FALSE(clinic.staff.sign_in("mia", pass, 1001).person);
    CHECK(clinic.staff.sign_in("mia", "27182818", 1001).person);
}

TEST_CASE("Names nobody has fill no disk, and drive out nobody's count", "[library]") {
    Clinic clinic;
    clinic.manager();
    clinic.wrong_times("mia", 7);
    {
        storage::Database database = clinic.open();
        database.transaction([&] {
            for (int i = 0; i < 600; ++i)
                database.prepare("INSERT INTO try VALUES(?,1,?)")
                    .bind(1, "?" + std::to_string(i))
                    .bind(2, std::int64_t{2000 + i})
                    .run();
        });
    }
    clinic.wrong("somebody", 5000);
    CHECK(clinic.asked("SELECT count(*), max(last), min(last) FROM try WHERE name != 'mia'") ==
          "500|5000|2101\n");
    CHECK(clinic.asked("SELECT wrong FROM try WHERE name = 'mia'") == "7\n");
}

TEST_CASE("A hash that cost less is made anew at the next good sign-in", "[library]") {
    Clinic clinic;
    clinic.manager();
    std::string weak(crypto_pwhash_STRBYTES, '\0');
    REQUIRE(crypto_pwhash_str(weak.data(), pass.data(), pass.size(), crypto_pwhash_OPSLIMIT_MIN,
                              crypto_pwhash_MEMLIMIT_MIN) == 0);
    weak.resize(weak.find('\0'));
    clinic.open().prepare("UPDATE person SET secret = ?").bind(1, weak).run();
    CHECK_FALSE(clinic.staff.sign_in("mia", "wrong horse battery", 1).person);
    CHECK(clinic.asked("SELECT secret FROM person") == weak + "\n");
    CHECK(clinic.staff.sign_in("mia", pass, 1).person);
    CHECK(clinic.asked("SELECT secret LIKE '%m=65536,t=2,p=1%' FROM person") == "1\n");
    CHECK(clinic.staff.sign_in("mia", pass, 1).person);
}

TEST_CASE("What was done to accounts stands in the history, without secrets", "[library]") {
    Clinic clinic;
    clinic.manager();
    REQUIRE(clinic.staff.add({"bob", "Bob", {StaffRole::author, StaffRole::reviewer}, true, true},
                             pass, by_mia(2000)));
    REQUIRE(
        clinic.staff.change({"bob", "Bob Bee", {StaffRole::author}, false, false}, by_mia(3000)));
    REQUIRE(clinic.staff.change_secret("bob", "27182818", by_mia(4000)));
    clinic.wrong_times("bob", 9);
    clinic.wrong("bob", 5000);
    clinic.wrong_times(storage::digest_of("nobody"), 9);
    clinic.wrong("nobody", 5000);
    const auto entries = clinic.audit_log();
    REQUIRE(entries.size() == 5);
    const auto told = [&](std::size_t i) {
        const auto& entry = entries[i];
        return entry.act.who + " " + std::to_string(entry.act.at) + " " + entry.what + " " +
               entry.object + " " + entry.words;
    };
    CHECK(told(4) == "root 1000 add-account mia Mia Moss: manager");
    CHECK(told(3) == "mia 2000 add-account bob Bob: author, reviewer, clinical");
    CHECK(told(2) == "mia 3000 change-account bob Bob Bee: author, not active");
    CHECK(told(1) == "mia 4000 change-secret bob ");
    CHECK(told(0) == "bob 5000 lock-account bob 10 wrong tries");
    CHECK(editorial::AuditLog(clinic.open()).verify());
}
