// A manager sets a kiosk that is in use up again, by touch; nobody else does, and who walks away
// changes nothing.
#include "shell/set_up.h"

#include "desk/desk.h"
#include "support/office_kiosk.h"

using support::Clinic;
using support::World;

namespace {

// The questions over a kiosk in use, as its door opens them.
struct Again {
    Clinic clinic;
    settings::DataPaths paths = settings::data_paths(clinic.folder.path().string());
    devices::StandInPrinter printer;
    devices::StandInClock clock;
    devices::StandInVoice voice{clock};
    support::CountedTextures textures;
    std::string before = base::read_file(paths.settings()).value();
    shell::SetUp stage{{.paths = paths,
                        .devices = {printer, voice, clock},
                        .queues = [] { return std::vector<std::string>{"desk"}; },
                        .beside = false,
                        .again = true,
                        .content = support::fixtures() / "library"},
                       textures};
    shell::SetUpDrive drive{{stage, clock, base::Glass{}}};
    std::string now() const { return base::read_file(paths.settings()).value(); }
    void tap(const std::string& key) { REQUIRE(drive.obey("tap", "setup/" + key) == ""); }
};

}  // namespace

TEST_CASE("a manager leaves the desk for the questions of the set-up, an author cannot",
          "[desk][today][setup]") {
    Clinic clinic;
    World& world = clinic.at();
    clinic.come_in();
    clinic.sign_in("ann", "19283747");
    CHECK_FALSE(world.shows("today/set-up"));
    world.tap("desk/out");
    clinic.sign_in_as("mia");
    CHECK_FALSE(world.drive().kiosk().door().sets_up_again());
    world.tap("desk/today");
    world.tap("today/set-up");
    CHECK(world.drive().kiosk().door().sets_up_again());
    CHECK_FALSE(world.drive().kiosk().door().opened());
}

TEST_CASE("what is answered again goes into clinic.toml, and neither key nor account changes",
          "[desk][setup]") {
    Again again;
    const auto key = base::read_file(again.paths.secret_key()).value();
    for (int i = 0; i < desk::setup::steps && again.stage.wizard().name() != "setup/summary"; ++i) {
        const auto name = again.stage.wizard().name();
        INFO(name);
        CHECK(name != "setup/manager");
        CHECK(name != "setup/editions");
        if (name == "setup/rotation") again.tap("brightness/60");
        again.tap("next");
        if (name == "setup/touch") again.stage.wizard().open(desk::setup::Step::printer);
    }
    again.tap("next");
    again.drive.obey("wait", "1");
    CHECK(again.drive.over());
    base::Problems faults;
    const auto settings = settings::read_settings(again.paths.settings(), faults);
    CHECK(faults.empty());
    CHECK(settings.brightness == 60);
    CHECK(base::read_file(again.paths.secret_key()).value() == key);
    CHECK(again.clinic.open().accounts().people().size() == 4);
}

TEST_CASE("a set-up of a kiosk in use that is left changes nothing", "[desk][setup]") {
    Again again;
    SECTION("by its first button") {
        again.tap("size/large");
        again.tap("back");
    }
    SECTION("by nobody being there") {
        again.tap("size/large");
        again.drive.obey("wait", std::to_string(desk::idle_s));
    }
    again.drive.obey("wait", "1");
    CHECK(again.drive.over());
    CHECK(again.now() == again.before);
}
