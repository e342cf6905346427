// What the doctor tells of the machine: the kiosk that runs on it, its disk, its print service.
#include <unistd.h>

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
