// An appliance: the kiosk's user shows what the desk's user publishes, and can read nothing else.
#include <sys/stat.h>
#include <unistd.h>

#include "support/world.h"
#include "window/display.h"

namespace {

namespace fs = std::filesystem;

constexpr uid_t desk_user = 61001, kiosk_user = 61002;  // nobody's on a test machine
constexpr gid_t both = 61003;

std::string missing() {
    if (::geteuid() != 0) return "root, who may act as two users";
    if (support::run("setpriv --version").exit != 0) return "setpriv";
    return window::missing();
}

// As packages install it: the program and its assets, and the data folder in its two parts.
struct Appliance {
    support::Folder folder;
    base::Path program = folder / "bin" / "urokiosk", data = folder / "data";
    window::Display display{1080, 1920};

    Appliance() {
        fs::permissions(folder.path(), fs::perms(0755));
        fs::create_directories(program.parent_path());
        fs::copy_file(support::program(), program);
        fs::create_directories(folder / "share" / "urokiosk");
        fs::copy(support::source() / "assets", folder / "share" / "urokiosk" / "assets",
                 fs::copy_options::recursive);
        for (const char* part : {"staff", "kiosk"}) fs::create_directories(data / part);
        support::prepare(data, support::fixtures() / "library", "[\"en\"]");
        fs::remove(data / "packed.db");
        fs::remove(data / "packed.db.minisig");
        for (const auto& entry : fs::recursive_directory_iterator(data))
            REQUIRE(::chown(entry.path().c_str(), desk_user, both) == 0);
        REQUIRE(::chown(data.c_str(), desk_user, both) == 0);
        REQUIRE(::chown((data / "kiosk").c_str(), kiosk_user, both) == 0);
        for (const auto& [place, mode] : {std::pair{data, 02750},
                                          {data / "editions", 02750},
                                          {data / "kiosk", 02750},
                                          {data / "staff", 0700}})
            REQUIRE(::chmod(place.c_str(), static_cast<mode_t>(mode)) == 0);
        for (const auto& entry : fs::directory_iterator(data / "editions"))
            fs::permissions(entry.path(), fs::perms(0640));
        fs::permissions(data / "clinic.toml", fs::perms(0640));
    }

    std::vector<std::string> as(uid_t user, const std::vector<std::string>& words) const {
        std::vector<std::string> all{
            "setpriv",       "--reuid", std::to_string(user), "--regid", std::to_string(both),
            "--clear-groups"};
        all.insert(all.end(), words.begin(), words.end());
        return all;
    }
    std::unique_ptr<window::Process> start(uid_t user, const std::vector<std::string>& words) {
        std::vector<std::string> all{program.string(), "--data", data.string()};
        all.insert(all.end(), words.begin(), words.end());
        return std::make_unique<window::Process>(
            as(user, all),
            std::vector<std::string>{"DISPLAY=" + display.name(), "SDL_VIDEODRIVER=x11",
                                     "SDL_AUDIODRIVER=dummy", "HOME=" + folder.path().string()},
            folder / ("output-" + std::to_string(user)));
    }
    std::string said(uid_t user) const {
        return base::read_file(folder / ("output-" + std::to_string(user))).value_or("");
    }
};

// What a process holds open, by name.
std::string held_open(pid_t process) {
    std::string all;
    std::error_code gone;
    const base::Path folder = "/proc/" + std::to_string(process) + "/fd";
    for (const auto& entry : fs::directory_iterator(folder, gone))
        all += fs::read_symlink(entry.path(), gone).string() + "\n";
    return all;
}

}  // namespace

TEST_CASE("the desk of another user opens over the kiosk, which can read nothing of staff's",
          "[window]") {
    if (const auto not_here = missing(); !not_here.empty()) {
        WARN("skipped: no " + not_here);
        return;
    }
    Appliance machine;
    const auto kiosk = machine.start(kiosk_user, {"run", "--say-first-frame"});
    const bool drawn = window::within(
        60, [&] { return machine.said(kiosk_user).find("first frame") != std::string::npos; });
    INFO(machine.said(kiosk_user));
    REQUIRE(drawn);
    const auto cover = machine.display.picture();

    const std::string xdotool = "DISPLAY=" + machine.display.name() + " xdotool ";
    const base::Path wanted = machine.data / "kiosk" / "desk-wanted";
    REQUIRE_FALSE(fs::exists(wanted));
    REQUIRE(support::run(xdotool + "key ctrl+alt+q").exit == 0);
    REQUIRE(window::within(10, [&] { return fs::exists(wanted); }));
    CHECK(held_open(kiosk->id()).find("/staff") == std::string::npos);

    const auto desk = machine.start(desk_user, {"desk", "--on-glass"});
    const base::Path library = machine.data / "staff" / "library.db";
    const bool opened =
        window::within(60, [&] { return machine.display.picture().rgba != cover.rgba; });
    INFO(machine.said(desk_user));
    CHECK(opened);
    // A list of windows tells them apart.
    for (const auto* name : {"^Urokiosk$", "^Urokiosk: desk$"}) {
        INFO(name);
        CHECK(support::run(xdotool + "search --name '" + name + "'").exit == 0);
    }
    REQUIRE(window::within(10, [&] { return fs::exists(library); }));
    struct stat about {};
    REQUIRE(::stat(library.c_str(), &about) == 0);
    CHECK(about.st_uid == desk_user);
    for (const auto& file : {library, machine.data / "staff" / "keys" / "publisher.key"})
        CHECK(
            support::run("setpriv --reuid 61002 --regid 61003 --clear-groups cat " + file.string())
                .exit != 0);
    CHECK(kiosk->running());
    CHECK(held_open(kiosk->id()).find("/staff") == std::string::npos);
}
