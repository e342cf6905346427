// urokiosk library copy, take, copy-edition, take-edition, recover: what is carried on a stick.
#include "commands/counter.h"

using Catch::Contains;
using counter::page;

namespace fs = std::filesystem;

TEST_CASE("A library goes out on a stick, is worked on, and comes back", "[commands]") {
    const auto kiosk = counter::opened();
    const auto office = counter::empty();
    const std::string stick = "'" + (kiosk->folder / "stick.db").string() + "'";
    CHECK_THAT(kiosk->must("library copy stick.db"),
               Contains("a whole copy of the library, signed; nobody's secret is in it"));
    CHECK(office->run("library take " + stick).exit == 1);  // signed by another publisher
    fs::remove(kiosk->folder / "stick.db.minisig");
    // Nobody can sign in there yet: a manager gets a secret of that machine.
    CHECK(office->run("library take " + stick + " --accounts").exit == 2);
    office->must(office->by("boss", "library take " + stick + " --accounts"));
    CHECK(office->by("ann", "library submit --all").exit == 1);  // not yet
    office->must("staff secret ann --secret-file ann.s --by boss --by-secret-file boss.s");
    CHECK(office->json("library list --json", "len(d)") == "42\n");
    office->approved("It is common.", "It is quite common.");
    office->must("library copy " + stick);
    fs::remove(kiosk->folder / "stick.db.minisig");        // of a key the kiosk does not know
    CHECK(kiosk->run("library take stick.db").exit == 2);  // who does it has to say so
    const auto writer = kiosk->by("ann", "library take stick.db");
    CHECK(writer.exit == 1);
    CHECK_THAT(writer.out, Contains("ann is no manager; ask a manager"));
    const auto shown = kiosk->by("boss", "library take stick.db");
    CHECK(shown.exit == 1);  // nobody here has seen yet what was approved there
    CHECK_THAT(shown.out,
               Contains("not signed by a publisher this clinic trusts") &&
                   Contains("approval  " + page + ": approved by rita") &&
                   Contains("brings 1 approvals, 0 accounts and 1 texts that are not known") &&
                   Contains("--accept"));
    CHECK_THAT(kiosk->text(), !Contains("It is quite common."));
    kiosk->must(kiosk->by("boss", "library take stick.db --accept"));
    CHECK_THAT(kiosk->must("history --most 1"), Contains(" boss ") && Contains("take-library"));
    CHECK_THAT(kiosk->text(), Contains("It is quite common."));
    CHECK_THAT(kiosk->must("history verify"), Catch::StartsWith("unbroken: "));
    // Both worked on: neither takes the place of the other unseen.
    kiosk->approved("It is quite common.", "It is rather common.");
    const auto refused = kiosk->by("boss", "library take stick.db --accept");
    CHECK(refused.exit == 1);
    CHECK_THAT(refused.out, Contains("does not know all that was done in the library here"));
    CHECK_THAT(kiosk->text(), Contains("It is rather common."));
    kiosk->must(kiosk->by("boss", "library take stick.db --force --accept"));
    CHECK_THAT(kiosk->text(), Contains("It is quite common."));
    const auto own = kiosk->run("library take data/library.db");
    CHECK(own.exit == 1);
    CHECK(own.out == "data/library.db: is the library itself; name another file\n");
    kiosk->must("history verify");
}

TEST_CASE("An edition goes to another kiosk with its signature, never half", "[commands]") {
    const auto desk = counter::opened();
    desk->approved("It is common.", "It is quite common.");
    CHECK_THAT(desk->must(desk->by("boss", "library publish --json")), Contains("\"edition\": 2"));
    CHECK_THAT(desk->must("library copy-edition stick.db"), Contains("stick.db: edition 2, "));
    CHECK_THAT(desk->must("library copy-edition 1 first.db"), Contains("first.db: edition 1, "));
    CHECK(desk->run("library copy-edition 7 seventh.db").exit == 1);
    CHECK_FALSE(fs::exists(desk->folder / "seventh.db"));
    CHECK(desk->run("library copy-edition first 1.db").exit == 2);

    const counter::Counter kiosk;
    fs::create_directories(kiosk.data);
    fs::copy(desk->data / "clinic.toml", kiosk.data / "clinic.toml");
    const auto stick = [&](const std::string& file) {
        return "library take-edition '" + (desk->folder / file).string() + "'";
    };
    CHECK(kiosk.must(stick("stick.db")) == "edition 1: in use\n");
    CHECK_FALSE(fs::exists(kiosk.data / "library.db"));
    const auto older = kiosk.run(stick("first.db"));
    CHECK(older.exit == 1);
    CHECK_THAT(older.out, Contains("before the edition in use") && Contains("--force"));
    CHECK(kiosk.must(stick("first.db") + " --force") == "edition 2: in use\n");
    // Cut as if the stick was pulled.
    fs::resize_file(desk->folder / "stick.db", 5000);
    CHECK(kiosk.run(stick("stick.db")).exit == 1);
    CHECK(fs::exists(kiosk.data / "editions" / "0001.db"));
    CHECK(base::read_file(kiosk.data / "editions" / "current").value() == "2\n");
}

TEST_CASE("A damaged library is told, kept aside, and replaced by its newest backup",
          "[commands]") {
    const auto desk = counter::opened();
    const auto sound = desk->run("library recover");
    CHECK(sound.exit == 1);
    CHECK_THAT(sound.out, Contains("library.db: is sound; nothing to recover"));
    fs::remove(desk->data / "library.db-wal");
    fs::remove(desk->data / "library.db-shm");
    desk->write("data/library.db", "this was a library\n");
    for (const std::string command : {"library list", "staff list", "history", "doctor"}) {
        const auto told = desk->run(command);
        INFO(command << "\n" << told.out);
        CHECK(told.exit == 1);
        CHECK_THAT(told.out, Contains("data/library.db: ") && !Contains("terminate"));
    }
    CHECK(desk->run("library recover").exit == 2);
    CHECK_THAT(desk->by("ann", "library recover").out,
               Contains("ann is no publisher or manager; ask a publisher or manager"));
    CHECK_THAT(desk->must(desk->by("boss", "library recover")),
               Contains("data/backups/library-0004.db"));
    CHECK_THAT(desk->must("history --most 1"), Contains(" boss ") && Contains("recover"));
    CHECK(desk->json("library list --json", "len(d)") == "42\n");
    CHECK(base::read_file(desk->data / "library.damaged-1.db").value() == "this was a library\n");
    const auto doctor = desk->run("doctor").out;
    CHECK_THAT(doctor, Contains("ok       library ") && Contains("ok       history ") &&
                           Contains("library-0004.db, the newest of 4"));
}
