// The page in the place of an edition: the same rules as for all screens, on every glass.
#include "shell/program.h"
#include "support/pane.h"

namespace {

struct Page : support::Pane {
    settings::DataPaths paths = settings::data_paths("/nowhere");

    ui::Scene draw(shell::Reason reason, const base::Glass& glass) {
        base::Problems problems;
        const auto palettes = kiosk::read_palettes(paths, problems);
        ui::Frame frame;
        frame.glass = glass;
        frame.theme =
            ui::make_theme(palettes.at("light"), {ui::TextSize::normal, false, glass.width_mm()});
        ui.begin(frame, memory, "out-of-service");
        return shell::out_of_service(ui, reason, frame);
    }
};

}  // namespace

TEST_CASE("The page for a kiosk at rest is whole on every glass, and names its code to staff",
          "[house]") {
    Page page;
    const std::map<shell::Reason, std::string> codes{{shell::Reason::settings, "S1"},
                                                     {shell::Reason::edition, "E1"},
                                                     {shell::Reason::failure, "F1"}};
    for (const support::Glass size :
         {support::Glass{1080, 1920}, support::Glass{1920, 1080}, support::Glass{1024, 768}})
        for (const auto& [reason, code] : codes) {
            base::Glass glass;
            glass.width_px = size.width, glass.height_px = size.height;
            const auto scene = page.draw(reason, glass);
            INFO(size.width << " x " << size.height << ", " << code);
            REQUIRE(scene.nodes.size() == 3);
            CHECK(scene.nodes.back().name == "For staff: " + code);
            float below = 0;
            for (const auto& node : scene.nodes) {
                INFO(node.name);
                CHECK(node.box_mm.contains(node.words_mm, 0.6F));
                CHECK(node.box_mm.x >= 0);
                CHECK(node.box_mm.right() <= glass.width_mm());
                CHECK(node.box_mm.y >= below);
                below = node.box_mm.bottom();
            }
            CHECK(below <= glass.height_mm());
        }
}
