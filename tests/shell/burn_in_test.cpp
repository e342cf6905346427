// Nothing stands at one place of the glass for hours.
#include "support/office_kiosk.h"
#include "ui/drift.h"

namespace {

constexpr support::Glass small_glass{540, 960};

// How bright each pixel is, red, green and blue together.
std::vector<long> brightness_of(const layout::Bitmap& picture) {
    std::vector<long> bright;
    for (std::size_t at = 0; at + 4 <= picture.rgba.size(); at += 4)
        bright.push_back(picture.rgba[at] + picture.rgba[at + 1] + picture.rgba[at + 2]);
    return bright;
}

// The largest step from a pixel to its right or lower neighbour: what burns in is seen by its
// edges.
long steepest(const std::vector<long>& bright, std::size_t wide) {
    long most = 0;
    for (std::size_t at = 0; at + wide < bright.size(); ++at)
        most = std::max({most, std::abs(bright[at] - bright[at + 1]) * long(at % wide + 1 < wide),
                         std::abs(bright[at] - bright[at + wide])});
    return most;
}

struct Still {
    support::Folder folder;
    shell::Graphics graphics{
        {shell::GraphicsSpec::Mode::offscreen, small_glass.width, small_glass.height}};
    std::unique_ptr<support::World> world;
    Still() {
        support::prepare(folder.path(), support::fixtures() / "library", "[\"en\", \"es\"]");
        world = std::make_unique<support::World>(folder.path(), small_glass, &graphics);
    }
    layout::Bitmap picture() {
        graphics.show();
        return graphics.picture();
    }
};

}  // namespace

TEST_CASE("A night of the start screen leaves no edge on the panel", "[shell][night]") {
    Still kiosk;
    kiosk.world->drive().leave(ui::drifts_after_s + 1);
    constexpr int pictures = 8 * 3600 / static_cast<int>(ui::drift_step_s);
    const auto first = brightness_of(kiosk.picture());
    std::vector<long> all(first.size());
    for (int i = 0; i < pictures; ++i) {
        const auto now = brightness_of(kiosk.picture());
        std::transform(now.begin(), now.end(), all.begin(), all.begin(), std::plus());
        kiosk.world->drive().leave(ui::drift_step_s);
    }
    // What the panel was lit by, beside what it were if nothing had moved.
    const double still = double(steepest(first, small_glass.width));
    const double moved = double(steepest(all, small_glass.width)) / pictures;
    INFO(moved << " instead of " << still);
    CHECK(moved < still / 4);
}

TEST_CASE("A start screen at rest draws one picture in two minutes, and is touched where it stands",
          "[shell]") {
    support::World world;
    world.drive().leave(ui::drifts_after_s + 1);
    const int before = world.drive().frames();
    const auto at = world.scene().find("attract/start")->box_mm;
    world.drive().leave(3600);
    CHECK(world.drive().frames() - before <= 31);
    const auto now = world.scene().find("attract/start")->box_mm;
    CHECK(std::hypot(now.x - at.x, now.y - at.y) > 0.5F);
    CHECK(std::abs(now.x - at.x) <= 2 * ui::drift_mm);
    world.tap("attract/start");
    CHECK(world.session().started);
}

TEST_CASE("A page out of service does not burn in either", "[shell]") {
    const auto paths = settings::data_paths(support::fixtures().string());
    support::CountedTextures textures;
    shell::LoneUi ui(paths, textures);
    const base::Glass glass{1080, 1920, 4};
    const auto at = [&](double now_s) {
        ui::Input input;
        input.now_s = now_s;
        const auto scene = ui.draw(shell::out_of_service(shell::Reason::edition), glass, input, 0);
        return scene.nodes.front().box_mm;
    };
    const auto first = at(5), later = at(5 + ui::drifts_after_s + 10 * ui::drift_step_s);
    CHECK(std::hypot(later.x - first.x, later.y - first.y) > 0.5F);
    CHECK(ui.due_in(5 + ui::drifts_after_s + 10 * ui::drift_step_s) <= ui::drift_step_s);
}
