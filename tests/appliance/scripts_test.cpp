// What the units run, with a stand-in for each program that would change the machine.
#include <signal.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include "support/office_kiosk.h"
#include "support/waiting.h"
#include "support/world.h"

namespace {

std::string script_of_appliance(const std::string& name) {
    return "sh '" + (support::source() / "assets/appliance" / name).string() + "'";
}

// A folder of programs that stand before the machine's own.
struct StandInTools {
    support::Folder folder;
    void say(const std::string& name, const std::string& lines) const {
        support::must(base::write_file(folder / name, "#!/bin/sh\n" + lines));
        std::filesystem::permissions(folder / name, std::filesystem::perms(0755));
    }
    std::string first(const std::string& more = "") const {
        return "PATH='" + folder.path().string() + "':\"$PATH\" " + more + " ";
    }
    std::string told() const { return base::read_file(folder / "told").value_or(""); }
    std::string note(const std::string& words) const {
        return "echo " + words + " >>'" + (folder / "told").string() + "'\n";
    }
};

struct LampFolder {
    support::Folder folder;
    explicit LampFolder(int most) {
        std::filesystem::create_directory(folder / "panel");
        support::must(base::write_file(folder / "panel/max_brightness", std::to_string(most)));
        support::must(base::write_file(folder / "panel/brightness", "1\n"));
    }
    std::string now() const { return base::read_file(folder / "panel/brightness").value(); }
    support::Ran set(const std::string& wish) const {
        support::must(base::write_file(folder / "wish", wish));
        return support::run(script_of_appliance("brightness") + " '" + (folder / "wish").string() +
                            "' '" + folder.path().string() + "'");
    }
};

// Mounts are lines of a table, as the kernel's.
struct StandInSticks : StandInTools {
    base::Path mounts = folder / "mounts", wish = folder / "wish";
    StandInSticks() {
        support::must(base::write_file(mounts, ""));
        std::filesystem::create_directory(folder / "dev");
        support::must(base::write_file(folder / "dev/sdb1", ""));
        say("blkid", "echo vfat\n");
        say("sync", "");
        say("mount",
            note("mount \"$@\"") + "echo \"$3 $4 vfat $2 0 0\" >>'" + mounts.string() + "'\n");
        say("umount", note("umount \"$@\"") + "grep -v \" $1 \" '" + mounts.string() + "' >'" +
                          mounts.string() + ".new'\nmv '" + mounts.string() + ".new' '" +
                          mounts.string() + "'\n");
    }
    std::string place() const { return (folder / "media/sdb1").string(); }
    std::string command(const std::string& words) const {
        return first("UROKIOSK_STICKS='" + (folder / "media").string() + "' UROKIOSK_MOUNTS='" +
                     mounts.string() + "' UROKIOSK_DEVICES='" + (folder / "dev").string() + "'") +
               script_of_appliance("stick") + " " + words;
    }
    support::Ran run(const std::string& words) const { return support::run(command(words)); }
    bool writable() const {
        return base::read_file(mounts).value_or("").find(" " + place() + " vfat rw,") !=
               std::string::npos;
    }
};

}  // namespace

TEST_CASE("The lamp is as bright as the kiosk asks for, of what it can do", "[appliance]") {
    const LampFolder lamp(937);
    CHECK(lamp.set("40\n").exit == 0);
    CHECK(lamp.now() == "375\n");
    CHECK(lamp.set("100\n").exit == 0);
    CHECK(lamp.now() == "937\n");
    CHECK(lamp.set("0\n").exit == 0);
    CHECK(lamp.now() == "0\n");
    for (const auto* nonsense : {"", "dark\n", "101\n", "99999999999999999999\n"}) {
        INFO(nonsense);
        CHECK(lamp.set(nonsense).exit != 0);
        CHECK(lamp.now() == "0\n");
    }
}

TEST_CASE("A stick is mounted to be read, and nothing on it is run", "[appliance]") {
    const StandInSticks machine;
    CHECK(machine.run("mount sdb1").exit == 0);
    CHECK_THAT(machine.told(), Catch::Contains("mount -o ro,nosuid,nodev,noexec,uid=urokiosk-desk,"
                                               "gid=urokiosk,umask=027 "));
    CHECK_FALSE(machine.writable());
    CHECK(machine.run("unmount sdb1").exit == 0);
    CHECK(base::read_file(machine.mounts).value() == "");
    machine.say("blkid", "echo ntfs\n");
    CHECK(machine.run("mount sdb1").exit != 0);
    CHECK(base::read_file(machine.mounts).value() == "");
}

TEST_CASE("A stick can be written while staff export, and no longer", "[appliance]") {
    const StandInSticks machine;
    REQUIRE(machine.run("mount sdb1").exit == 0);
    // As the path unit does when the wish is written.
    const auto watch = [&](const std::string& seconds) {
        return support::run("(" +
                            machine.command("write '" + machine.wish.string() + "' " + seconds) +
                            ") >/dev/null 2>&1 &");
    };
    // The watcher is asked once the wish stands there: it is written here before it lives.
    REQUIRE(base::write_file(machine.wish, "sdb1\n"));
    watch("60");
    REQUIRE(support::comes_true([&] { return machine.writable(); }));
    CHECK_THAT(machine.told(), Catch::Contains("mount -o rw,nosuid,nodev,noexec,"));
    REQUIRE(base::write_file(machine.wish, "none\n"));
    CHECK(support::comes_true(
        [&] { return !machine.writable() && base::read_file(machine.mounts).value() != ""; }));
    // Whoever asked and died is given two seconds here, and five minutes on a kiosk.
    REQUIRE(base::write_file(machine.wish, "sdb1\n"));
    watch("2");
    REQUIRE(support::comes_true([&] { return machine.writable(); }));
    CHECK(support::comes_true(
        [&] { return !machine.writable() && base::read_file(machine.mounts).value() != ""; }));
}

TEST_CASE("What the desk asks for is a stick's name, whatever it writes", "[appliance]") {
    const StandInSticks machine;
    REQUIRE(machine.run("mount sdb1").exit == 0);
    const auto before = machine.told();
    for (const auto* words :
         {"", "none", "../sdb1", "sda1/../../etc", "sdb1 -o suid", "$(reboot)", "sdc1", "*"}) {
        INFO(words);
        REQUIRE(base::write_file(machine.wish, std::string(words) + "\n"));
        CHECK(machine.run("write '" + machine.wish.string() + "' 1").exit == 0);
        CHECK(machine.told() == before);
    }
}

TEST_CASE("After updates the machine starts anew at night while nobody is there", "[appliance]") {
    const StandInTools machine;
    machine.say("systemctl", "[ \"$1\" != is-active ] || exit 3\n" + machine.note("\"$@\""));
    machine.say("urokiosk", "exit 0\n");
    const auto window = [&](const std::string& seconds) {
        return support::run(machine.first("UROKIOSK_PAUSE=0.1 UROKIOSK_RUN='" +
                                          machine.folder.path().string() + "'") +
                            script_of_appliance("window") + " " + seconds);
    };
    CHECK(window("5").exit == 0);
    CHECK(machine.told() == "");  // nothing asks for it
    support::must(base::write_file(machine.folder / "urokiosk-restart-required", ""));
    CHECK(window("5").exit == 0);
    CHECK(machine.told() == "try-restart urokiosk.service urokiosk-safe.service\n");
    CHECK(window("5").exit == 0);  // once
    CHECK(machine.told() == "try-restart urokiosk.service urokiosk-safe.service\n");
    support::must(base::write_file(machine.folder / "reboot-required", ""));
    machine.say("urokiosk", "exit 1\n");  // somebody is there
    const auto left = window("1");
    CHECK(left.exit == 0);
    CHECK_THAT(left.out, Catch::Contains("in another night"));
    CHECK_THAT(machine.told(), !Catch::Contains("reboot"));
    machine.say("urokiosk", "exit 0\n");
    machine.say("systemctl", "[ \"$1\" != is-active ] || exit 0\n" + machine.note("\"$@\""));
    CHECK_THAT(window("1").out, Catch::Contains("in another night"));  // staff are at the desk
    machine.say("systemctl", "[ \"$1\" != is-active ] || exit 3\n" + machine.note("\"$@\""));
    CHECK(window("5").exit == 0);
    CHECK_THAT(machine.told(), Catch::Contains("--no-block reboot\n"));
}

TEST_CASE("A machine whose graphics card draws nothing has its screen all the same",
          "[appliance]") {
    const StandInTools tools;
    const auto begin = [&](const std::string& sway) {
        support::must(base::write_file(tools.folder / "told", ""));
        tools.say("sway", tools.note("\"${WLR_RENDERER:-card} $SWAYSOCK $*\"") + sway);
        return support::run(tools.first("UROKIOSK_SOCKETS='" + tools.folder.path().string() +
                                        "' UROKIOSK_SCREEN=orders") +
                            script_of_appliance("screen") + " its.conf");
    };
    CHECK(begin("[ \"${WLR_RENDERER:-}\" = pixman ]\n").exit == 0);
    CHECK(tools.told() == "card orders --config its.conf\npixman orders --config its.conf\n");
    CHECK(begin("exit 0\n").exit == 0);
    CHECK(tools.told() == "card orders --config its.conf\n");
    CHECK(begin("exit 3\n").exit == 3);
    CHECK(tools.told() == "card orders --config its.conf\npixman orders --config its.conf\n");
}

namespace {

// A compositor that comes up: it lays its door where the kiosk looks for it.
struct StandInScreen : StandInTools {
    int door = ::socket(AF_UNIX, SOCK_STREAM, 0);
    StandInScreen() {
        std::filesystem::create_directory(folder / "run");
        sockaddr_un name{AF_UNIX, {}};
        const auto place = (folder / "door").string();
        place.copy(name.sun_path, sizeof name.sun_path - 1);
        REQUIRE(::bind(door, reinterpret_cast<const sockaddr*>(&name), sizeof name) == 0);
    }
    ~StandInScreen() { ::close(door); }
    StandInScreen(const StandInScreen&) = delete;
    StandInScreen& operator=(const StandInScreen&) = delete;

    // Once more it stands at the door after `lines`.
    void does(const std::string& lines) const {
        say("sway", note("\"${WLR_RENDERER:-card}\"") + "ln '" + (folder / "door").string() +
                        "' '" + (folder / "run/wayland-1").string() + "'\n" + lines);
    }
    std::string command(const std::string& patience) const {
        return first("UROKIOSK_PATIENCE=" + patience + " UROKIOSK_SOCKETS='" +
                     (folder / "run").string() + "'") +
               script_of_appliance("screen") + " its.conf";
    }
};

}  // namespace

TEST_CASE("A screen that was up for long and ended begins anew with its graphics card",
          "[appliance]") {
    const StandInScreen screen;
    screen.does("sleep 2\nexit 3\n");
    for (int start = 0; start < 2; ++start) CHECK(support::run(screen.command("1")).exit == 3);
    CHECK(screen.told() == "card\ncard\n");
    // Nobody takes it for one that is up.
    CHECK_FALSE(std::filesystem::exists(screen.folder / "run/wayland-1"));
}

TEST_CASE("A graphics card that crashes at the first picture leaves the screen to the processor",
          "[appliance]") {
    const StandInScreen screen;
    screen.does("[ \"${WLR_RENDERER:-}\" = pixman ] || kill -SEGV $$\nexit 4\n");
    CHECK(support::run(screen.command("60")).exit == 128 + SIGSEGV);  // systemd begins it anew
    CHECK(support::run(screen.command("60")).exit == 4);
    CHECK(screen.told() == "card\npixman\n");
    CHECK(support::run(screen.command("60")).exit == 128 + SIGSEGV);  // and tries the card again
    CHECK(screen.told() == "card\npixman\ncard\n");
}

TEST_CASE("A graphics card that hangs before the screen is up leaves it to the processor",
          "[appliance]") {
    const StandInScreen screen;
    screen.say("sway", screen.note("\"${WLR_RENDERER:-card}\"") +
                           "[ \"${WLR_RENDERER:-}\" = pixman ] || exec sleep 60\n");
    CHECK(support::run(screen.command("1")).exit == 0);
    CHECK(screen.told() == "card\npixman\n");
}

TEST_CASE("A screen that is told to end takes its compositor with it", "[appliance]") {
    const StandInScreen screen;
    screen.does("trap 'echo ended >>\"" + (screen.folder / "told").string() +
                "\"; exit 0' TERM\nwhile :; do sleep 0.1; done\n");
    CHECK(support::run("{ " + screen.command("60") + " & }; shell=$!; until [ -S '" +
                       (screen.folder / "run/wayland-1").string() +
                       "' ]; do sleep 0.1; done; kill $shell; wait $shell")
              .exit == 0);
    CHECK(screen.told() == "card\nended\n");
}
