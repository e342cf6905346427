// The whole screen of a machine that runs nothing else: no window manager gives the kiosk its place
// or the keyboard, and nobody closes it.
#include <signal.h>

#include "support/office_kiosk.h"
#include "window/display.h"

namespace {

constexpr int screen_wide = 1280, screen_high = 800;

struct Kiosk {
    support::Clinic clinic;
    window::Display display{screen_wide, screen_high};
    support::Folder folder;
    base::Path output = folder / "output";
    window::Process program{
        {support::program(), "--data", clinic.folder.path().string(), "run", "--say-first-frame"},
        {"DISPLAY=" + display.name(), "SDL_VIDEODRIVER=x11", "SDL_AUDIODRIVER=dummy",
         "SDL_RENDER_DRIVER=software"},
        output};

    void begin() {
        const bool drawn = window::within(60, [&] {
            return base::read_file(output).value_or("").find("first frame") != std::string::npos;
        });
        INFO(base::read_file(output).value_or(""));
        REQUIRE(drawn);
    }
    support::Ran xdotool(const std::string& words) const {
        return support::run("DISPLAY=" + display.name() + " xdotool " + words);
    }
};

// Of the whole screen: X shows black where no window is.
double dark(const layout::Bitmap& picture) {
    std::size_t black = 0;
    for (std::size_t i = 0; i < picture.rgba.size(); i += 4)
        if (picture.rgba[i] == 0 && picture.rgba[i + 1] == 0 && picture.rgba[i + 2] == 0) ++black;
    return static_cast<double>(black) * 4 / static_cast<double>(picture.rgba.size());
}

bool differ(const layout::Bitmap& a, const layout::Bitmap& b) { return a.rgba != b.rgba; }

}  // namespace

TEST_CASE("without a window manager run fills the screen, is not closed, and ends by a signal",
          "[window]") {
    if (const auto missing = window::missing(); !missing.empty()) {
        WARN("skipped: no " + missing);
        return;
    }
    Kiosk kiosk;
    kiosk.begin();
    const auto id = kiosk.xdotool("search --name Urokiosk");
    REQUIRE(id.exit == 0);
    const auto place = kiosk.xdotool("getwindowgeometry --shell $(DISPLAY=" + kiosk.display.name() +
                                     " xdotool search --name Urokiosk)");
    INFO(place.out);
    CHECK(place.out.find("X=0\nY=0\n") != std::string::npos);
    CHECK(place.out.find("WIDTH=1280\nHEIGHT=800\n") != std::string::npos);
    CHECK(window::within(10, [&] { return dark(kiosk.display.picture()) < 0.01; }));

    // No other program gets the keyboard: X answers 1, that somebody has it.
    const std::string grab =
        "import ctypes as c; x = c.CDLL('libX11.so.6'); x.XOpenDisplay.restype = c.c_void_p; "
        "x.XDefaultRootWindow.argtypes = [c.c_void_p]; x.XDefaultRootWindow.restype = c.c_ulong; "
        "x.XGrabKeyboard.argtypes = [c.c_void_p, c.c_ulong, c.c_int, c.c_int, c.c_int, c.c_ulong]; "
        "d = x.XOpenDisplay(None); "
        "print(x.XGrabKeyboard(d, x.XDefaultRootWindow(d), 1, 1, 1, 0))";
    CHECK(support::run("DISPLAY=" + kiosk.display.name() + " python3 -c \"" + grab + "\"").out ==
          "1\n");

    const auto cover = kiosk.display.picture();
    REQUIRE(kiosk.xdotool("key ctrl+alt+q").exit == 0);
    CHECK(window::within(10, [&] { return differ(kiosk.display.picture(), cover); }));
    REQUIRE(kiosk.program.running());  // the desk asks who is there

    REQUIRE(kiosk.xdotool("key alt+F4").exit == 0);
    CHECK_FALSE(window::within(2, [&] { return !kiosk.program.running(); }));

    REQUIRE(kill(kiosk.program.id(), SIGTERM) == 0);
    CHECK(window::within(5, [&] { return !kiosk.program.running(); }));
}

TEST_CASE("a window that was made small or moved from outside fills the screen again", "[window]") {
    if (const auto missing = window::missing(); !missing.empty()) {
        WARN("skipped: no " + missing);
        return;
    }
    Kiosk kiosk;
    kiosk.begin();
    REQUIRE(window::within(10, [&] { return dark(kiosk.display.picture()) < 0.01; }));
    const std::string window =
        "$(DISPLAY=" + kiosk.display.name() + " xdotool search --name Urokiosk)";
    const auto fills = [&] {
        return kiosk.xdotool("getwindowgeometry --shell " + window)
                       .out.find("X=0\nY=0\nWIDTH=1280\nHEIGHT=800\n") != std::string::npos &&
               dark(kiosk.display.picture()) < 0.01;
    };
    const std::vector<std::string> acts{"windowsize " + window + " 640 480",
                                        "windowmove " + window + " 90 70",
                                        "windowsize " + window + " 640 480"};
    for (const auto& act : acts) {
        INFO(act);
        REQUIRE(kiosk.xdotool(act).exit == 0);
        CHECK(window::within(10, fills));
    }
}
