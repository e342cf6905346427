// The ring around what the kiosk reads aloud stands beside words, on no other.
#include "support/folder.h"
#include "support/world.h"

using support::World;

namespace {

constexpr support::Glass upright{1080, 1920};

struct Glance {
    support::Folder folder;
    shell::Graphics graphics{{shell::GraphicsSpec::Mode::offscreen, upright.width, upright.height}};
    std::unique_ptr<World> world;
    Glance() {
        support::prepare(folder.path(), support::fixtures() / "library", "[\"en\", \"ar\"]");
        world = std::make_unique<World>(folder.path(), upright, &graphics);
        world->services().settings.reduced_motion = true;
    }
    // Its pixels.
    std::vector<unsigned char> label(const ui::Node& node) {
        graphics.show();
        const auto picture = graphics.picture();
        const float px = world->scene().glass.px_per_mm;
        const auto at = [&](float mm) { return static_cast<int>(std::lround(mm * px)); };
        std::vector<unsigned char> seen;
        for (int y = at(node.words_mm.y); y < at(node.words_mm.bottom()); ++y) {
            const auto* row = picture.rgba.data() + std::size_t(y) * std::size_t(picture.width) * 4;
            seen.insert(seen.end(), row + at(node.words_mm.x) * 4,
                        row + at(node.words_mm.right()) * 4);
        }
        return seen;
    }
    // The label the title follows.
    const ui::Node* above_title() {
        const ui::Node* found = nullptr;
        for (const auto& node : world->scene().nodes) {
            if (node.name == world->scene().title) return found;
            if (node.role == base::Role::Label && !node.words_mm.empty()) found = &node;
        }
        return nullptr;
    }
};

}  // namespace

TEST_CASE("the ring of Listen around a title leaves the label above it whole", "[house]") {
    for (const std::string language : {"en", "ar"})
        for (const kiosk::Route& route :
             {kiosk::Route{kiosk::HomeScreen{}},
              kiosk::Route{kiosk::WarningsScreen{"", "", kiosk::WarningsScreen::View::part, 1}}}) {
            Glance glance;
            auto& world = *glance.world;
            world.drive().set("language", language);
            world.go(route);
            world.drive().wait(1);
            const auto* label = glance.above_title();
            REQUIRE(label);
            const auto before = glance.label(*label);
            world.drive().tap("bar/listen");
            world.drive().wait(0.8);
            INFO(language << "\n" << world.outline());
            const auto* focused = world.scene().find(world.session().memory.focus);
            REQUIRE(focused);
            REQUIRE(focused->name == world.scene().title);
            label = glance.above_title();
            REQUIRE(label);
            CHECK((glance.label(*label) == before));
        }
}
