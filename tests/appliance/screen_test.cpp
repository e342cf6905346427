// The screen of an appliance: sway without hardware, as an ordinary user, with the configuration
// that the package brings; the kiosk is its client, as its unit starts it.
#include <signal.h>
#include <sys/stat.h>
#include <unistd.h>

#include "appliance/manager.h"
#include "support/waiting.h"
#include "support/world.h"
#include "window/display.h"

namespace {

namespace fs = std::filesystem;
using Catch::Contains;

constexpr uid_t somebody = 61004;  // nobody's on a test machine

std::string missing() {
    for (const char* program : {"sway", "swaymsg", "setpriv"})
        if (support::run(std::string("command -v ") + program).exit != 0) return program;
    return ::geteuid() == 0 ? "" : "root, who may act as another user";
}

std::vector<std::string> as_somebody(const std::vector<std::string>& words) {
    const std::string id = std::to_string(somebody);
    std::vector<std::string> all{"setpriv", "--reuid", id, "--regid", id, "--clear-groups"};
    all.insert(all.end(), words.begin(), words.end());
    return all;
}

struct Screen {
    support::Folder folder;
    appliance::Manager manager;
    std::unique_ptr<window::Process> sway, kiosk;

    explicit Screen(int outputs = 1) {
        fs::permissions(folder.path(), fs::perms(0755));
        for (const char* part : {"run", "data", "sway.d"}) fs::create_directories(folder / part);
        const std::string theirs = "/etc/urokiosk/sway.d";
        auto config = base::read_file(support::source() / "assets/appliance/sway.conf").value();
        config.replace(config.find(theirs), theirs.size(), (folder / "sway.d").string());
        REQUIRE(base::write_file(folder / "sway.conf", config));
        fs::permissions(folder / "sway.conf", fs::perms(0644));
        support::prepare(folder / "data", support::fixtures() / "library", "[\"en\"]");
        for (const auto& entry : fs::recursive_directory_iterator(folder.path()))
            REQUIRE(::chown(entry.path().c_str(), somebody, somebody) == 0);
        fs::permissions(folder / "run", fs::perms(0700));
        sway = std::make_unique<window::Process>(
            as_somebody({"sway", "--config", (folder / "sway.conf").string()}),
            std::vector<std::string>{"XDG_RUNTIME_DIR=" + (folder / "run").string(),
                                     "SWAYSOCK=" + orders(), "WLR_BACKENDS=headless",
                                     "WLR_RENDERER=pixman", "WLR_LIBINPUT_NO_DEVICES=1",
                                     "WLR_HEADLESS_OUTPUTS=" + std::to_string(outputs)},
            folder / "sway.log");
        REQUIRE(support::comes_true([&] { return fs::exists(orders()) && fs::exists(socket()); }));
    }
    base::Path socket() const { return folder / "run" / "wayland-1"; }
    std::string orders() const { return (folder / "run" / "orders").string(); }

    void start() {
        auto environment = manager.environment("2000000");
        environment[2] = "SDL_VIDEODRIVER=wayland";
        environment.push_back("WAYLAND_DISPLAY=" + socket().string());
        environment.push_back("HOME=" + (folder / "data").string());
        environment.push_back("XDG_CACHE_HOME=" + (folder / "data").string());
        kiosk = std::make_unique<window::Process>(
            as_somebody({support::program(), "--data", (folder / "data").string(), "run",
                         "--wait-for-display"}),
            environment, folder / "kiosk.log");
    }
    std::string said() const { return base::read_file(folder / "kiosk.log").value_or(""); }
    support::Ran message(const std::string& words) const {
        return support::run("SWAYSOCK='" + orders() + "' swaymsg " + words);
    }
    // Lives, and says so to whoever waits.
    bool well() {
        const int before = manager.count("WATCHDOG=1");
        return manager.hears("WATCHDOG=1", before + 2) && kiosk->running();
    }
};

}  // namespace

TEST_CASE("A screen goes off, turns and goes away and comes back: the kiosk lives", "[appliance]") {
    if (const auto not_here = missing(); !not_here.empty()) {
        WARN("skipped: no " + not_here);
        return;
    }
    Screen screen;
    screen.start();
    const bool ready = screen.manager.hears("READY=1");
    INFO(screen.said());
    REQUIRE(ready);
    CHECK_THAT(screen.message("-t get_tree").out, Contains("\"fullscreen_mode\": 1"));
    for (const auto* order :
         {"'output * dpms off'", "'output * dpms on'", "'output * transform 90'",
          "'output HEADLESS-1 disable'", "'output HEADLESS-1 enable'"}) {
        INFO(order);
        CHECK(screen.message(order).exit == 0);
        CHECK(screen.well());
    }
    screen.sway.reset();
    CHECK(support::comes_true([&] { return !screen.kiosk->running(); }));
}

TEST_CASE("The screen takes the orders for lamp and panel, and the kiosk lives", "[appliance]") {
    if (const auto not_here = missing(); !not_here.empty()) {
        WARN("skipped: no " + not_here);
        return;
    }
    Screen screen;
    screen.start();
    REQUIRE(screen.manager.hears("READY=1"));
    const support::Folder asked;
    for (const std::string percent : {"0", "80"}) {
        REQUIRE(base::write_file(asked / "brightness", percent + "\n"));
        const auto done = support::run(
            "UROKIOSK_SCREEN='" + screen.orders() + "' sh '" +
            (support::source() / "assets/appliance/brightness").string() + "' '" +
            (asked / "brightness").string() + "' '" + asked.path().string() + "/no-lamps'");
        INFO(done.out);
        CHECK(done.exit == 0);
        CHECK_THAT(done.out, Contains("\"success\": true"));
        CHECK(screen.well());
    }
    // What urokiosk-touch.service says to it; there is no panel here to be opened anew.
    for (const auto* order : {"disabled", "enabled"})
        CHECK(screen.message(std::string("input type:touch events ") + order).exit == 0);
}

TEST_CASE("A kiosk that starts without a monitor shows itself once there is one", "[appliance]") {
    if (const auto not_here = missing(); !not_here.empty()) {
        WARN("skipped: no " + not_here);
        return;
    }
    Screen screen(0);
    screen.start();
    REQUIRE(screen.manager.hears("STATUS=waits for a display"));
    CHECK(screen.manager.count("READY=1") == 0);
    REQUIRE(screen.message("create_output").exit == 0);
    CHECK(screen.manager.hears("READY=1"));
    CHECK(screen.well());
}

TEST_CASE("What draws keeps no file that a full disk would turn into the end of the kiosk",
          "[appliance]") {
    if (const auto not_here = missing(); !not_here.empty()) {
        WARN("skipped: no " + not_here);
        return;
    }
    Screen screen;
    screen.start();
    REQUIRE(screen.manager.hears("READY=1"));
    // Mesa maps such files, and writes to places that the disk has not yet given it: SIGBUS.
    for (const auto& entry : fs::directory_iterator(screen.folder / "data")) {
        INFO(entry.path().string());
        CHECK_FALSE(entry.path().filename().string().starts_with("mesa_"));
    }
}

TEST_CASE("Without a graphics card the picture is shared with the compositor, upright and turned",
          "[appliance]") {
    std::string not_here = missing();
    for (const char* program : {"grim", "identify"})
        if (support::run(std::string("command -v ") + program).exit != 0) not_here = program;
    if (support::run("ls /dev/dri/renderD*").exit == 0) not_here = "machine without a card";
    if (!not_here.empty()) {
        WARN("skipped: no " + not_here);
        return;
    }
    Screen screen;
    screen.start();
    REQUIRE(screen.manager.hears("READY=1"));
    // Another client of the compositor sees the glass: its size, and whether there is a picture.
    const auto seen = [&](const std::string& size) {
        return support::comes_true([&] {
            const auto file = (screen.folder / "run" / "seen.png").string();
            const auto id = std::to_string(somebody);
            const auto done = support::run("setpriv --reuid " + id + " --regid " + id +
                                           " --clear-groups env XDG_RUNTIME_DIR='" +
                                           (screen.folder / "run").string() +
                                           "' WAYLAND_DISPLAY=wayland-1 grim '" + file +
                                           "' && identify -format '%wx%h %k' '" + file + "'");
            const auto colours = done.out.find(' ');
            return done.exit == 0 && done.out.substr(0, colours) == size &&
                   std::stoi(done.out.substr(colours)) > 8;
        });
    };
    CHECK(seen("1280x720"));
    REQUIRE(screen.message("'output * transform 90'").exit == 0);
    CHECK(seen("720x1280"));
    REQUIRE(screen.message("'output HEADLESS-1 mode --custom 800x600'").exit == 0);
    CHECK(seen("600x800"));
    CHECK(screen.well());
    // Mesa would share pictures of its own.
    const auto maps = support::run("cat /proc/" + std::to_string(screen.kiosk->id()) + "/maps").out;
    CHECK_THAT(maps, Contains("memfd:picture"));
    CHECK_THAT(maps, !Contains("mesa-shared"));
}
