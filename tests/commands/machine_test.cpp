// What the doctor tells of the machine: the kiosk that runs on it, its disk, its print service.
#include <unistd.h>

#include <map>
#include <nlohmann/json.hpp>

#include "settings/last_backup.h"
#include "shell/health.h"
#include "support/office_kiosk.h"

namespace {

using Catch::Contains;

struct Machine {
    support::Folder data;
    settings::DataPaths paths = settings::data_paths(data.path().string());
    devices::SystemClock clock;
    Machine() { support::prepare(data.path(), support::fixtures() / "library", "[\"en\"]"); }
    std::string doctor() const {
        return support::run(support::program() + " --data '" + data.path().string() + "' doctor")
            .out;
    }
    shell::Health healthy() const {
        base::Problems ignored;
        const auto edition =
            edition::EditionStore(paths.editions())
                .open_best(settings::read_settings(paths.settings(), ignored), ignored);
        const auto now = clock.moment();
        return {getpid(), now - 7200, now, now - 600, edition->version()};
    }
    std::string doctor(const shell::Health& health) const {
        shell::write_health(paths, health);
        return doctor();
    }
};

}  // namespace

TEST_CASE("The doctor names a language that the edition has not", "[commands]") {
    const support::Folder data;
    support::prepare(data.path(), support::fixtures() / "library", "[\"en\", \"fr\"]");
    const auto told =
        support::run(support::program() + " --data '" + data.path().string() + "' doctor").out;
    CHECK_THAT(told, Contains("problem  languages    'fr' is in no page of the edition"));
    CHECK_THAT(told, !Contains("'en' is in no page"));
}

TEST_CASE("No paper is made of a page past its review", "[commands]") {
    const support::Folder data, library;
    const auto content = library / "content";
    std::filesystem::copy(support::fixtures() / "library", content,
                          std::filesystem::copy_options::recursive);
    const auto page = content / "en/topics/prostate.md";
    auto text = base::read_file(page).value();
    const std::string due = "on = 2026-11-22, due = 2027-11-22";
    REQUIRE(text.find(due) != std::string::npos);
    text.replace(text.find(due), due.size(), "on = 2020-11-22, due = 2021-11-22");
    REQUIRE(base::write_file(page, text));
    support::prepare(data.path(), content, "[\"en\"]");
    const auto paper = library / "paper.pdf";
    const auto run = [&](const std::string& topic) {
        return support::run(support::program() + " --data '" + data.path().string() + "' handout " +
                            topic + " -o '" + paper.string() + "'");
    };
    const auto refused = run("prostate");
    CHECK(refused.exit == 1);
    CHECK_THAT(refused.out,
               Contains("prostate: is overdue for its review: no paper is made of it"));
    CHECK_FALSE(std::filesystem::exists(paper));
    CHECK(run("prostatitis").exit == 0);
}

TEST_CASE("The doctor tells whether the kiosk runs, and when it drew last", "[commands]") {
    const Machine machine;
    CHECK_THAT(machine.doctor(), Contains("problem  kiosk        is not running; start it"));
    auto health = machine.healthy();
    const auto frame = text::to_utc(health.frame);
    CHECK_THAT(machine.doctor(health), Contains("ok       kiosk        runs since ") &&
                                           Contains("its last frame was drawn " + frame) &&
                                           !Contains("problem  glass"));
    auto other = health;
    other.edition = "2020-01-01";
    CHECK_THAT(machine.doctor(other),
               Contains("problem  glass        shows edition version 2020-01-01, not "));
    other.edition.clear();
    CHECK_THAT(machine.doctor(other), Contains("problem  kiosk") && Contains("out of service"));
    other = health;
    other.beat -= 600;
    CHECK_THAT(machine.doctor(other), Contains("problem  kiosk        hangs since "));
    other = health;
    other.pid = 0x7fffffff;  // above the largest there is
    CHECK_THAT(machine.doctor(other),
               Contains("problem  kiosk        ended without being asked to after "));
    shell::forget_health(machine.paths);
    CHECK_THAT(machine.doctor(), Contains("is not running"));
}

TEST_CASE("The state is told to programs too, and by how the command ends", "[commands]") {
    const Machine machine;
    const support::Folder bare;  // nothing is installed there: that is told too
    const auto root = bare.path().string();
    const auto state = [&](const shell::Health& health) {
        shell::write_health(machine.paths, health);
        const auto said =
            support::run(support::program() + " --data '" + machine.data.path().string() +
                         "' appliance status --json --root '" + root + "'");
        std::map<std::string, bool> ok;
        bool well = true;
        for (const auto& one : nlohmann::json::parse(said.out)) {
            const bool fine = one.at("ok").get<bool>();
            ok.emplace(one.at("name").get<std::string>(), fine);
            well = well && fine;
            CHECK((!fine || one.at("instead").get<std::string>().empty()));
        }
        CHECK(said.exit == (well ? 0 : 1));
        return ok;
    };
    auto health = machine.healthy();
    const auto well = state(health);
    for (const auto* part : {"kiosk", "touch", "sound", "paper", "restarts", "clock", "reviews"}) {
        INFO(part);
        CHECK(well.at(part));
    }
    health.touch = "stuck";
    health.sound = "no card";
    health.printer = "out of paper";
    health.restarts = 1;
    health.clock = "too-early";
    health.reviews_due = 1;
    const auto ill = state(health);
    for (const auto* part : {"touch", "sound", "paper", "restarts", "clock", "reviews"}) {
        INFO(part);
        CHECK_FALSE(ill.at(part));
    }
}

TEST_CASE("A health file that says nothing is none", "[commands]") {
    const Machine machine;
    for (const std::string text :
         {"", "{", "[]", "null", "{\"pid\": \"x\"}", "{\"pid\": -1, \"beat\": 1e300}", "\xff"}) {
        INFO(text);
        REQUIRE(base::write_file(machine.paths.health(), text));
        CHECK_THAT(machine.doctor(), Contains("problem  kiosk"));
    }
}

TEST_CASE("The doctor tells how much room there is", "[commands]") {
    const Machine machine;
    CHECK_THAT(machine.doctor(), Contains(" disk         ") && Contains(" MB free of "));
}

TEST_CASE("A kiosk somebody stands before is not quiet, one that hangs or ended is", "[commands]") {
    const Machine machine;
    const auto quiet = [&](const shell::Health& health) {
        shell::write_health(machine.paths, health);
        return support::run(support::program() + " --data '" + machine.data.path().string() +
                            "' appliance quiet")
                   .exit == 0;
    };
    auto health = machine.healthy();
    CHECK(quiet(health));
    health.visit = true;
    CHECK_FALSE(quiet(health));
    health.pid = 0x7fffffff;
    CHECK(quiet(health));
    health = machine.healthy();
    health.touched = health.beat - 60;  // a visit may be about to begin
    CHECK_FALSE(quiet(health));
    health.touched = health.beat - 180;
    CHECK(quiet(health));
    health.keyed = health.beat - 20;
    CHECK_FALSE(quiet(health));
    health.visit = true;
    health.beat -= 600;
    CHECK(quiet(health));
}

TEST_CASE("A nightly backup that failed is told by doctor and status", "[commands]") {
    const Machine machine;
    const support::Folder root;
    const auto run = [&](const std::string& words) {
        return support::run(support::program() + " --data '" + machine.data.path().string() + "' " +
                            words);
    };
    const auto status = "appliance status --root '" + root.path().string() + "'";
    CHECK_THAT(machine.doctor(), !Contains(" backup "));  // none is asked for
    const auto gone = root / "gone";
    REQUIRE(base::write_file(machine.paths.settings(),
                             base::read_file(machine.paths.settings()).value() +
                                 "\nmachine_backups = \"" + gone.string() + "\"\n"));
    CHECK(run("backup --daily").exit == 1);
    for (const auto& told : {machine.doctor(), run(status).out})
        CHECK_THAT(told, Contains("problem  backup       none was made yet") &&
                             Contains("cannot be reached"));
    settings::backup_made(machine.paths, machine.clock.moment() - 3 * 86400);
    CHECK_THAT(run(status).out, Contains("problem  backup       the newest is of "));
    settings::backup_made(machine.paths, machine.clock.moment());
    CHECK_THAT(run(status).out, Contains("ok       backup       the newest is of "));
}

TEST_CASE("Where no card draws or logind gives no seat, status says so", "[commands]") {
    const Machine machine;
    const support::Folder root;
    const auto status = [&] {
        return support::run(support::program() + " --data '" + machine.data.path().string() +
                            "' appliance status --root '" + root.path().string() + "'")
            .out;
    };
    CHECK_THAT(status(),
               Contains("graphics     no card: the processor draws") && !Contains("seat"));
    std::filesystem::create_directories(root / "run/systemd/system");
    CHECK_THAT(status(), Contains("problem  seat         logind gives none"));
    std::filesystem::create_directories(root / "run/systemd/seats");
    REQUIRE(base::write_file(root / "run/systemd/seats/seat0", ""));
    std::filesystem::create_directories(root / "dev/dri");
    REQUIRE(base::write_file(root / "dev/dri/card1", ""));
    CHECK_THAT(status(),
               Contains("ok       seat         seat0") && Contains("ok       graphics     card1"));
}

TEST_CASE("Updates come from one repository, signed by the key that was named", "[commands]") {
    const support::Folder root;
    const auto template_of = root / "usr/share/urokiosk/appliance/urokiosk.sources";
    std::filesystem::create_directories(template_of.parent_path());
    std::filesystem::copy_file(support::source() / "assets/appliance/urokiosk.sources",
                               template_of);
    const std::string key = "-----BEGIN PGP PUBLIC KEY BLOCK-----\n\nmDM\n";
    REQUIRE(base::write_file(root / "key.asc", key));
    REQUIRE(base::write_file(root / "no-key", "mDM\n"));
    const auto updates = [&](const std::string& url, const std::string& file) {
        return support::run(support::program() + " appliance updates '" + url + "' --key '" +
                            (root / file).string() + "' --root '" + root.path().string() + "'");
    };
    const auto sources = root / "etc/apt/sources.list.d/urokiosk.sources";
    CHECK(updates("http://packages.example/urokiosk", "key.asc").exit != 0);
    CHECK(updates("https://packages.example/a b", "key.asc").exit != 0);
    for (const auto* none :
         {"https://", "https:///urokiosk", "file:/", "file:///", "https://:80"}) {
        const auto refused = updates(none, "key.asc");
        INFO(none);
        CHECK(refused.exit == 1);
        CHECK_THAT(refused.out, Contains("is no address of a repository"));
        CHECK(std::count(refused.out.begin(), refused.out.end(), '\n') == 1);
    }
    CHECK(updates("https://packages.example/urokiosk", "no-key").exit != 0);
    CHECK_FALSE(std::filesystem::exists(sources));
    CHECK(updates("https://packages.example/urokiosk", "key.asc").exit == 0);
    const auto text = base::read_file(sources).value();
    CHECK_THAT(text, Contains("\nURIs: https://packages.example/urokiosk\n") &&
                         Contains("\nSigned-By: /etc/apt/keyrings/urokiosk.asc\n"));
    CHECK(base::read_file(root / "etc/apt/keyrings/urokiosk.asc").value() == key);
    using std::filesystem::perms;
    CHECK((std::filesystem::status(sources).permissions() & perms::others_read) != perms::none);
}
