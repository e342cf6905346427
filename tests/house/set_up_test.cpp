// The questions of a new kiosk: the same rules as for all screens, in every language, on every
// glass.
#include "shell/set_up.h"

#include "support/world.h"

namespace {

void look_at_nodes(const ui::Scene& scene, const layout::Palette& palette) {
    for (const auto& node : scene.nodes) {
        INFO(node.key.path << " " << node.name);
        CHECK(node.box_mm.x >= -0.1F);
        CHECK(node.box_mm.right() <= scene.glass.width_mm() + 0.1F);
        if (!node.words_mm.empty()) {
            CHECK(node.box_mm.contains(node.words_mm, 0.8F));
            CHECK(layout::contrast(palette(node.color), palette(node.ground)) >= 4.5F);
        }
        if (node.tappable && node.visible()) CHECK(node.box_mm.height >= 10);
    }
}

// With the keys on the glass there is still a field to write in, and a way on.
void write_somewhere(shell::SetUp& stage, shell::SetUpDrive& drive) {
    const bool clinic = stage.wizard().step() == desk::setup::Step::clinic;
    const std::string field = clinic ? "setup/emergency_number" : "setup/secret";
    CHECK(drive.obey("tap", field) == "");
    CHECK(drive.obey("tap", field) == "");
    const auto& scene = stage.scene();
    REQUIRE(scene.find("key/clear"));
    CHECK(scene.find("key/clear")->whole());
    CHECK(scene.find("key/clear")->box_mm.bottom() <= scene.find("setup/next")->box_mm.y + 0.1F);
    CHECK(scene.find("setup/next")->whole());
}

struct Seen {
    base::Glass glass;
    std::string language, size;
};

// All questions, as one person meets them.
void go_through(const Seen& seen, const settings::DataPaths& paths) {
    devices::StandInPrinter printer;
    devices::StandInClock clock;
    devices::StandInVoice voice(clock);
    support::CountedTextures textures;
    shell::SetUp stage({.paths = paths,
                        .devices = {printer, voice, clock},
                        .queues = [] { return std::vector<std::string>{"desk"}; },
                        .beside = false},
                       textures);
    shell::SetUpDrive drive({stage, clock, seen.glass});
    if (seen.language != "en") REQUIRE(drive.obey("tap", "setup/language/" + seen.language) == "");
    if (seen.size != "normal") REQUIRE(drive.obey("tap", "setup/size/" + seen.size) == "");
    for (int i = 0; i < desk::setup::steps; ++i) {
        stage.wizard().open(static_cast<desk::setup::Step>(i));
        drive.obey("wait", "1");
        INFO(stage.wizard().name() << " " << seen.language << " " << seen.size << " "
                                   << seen.glass.width_px << "x" << seen.glass.height_px);
        REQUIRE(stage.scene().find("setup/next"));
        CHECK(stage.scene().find("setup/next")->whole());
        look_at_nodes(stage.scene(), stage.palette());
        if (stage.writes() && i != static_cast<int>(desk::setup::Step::editions))
            write_somewhere(stage, drive);
    }
}

}  // namespace

TEST_CASE("Every question of a new kiosk is whole in every language and size", "[house][setup]") {
    const support::Folder folder;
    const auto paths = settings::data_paths(folder.path().string());
    for (const base::Glass& glass :
         {base::Glass{}, base::Glass{1920, 1080, 4.03F}, base::Glass{1024, 768, 3.4F}})
        for (const std::string language : {"en", "es", "ar"})
            for (const std::string size : {"normal", "largest"})
                go_through({glass, language, size}, paths);
}
