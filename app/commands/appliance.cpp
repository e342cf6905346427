#include <fcntl.h>
#include <fmt/format.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>
#include <CLI/CLI.hpp>

#include <algorithm>
#include <iostream>
#include <sstream>

#include "commands/command.h"
#include "commands/machine.h"
#include "edition/edition_store.h"
#include "settings/settings.h"

extern char** environ;

namespace commands {

namespace {

namespace fs = std::filesystem;

constexpr const char* appliance_data = "/var/lib/urokiosk";
constexpr const char* screen_unit = "urokiosk-screen.service";  // brings the kiosk with it
constexpr const char* kiosk_unit = "urokiosk.service";
constexpr const char* safe_unit = "urokiosk-safe.service";
// What watches beside it: the staff's door, the set-up, ten crashes, lamp, panel, sticks, backups,
// figures, starts after updates.
constexpr const char* watches[] = {
    "urokiosk-desk.path",       "urokiosk-turn.path",     "urokiosk-reboot.path",
    "urokiosk-brightness.path", "urokiosk-touch.path",    "urokiosk-stick-writes.path",
    "urokiosk-backup.timer",    "urokiosk-metrics.timer", "urokiosk-window.timer"};
// Of a kiosk that has a channel, and of the machine that writes one.
constexpr const char* takes_units[] = {"urokiosk-fleet.service", "urokiosk-fleet-take.path",
                                       "urokiosk-fleet-take.timer"};
constexpr const char* signs_units[] = {"urokiosk-fleet-sign.path", "urokiosk-fleet-sign.timer"};
// No key ends the machine, and nobody signs in on its glass.
constexpr const char* masked[] = {"ctrl-alt-del.target", "getty@tty1.service", "autovt@.service"};

// What is in force only while the appliance is on: a link to what the package brought.
struct DropIn {
    const char *name, *place;
};
constexpr DropIn drop_ins[] = {
    {"logind.conf", "etc/systemd/logind.conf.d/50-urokiosk.conf"},
    {"watchdog.conf", "etc/systemd/system.conf.d/50-urokiosk.conf"},
    {"sysctl.conf", "etc/sysctl.d/50-urokiosk.conf"},
    {"upgrades.conf", "etc/apt/apt.conf.d/52urokiosk"},
    {"upgrades-timer.conf", "etc/systemd/system/apt-daily-upgrade.timer.d/50-urokiosk.conf"},
    {"sticks.rules", "etc/udev/rules.d/71-urokiosk-sticks.rules"}};

// Its exit code; -1 where it could not be started.
int run_tool(std::vector<std::string> words, bool quiet = false) {
    std::vector<char*> arguments;
    for (auto& word : words) arguments.push_back(word.data());
    arguments.push_back(nullptr);
    posix_spawn_file_actions_t files;
    posix_spawn_file_actions_init(&files);
    for (const int stream : {STDOUT_FILENO, STDERR_FILENO})
        if (quiet) posix_spawn_file_actions_addopen(&files, stream, "/dev/null", O_WRONLY, 0);
    pid_t child = 0;
    const int failed =
        posix_spawnp(&child, arguments[0], &files, nullptr, arguments.data(), environ);
    posix_spawn_file_actions_destroy(&files);
    int status = 0;
    if (failed != 0 || waitpid(child, &status, 0) != child || !WIFEXITED(status)) return -1;
    return WEXITSTATUS(status);
}

using Words = std::vector<std::string>;
template <class Units>
Words with(Words words, const Units& units) {
    words.insert(words.end(), std::begin(units), std::end(units));
    return words;
}
Words with_watches(Words words) { return with(std::move(words), watches); }

// A machine, or a file system that will be one (--root).
class Appliance {
  public:
    Appliance(base::Path root, base::Path data) : root_(std::move(root)), data_(std::move(data)) {}

    // What is not installed, with what to do.
    base::Problems missing() const;
    base::Result<void> on() const;
    base::Result<void> off() const;
    // These packages come from `url` from now on, if they are signed by this key.
    base::Result<void> updates(const std::string& url, const base::Path& key) const;
    std::vector<Finding> status(std::int64_t now) const;

  private:
    base::Path at(const base::Path& path) const { return root_ / path.relative_path(); }
    bool here() const { return root_ == "/"; }
    bool booted() const { return here() && fs::is_directory("/run/systemd/system"); }
    int systemctl(std::vector<std::string> words, bool quiet = false) const {
        std::vector<std::string> all{"systemctl"};
        if (!here()) all.push_back("--root=" + root_.string());
        all.insert(all.end(), words.begin(), words.end());
        return run_tool(std::move(all), quiet);
    }
    void read_rules() const { (void)run_tool({"udevadm", "control", "--reload"}, true); }
    void look_at_lamp(std::vector<Finding>& found) const;
    base::Result<void> must(const std::vector<std::string>& words) const;
    void look_at_units(std::vector<Finding>& found) const;
    // What its clinic.toml and its keys ask for.
    Words fleet_units() const;
    base::Result<void> fleet_on() const;

    base::Path root_, data_;
};

base::Problems Appliance::missing() const {
    base::Problems found;
    const auto need = [&](const base::Path& path, const std::string& fix) {
        std::error_code error;
        if (fs::exists(at(path), error)) return;
        found.push_back({at(path).string(), 0, base::Severity::error, "is missing", fix});
    };
    const std::string again = "apt-get install --reinstall urokiosk-appliance";
    for (const auto* unit : {screen_unit, kiosk_unit, safe_unit})
        need(base::Path("usr/lib/systemd/system") / unit, again);
    for (const auto* unit : watches) need(base::Path("usr/lib/systemd/system") / unit, again);
    for (const auto& one : drop_ins)
        need(base::Path("usr/share/urokiosk/appliance") / one.name, again);
    for (const auto* path : {"etc/urokiosk/sway.conf", "etc/pam.d/urokiosk"}) need(path, again);
    need("usr/bin/urokiosk", "apt-get install urokiosk");
    need("usr/bin/sway", "apt-get install sway");
    for (const auto* part : {"editions", "staff", "kiosk"})
        need(base::Path(appliance_data) / part, "systemd-tmpfiles --create urokiosk.conf");
    std::istringstream users(base::read_file(at("etc/passwd"), 1U << 20U).value_or(""));
    bool kiosk = false, desk = false;
    for (std::string line; std::getline(users, line);) {
        kiosk = kiosk || line.starts_with("urokiosk:");
        desk = desk || line.starts_with("urokiosk-desk:");
    }
    if (!kiosk || !desk)
        found.push_back({at("etc/passwd").string(), 0, base::Severity::error,
                         "lacks the users urokiosk and urokiosk-desk",
                         "systemd-sysusers urokiosk.conf"});
    return found;
}

base::Result<void> Appliance::must(const std::vector<std::string>& words) const {
    if (systemctl(words) == 0) return {};
    std::string line = "systemctl";
    for (const auto& word : words) line += " " + word;
    return base::fail(line, "did not succeed",
                      "see what it said above, mend that, then do this again");
}

base::Result<void> Appliance::on() const {
    for (const auto& [name, place] : drop_ins) {
        const auto link = at(place);
        std::error_code error;
        fs::create_directories(link.parent_path(), error);
        fs::remove(link, error);
        fs::create_symlink(base::Path("/usr/share/urokiosk/appliance") / name, link, error);
        if (error)
            return base::fail(link.string(), "cannot be made: " + error.message(), "work as root");
    }
    if (auto done = must(with({"mask"}, masked)); !done) return done;
    if (auto done = must(with_watches({"enable", screen_unit})); !done) return done;
    if (auto done = fleet_on(); !done) return done;
    if (!booted()) return {};
    (void)systemctl({"restart", "systemd-sysctl.service"});
    read_rules();
    if (auto done = must({"daemon-reexec"}); !done) return done;  // reads the watchdog's seconds
    (void)systemctl({"kill", "-s", "HUP", "systemd-logind.service"});
    return must(with_watches({"restart", screen_unit}));
}

Words Appliance::fleet_units() const {
    const auto paths = settings::data_paths(at(appliance_data).string());
    base::Problems faults;
    const auto fleet = settings::read_settings(paths.settings(), faults).fleet;
    const auto there = [](const base::Path& file) {
        std::error_code error;
        return fs::exists(file, error);
    };
    Words units;
    if (!fleet.url.empty() && there(paths.fleet_root())) units = with(units, takes_units);
    if (!fleet.channel.empty() && there(paths.fleet_keys() / "timestamp.key"))
        units = with(units, signs_units);
    return units;
}

// Those that are asked for, and no other.
base::Result<void> Appliance::fleet_on() const {
    const auto asked = fleet_units();
    for (const auto& unit : with(with({}, takes_units), signs_units))
        if (std::ranges::count(asked, unit) == 0) (void)systemctl({"disable", unit}, true);
    if (asked.empty()) return {};
    if (auto done = must(with({"enable"}, asked)); !done) return done;
    return booted() ? must(with({"restart"}, asked)) : base::Result<void>();
}

base::Result<void> Appliance::off() const {
    const auto all = with(with(with_watches({screen_unit}), takes_units), signs_units);
    if (booted()) (void)systemctl(with({"stop", kiosk_unit, safe_unit}, all), true);
    (void)systemctl(with({"disable"}, all), true);
    auto done = must(with({"unmask"}, masked));
    for (const auto& one : drop_ins) {
        std::error_code error;
        if (fs::is_symlink(at(one.place), error)) fs::remove(at(one.place), error);
        if (error && done)
            done = base::fail(at(one.place).string(), "cannot be removed: " + error.message(),
                              "work as root");
    }
    if (booted() && done) {
        read_rules();
        done = must({"daemon-reexec"});
        (void)systemctl({"kill", "-s", "HUP", "systemd-logind.service"});
    }
    return done;
}

void Appliance::look_at_units(std::vector<Finding>& found) const {
    const auto enabled = [&](const char* unit) {
        return systemctl({"is-enabled", "--quiet", unit}, true) == 0;
    };
    const bool on =
        enabled(screen_unit) && std::all_of(std::begin(watches), std::end(watches), enabled);
    found.push_back({"appliance", on, on ? "is on" : "is off", "urokiosk appliance on"});
    if (const auto asked = fleet_units(); on && !asked.empty()) {
        const bool all = std::ranges::all_of(
            asked, [&](const std::string& unit) { return enabled(unit.c_str()); });
        found.push_back({"channel", all, all ? "its units are on" : "its units are off",
                         "urokiosk appliance on"});
    }
    if (!booted()) return;
    const auto active = [&](const char* unit) {
        return systemctl({"is-active", "--quiet", unit}, true) == 0;
    };
    const bool safe = active(safe_unit);
    found.push_back({"screen", active(screen_unit), active(screen_unit) ? "runs" : "does not run",
                     "journalctl -u urokiosk-screen"});
    found.push_back(
        {"crashes", !safe,
         safe ? "five in ten minutes: it runs without graphics card and sound" : "few",
         "read journalctl -u urokiosk, mend that, then systemctl restart urokiosk-screen"});
    if (fs::exists("/etc/systemd/system/display-manager.service"))
        found.push_back({"desktop", false, "another program wants the screen at each start",
                         "systemctl disable display-manager"});
}

// Nothing of it is wrong: a monitor that keeps its lamp to itself has buttons of its own.
void Appliance::look_at_lamp(std::vector<Finding>& found) const {
    std::string names;
    std::error_code error;
    for (const auto& lamp : fs::directory_iterator(at("/sys/class/backlight"), error))
        names += (names.empty() ? "" : ", ") + lamp.path().filename().string();
    found.push_back(
        {"brightness", true,
         names.empty() ? "cannot be set from here: set it at the monitor" : "can be set: " + names,
         ""});
}

base::Result<void> Appliance::updates(const std::string& url, const base::Path& key) const {
    const bool plain = url.find_first_of(" \t\n") == std::string::npos;
    const std::string_view web = "https://", disk = "file:/";
    const bool server =
        url.starts_with(web) && url.find_first_not_of("/.:", web.size()) == web.size();
    const bool folder =
        url.starts_with(disk) && url.find_first_not_of('/', disk.size() - 1) != std::string::npos;
    if (!plain || !(server || folder))
        return base::fail("'" + url + "'", "is no address of a repository",
                          "write https://SERVER/FOLDER or file:/FOLDER");
    const auto bytes = base::read_file(key, 1U << 20U);
    if (!bytes) return tl::unexpected(bytes.error());
    if (!bytes->starts_with("-----BEGIN PGP PUBLIC KEY BLOCK-----"))
        return base::fail(key.string(), "is no public key of OpenPGP", "gpg --armor --export NAME");
    auto sources = base::read_file(at("usr/share/urokiosk/appliance/urokiosk.sources"), 4096);
    if (!sources) return tl::unexpected(sources.error());
    const std::string blank = "@URL@";
    sources->replace(sources->find(blank), blank.size(), url);
    for (const auto& [place, text] :
         {std::pair("etc/apt/keyrings/urokiosk.asc", *bytes),
          std::pair("etc/apt/sources.list.d/urokiosk.sources", *sources)}) {
        std::error_code error;
        fs::create_directories(at(place).parent_path(), error);
        if (auto kept = base::write_file(at(place), text); !kept) return kept;
        fs::permissions(at(place), fs::perms(0644), error);  // apt reads them as nobody
    }
    return {};
}

std::vector<Finding> Appliance::status(std::int64_t now) const {
    std::vector<Finding> found;
    for (const auto& problem : missing())
        found.push_back({"installed", false, problem.file + ": " + problem.what, problem.fix});
    if (found.empty()) found.push_back({"installed", true, "all of it", ""});
    look_at_units(found);
    for (auto& one : look_at_seat(root_)) found.push_back(std::move(one));
    look_at_lamp(found);
    const auto paths = settings::data_paths(data_.string());
    base::Problems faults, notes;
    const auto machine = settings::read_settings(paths.settings(), faults);
    for (const auto& fault : faults)
        found.push_back({"settings", false, base::to_line(fault), "mend that line"});
    const auto edition = edition::EditionStore(paths.editions()).open_best(machine, notes);
    found.push_back({"edition", edition.has_value(), edition ? edition->version() : "there is none",
                     "publish one at the desk, or urokiosk activate EDITION"});
    for (auto& one : look_at_disk(paths)) found.push_back(std::move(one));
    for (auto& one : look_at_kiosk(paths, machine, now)) found.push_back(std::move(one));
    for (auto& one : look_at_channel(paths)) found.push_back(std::move(one));
    for (auto& one : look_at_backup(paths, machine, now)) found.push_back(std::move(one));
    return found;
}

struct ApplianceWish {
    std::string root = "/";
    bool json = false;
    std::string url, key;
};

int refused_without_root() {
    return fault({"urokiosk appliance", 0, base::Severity::error, "needs root",
                  "sudo urokiosk appliance ..."});
}

int switch_appliance(bool on, const base::Path& root) {
    if (root == "/" && geteuid() != 0) return refused_without_root();
    const Appliance appliance(root, appliance_data);
    if (on && report_errors(appliance.missing())) return Exit::problems;
    const auto done = on ? appliance.on() : appliance.off();
    if (!done) return fault(done.error());
    std::cout << (on ? "on: this machine starts into the kiosk\n"
                     : "off: this machine starts as it did before\n");
    return Exit::ok;
}

int take_updates(const ApplianceWish& wish) {
    if (wish.root == "/" && geteuid() != 0) return refused_without_root();
    const auto done = Appliance(wish.root, appliance_data).updates(wish.url, wish.key);
    if (!done) return fault(done.error());
    std::cout << "updates come from " << wish.url << "; apt-get update reads it\n";
    return Exit::ok;
}

int tell_quiet(const settings::DataPaths& paths) {
    const bool there = somebody_there(paths, now());
    std::cout << (there ? "somebody is there\n" : "nobody is there\n");
    return there ? Exit::problems : Exit::ok;
}

void add_updates(CLI::App& command, const std::shared_ptr<ApplianceWish>& wish, Context& context) {
    auto* updates = command.add_subcommand(
        "updates", "Let these packages come from a repository whose key you name");
    updates->add_option("url", wish->url, "Of the repository: https://... or file:/...")
        ->required();
    updates->add_option("--key", wish->key, "Its public key, as gpg --armor writes one")
        ->required();
    updates->add_option("--root", wish->root, "Not this machine, but the one that lies there");
    updates->callback([wish, &context] { context.exit = take_updates(*wish); });
}

}  // namespace

void add_appliance(CLI::App& app, Context& context) {
    const auto wish = std::make_shared<ApplianceWish>();
    auto* command = app.add_subcommand("appliance", "Make this machine a kiosk, or no longer");
    command->require_subcommand(1);
    for (const bool on : {true, false}) {
        auto* one = command->add_subcommand(
            on ? "on" : "off", on ? "The machine starts into the kiosk, now and from now on"
                                  : "It starts as it did before; the clinic's files stay");
        one->add_option("--root", wish->root, "Not this machine, but the one that lies there");
        one->callback([on, wish, &context] { context.exit = switch_appliance(on, wish->root); });
    }
    add_updates(*command, wish, context);
    command->add_subcommand("quiet", "Whether nobody is at the glass: 0; 1 where somebody is")
        ->callback([&context] {
            const base::Path data = context.data.empty() ? appliance_data : context.data;
            context.exit = tell_quiet(settings::data_paths(data.string()));
        });
    auto* status = command->add_subcommand(
        "status", "How it fares: 0 where all is well, 1 where something is to be done");
    status->add_option("--root", wish->root, "Not this machine, but the one that lies there");
    status->add_flag("--json", wish->json, "As JSON");
    status->callback([wish, &context] {
        const base::Path data = context.data.empty() ? appliance_data : context.data;
        context.exit = tell(Appliance(wish->root, data).status(now()), wish->json);
    });
}

}  // namespace commands
