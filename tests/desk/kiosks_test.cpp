// A manager at the desk sees which kiosks of the channel are behind, dark or without paper.
#include "edition/edition_store.h"
#include "fleet/founding.h"
#include "support/office_kiosk.h"

using support::Clinic;
using support::must;
using support::World;

namespace {

namespace fs = std::filesystem;

// The clinic's own edition in a channel of its own, published two hours ago.
struct Trust {
    Clinic clinic;
    base::Path channel = clinic.folder / "served";
    std::int64_t now = Clinic::begun;

    Trust() {
        const settings::DataPaths paths{clinic.folder.path(), {}};
        const auto at = now - 7200;
        const auto anchor = must(fleet::found(
            {channel, clinic.folder / "roots", paths.fleet_keys(), "three drawers", at}));
        must(base::write_file(paths.fleet_root(), anchor));
        base::Problems problems;
        const auto settings = settings::read_settings(paths.settings(), problems);
        const edition::EditionStore editions(paths.editions());
        const auto copy = clinic.folder / "out.db";
        must(editions.copy(*editions.current(), copy, settings));
        auto open = must(fleet::Channel::open(channel, fleet::owner_of(paths, at)));
        fleet::EditionInfo told;
        told.program = "0.1.0";
        must(open.add({copy, told}, must(fleet::open_key(paths.fleet_keys(), fleet::Role::targets,
                                                         "three drawers"))));
        must(open.sign(must(fleet::open_desk_keys(paths.fleet_keys())), {}));
        auto text = base::read_file(paths.settings()).value_or("");
        text += "\n[fleet]\nchannel = \"" + channel.string() + "\"\n";
        must(base::write_file(paths.settings(), text));
        clinic.start();
    }
    void tells(const std::string& kiosk, int number, std::int64_t ago,
               const std::string& printer = "") const {
        const auto file = channel / "reports" / kiosk / "health.json";
        fs::create_directories(file.parent_path());
        must(base::write_file(
            file, "{\"number\": " + std::to_string(number) +
                      ", \"edition\": \"a\", \"refused\": \"\", \"stale\": \"\", \"sound\": \"\", "
                      "\"printer\": \"" +
                      printer +
                      "\", \"touch\": \"well\", \"clock\": \"well\", \"safe\": false, "
                      "\"restarts\": 0, \"disk_free_mb\": 900, \"program\": \"0.10.0\"}"));
        const auto came = std::chrono::sys_seconds(std::chrono::seconds(now - ago));
        fs::last_write_time(file, std::chrono::file_clock::from_sys(came));
    }
};

}  // namespace

TEST_CASE("a manager's first view counts the kiosks that are behind, and leads to all of them",
          "[desk][today]") {
    Trust trust;
    trust.tells("hall", 1, 60);
    trust.tells("lift", 0, 60, "no paper");
    trust.tells("ward", 1, 3 * 3600);
    World& world = trust.clinic.sit_down("mia");
    world.tap("desk/today");
    INFO(world.outline());
    CHECK(world.says("1 kiosk is behind"));
    CHECK(world.shows("today/behind/lift"));
    CHECK_FALSE(world.shows("today/behind/hall"));
    world.tap("today/kiosks-all");
    INFO(world.outline());
    CHECK(world.says("3 kiosks"));
    CHECK(world.says("Edition 1 is the newest"));
    CHECK(world.says("Silent for two hours"));
    CHECK(world.says("Cannot print"));
    CHECK_FALSE(world.says("No kiosk can print"));
    // Without a touch, half a minute later: all have lost their paper.
    trust.tells("hall", 1, 0, "no paper");
    trust.tells("ward", 1, 0, "no paper");
    world.drive().wait(31);
    CHECK(world.says("No kiosk can print"));
}

TEST_CASE("who is no manager, or has no channel, is told nothing of kiosks", "[desk][today]") {
    Trust trust;
    trust.tells("lift", 0, 60);
    World& world = trust.clinic.sit_down("ann");
    world.tap("desk/today");
    CHECK_FALSE(world.shows("today/kiosks"));
    Clinic alone;
    World& other = alone.sit_down("mia");
    other.tap("desk/today");
    CHECK_FALSE(other.shows("today/kiosks"));
}
