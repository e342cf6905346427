// The desk draws only when something is due: what changes by itself is shown by a frame that the
// desk asked for, and nothing waits for the next touch.
#include "support/furnished.h"

using support::Clinic;
using support::World;

namespace {

constexpr double frame_s = 1.0 / 60;

// Frames as the window's loop draws them: with what is given, and then only when one is due.
class Glass {
  public:
    explicit Glass(World& world) : world_(world) {}

    void give(ui::Input input) {
        frame(std::move(input), frame_s);
        run(0);
    }
    void type(const std::string& words) {
        ui::Input input;
        input.typed = words;
        give(std::move(input));
    }
    void tap(const std::string& key) {
        const auto* node = world_.scene().find(key);
        if (!node || !node->whole()) throw std::runtime_error(key + "\n" + world_.outline());
        const base::Point at = node->box_mm.centre();
        ui::Input input;
        input.pointers = {{ui::Pointer::Phase::down, 1, at}};
        give(input);
        world_.clock.wait(0.1);
        input.pointers.front().phase = ui::Pointer::Phase::up;
        give(input);
        world_.clock.wait(0.4);  // longer than the filter of double taps
    }
    // How many frames were asked for in that time.
    int run(double seconds) {
        const double end = world_.clock.seconds() + seconds;
        int frames = 0;
        for (double due = 0; frames < 600; ++frames) {
            due = kiosk().due_in(world_.clock.seconds());
            if (due > 0 && world_.clock.seconds() + due > end) break;
            frame({}, std::max(due, frame_s));
        }
        world_.clock.wait(std::max(0.0, end - world_.clock.seconds()));
        return frames;
    }
    // What stands on the glass is what a frame now would draw.
    bool is_current() {
        const std::string shown = world_.outline();
        frame({}, frame_s);
        UNSCOPED_INFO("shown:\n" << shown << "\na frame later:\n" << world_.outline());
        return shown == world_.outline();
    }

  private:
    shell::Kiosk& kiosk() { return world_.drive().kiosk(); }
    void frame(ui::Input input, double seconds) {
        world_.clock.wait(seconds);
        input.now_s = world_.clock.seconds();
        kiosk().step(world_.scene().glass, input, seconds);
    }
    World& world_;
};

std::string findings(World& world) { return world.scene().find("write/state")->name; }

}  // namespace

TEST_CASE("findings are shown while the writer's hands rest", "[desk][frames]") {
    Clinic clinic;
    World& world = clinic.open_page("ann");
    world.tap("write/text");
    const std::string before = findings(world);
    Glass glass(world);
    glass.type("feeverish ");
    CHECK(findings(world) == before);  // the hand may go on
    glass.run(0.5);
    CHECK(findings(world) != before);
    glass.run(2);
    CHECK(glass.is_current());
    CHECK(clinic.draft().find("feeverish") != std::string::npos);
}

TEST_CASE("a full disk is told, and told to be over, without a touch", "[desk][frames]") {
    Clinic clinic;
    World& world = clinic.open_page("ann");
    world.tap("write/text");
    Glass glass(world);
    {
        const support::FailingDisk disk(clinic);
        glass.type("Hard to keep. ");
        glass.run(0.1);
        CHECK(world.shows("desk/note"));
        CHECK(glass.is_current());
    }
    glass.run(1.1);
    CHECK_FALSE(world.shows("desk/note"));
    CHECK(glass.is_current());
}

TEST_CASE("a draft that is found is told with the text itself", "[desk][frames]") {
    Clinic clinic;
    World& world = clinic.open_page("ann");
    clinic.write_at_the_start("Mine. ");
    world.tap("desk/pages");
    world.tap("pages/search");
    world.drive().type("prostatitis");
    Glass glass(world);
    glass.tap(std::string("text/") + Clinic::page);
    CHECK(world.says("your own draft"));
    glass.run(1);
    CHECK(glass.is_current());
}

TEST_CASE("who has to wait before the next try sees the seconds pass", "[desk][frames]") {
    Clinic clinic;
    World& world = clinic.at();
    clinic.come_in();
    clinic.sign_in("ann", "00000000");
    for (int i = 0; i < 5; ++i) {
        world.drive().wait(40);
        world.tap("sign-in/secret");
        world.drive().type("00000000");
        world.tap("sign-in/go");
    }
    REQUIRE(world.shows("sign-in/wait"));
    Glass glass(world);
    std::set<std::string> seen;
    for (int i = 0; i < 40 && world.shows("sign-in/wait"); ++i) {
        seen.insert(world.scene().find("sign-in/wait")->name);
        glass.run(0.5);
    }
    CHECK(seen.size() > 1);
    CHECK_FALSE(world.shows("sign-in/wait"));
    CHECK(glass.is_current());
    CHECK(glass.run(15) < 3);  // and then nothing is due, until nobody is there
}

TEST_CASE("a desk that rests draws nothing, whichever screen it shows", "[desk][frames][samples]") {
    support::FurnishedClinic clinic;
    Glass glass(clinic.at());
    for (auto& sample : clinic.samples()) {
        INFO(sample.name);
        const bool counts = sample.name == "cleaning";  // the seconds that are left
        clinic.at().drive().press("tab");               // somebody is there
        clinic.show(std::move(sample));
        glass.run(2);
        CHECK(glass.is_current());
        CHECK(glass.run(20) == (counts ? 20 : 0));
        CHECK(glass.is_current());
    }
}

TEST_CASE("what a tab leads to is told in the frames it asks for", "[desk][frames]") {
    support::FurnishedClinic clinic;
    Glass glass(clinic.at());
    for (const char* key : {"desk/publish", "desk/history", "desk/stick", "desk/pages"}) {
        INFO(key);
        glass.tap(key);
        CHECK(glass.is_current());
    }
}
