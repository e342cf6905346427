// The same promises as in journeys/in_use_test.cpp, in a real window: the program itself, a mouse,
// and staff at the command line meanwhile.
#include <iostream>

#include "support/office_kiosk.h"
#include "support/pixels.h"
#include "window/display.h"

using support::Clinic;

namespace {

constexpr int glass_wide = 540, glass_high = 960;
constexpr double longest_s = 3;  // from an act of staff to the glass, without a touch
constexpr double quiet_s = 4;    // longer than that: the kiosk has noticed

// The start screen stands still, so that a picture of it can be compared.
const base::Path& still(const base::Path& data) {
    const base::Path file = settings::data_paths(data.string()).settings();
    const auto words = base::read_file(file).value();
    if (words.find("reduced_motion") == std::string::npos)
        support::must(base::write_file(file, "reduced_motion = true\n" + words));
    return data;
}

// A visitor at the window. A twin in memory that does the same says where each thing stands.
class Visitor {
  public:
    Visitor(const window::Display& display, const base::Path& data)
        : display_(display),
          output_(folder_ / "output"),
          twin_(still(data), {glass_wide, glass_high}),
          kiosk_(
              {support::program(), "--data", data.string(), "run", "--windowed",
               std::to_string(glass_wide) + "x" + std::to_string(glass_high), "--say-first-frame"},
              {"DISPLAY=" + display.name(), "SDL_VIDEODRIVER=x11", "SDL_AUDIODRIVER=dummy",
               "SDL_RENDER_DRIVER=software"},
              output_) {
        const bool drawn = window::within(60, [&] {
            return base::read_file(output_).value_or("").find("first frame") != std::string::npos;
        });
        INFO(base::read_file(output_).value_or(""));
        REQUIRE(drawn);
        (void)picture();
    }

    void tap(const std::string& key) {
        const auto* node = twin_.scene().find(key);
        INFO(key << "\n" << twin_.outline());
        REQUIRE(node);
        REQUIRE(node->whole());
        const auto at = node->box_mm.centre();
        const float px = twin_.scene().glass.px_per_mm;
        display_.click(static_cast<int>(at.x * px), static_cast<int>(at.y * px));
        twin_.tap(key);
        (void)picture();
    }
    // What stands on the glass once nothing moves.
    layout::Bitmap picture() {
        layout::Bitmap now = display_.picture();
        const bool rests = window::within(20, [&] {
            std::swap(now, last_);
            now = display_.picture();
            return support::other_pixels(now, last_) == 0;
        });
        REQUIRE(rests);
        REQUIRE(kiosk_.running());
        return now;
    }
    // The glass is left alone.
    void wait(double seconds) {
        window::within(seconds, [] { return false; });
        twin_.drive().wait(seconds);
    }
    bool shows(const std::string& key) const { return twin_.shows(key); }

  private:
    const window::Display& display_;
    support::Folder folder_;
    base::Path output_;
    support::World twin_;
    window::Process kiosk_;
    layout::Bitmap last_;
};

bool possible() {
    const auto missing = window::missing();
    if (!missing.empty()) std::cout << "skipped: no " << missing << " on this machine\n";
    return missing.empty();
}

struct Pictures {
    layout::Bitmap front, warnings;
};

Pictures pictures(Visitor& visitor) {
    Pictures made;
    made.front = visitor.picture();
    if (!visitor.shows("topic/warnings")) return made;
    visitor.tap("topic/warnings");
    made.warnings = visitor.picture();
    return made;
}

// The visitor reads while staff act at the command line; then they leave the page and come back.
void same_as_fresh(Clinic& clinic, const std::string& act) {
    const window::Display display(glass_wide, glass_high);
    Pictures before, running, fresh;
    {
        Visitor visitor(display, clinic.folder.path());
        visitor.tap("attract/start");
        visitor.tap("group/pain");
        before = pictures(visitor);
        clinic.at_command_line(act);
        visitor.wait(quiet_s);
        visitor.tap("bar/home");
        visitor.tap("group/pain");
        running = pictures(visitor);
    }
    {
        Visitor visitor(display, clinic.folder.path());
        visitor.tap("attract/start");
        visitor.tap("group/pain");
        fresh = pictures(visitor);
    }
    CHECK(support::other_pixels(before.front, fresh.front) > 100);
    CHECK(support::other_pixels(running.front, fresh.front) == 0);
    CHECK(support::other_pixels(running.warnings, fresh.warnings) == 0);
}

}  // namespace

TEST_CASE("In a window that stays open a published page is painted as in a fresh one", "[window]") {
    if (!possible()) return;
    Clinic clinic;
    clinic.lengthen_sign();
    same_as_fresh(clinic, "library publish");
}

TEST_CASE("In a window that stays open a page rolled back is painted as in a fresh one",
          "[window]") {
    if (!possible()) return;
    Clinic clinic;
    clinic.lengthen_sign();
    clinic.at_command_line("library publish");
    same_as_fresh(clinic, "library rollback 1 --reason 'Too long'");
}

TEST_CASE("A page withdrawn under its reader gives way within seconds, without a touch",
          "[window]") {
    if (!possible()) return;
    Clinic clinic;
    const window::Display display(glass_wide, glass_high);
    layout::Bitmap before, running, fresh;
    {
        Visitor visitor(display, clinic.folder.path());
        visitor.tap("attract/start");
        visitor.tap("group/pain");
        before = visitor.picture();
        clinic.at_command_line("library withdraw " + std::string(Clinic::page) + " --reason Wrong");
        visitor.wait(longest_s);
        running = display.picture();
    }
    {
        Visitor visitor(display, clinic.folder.path());
        visitor.tap("attract/start");
        visitor.tap("group/pain");
        REQUIRE(visitor.shows("updating/topics"));
        fresh = visitor.picture();
    }
    CHECK(support::other_pixels(before, fresh) > 100);
    CHECK(support::other_pixels(running, fresh) == 0);
}
