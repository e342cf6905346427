// What is shown is what is in use: a kiosk that runs while staff publish, roll back or withdraw
// paints what one started afterwards paints, to the pixel.
#include "edition/edition_store.h"
#include "support/office_kiosk.h"
#include "support/pixels.h"

using support::Clinic;
using support::World;

namespace {

constexpr support::Glass glass{540, 960};

// A kiosk whose picture can be taken. One at a time: ImGui has one renderer.
struct Seen {
    explicit Seen(const base::Path& data) : world(data, glass, &graphics) {}
    shell::Graphics graphics{{shell::GraphicsSpec::Mode::offscreen, glass.width, glass.height}};
    World world;

    layout::Bitmap picture() {
        graphics.show();
        return graphics.picture();
    }
    void read() {
        world.tap("attract/start");
        world.tap("group/pain");
    }
    void come_back() {
        world.tap("bar/home");
        world.tap("group/pain");
    }
};

void publish_longer_sign(Clinic& clinic) {
    clinic.lengthen_sign();
    auto repository = clinic.open();
    clinic.publish(repository);
}

void roll_back(const base::Path& data) {
    const auto paths = settings::data_paths(data.string());
    base::Problems problems;
    const auto settings = settings::read_settings(paths.settings(), problems);
    edition::EditionStore editions(paths.editions());
    support::must(
        editions.point_to(editions.numbers().at(editions.numbers().size() - 2), settings));
}

void withdraw(const base::Path& data) {
    edition::EditionStore editions(settings::data_paths(data.string()).editions());
    support::must(editions.withdraw("prostatitis", "pat", Clinic::begun + 9));
}

struct Pictures {
    layout::Bitmap front, warnings;
};

Pictures after(Seen& seen) {
    Pictures pictures;
    pictures.front = seen.picture();
    if (!seen.world.shows("topic/warnings")) return pictures;
    seen.world.tap("topic/warnings");
    pictures.warnings = seen.picture();
    return pictures;
}

// What a kiosk shows that was being read while `act` was done, and what a fresh one shows.
void same_as_fresh(const base::Path& data, const std::function<void()>& act, bool leaves) {
    Pictures running, fresh;
    layout::Bitmap before;
    {
        Seen seen(data);
        seen.read();
        seen.world.tap("topic/warnings");
        seen.world.tap("topic/warnings");
        before = seen.picture();
        act();
        seen.world.drive().wait(5);
        if (leaves) seen.come_back();
        running = after(seen);
    }
    {
        Seen seen(data);
        seen.read();
        fresh = after(seen);
    }
    CHECK(support::other_pixels(before, fresh.front) > 100);
    CHECK(support::other_pixels(running.front, fresh.front) == 0);
    CHECK(support::other_pixels(running.warnings, fresh.warnings) == 0);
}

}  // namespace

TEST_CASE("A kiosk that runs on paints what was published as a fresh one does", "[journey]") {
    Clinic clinic;
    clinic.world.reset();
    same_as_fresh(
        clinic.folder.path(), [&] { publish_longer_sign(clinic); }, true);
}

TEST_CASE("A kiosk that runs on paints what was rolled back to as a fresh one does", "[journey]") {
    Clinic clinic;
    clinic.world.reset();
    publish_longer_sign(clinic);
    same_as_fresh(
        clinic.folder.path(), [&] { roll_back(clinic.folder.path()); }, true);
}

TEST_CASE("A page that is withdrawn gives way under its reader as on a fresh kiosk", "[journey]") {
    Clinic clinic;
    clinic.world.reset();
    same_as_fresh(
        clinic.folder.path(), [&] { withdraw(clinic.folder.path()); }, false);
}

TEST_CASE("What was withdrawn is not quoted by the search", "[journey]") {
    Clinic clinic({1080, 1920});
    World& world = clinic.at();
    world.tap("attract/start");
    world.tap("home/search");
    world.drive().type("prostatitis");
    const auto words = [&] { return world.scene().find("hit/prostatitis")->name; };
    REQUIRE(world.shows("hit/prostatitis"));
    const std::string title = "Prostatitis";
    CHECK(words().size() > title.size());
    withdraw(clinic.folder.path());
    world.drive().wait(3);
    REQUIRE(world.shows("hit/prostatitis"));
    CHECK(words() == title);
}
