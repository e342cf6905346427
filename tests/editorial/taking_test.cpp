// A library from elsewhere: data, and nothing else. Whoever had the stick for a minute gains
// nothing by it.
#include <sys/stat.h>

#include "editorial/carry.h"
#include "editorial/office.h"

namespace {

using namespace office;
using editorial::Incoming;
using editorial::StaffRole;

const std::string manager_secret = "19283746";

// A clinic with accounts and an edition, and a stick with its library.
struct StaffedOffice : Office {
    base::Path stick = folder / "stick.db";
    editorial::LibraryPlace here{file, data / "backups", settings.trusted_keys};

    StaffedOffice() {
        fill();
        REQUIRE(publish() == 1);
        must(repository.accounts().add(mia, manager_secret, {mia, noon}));
        must(repository.accounts().add(ann, "annas long secret", {mia, noon}));
        must(repository.accounts().add(rita, "ritas long secret", {mia, noon}));
        must(editorial::export_library(repository, stick));
    }
    void on_stick(const std::string& sql) const {
        const base::Path script = folder / "script.sql";
        must(base::write_file(script, sql));
        const auto ran =
            support::run("sqlite3 '" + stick.string() + "' < '" + script.string() + "'");
        INFO(ran.out);
        REQUIRE(ran.exit == 0);
    }
    std::string stick_says(const std::string& sql) const {
        return support::run("sqlite3 '" + stick.string() + "' \"" + sql + "\"").out;
    }
    base::Result<void> take(bool force = false) {
        return editorial::take_library(editorial::Taking{stick, force}, here, {mia, noon});
    }
    std::string schema() const { return sqlite("SELECT type, name, sql FROM sqlite_schema"); }
    // What an author and a reviewer did elsewhere, or somebody under their names.
    void approve_on_stick(const std::string& words) const {
        auto theirs = must(editorial::Repository::open(stick));
        const auto text = theirs.newest(page).value();
        const auto made = must(editorial::save(theirs, {page, "", text.body + words, text.id},
                                               {author("ann"), noon + 5}));
        must(editorial::submit(theirs, page, {author("ann"), noon + 5}));
        must(editorial::approve(theirs, {made.id, {}, today, {}}, {rita, noon + 5}));
    }
};

}  // namespace

TEST_CASE("Accounts on a stick change nobody's roles or secret here", "[library]") {
    StaffedOffice clinic;
    clinic.on_stick(
        "UPDATE person SET roles = 15, clinical = 1 WHERE name = 'ann';"
        "UPDATE person SET secret = 'x', active = 0 WHERE name = 'mia';"
        "INSERT INTO person(name, shown_name, roles, clinical, active, secret) VALUES('eve', "
        "'Eve', 15, 1, 1, 'x');"
        "INSERT INTO try VALUES('mia', 10, 9999999999);");
    {
        const auto incoming = must(Incoming::read(clinic.stick, clinic.here));
        CHECK(incoming.brought().accounts ==
              std::vector<std::string>{
                  "ann: author, reviewer, publisher, manager, clinical; here: author",
                  "eve: author, reviewer, publisher, manager, clinical; not here",
                  "mia: manager, not active; here: manager"});
        CHECK_FALSE(incoming.brought().nothing_new());
    }
    must(clinic.take());
    auto accounts = clinic.repository.accounts();
    CHECK(accounts.people().size() == 3);
    CHECK(accounts.person("ann")->roles == std::set<StaffRole>{StaffRole::author});
    CHECK_FALSE(accounts.person("ann")->clinical);
    CHECK_FALSE(accounts.person("eve"));
    CHECK(accounts.sign_in("mia", manager_secret, noon).person);
}

TEST_CASE("Accounts that are asked for come without secrets, and ours keep theirs", "[library]") {
    StaffedOffice clinic;
    clinic.on_stick(
        "UPDATE person SET roles = 3, secret = 'x' WHERE name = 'ann';"
        "INSERT INTO person(name, shown_name, roles, clinical, active, secret) SELECT 'eve', "
        "'Eve', 15, 1, 1, secret FROM person WHERE name = 'mia';");
    const auto incoming = must(Incoming::read(clinic.stick, clinic.here));
    must(editorial::take_library(incoming, {false, true}, clinic.here, {mia, noon}));
    auto accounts = clinic.repository.accounts();
    CHECK(accounts.person("ann")->roles ==
          std::set<StaffRole>{StaffRole::author, StaffRole::reviewer});
    CHECK(accounts.sign_in("ann", "annas long secret", noon).person);
    CHECK(accounts.person("eve"));
    for (const std::string secret : {"", "x", "19283746"})
        CHECK_FALSE(accounts.sign_in("eve", secret, noon).person);
}

TEST_CASE("Approvals nobody here knows of are told before they are taken", "[library]") {
    StaffedOffice clinic;
    clinic.approve_on_stick("\nForged words nobody approved.\n");
    const auto incoming = must(Incoming::read(clinic.stick, clinic.here));
    CHECK(incoming.brought().approvals == std::vector<std::string>{page + ": approved by rita"});
    CHECK(incoming.brought().continues);
    CHECK_FALSE(incoming.brought().by_our_publisher);
    // What was read is what is taken, whatever the stick says by then.
    must(base::write_file(clinic.stick, "another"));
    const auto before = clinic.repository.audit_log().head();
    must(editorial::take_library(incoming, {}, clinic.here, {mia, noon}));
    CHECK_THAT(clinic.repository.newest(page)->body, Catch::Contains("Forged words"));
    const auto entry = clinic.repository.audit_log().entries(1).front();
    CHECK(entry.what == "take-library");
    CHECK(entry.act.who == "mia");
    CHECK(entry.words == "stick.db, not signed; from " + before.substr(0, 12) + " to " +
                             incoming.brought().to.substr(0, 12));
    CHECK(must(clinic.repository.audit_log().verify()) > 0);
}

TEST_CASE("A state of approval that the history does not tell of is damage", "[library]") {
    StaffedOffice clinic;
    {
        auto theirs = must(editorial::Repository::open(clinic.stick));
        const auto text = theirs.newest(page).value();
        must(editorial::save(theirs, {page, "", text.body + "\nForged.\n", text.id},
                             {author("ann"), noon}));
    }
    clinic.on_stick("UPDATE text SET approved = newest WHERE path = '" + page + "';");
    CHECK_THAT(fault(clinic.take()), Catch::Contains("stands as approved, but the history"));
    CHECK_THAT(clinic.repository.newest(page)->body, !Catch::Contains("Forged"));
}

TEST_CASE("Nobody approves words they took from elsewhere, whoever stands there as the author",
          "[library]") {
    StaffedOffice clinic;
    editorial::Person both = rita;
    both.roles.insert(StaffRole::manager);
    {
        auto theirs = must(editorial::Repository::open(clinic.stick));
        const auto text = theirs.newest(page).value();
        const editorial::By bob{author("bob"), noon + 5};
        must(editorial::save(theirs, {page, "", text.body + "\nMore words.\n", text.id}, bob));
        must(editorial::submit(theirs, page, bob));
    }
    const auto approve_as = [&](const editorial::Person& who) {
        const auto waiting = clinic.repository.newest(page).value();
        return editorial::approve(clinic.repository, {waiting.id, {}, today, {}}, {who, noon + 9});
    };
    const auto take = [&] {
        return editorial::take_library(editorial::Taking{clinic.stick}, clinic.here,
                                       {both, noon + 7});
    };
    SECTION("not signed") {
        must(take());
        CHECK_THAT(fault(approve_as(both)),
                   Catch::Contains("by rita, who took it from elsewhere, unsigned"));
        SECTION("nor after it went round once more") {
            must(editorial::export_library(clinic.repository, clinic.stick));
            clinic.on_stick("DELETE FROM brought;");
            must(editorial::take_library(editorial::Taking{clinic.stick}, clinic.here,
                                         {mia, noon + 8}));
            CHECK_THAT(fault(approve_as(both)), Catch::Contains("who took it from elsewhere"));
        }
        auto other = both;
        other.name = "cleo";
        must(approve_as(other));
    }
    SECTION("signed by the publisher") {
        REQUIRE(must(editorial::sign_export(clinic.stick, {clinic.key}, {mia, noon})));
        must(take());
        must(approve_as(both));
    }
}

TEST_CASE("Nothing that runs comes in with a library", "[library]") {
    StaffedOffice clinic;
    const std::vector<std::string> spoiling{
        "CREATE TRIGGER swallow BEFORE INSERT ON history WHEN NEW.what = 'change-secret' BEGIN "
        "SELECT RAISE(IGNORE); END;",
        "DROP TRIGGER history_stays;",
        "DROP TRIGGER revision_kept;",
        "CREATE TABLE other(x);",
        "CREATE INDEX x ON person(length(hex(zeroblob(1e8))));",
        "ALTER TABLE person ADD COLUMN g AS (hex(zeroblob(1e8))) VIRTUAL;",
        "DROP INDEX history_object; ALTER TABLE history RENAME TO h; CREATE VIEW history AS WITH "
        "RECURSIVE n(number) AS (SELECT 1 UNION ALL SELECT number + 1 FROM n) SELECT number, '' AS "
        "who, 1 AS at, '' AS what, '' AS object, '' AS words, '' AS digest, '' AS hash FROM n;",
        "PRAGMA user_version = -1000000;",
        "PRAGMA user_version = 0;",
        "PRAGMA application_id = 1234;"};
    const auto head = clinic.repository.audit_log().head(), schema = clinic.schema();
    for (const auto& sql : spoiling) {
        INFO(sql);
        must(editorial::export_library(clinic.repository, clinic.stick));
        clinic.on_stick(sql);
        const auto begun = std::chrono::steady_clock::now();
        CHECK_FALSE(clinic.take(true));
        CHECK(std::chrono::steady_clock::now() - begun < std::chrono::seconds(5));
        CHECK(clinic.repository.audit_log().head() == head);
        CHECK(clinic.schema() == schema);
        CHECK_FALSE(fs::exists(clinic.file.string() + ".importing"));
    }
}

TEST_CASE("What a library intends, and wrong tries in it, stay where they are", "[library]") {
    StaffedOffice clinic;
    clinic.on_stick(
        "INSERT INTO intent SELECT 1, digest, 'publish', 'eve', 1, 'forged' FROM edition;"
        "INSERT INTO try VALUES('ann', 10, 1);");
    must(clinic.take());
    CHECK(clinic.sqlite("SELECT count(*) FROM intent; SELECT count(*) FROM try;") == "0\n0\n");
    editorial::reconcile(clinic.repository, clinic.editions);
    for (const auto& entry : clinic.repository.audit_log().entries(1000))
        CHECK(entry.act.who != "eve");
}

TEST_CASE("A page off the glass here stays off, unless somebody there put it back", "[library]") {
    StaffedOffice clinic;
    must(editorial::withdraw(clinic.repository, clinic.editions, {page, "wrong"}, {paul, noon}));
    must(editorial::export_library(clinic.repository, clinic.stick));
    const bool by_act = GENERATE(true, false);
    if (by_act) {
        auto theirs = must(editorial::Repository::open(clinic.stick));
        must(editorial::restore(theirs, page, {paul, noon}));
    } else {
        clinic.on_stick("UPDATE text SET withdrawn = 0;");
    }
    const auto incoming = must(Incoming::read(clinic.stick, clinic.here));
    CHECK(incoming.brought().approvals.size() == (by_act ? 1U : 0U));
    must(editorial::take_library(incoming, {}, clinic.here, {mia, noon}));
    CHECK(clinic.sqlite("SELECT withdrawn FROM text WHERE path = '" + page + "'") ==
          (by_act ? "0\n" : "1\n"));
}

TEST_CASE("A copy on a stick carries nobody's secret, not even in what was thrown away",
          "[library]") {
    StaffedOffice clinic;
    const auto hash = clinic.sqlite("SELECT secret FROM person WHERE name = 'mia'");
    REQUIRE(hash.size() > 40);
    (void)clinic.repository.accounts().sign_in("mia", "wrong", noon);
    must(editorial::export_library(clinic.repository, clinic.stick));
    CHECK(clinic.stick_says("SELECT count(*), max(length(secret)) FROM person") == "3|0\n");
    CHECK(clinic.stick_says("SELECT count(*) FROM try") == "0\n");
    const auto bytes = base::read_file(clinic.stick).value();
    CHECK(bytes.find("$argon2") == std::string::npos);
    CHECK(bytes.find(hash.substr(40, 20)) == std::string::npos);
    CHECK(clinic.stick_says("PRAGMA integrity_check") == "ok\n");
}

TEST_CASE("A copy is signed where there is a key, and verified when it is taken", "[library]") {
    StaffedOffice clinic;
    REQUIRE(must(editorial::sign_export(clinic.stick, {clinic.key}, {mia, noon})));
    SECTION("as it was") {
        const auto incoming = must(Incoming::read(clinic.stick, clinic.here));
        CHECK(incoming.brought().by_our_publisher);
        CHECK(support::run("minisign -Vm '" + clinic.stick.string() + "' -P " +
                           clinic.keys.public_key)
                  .exit == 0);
    }
    SECTION("changed afterwards") {
        clinic.approve_on_stick("\nForged words.\n");
        CHECK_THAT(fault(clinic.take(true)), Catch::Contains("was changed after it was signed"));
    }
    SECTION("by somebody else") {
        const auto other = storage::make_keys();
        must(base::write_file(clinic.folder / "other", other.secret_file, true));
        REQUIRE(must(editorial::sign_export(clinic.stick, {clinic.folder / "other"}, {mia, noon})));
        CHECK_THAT(fault(clinic.take(true)), Catch::Contains("does not trust"));
    }
    SECTION("a copy made anew has no signature of the one before") {
        must(editorial::export_library(clinic.repository, clinic.stick));
        CHECK_FALSE(fs::exists(storage::signature_path(clinic.stick)));
        CHECK_FALSE(
            must(editorial::sign_export(clinic.stick, {clinic.folder / "no key"}, {mia, noon})));
    }
}

TEST_CASE("A library with pages of another size comes in", "[library]") {
    StaffedOffice clinic;
    clinic.on_stick("PRAGMA page_size = 16384; VACUUM;");
    must(clinic.take());
    CHECK(clinic.sqlite("PRAGMA integrity_check") == "ok\n");
}

TEST_CASE("A pipe, a device, a loop and a giant are no library", "[library]") {
    StaffedOffice clinic;
    for (const std::string kind : {"pipe", "zero", "loop", "huge"}) {
        INFO(kind);
        fs::remove(clinic.stick);
        if (kind == "pipe") REQUIRE(::mkfifo(clinic.stick.c_str(), 0600) == 0);
        if (kind == "zero") fs::create_symlink("/dev/zero", clinic.stick);
        if (kind == "loop") fs::create_symlink(clinic.stick, clinic.stick);
        if (kind == "huge") {
            must(base::write_file(clinic.stick, "x"));
            fs::resize_file(clinic.stick, 3ULL << 30U);
        }
        CHECK_FALSE(clinic.take(true));
        CHECK_FALSE(fs::exists(clinic.file.string() + ".importing"));
        CHECK_FALSE(fs::exists(clinic.file.string() + ".importing.new"));
    }
}

TEST_CASE("Where no library stands, texts come in, and accounts only when they are asked for",
          "[library]") {
    StaffedOffice clinic;
    const base::Path home = clinic.folder / "home" / "library.db";
    fs::create_directories(home.parent_path());
    const editorial::LibraryPlace there{home, home.parent_path() / "backups"};
    const bool accounts = GENERATE(true, false);
    const auto incoming = must(Incoming::read(clinic.stick, there));
    must(editorial::take_library(incoming, {false, accounts}, there, {mia, noon}));
    auto made = must(editorial::Repository::open(home));
    CHECK(made.list().size() == clinic.repository.list().size());
    CHECK(made.accounts().people().size() == (accounts ? 3U : 0U));
    CHECK_FALSE(made.accounts().sign_in("mia", manager_secret, noon).person);
    CHECK(must(made.audit_log().verify()) > 0);
}
