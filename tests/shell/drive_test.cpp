// The automation door: what can be done by it, and that nothing that comes in ends or hangs it.
#include "shell/drive.h"

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include "shell/outline.h"
#include "support/driven.h"
#include "ui/drift.h"

namespace {

using support::World;

bool well(World& world, const std::string& line) {
    const auto answer = world.drive().run(line);
    INFO(line << ": " << answer);
    return answer.starts_with("{\"ok\":true");
}

// All topics, a long list.
void list(World& world) {
    world.go(kiosk::TopicsScreen{});
    world.session().comfort.size = ui::TextSize::largest;
    world.drive().wait(0.5);
}

// The list runs: raw touches, as from a panel.
void flick(World& world) {
    REQUIRE(well(world, "finger 1 down 130 300"));
    for (const char* y : {"285", "265", "245", "225"})
        REQUIRE(well(world, std::string("finger 1 move 130 ") + y));
    REQUIRE(well(world, "finger 1 up 130 215"));
}

bool runs(World& world) {
    const auto& lists = world.session().memory.scrolls;
    return std::any_of(lists.begin(), lists.end(),
                       [](const auto& one) { return one.second.moving(); });
}

}  // namespace

TEST_CASE("A touch that stops a list that runs only stops it", "[shell]") {
    World world(World::Library::real);
    list(world);
    const auto way = world.session().way.size();
    for (const double seconds : {4 / 60.0, 15 / 60.0, 30 / 60.0}) {
        flick(world);
        world.drive().wait(seconds);
        INFO("after " << seconds << " s");
        REQUIRE(runs(world));
        CHECK(well(world, "finger 2 down 130 250"));
        CHECK_FALSE(runs(world));
        CHECK(well(world, "finger 2 up 130 250"));
        world.drive().wait(1);
        CHECK(world.session().way.size() == way);
        world.drive().drag("topics", {0, 300});
    }
}

TEST_CASE("A list that stands opens what is touched, and fling makes it run", "[shell]") {
    World world;
    list(world);
    const std::string key = world.scene().nodes.empty() ? "" : [&] {
        for (const auto& node : world.scene().nodes)
            if (node.draggable && node.role == base::Role::ScrollView) return node.key.path;
        return std::string();
    }();
    REQUIRE_FALSE(key.empty());
    REQUIRE(well(world, "fling " + key + " 0 -60"));
    CHECK(runs(world));
    world.drive().wait(5);
    CHECK_FALSE(runs(world));
    const auto way = world.session().way.size();
    for (const auto& node : world.scene().nodes)
        if (node.tappable && !node.chrome && node.whole() && node.scroll == base::Key(key)) {
            world.tap(node.key.path);
            break;
        }
    CHECK(world.session().way.size() > way);
}

TEST_CASE("A panel that is lost takes its fingers along, and tells of no more", "[shell]") {
    World world;
    world.tap("attract/start");
    REQUIRE(well(world, "finger 1 down 130 300"));
    REQUIRE(well(world, "lose touch"));
    CHECK_FALSE(well(world, "finger 1 up 130 300"));
    CHECK_FALSE(well(world, "tap home/topics"));
    CHECK_FALSE(well(world, "drag home 0 30"));
    REQUIRE(well(world, "find touch"));
    CHECK(well(world, "tap home/topics"));
    CHECK_FALSE(world.shows("home/topics"));
}

TEST_CASE("Headphones and sound can be lost and found", "[shell]") {
    World world;
    world.tap("attract/start");
    REQUIRE(well(world, "set headphones in"));
    REQUIRE(well(world, "lose headphones"));
    CHECK_FALSE(world.session().listening.headphones);
    CHECK_FALSE(well(world, "set headphones in"));
    REQUIRE(well(world, "find headphones"));
    CHECK(world.session().listening.headphones);
    REQUIRE(well(world, "press down"));
    REQUIRE(world.voice.spoken().speaking);
    REQUIRE(well(world, "lose sound"));
    CHECK_FALSE(world.voice.spoken().speaking);
    CHECK_FALSE(world.voice.able("en"));
    REQUIRE(well(world, "find sound"));
    CHECK(world.voice.able("en"));
    CHECK_FALSE(well(world, "lose heart"));
    CHECK_FALSE(well(world, "find peace"));
}

TEST_CASE("A kiosk that is left draws nothing but what is due", "[shell]") {
    World world;
    world.drive().wait(1);
    world.drive().leave(600);  // the start screen moves so long
    const int before = world.drive().frames();
    world.drive().leave(3000);
    const int drawn = world.drive().frames();
    CHECK(drawn - before == 3000 / static_cast<int>(ui::drift_step_s));  // it moves a little
    CHECK(world.drive().run("frames") == "{\"ok\":true,\"frames\":" + std::to_string(drawn) + "}");
    world.tap("attract/start");
    REQUIRE(well(world, "leave 600"));
    CHECK(world.shows("attract/start"));  // nobody was there
}

TEST_CASE("Two things of one name are two places for the keypad, and two names", "[shell]") {
    World world;
    ui::Ui ui(world.services().fonts, world.services().icons, world.textures);
    ui::Memory memory;
    layout::Palette palette;
    const auto frame = [&](std::vector<ui::NavKey> presses) {
        ui::Frame made;
        made.glass = {800, 600, 4};
        made.theme = ui::make_theme(palette, {ui::TextSize::normal, false, 200});
        made.input.presses = std::move(presses);
        ui.begin(made, memory, "test");
        std::string chosen;
        for (const char* key : {"a", "same", "same", "same", "b"})
            ui.in({10, ui.y(), 60, 20}, [&] {
                if (ui::button(ui, key, key)) chosen += key;
            });
        ui.end();
        return chosen;
    };
    frame({});
    std::set<std::string> stops;
    for (int i = 0; i < 5; ++i) frame({ui::NavKey::down}), stops.insert(memory.focus.path);
    CHECK(stops.size() == 5);
    CHECK(memory.focus.path == "b");
    for (int i = 0; i < 4; ++i) frame({ui::NavKey::up});
    CHECK(memory.focus.path == "a");
    frame({ui::NavKey::down});
    frame({ui::NavKey::down});
    CHECK(frame({ui::NavKey::enter}) == "same");  // one of them, once
}

TEST_CASE("No bytes and no numbers end or hang the door", "[shell]") {
    World world;
    world.tap("attract/start");
    const std::string bad = "\xff\xc3";
    for (const std::string command :
         {"tap ", "press ", "stroke ", "type ", "set language ", "set theme ", "set text-size ",
          "lose ", "find ", "finger ", "memory ", "", "shot ", "printed /nowhere/", "drag ",
          "fling "}) {
        const auto answer = world.drive().run(command + bad);
        INFO(command << answer);
        CHECK(answer.starts_with("{\"ok\":"));
        CHECK(answer.find('\xff') == std::string::npos);
    }
    CHECK(world.drive().run(std::string("tap \0\x01\xfe", 7)).starts_with("{\"ok\":false"));
    for (const std::string line : {"wait 1e308",
                                   "wait 1e12",
                                   "wait -1",
                                   "wait nan",
                                   "wait inf",
                                   "wait",
                                   "leave 1e12",
                                   "leave x",
                                   "finger 1 down 1e30 1e30",
                                   "finger -5 down 1 1",
                                   "finger 99999999999 up 1 1",
                                   "finger 1 sideways 1 1",
                                   "finger 1 down",
                                   "drag home 1e38 0",
                                   "drag home nan 0",
                                   "shot /dev/full",
                                   "shot ",
                                   "set",
                                   "set headphones",
                                   "finger"}) {
        const auto answer = world.drive().run(line);
        INFO(line << ": " << answer);
        CHECK(answer.starts_with("{\"ok\":false"));
    }
    CHECK(well(world, "outline"));
    CHECK(well(world, "leave 2592000"));
    CHECK(world.shows("attract/start"));
}

TEST_CASE("A name on the glass that is no UTF-8 ends no outline", "[shell]") {
    ui::Scene scene;
    scene.title = "a\xff";
    scene.nodes.emplace_back();
    scene.nodes.back().name = "stick\xfe\xff.db";
    const auto outline = shell::outline_json(scene, layout::Palette());
    CHECK(outline.find("stick") != std::string::npos);
    CHECK(outline.find('\xfe') == std::string::npos);
}

TEST_CASE("drive ends when it is told to by a signal, and reads whatever comes", "[shell]") {
    const support::Folder folder;
    support::prepare(folder.path(), support::fixtures() / "library", "[\"en\"]");
    support::Driven drive(folder.path());
    drive.must("frames");
    CHECK(drive.ask("type " + std::string(3'000'000, 'x')).starts_with("{\"ok\":false"));
    CHECK(drive.ask("tap \x01\xfe").starts_with("{\"ok\":false"));
    drive.must("tap attract/start");
    REQUIRE(kill(drive.process(), SIGTERM) == 0);
    siginfo_t ended{};
    for (int i = 0; i < 100 && ended.si_pid == 0; ++i) {
        usleep(50'000);
        waitid(P_PID, static_cast<id_t>(drive.process()), &ended, WEXITED | WNOHANG | WNOWAIT);
    }
    CHECK(ended.si_pid == drive.process());
}
