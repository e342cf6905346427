// The files that make a machine into a kiosk: what they take from the programs, and that systemd
// understands them.
#include <sstream>

#include "support/world.h"

namespace {

namespace fs = std::filesystem;

base::Path built() { return base::Path(support::program()).parent_path() / "appliance" / "units"; }

std::string unit(const std::string& name) { return base::read_file(built() / name).value(); }

bool systemd_here() { return support::run("command -v systemd-analyze").exit == 0; }

// As `systemd-analyze security` counts: 0 is closed, 10 open.
double exposure(const std::string& name) {
    const auto ran = support::run("systemd-analyze security --no-pager --offline=true '" +
                                  (built() / name).string() + "'");
    const auto at = ran.out.rfind("service: ");
    INFO(ran.out);
    REQUIRE(at != std::string::npos);
    return std::stod(ran.out.substr(at + 9));
}

bool has_line(const std::string& text, const std::string& line) {
    std::istringstream lines(text);
    for (std::string one; std::getline(lines, one);)
        if (one == line) return true;
    return false;
}

}  // namespace

TEST_CASE("The kiosk starts again within five seconds, and in its safe way for ever",
          "[appliance]") {
    for (const auto* line :
         {"Type=notify", "NotifyAccess=main", "WatchdogSec=20", "Restart=always", "RestartSec=2",
          "StartLimitIntervalSec=10min", "StartLimitBurst=5", "OnFailure=urokiosk-safe.service",
          "OnFailureJobMode=fail", "User=urokiosk"})
        CHECK(has_line(unit("urokiosk.service"), line));
    const auto safe = unit("urokiosk-safe.service");
    for (const auto* line : {"StartLimitIntervalSec=0", "Restart=always", "RestartSec=2",
                             "WatchdogSec=20", "User=urokiosk"})
        CHECK(has_line(safe, line));
    CHECK(has_line(unit("urokiosk-screen.service"), "StartLimitIntervalSec=0"));
    // Found where systemd ran them: without this call EGL finds no display.
    for (const auto* name : {"urokiosk.service", "urokiosk-screen.service"})
        CHECK(has_line(unit(name), "SystemCallFilter=@system-service mincore"));
    CHECK(has_line(unit("urokiosk-desk.service"), "User=urokiosk-desk"));
    CHECK(has_line(unit("urokiosk-desk.path"), "PathChanged=/var/lib/urokiosk/kiosk/desk-wanted"));
}

TEST_CASE("The machine is started anew by root alone, once a day, and counts it out of reach",
          "[appliance]") {
    CHECK(has_line(unit("urokiosk-reboot.path"),
                   "PathChanged=/var/lib/urokiosk/kiosk/reboot-wanted"));
    const auto reboot = unit("urokiosk-reboot.service");
    CHECK(has_line(reboot, "StateDirectory=urokiosk-reboot"));
    CHECK(reboot.find("-mmin -1440") != std::string::npos);
    CHECK(unit("urokiosk-safe.service").find("urokiosk run --safe ") != std::string::npos);
}

TEST_CASE("The kiosk writes its own part alone, and has no network", "[appliance]") {
    for (const auto* name : {"urokiosk.service", "urokiosk-safe.service"}) {
        INFO(name);
        for (const auto* line : {"ProtectSystem=strict", "ReadWritePaths=/var/lib/urokiosk/kiosk",
                                 "PrivateNetwork=yes", "RestrictAddressFamilies=AF_UNIX",
                                 "InaccessiblePaths=-/run/urokiosk-screen"})
            CHECK(has_line(unit(name), line));
    }
}

TEST_CASE("What has the network can change nothing patients see, and what can has none",
          "[appliance]") {
    const auto fetches = unit("urokiosk-fleet.service"),
               takes = unit("urokiosk-fleet-take.service");
    for (const auto* line : {"User=urokiosk-fleet", "ReadWritePaths=/var/lib/urokiosk/fleet",
                             "InaccessiblePaths=-/var/lib/urokiosk/staff", "ProtectSystem=strict"})
        CHECK(has_line(fetches, line));
    CHECK_FALSE(has_line(fetches, "PrivateNetwork=yes"));
    for (const auto* line : {"User=urokiosk-desk", "PrivateNetwork=yes"})
        CHECK(has_line(takes, line));
}

namespace {

// A machine with the packages on it, as files.
struct Installed {
    support::Folder root;
    base::Path data = root / "var/lib/urokiosk";

    Installed() {
        fs::create_directories(root / "usr/lib/systemd/system");
        fs::create_directories(root / "usr/share/urokiosk/appliance");
        for (const auto& entry : fs::directory_iterator(built()))
            fs::copy(entry.path(), root / "usr/lib/systemd/system" / entry.path().filename());
        for (const auto& entry : fs::directory_iterator(support::source() / "assets/appliance"))
            if (entry.is_regular_file())
                fs::copy(entry.path(),
                         root / "usr/share/urokiosk/appliance" / entry.path().filename());
        for (const auto* part : {"editions", "staff/keys/fleet", "kiosk"})
            fs::create_directories(data / part);
        put("etc/passwd", "urokiosk:x:1:1::/:/bin/false\nurokiosk-desk:x:2:1::/:/bin/false\n");
        for (const auto* file :
             {"etc/urokiosk/sway.conf", "etc/pam.d/urokiosk", "usr/bin/urokiosk", "usr/bin/sway"})
            put(file, "");
    }
    void put(const std::string& file, const std::string& text) const {
        fs::create_directories((root / file).parent_path());
        REQUIRE(base::write_file(root / file, text));
    }
    support::Ran appliance(const std::string& act) const {
        return support::run(support::program() + " --data '" + data.string() + "' appliance " +
                            act + " --root '" + root.path().string() + "' 2>&1");
    }
    bool starts(const std::string& name) const {
        return support::run("systemctl --root='" + root.path().string() + "' is-enabled --quiet " +
                            name)
                   .exit == 0;
    }
};

}  // namespace

TEST_CASE("A machine that has a channel asks it, or signs for it, from the next start on",
          "[appliance]") {
    if (support::run("command -v systemctl").exit != 0) {
        WARN("skipped: no systemctl");
        return;
    }
    const Installed machine;
    const std::vector<std::string> takes{"urokiosk-fleet.service", "urokiosk-fleet-take.path",
                                         "urokiosk-fleet-take.timer"},
        signs{"urokiosk-fleet-sign.path", "urokiosk-fleet-sign.timer"};
    const auto all_are = [&](const std::vector<std::string>& units, bool on) {
        for (const auto& name : units) {
            INFO(name);
            CHECK(machine.starts(name) == on);
        }
    };
    const auto on = machine.appliance("on");
    INFO(on.out);
    REQUIRE(on.exit == 0);
    all_are(takes, false);
    all_are(signs, false);
    // A kiosk with an address, and whom to trust there.
    machine.put("var/lib/urokiosk/clinic.toml", "[fleet]\nurl = \"https://kiosks.example.org\"\n");
    machine.put("var/lib/urokiosk/fleet-root.json", "{}");
    CHECK_THAT(machine.appliance("status").out, Catch::Contains("its units are off"));
    REQUIRE(machine.appliance("on").exit == 0);
    all_are(takes, true);
    all_are(signs, false);
    CHECK_THAT(machine.appliance("status").out, Catch::Contains("its units are on"));
    // The desk's machine of that channel.
    machine.put("var/lib/urokiosk/clinic.toml", "[fleet]\nchannel = \"/srv/urokiosk\"\n");
    machine.put("var/lib/urokiosk/staff/keys/fleet/timestamp.key", "");
    REQUIRE(machine.appliance("on").exit == 0);
    all_are(takes, false);
    all_are(signs, true);
    REQUIRE(machine.appliance("off").exit == 0);
    all_are(signs, false);
}

TEST_CASE("What may set lamps, panels and sticks is asked by files, and does that alone",
          "[appliance]") {
    const std::pair<const char*, const char*> asked[] = {
        {"urokiosk-brightness.path", "PathChanged=/var/lib/urokiosk/kiosk/brightness"},
        {"urokiosk-touch.path", "PathChanged=/var/lib/urokiosk/kiosk/touch-wanted"},
        {"urokiosk-stick-writes.path", "PathChanged=/var/lib/urokiosk/staff/stick-wanted"}};
    for (const auto& [name, line] : asked) CHECK(has_line(unit(name), line));
    for (const auto* name : {"urokiosk-brightness.service", "urokiosk-touch.service"}) {
        INFO(name);
        for (const auto* line : {"User=urokiosk", "NoNewPrivileges=yes", "CapabilityBoundingSet="})
            CHECK(has_line(unit(name), line));
    }
    CHECK(has_line(unit("urokiosk-stick@.service"), "BindsTo=dev-%i.device"));
    const auto rules = base::read_file(support::source() / "assets/appliance/sticks.rules").value();
    for (const auto* word : {"ENV{ID_BUS}==\"usb\"", "ENV{ID_FS_TYPE}==\"vfat|exfat|ext4\"",
                             "urokiosk-stick@%k.service"})
        CHECK_THAT(rules, Catch::Contains(word));
    const auto shared =
        base::read_file(support::source() / "assets/appliance/70-urokiosk.rules").value();
    CHECK_THAT(shared, Catch::Contains("SUBSYSTEM==\"backlight\""));
}

TEST_CASE("Updates come before the window in which a start may follow, and never start by day",
          "[appliance]") {
    const auto file = [](const char* name) {
        return base::read_file(support::source() / "assets/appliance" / name).value();
    };
    CHECK(has_line(file("upgrades.conf"), "Unattended-Upgrade::Automatic-Reboot \"false\";"));
    CHECK(has_line(file("upgrades-timer.conf"), "OnCalendar=*-*-* 02:30"));
    const auto timer = unit("urokiosk-window.timer");
    CHECK(has_line(timer, "OnCalendar=*-*-* 03:30"));
    CHECK(timer.find("\nPersistent=") == std::string::npos);
    CHECK(has_line(unit("urokiosk-window.service"), "ExecStart=/usr/lib/urokiosk/window 3600"));
    // An upgrade cuts nobody off: the new program is begun in that window.
    const auto postinst = file("debian/postinst");
    CHECK(postinst.find("try-restart") == std::string::npos);
    CHECK_THAT(postinst, Catch::Contains("touch /run/urokiosk-restart-required"));
}

TEST_CASE("The compositor alone holds terminal and session of the screen", "[appliance]") {
    // Another process of that unit hangs its terminal up, unmutes the kernel's keys on it, and may
    // be quicker to take the session: the compositor is refused the screen, and it stays black.
    const auto screen = unit("urokiosk-screen.service");
    for (const auto* line : {"PAMName=urokiosk", "TTYPath=/dev/tty1", "TTYVHangup=yes"})
        CHECK(has_line(screen, line));
    for (const auto* word : {"\nExecStartPre=", "\nExecStartPost=", "\nExecReload="})
        CHECK(screen.find(word) == std::string::npos);
    const auto file = [](const char* name) {
        return base::read_file(support::source() / "assets/appliance" / name).value();
    };
    CHECK_THAT(file("pam"), Catch::Contains("pam_systemd.so type=wayland class=greeter"));
    CHECK(has_line(file("logind.conf"), "KillOnlyUsers=urokiosk"));
    CHECK_THAT(file("package.cmake"), Catch::Contains(" polkitd,"));  // it grants logind's Activate
}

TEST_CASE("Whoever shows something waits until the screen is there", "[appliance]") {
    CHECK(has_line(unit("urokiosk-screen.service"),
                   "Wants=urokiosk-display.service urokiosk.service"));
    CHECK(has_line(unit("urokiosk-display.service"), "BindsTo=urokiosk-screen.service"));
    for (const auto* name : {"urokiosk.service", "urokiosk-safe.service", "urokiosk-desk.service"})
        CHECK_THAT(unit(name), Catch::Contains("After=urokiosk-screen.service "
                                               "urokiosk-display.service"));
}

TEST_CASE("The compositor of the screen has no key of its own", "[appliance]") {
    const auto sway = base::read_file(support::source() / "assets/appliance/sway.conf").value();
    for (const auto* word : {"bindsym", "bindcode", "bindswitch", "exec"})
        CHECK(sway.find(std::string("\n") + word) == std::string::npos);
    for (const auto* line :
         {"xwayland disable", "swaynag_command -", "input type:keyboard xkb_options srvrkeys:none"})
        CHECK(has_line(sway, line));
}

TEST_CASE("systemd finds nothing wrong with the units, and little open", "[appliance]") {
    if (!systemd_here()) {
        WARN("skipped: no systemd-analyze");
        return;
    }
    // Programs and helpers; then what holds the screen, has the network, writes to a folder of
    // another program's; last what mounts sticks, which has to be seen in the machine's own mounts.
    const std::pair<double, std::vector<const char*>> most[] = {
        {1.0,
         {"urokiosk", "urokiosk-safe", "urokiosk-desk", "urokiosk-backup", "urokiosk-brightness",
          "urokiosk-fleet-take", "urokiosk-fleet-sign", "urokiosk-touch", "urokiosk-turn",
          "urokiosk-window", "urokiosk-reboot", "urokiosk-display"}},
        {1.5, {"urokiosk-screen", "urokiosk-fleet", "urokiosk-metrics"}},
        {3.5, {"urokiosk-stick@", "urokiosk-stick-writes"}}};
    std::size_t services = 0;
    for (const auto& [open, names] : most)
        for (const std::string name : names) {
            INFO(name);
            CHECK(exposure(name + ".service") <= open);
            services += 1;
        }
    for (const auto& entry : fs::directory_iterator(built()))
        if (entry.path().extension() == ".service") services -= 1;
    CHECK(services == 0);
    // What they start is not installed on a machine that tests.
    const support::Folder copy;
    std::string names;
    for (const auto& entry : fs::directory_iterator(built())) {
        auto text = base::read_file(entry.path()).value();
        for (const std::string program :
             {"/usr/bin/urokiosk ", "/usr/bin/sway ", "/usr/bin/swaymsg ",
              "/usr/lib/urokiosk/brightness ", "/usr/lib/urokiosk/stick ",
              "/usr/lib/urokiosk/window ", "/usr/lib/urokiosk/screen "})
            for (auto at = text.find(program); at != std::string::npos; at = text.find(program))
                text.replace(at, program.size(), "/bin/true ");
        const auto place = copy / entry.path().filename().string();
        REQUIRE(base::write_file(place, text));
        names += " '" + place.string() + "'";
    }
    const auto verified = support::run("systemd-analyze --man=no verify" + names);
    CHECK(verified.out == "");
    CHECK(verified.exit == 0);
}
