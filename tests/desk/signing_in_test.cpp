// The door of the desk: it speaks the language of whoever comes in, and holds still.
#include "desk/desk.h"
#include "support/office_kiosk.h"

using support::Clinic;
using support::World;

TEST_CASE("the desk speaks as each person chose, the next time too, and as the house when they go",
          "[desk][sign-in]") {
    Clinic clinic;
    World& world = clinic.at();
    clinic.come_in();
    CHECK(world.scene().find("sign-in/language/en")->selected);
    world.tap("sign-in/language/es");
    CHECK(world.says("Entrar"));
    clinic.sign_in("ann", "19283747");
    INFO(world.outline());
    CHECK(world.says("Hoy"));
    world.tap("desk/out");
    CHECK(world.says("Sign in"));
    clinic.sign_in("ray", "19283748");
    CHECK(world.says("Today"));
    world.tap("desk/out");
    clinic.sign_in("ann", "19283747");
    CHECK(world.says("Hoy"));
    CHECK_FALSE(world.says("Forms you began"));
    clinic.start();  // as after a restart
    clinic.come_in();
    clinic.sign_in("ann", "19283747");
    CHECK(clinic.at().says("Hoy"));
}

TEST_CASE("no field and no key moves at the door when something is told", "[desk][sign-in]") {
    Clinic clinic;
    World& world = clinic.at();
    clinic.come_in();
    std::map<std::string, base::Rect> before;
    for (const auto& node : world.scene().nodes)
        if (node.tappable) before[node.key.path] = node.box_mm;
    clinic.sign_in("ann", "11111111");
    clinic.sign_in("ann", "11111112");
    clinic.sign_in("ann", "11111113");
    INFO(world.outline());
    CHECK(world.says("That name or secret is not right."));
    for (const auto& [key, box] : before) {
        INFO(key);
        REQUIRE(world.scene().find(key));
        CHECK(world.scene().find(key)->box_mm.y == Approx(box.y));
    }
}

namespace {

// The desk alone in its window, frame by frame.
struct Window {
    Clinic clinic;
    World& world = clinic.at();
    kiosk::Services& house = world.services();
    desk::Services office{house.fonts,
                          house.icons,
                          house.palettes,
                          house.settings,
                          house.machine,
                          house.paths,
                          house.printer,
                          house.voice,
                          house.clock,
                          {{"en", house.edition.words("en")}},
                          house.edition.languages()};
    desk::Desk staff{office, "en"};
    ui::Ui pen{house.fonts, house.icons, world.textures};

    bool draw(double now_s) {
        ui::Frame frame;
        frame.glass = world.scene().glass;
        frame.theme = ui::make_theme(house.palettes.at("light"),
                                     {ui::TextSize::normal, false, frame.glass.width_mm()});
        frame.input.now_s = now_s;
        frame = staff.fitted(std::move(frame));
        pen.begin(frame, staff.memory, staff.name());
        const bool on = staff.draw(pen);
        pen.end();
        return on;
    }
};

}  // namespace

TEST_CASE("a desk in a window of its own stays at its door, however long nobody is there",
          "[desk][sign-in]") {
    Window window;
    for (const double now_s : {1.0, 2.0, 2 + desk::idle_s, 3 + 2 * desk::idle_s})
        CHECK(window.draw(now_s));
    CHECK(window.staff.due_in(4 + 2 * desk::idle_s) == devices::never_s);
}
