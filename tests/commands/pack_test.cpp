// urokiosk keys, pack, verify, activate, handout: from a content folder to the edition in use, as
// the person who looks after the machine does it.
#include <sys/resource.h>
#include <sys/stat.h>

#include <set>

#include "support/world.h"

namespace {

namespace fs = std::filesystem;

struct PackMachine {
    support::Folder data, place;
    std::string content = (support::fixtures() / "library").string();
    base::Path edition = place / "e.db";

    support::Ran run(const std::string& arguments, const std::string& before = "") const {
        return support::run(before + support::program() + " --data '" + data.path().string() +
                            "' " + arguments);
    }
    support::Ran pack() const {
        return run("pack '" + content + "' -o '" + edition.string() + "'");
    }
    void ready() const {
        REQUIRE(run("keys new").exit == 0);
        REQUIRE(pack().exit == 0);
    }
    std::string file() const { return "'" + edition.string() + "'"; }
};

}  // namespace

TEST_CASE("From a new machine to an edition in use in four commands", "[commands]") {
    const PackMachine machine;
    const auto keys = machine.run("keys new");
    INFO(keys.out);
    REQUIRE(keys.exit == 0);
    struct stat about {};
    REQUIRE(::stat((machine.data.path() / "keys" / "publisher.key").c_str(), &about) == 0);
    CHECK((about.st_mode & 077U) == 0);
    const auto packed = machine.pack();
    CHECK(packed.exit == 0);
    CHECK_THAT(packed.out, Catch::EndsWith(machine.edition.string() + ": 15 pages, signed\n"));
    const auto verified = machine.run("verify " + machine.file());
    CHECK(verified.exit == 0);
    CHECK_THAT(verified.out,
               Catch::Contains("15 pages, signed by a trusted publisher and unchanged"));
    const auto activated = machine.run("activate " + machine.file());
    CHECK(activated.exit == 0);
    CHECK_THAT(activated.out, Catch::Contains("editions/0001.db: in use"));
    const auto again = machine.run("activate " + machine.file());
    CHECK_THAT(again.out, Catch::Contains("editions/0001.db: in use"));
}

TEST_CASE("A key is never written over", "[commands]") {
    const PackMachine machine;
    REQUIRE(machine.run("keys new").exit == 0);
    const auto shown = machine.run("keys show");
    const auto second = machine.run("keys new");
    CHECK(second.exit == 1);
    CHECK_THAT(second.out, Catch::Contains("keys/publisher.key: there is a key already"));
    CHECK(machine.run("keys show").out == shown.out);
    CHECK_THAT(base::read_file(machine.data / "clinic.toml").value(),
               Catch::Contains(shown.out.substr(0, shown.out.find('\n'))));
}

TEST_CASE("An edition altered, cut or of a stranger is refused with the reason", "[commands]") {
    const PackMachine machine;
    machine.ready();
    const PackMachine stranger;
    stranger.ready();
    const auto foreign = machine.run("activate " + stranger.file());
    CHECK(foreign.exit == 1);
    CHECK(foreign.out == stranger.edition.string() +
                             ": is signed by somebody this clinic does not "
                             "trust; add the publisher's key to trusted_keys in clinic.toml\n");
    CHECK_FALSE(fs::exists(machine.data.path() / "editions" / "0001.db"));
    auto bytes = base::read_file(machine.edition).value();
    bytes[bytes.size() / 2] ^= 1;
    REQUIRE(base::write_file(machine.edition, bytes));
    for (const std::string command : {"verify ", "activate "}) {
        const auto ran = machine.run(command + machine.file());
        CHECK(ran.exit == 1);
        CHECK(ran.out == machine.edition.string() + ": was changed after it was signed\n");
    }
}

TEST_CASE("Verify takes another publisher's key by name", "[commands]") {
    const PackMachine machine;
    machine.ready();
    const PackMachine stranger;
    stranger.ready();
    const auto key = stranger.run("keys show").out;
    const std::string option = " --key " + key.substr(0, key.find('\n'));
    CHECK(machine.run("verify " + stranger.file() + option).exit == 0);
    CHECK(machine.run("verify " + machine.file() + option).exit == 1);
}

TEST_CASE("A disk quota reached while packing leaves nothing behind", "[commands]") {
    const PackMachine machine;
    REQUIRE(machine.run("keys new").exit == 0);
    // Blocks of 1024 bytes: far too few for an edition. SIGXFSZ must not kill the program silently.
    const auto ran = machine.run("pack '" + machine.content + "' -o " + machine.file(),
                                 "trap '' XFSZ; ulimit -f 64; ");
    INFO(ran.out);
    CHECK(ran.exit == 1);
    CHECK_THAT(ran.out, Catch::Contains("e.db: cannot be written"));
    CHECK(fs::is_empty(machine.place.path()));
}

TEST_CASE("A library with faults is not packed, and each fault is one line", "[commands]") {
    PackMachine machine;
    REQUIRE(machine.run("keys new").exit == 0);
    const base::Path spoiled = machine.data / "content";
    fs::copy(machine.content, spoiled, fs::copy_options::recursive);
    fs::remove(spoiled / "en/topics/prostate.md");
    fs::remove(spoiled / "sources.json");
    machine.content = spoiled.string();
    const auto ran = machine.pack();
    INFO(ran.out);
    CHECK(ran.exit == 1);
    CHECK_THAT(ran.out, Catch::Contains("the page 'prostate' does not exist; write ") &&
                            Catch::Contains("sources.json: cannot read") &&
                            Catch::EndsWith(spoiled.string() +
                                            ": is not packed; mend the problems above\n"));
    CHECK_FALSE(fs::exists(machine.edition));
}

TEST_CASE("A topic comes out on paper from the command line", "[commands]") {
    const PackMachine machine;
    machine.ready();
    REQUIRE(machine.run("activate " + machine.file()).exit == 0);
    const std::string out = (machine.place / "h.pdf").string();
    const auto made = machine.run("handout prostatitis -o '" + out + "'");
    CHECK(made.exit == 0);
    CHECK_THAT(made.out, Catch::StartsWith(out + ": "));
    CHECK_THAT(support::run("pdftotext '" + out + "' -").out, Catch::Contains("Prostatitis"));
    const auto spanish = machine.run("handout prostatitis --lang es -o '" + out + "'");
    CHECK(spanish.exit == 0);
    CHECK_THAT(support::run("pdftotext '" + out + "' -").out,
               Catch::Contains("Prostatitis") && Catch::Contains("orina"));
    const auto none = machine.run("handout no-such -o '" + out + "'");
    CHECK(none.exit == 1);
    CHECK_THAT(none.out, Catch::Contains("no-such: is no topic of this edition"));
    const auto unwritable = machine.run("handout prostatitis -o /no/such/h.pdf");
    CHECK(unwritable.exit == 1);
    CHECK_THAT(unwritable.out, Catch::Contains("/no/such/h.pdf: cannot write"));
    const auto unprinted = machine.run("handout prostatitis --print");
    CHECK(unprinted.exit == 1);
    CHECK_THAT(unprinted.out, Catch::Contains("not printed: "));
}

TEST_CASE("A key with a passphrase is made, shown and used with the passphrase's file",
          "[commands]") {
    const PackMachine machine;
    const std::string words = (machine.data / "words").string();
    REQUIRE(base::write_file(words, "a quiet evening\nnot this line\n"));
    const std::string option = " --passphrase-file '" + words + "'";
    REQUIRE(machine.run("keys new" + option).exit == 0);
    const auto locked = machine.run("keys show");
    CHECK(locked.exit == 1);
    CHECK_THAT(locked.out, Catch::Contains("publisher.key: is locked with a passphrase; give"));
    const auto shown = machine.run("keys show" + option);
    CHECK(shown.exit == 0);
    CHECK_THAT(base::read_file(machine.data / "clinic.toml").value(),
               Catch::Contains(shown.out.substr(0, shown.out.find('\n'))));
    CHECK(machine.pack().exit == 1);
    const auto packed = machine.run("pack '" + machine.content + "' -o " + machine.file() + option);
    INFO(packed.out);
    CHECK(packed.exit == 0);
    CHECK(machine.run("activate " + machine.file()).exit == 0);
    REQUIRE(base::write_file(words, "a quiet morning\n"));
    const auto wrong = machine.run("keys show" + option);
    CHECK(wrong.exit == 1);
    CHECK_THAT(wrong.out, Catch::Contains("publisher.key: is locked with another passphrase\n"));
    REQUIRE(base::write_file(words, "\n"));
    CHECK_THAT(machine.run("keys show" + option).out,
               Catch::Contains("words: has no passphrase in its first line"));
    CHECK(machine.run("keys show --passphrase-file /no/such").exit == 1);
}

TEST_CASE("An older edition goes into use only when forced", "[commands]") {
    const PackMachine machine;
    machine.ready();
    const std::string signature = machine.edition.string() + ".minisig";
    CHECK_THAT(base::read_file(signature).value(), Catch::Contains(", 15 pages, published 20"));
    REQUIRE(machine.run("activate " + machine.file()).exit == 0);
    const base::Path older = machine.data / "older.db";
    fs::copy_file(machine.edition, older);
    const std::string key = "'" + (machine.data.path() / "keys" / "publisher.key").string() + "'";
    REQUIRE(support::run("minisign -S -s " + key + " -m '" + older.string() +
                         "' -t 'published 2020-01-01T00:00:00Z'")
                .exit == 0);
    const auto refused = machine.run("activate '" + older.string() + "'");
    CHECK(refused.exit == 1);
    CHECK_THAT(refused.out,
               Catch::StartsWith(older.string() + ": was published 2020-01-01T00:00:00Z, before"));
    CHECK(machine.run("activate --force '" + older.string() + "'").exit == 0);
}

TEST_CASE("A copy onto the shelf that ends short leaves the old edition in use", "[commands]") {
    const PackMachine machine;
    machine.ready();
    REQUIRE(machine.run("activate " + machine.file()).exit == 0);
    const base::Path editions = machine.data / "editions";
    REQUIRE(machine.pack().exit == 0);  // signed at another moment
    const std::string old = base::read_file(editions / "0001.db.minisig").value();
    REQUIRE(support::run("minisign -S -s '" +
                         (machine.data.path() / "keys" / "publisher.key").string() + "' -m " +
                         machine.file() + " -t 'published 2099-01-01T00:00:00Z'")
                .exit == 0);
    const auto ran = machine.run("activate " + machine.file(), "trap '' XFSZ; ulimit -f 64; ");
    INFO(ran.out);
    CHECK(ran.exit == 1);
    CHECK_THAT(ran.out, Catch::Contains("incoming.db: cannot write: File too large"));
    std::set<std::string> names;
    for (const auto& entry : fs::directory_iterator(editions))
        names.insert(entry.path().filename());
    CHECK(names == std::set<std::string>{"0001.db", "0001.db.minisig", "current"});
    CHECK(base::read_file(editions / "0001.db.minisig").value() == old);
    CHECK(machine.run("activate " + machine.file()).exit == 0);
}
