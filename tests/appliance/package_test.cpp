// The two packages, made from this build: what they hold, and that nothing in them tells of the
// folder they were made in.
#include <set>
#include <sstream>

#include "support/world.h"

namespace {

namespace fs = std::filesystem;

struct Packages {
    support::Folder folder;
    Packages() {
        const auto build = base::Path(support::program()).parent_path().string();
        const auto made =
            support::run("cd '" + build + "' && SOURCE_DATE_EPOCH=1790000000 cpack -B '" +
                         folder.path().string() + "'");
        INFO(made.out);
        REQUIRE(made.exit == 0);
    }
    std::string file(const std::string& name) const {
        for (const auto& entry : fs::directory_iterator(folder.path()))
            if (entry.path().filename().string().starts_with(name + "_") &&
                entry.path().extension() == ".deb")
                return entry.path().string();
        return "";
    }
    // Path to "-rwxr-xr-x root/root".
    std::map<std::string, std::string> list(const std::string& name) const {
        std::map<std::string, std::string> made;
        std::istringstream lines(support::run("dpkg-deb -c '" + file(name) + "'").out);
        for (std::string line; std::getline(lines, line);) {
            std::istringstream words(line);
            std::string mode, owner, size, day, hour, path;
            words >> mode >> owner >> size >> day >> hour >> path;
            made[path] = mode + " " + owner;
        }
        return made;
    }
};

bool dpkg_here() {
    return support::run("command -v dpkg-deb").exit == 0 &&
           support::run("command -v dpkg-shlibdeps").exit == 0;
}

// Neither an error nor a warning; overrides are explained where they stand.
void hold_against_debian(const Packages& packages) {
    if (support::run("command -v lintian").exit != 0) {
        WARN("skipped: no lintian");
        return;
    }
    const auto said = support::run("lintian --allow-root --fail-on error,warning '" +
                                   packages.file("urokiosk") + "' '" +
                                   packages.file("urokiosk-appliance") + "' 2>&1");
    INFO(said.out);
    CHECK(said.exit == 0);
}

}  // namespace

TEST_CASE("The packages hold what a kiosk needs, and belong to root", "[appliance]") {
    if (!dpkg_here()) {
        WARN("skipped: no dpkg-deb and dpkg-shlibdeps");
        return;
    }
    const Packages packages;
    const auto program = packages.list("urokiosk"), machine = packages.list("urokiosk-appliance");
    for (const auto* path :
         {"./usr/share/urokiosk/content/topics.toml", "./usr/share/urokiosk/assets/icons/home.svg",
          "./usr/share/urokiosk/assets/themes/light.toml", "./usr/share/man/man1/urokiosk.1.gz",
          "./usr/share/man/man1/urokiosk-appliance.1.gz", "./usr/share/doc/urokiosk/copyright",
          "./usr/share/doc/urokiosk/appliance.md", "./usr/share/doc/urokiosk/changelog.Debian.gz",
          "./usr/share/bash-completion/completions/urokiosk"}) {
        INFO(path);
        CHECK(program.count(path) == 1);
    }
    for (const auto* path :
         {"./usr/lib/systemd/system/urokiosk.service",
          "./usr/lib/systemd/system/urokiosk-safe.service",
          "./usr/lib/systemd/system/urokiosk-screen.service",
          "./usr/lib/systemd/system/urokiosk-desk.path",
          "./usr/lib/systemd/system/urokiosk-desk.service", "./usr/lib/sysusers.d/urokiosk.conf",
          "./usr/lib/tmpfiles.d/urokiosk.conf", "./usr/lib/udev/rules.d/70-urokiosk.rules",
          "./etc/urokiosk/sway.conf", "./etc/pam.d/urokiosk",
          "./usr/lib/systemd/system/urokiosk-stick@.service",
          "./usr/share/urokiosk/appliance/sticks.rules",
          "./usr/share/urokiosk/appliance/urokiosk.sources",
          "./usr/share/urokiosk/appliance/logind.conf"}) {
        INFO(path);
        CHECK(machine.count(path) == 1);
    }
    // SDL opens these by their names, so that no tool finds them: without one there is no window.
    const auto needs =
        ", " + support::run("dpkg-deb -f '" + packages.file("urokiosk") + "' Depends").out;
    for (const auto* library : {"libgl1,", "libegl1,", "libgl1-mesa-dri,"})
        CHECK_THAT(needs, Catch::Contains(std::string(", ") + library));
    CHECK(program.at("./usr/bin/urokiosk") == "-rwxr-xr-x root/root");
    for (const auto* path : {"./usr/lib/urokiosk/brightness", "./usr/lib/urokiosk/screen",
                             "./usr/lib/urokiosk/stick", "./usr/lib/urokiosk/window"})
        CHECK(machine.at(path) == "-rwxr-xr-x root/root");
    for (const auto& list : {program, machine})
        for (const auto& [path, mode] : list) {
            INFO(path << " " << mode);
            CHECK(mode.ends_with(" root/root"));
            CHECK((mode.starts_with("-rw-r--r--") || mode.starts_with("drwxr-xr-x") ||
                   path == "./usr/bin/urokiosk" || path.starts_with("./usr/lib/urokiosk/")));
        }
    const auto out = packages.folder / "out";
    REQUIRE(support::run("dpkg-deb -x '" + packages.file("urokiosk") + "' '" + out.string() + "'")
                .exit == 0);
    const auto bytes = base::read_file(out / "usr/bin/urokiosk").value();
    CHECK(bytes.find(support::source().string() + "/") == std::string::npos);
    const auto said = support::run("'" + (out / "usr/bin/urokiosk").string() + "' --data '" +
                                   (packages.folder / "data").string() + "' check '" +
                                   (out / "usr/share/urokiosk/content").string() + "' -q");
    INFO(said.out);
    CHECK(said.exit == 0);
    hold_against_debian(packages);
}
