#include "settings/brightness.h"

#include "support/world.h"

namespace {

struct Kept {
    support::Folder folder;
    settings::DataPaths paths = settings::data_paths(folder.path().string());
    std::string asked() const { return base::read_file(paths.brightness()).value_or("nothing"); }
};

}  // namespace

TEST_CASE("A clinic that says nothing of brightness keeps the lamp as it is", "[settings]") {
    const settings::Settings usual;
    CHECK(settings::wanted_brightness(usual, false) == -1);
    CHECK(settings::wanted_brightness(usual, true) == -1);
    const Kept kept;
    settings::Lamp(kept.paths).want(-1);
    CHECK(kept.asked() == "nothing");
}

TEST_CASE("The lamp has a level for the day and one for the dark glass of the night",
          "[settings]") {
    base::Problems faults;
    const auto clinic =
        settings::parse_settings("brightness = 80\nnight_brightness = 5\n", "", faults);
    CHECK(faults.empty());
    CHECK(settings::wanted_brightness(clinic, false) == 80);
    CHECK(settings::wanted_brightness(clinic, true) == 5);
    const Kept kept;
    settings::Lamp lamp(kept.paths);
    lamp.want(80);
    CHECK(kept.asked() == "80\n");
    std::filesystem::remove(kept.paths.brightness());
    lamp.want(80);
    CHECK(kept.asked() == "nothing");  // asked for once
    lamp.want(5);
    CHECK(kept.asked() == "5\n");
    for (const auto* wrong : {"brightness = 101", "night_brightness = -1", "brightness = \"x\""}) {
        INFO(wrong);
        base::Problems told;
        (void)settings::parse_settings(wrong, "", told);
        CHECK(told.size() == 1);
    }
}
