#include "commands/machine.h"

#include <fmt/format.h>
#include <signal.h>

#include <iostream>
#include <nlohmann/json.hpp>

#include "commands/command.h"
#include "devices/spool.h"
#include "edition/edition_store.h"
#include "fleet/kiosk_state.h"
#include "settings/last_backup.h"
#include "shell/health.h"
#include "text/date.h"

namespace commands {

namespace {

constexpr std::uintmax_t little_room = 500U << 20U;  // bytes: a publish and its backups
constexpr std::int64_t late_s = 3 * shell::beat_s;   // without a beat

bool lives(std::int64_t pid) {
    return pid > 0 && (kill(static_cast<pid_t>(pid), 0) == 0 || errno == EPERM);
}

// What hangs on the kiosk, and what it counts.
void look_at_parts(const shell::Health& health, std::vector<Finding>& found) {
    const auto add = [&](const char* name, bool ok, const std::string& what, const char* fix) {
        found.push_back({name, ok, what, fix});
    };
    const bool touched = health.touch == "well" || health.touch == "unknown";
    const auto last = health.touched > 0 ? ", touched last " + text::to_utc(health.touched) : "";
    add("touch", touched, health.touch + last, "see its cable; keypad and keys go on meanwhile");
    add("sound", health.sound.empty(), health.sound.empty() ? "well" : health.sound,
        "see alsamixer, and whether the card is there");
    add("paper", health.printer.empty(), health.printer.empty() ? "well" : health.printer,
        "urokiosk printers tells more");
    add("restarts", health.restarts == 0 && !health.safe,
        fmt::format("{} in ten minutes, {} ever{}", health.restarts, health.restarts_all,
                    health.safe ? "; it runs in its safe way" : ""),
        "read the journal: what ended it stands there");
    add("clock", health.clock == "well", health.clock, "set it");
    add("reviews", health.reviews_due == 0,
        fmt::format("{} pages past their day{}", health.reviews_due,
                    health.next_review.empty() ? "" : ", the next on " + health.next_review),
        "have them reviewed: only their warnings are shown");
}

}  // namespace

int tell(const std::vector<Finding>& findings, bool json) {
    bool well = true;
    auto list = nlohmann::ordered_json::array();
    for (const auto& [name, ok, what, fix] : findings) {
        well = well && ok;
        if (json)
            list.push_back(
                {{"name", name}, {"ok", ok}, {"what", what}, {"instead", ok ? "" : fix}});
        else
            std::cout << fmt::format("{:<8} {:<12} {}{}\n", ok ? "ok" : "problem", name, what,
                                     ok || fix.empty() ? "" : "; " + fix);
    }
    if (json) std::cout << list.dump(2) << "\n";
    return well ? Exit::ok : Exit::problems;
}

std::vector<Finding> look_at_seat(const base::Path& root) {
    namespace fs = std::filesystem;
    std::string cards;
    std::error_code error;
    for (const auto& card : fs::directory_iterator(root / "dev" / "dri", error))
        if (const auto name = card.path().filename().string(); name.starts_with("card"))
            cards += (cards.empty() ? "" : ", ") + name;
    std::vector<Finding> found{
        {"graphics", true, cards.empty() ? "no card: the processor draws, slowly" : cards, ""}};
    if (!fs::is_directory(root / "run" / "systemd" / "system", error)) return found;
    const bool seat = fs::exists(root / "run" / "systemd" / "seats" / "seat0", error);
    found.push_back({"seat", seat, seat ? "seat0" : "logind gives none: no screen, no touch",
                     "see loginctl list-seats, and systemctl status systemd-logind polkit"});
    return found;
}

std::vector<Finding> look_at_disk(const settings::DataPaths& paths) {
    std::error_code error;
    const auto space = std::filesystem::space(paths.data, error);
    if (error)
        return {{"disk", false, paths.data.string() + ": " + error.message(),
                 "see whether the disk is still there"}};
    return {{"disk", space.available >= little_room,
             fmt::format("{} MB free of {}", space.available >> 20U, space.capacity >> 20U),
             "free some space: nothing can be published, though a page can still be withdrawn"}};
}

std::vector<Finding> look_at_channel(const settings::DataPaths& paths) {
    std::error_code error;
    if (!std::filesystem::exists(paths.fleet_root(), error)) return {};
    const auto state = fleet::read_state(paths.fleet_state());
    std::vector<Finding> found;
    if (!state.why.empty())
        found.push_back({"channel", false, state.why,
                         "tell whoever publishes; the next one is "
                         "taken by itself"});
    if (!state.stale.empty())
        found.push_back({"channel", false, state.stale,
                         "look at this machine's clock and network, then at the channel's owner"});
    if (found.empty())
        found.push_back({"channel", true,
                         state.number > 0 ? fmt::format("edition {}", state.number)
                                          : std::string("nothing was taken from it yet"),
                         ""});
    return found;
}

std::vector<Finding> look_at_kiosk(const settings::DataPaths& paths,
                                   const settings::Settings& settings, std::int64_t now) {
    const auto health = shell::read_health(paths);
    if (!health) return {{"kiosk", false, "is not running", "start it: urokiosk run"}};
    const auto frame = "its last frame was drawn " + text::to_utc(health->frame);
    if (!lives(health->pid))
        return {{"kiosk", false,
                 "ended without being asked to after " + text::to_utc(health->beat) + "; " + frame,
                 "read " + paths.log().string() + ", then start it: urokiosk run"}};
    if (now - health->beat > late_s)
        return {{"kiosk", false, "hangs since " + text::to_utc(health->beat) + "; " + frame,
                 "end it and start it again"}};
    if (!health->waits.empty())
        return {
            {"kiosk", false, "waits for a " + health->waits,
             "look at the cable and at the monitor's own switch; it is taken up when it comes"}};
    std::vector<Finding> found{
        {"kiosk", !health->edition.empty(),
         fmt::format("runs since {}, {}{}", text::to_utc(health->started), frame,
                     health->edition.empty() ? ", out of service" : ""),
         "see the lines on settings and edition"}};
    look_at_parts(*health, found);
    base::Problems ignored;  // told beside the edition
    const auto best = edition::EditionStore(paths.editions()).open_best(settings, ignored);
    if (best && !health->edition.empty() && best->version() != health->edition)
        found.push_back({"glass", false,
                         "shows edition version " + health->edition + ", not " + best->version(),
                         "wait a minute; if it stays, end the kiosk and start it again"});
    return found;
}

std::vector<Finding> look_at_backup(const settings::DataPaths& paths,
                                    const settings::Settings& settings, std::int64_t now) {
    if (settings.machine_backups.empty()) return {};
    const auto wrong = settings::backup_fault(paths, settings, now);
    const auto made = text::to_utc(settings::last_backup(paths).made);
    return {{"backup", wrong.empty(), wrong.empty() ? "the newest is of " + made : wrong,
             "see whether " + settings.machine_backups +
                 " can be written, then, as the desk's user: urokiosk backup"}};
}

bool somebody_there(const settings::DataPaths& paths, std::int64_t now) {
    constexpr std::int64_t just_s = 120;  // whoever touched it goes on, or is about to
    const auto health = shell::read_health(paths);
    if (!health || !lives(health->pid) || now - health->beat > late_s) return false;
    return health->visit || now - std::max(health->touched, health->keyed) < just_s;
}

std::vector<Finding> look_at_paper() {
    const auto spool = devices::look_at_spool();
    if (!spool.reached) return {};  // told beside the printers
    using Keeps = devices::Spool::Keeps;
    constexpr const char* mend =
        "write PreserveJobFiles No and PreserveJobHistory No in /etc/cups/cupsd.conf, then "
        "systemctl restart cups";
    const bool kept = spool.documents == Keeps::yes || spool.names == Keeps::yes;
    const bool unknown = spool.documents == Keeps::unknown;
    return {{"spool", !kept && spool.jobs == 0,
             fmt::format("{} jobs of this kiosk; the print service {}", spool.jobs,
                         unknown ? "does not let this user read what it keeps"
                         : kept  ? "keeps what was printed by others than this kiosk, too"
                                 : "keeps nothing that was printed"),
             spool.jobs > 0 ? "they go when the kiosk starts; " + std::string(mend) : mend}};
}

}  // namespace commands
