// A kiosk of a fleet: asks its channel, takes what is there, tells how it fares.
#include <fmt/format.h>

#include <chrono>
#include <iostream>
#include <random>
#include <thread>

#include "commands/fleet/fleet.h"
#include "fleet/check.h"
#include "fleet/http.h"
#include "fleet/take.h"
#include "text/date.h"

namespace commands {

namespace {

namespace fs = std::filesystem;
constexpr int poll_s = 30, poll_spread_s = 10;  // with what the network takes: within a minute
constexpr int reports_every = 25;               // polls: a quarter of an hour
constexpr int all_anew_every = 100;             // polls: root and all, also where nothing is new

bool is_address(const std::string& place) {
    return place.starts_with("http://") || place.starts_with("https://");
}

fleet::Access access_of(const settings::FleetSettings& told, const std::string& url) {
    return {url, told.proxy, told.certificate, told.key, told.authority};
}

// What may be in many states at once: the server, the copy of it, and what was taken.
class Updating {
  public:
    Updating(FleetMachine machine, const FleetOptions& options)
        : machine_(std::move(machine)), options_(options) {
        auto url = options.channel.empty() ? machine_.settings.fleet.url : options.channel;
        if (is_address(url))
            server_ = std::make_unique<fleet::HttpSource>(access_of(machine_.settings.fleet, url),
                                                          machine_.paths.fleet() / "partial");
        folder_ = server_ || options.channel.empty() ? mirror() : base::Path(options.channel);
    }
    bool has_place() const { return server_ || !options_.channel.empty() || options_.take_only; }

    FleetAnswer once(bool all_anew) {
        FleetAnswer made;
        if (server_ && !options_.take_only) fetch(all_anew, made.problems);
        if (!options_.fetch_only) take(made);
        if (server_)
            made.told["requests"] = server_->traffic().requests,
            made.told["unchanged"] = server_->traffic().unchanged,
            made.told["bytes"] = server_->traffic().bytes;
        return made;
    }
    void report(base::Problems& problems) {
        if (!server_ || options_.take_only) return;
        const auto kiosk = machine_.kiosk();
        if (auto put = server_->put(fleet::report_path(kiosk), fleet::report_of(kiosk)); !put)
            problems.push_back(put.error());
    }
    // Until an edition on trial was seen, or gave place; not while somebody reads.
    void wait_for_trial(FleetAnswer& made) {
        using namespace std::chrono_literals;
        auto state = fleet::read_state(machine_.paths.fleet_state());
        while (state.trial && state.ran) {
            const auto kiosk = machine_.kiosk();
            const auto now = fleet::shown(machine_.paths.health(), kiosk.now);
            if (now && now->visit) return;
            std::this_thread::sleep_for(500ms);
            fleet::Taken taken{state, {}, false, {}};
            fleet::settle(kiosk, taken);
            state = taken.state;
            made.problems.insert(made.problems.end(), taken.problems.begin(), taken.problems.end());
            if (!state.trial) (void)fleet::write_state(machine_.paths.fleet_state(), state);
        }
    }

  private:
    base::Path mirror() const { return machine_.paths.fleet() / "mirror"; }

    void fetch(bool all_anew, base::Problems& problems) {
        const auto kiosk = machine_.kiosk();
        const auto trust_folder = machine_.paths.fleet() / "trust";
        if (!all_anew) {
            const auto trust = fleet::Trust::open(trust_folder, machine_.paths.fleet_root());
            const auto same = trust ? trust->unchanged(*server_) : false;
            if (same && *same && whole_) return;
            if (!same) {
                problems.push_back(same.error());
                return;
            }
        }
        const auto done = fleet::fetch(*server_, mirror(), kiosk, trust_folder);
        whole_ = done.has_value();
        if (!done) problems.push_back(done.error());
    }

    void take(FleetAnswer& made) {
        std::error_code error;
        if (!fs::exists(folder_ / "metadata", error) && !made.problems.empty()) return;
        fleet::FolderSource from(folder_);
        const auto taken = fleet::take(from, machine_.kiosk());
        made.told["number"] = taken.state.number;
        made.told["edition"] = taken.state.version;
        made.told["trial"] = taken.state.trial;
        made.told["taken"] = taken.edition;
        made.told["off"] = taken.off;
        made.told["stale"] = taken.state.stale;
        for (const auto& page : taken.off) made.lines.push_back(page + ": is off the glass");
        if (taken.edition || !options_.watch)
            made.lines.push_back(fmt::format("edition {} of the channel{}", taken.state.number,
                                             taken.edition ? " is in use now" : ""));
        made.problems.insert(made.problems.end(), taken.problems.begin(), taken.problems.end());
    }

    FleetMachine machine_;
    FleetOptions options_;
    std::unique_ptr<fleet::HttpSource> server_;
    base::Path folder_;
    bool whole_ = true;  // the copy is what the server has
};

// A problem that lasts is told once.
int watch_channel(Updating& updating) {
    std::random_device random;
    std::string told;
    for (int round = 0;; ++round) {
        auto made = updating.once(round % all_anew_every == 0);
        if (round % reports_every == 0) updating.report(made.problems);
        std::string now;
        for (const auto& problem : made.problems) now += base::to_line(problem) + "\n";
        if (std::exchange(told, now) != now) std::cerr << now << std::flush;
        for (const auto& line : made.lines) std::cout << line << "\n" << std::flush;
        std::this_thread::sleep_for(
            std::chrono::seconds(poll_s + static_cast<int>(random() % poll_spread_s)));
    }
}

int update_kiosk(const FleetOptions& options, const Context& context) {
    auto machine = fleet_machine(context);
    if (!machine) return fault(machine.error());
    Updating updating(std::move(*machine), options);
    if (!updating.has_place())
        return fault({"the channel", 0, base::Severity::error, "is not named",
                      "name its folder, or [fleet] url of clinic.toml"});
    if (options.watch) return watch_channel(updating);
    auto made = updating.once(true);
    if (!options.fetch_only) updating.wait_for_trial(made);
    updating.report(made.problems);
    return answer(made, options.json);
}

int trust_root(const FleetOptions& options, const Context& context) {
    const auto machine = fleet_machine(context);
    if (!machine) return fault(machine.error());
    const auto file = machine->paths.fleet_root();
    std::error_code error;
    if (fs::exists(file, error))
        return fault({file.string(), 0, base::Severity::error,
                      "names whom this kiosk trusts already",
                      "move it away first if you really want another channel"});
    const auto bytes = base::read_file(options.root, fleet::most_root);
    if (!bytes) return fault(bytes.error());
    const auto good = fleet::Trust::open(machine->paths.fleet_trust(), options.root);
    if (!good) return fault(good.error());
    if (auto kept = base::write_file(file, *bytes); !kept) return fault(kept.error());
    std::cout << file.string() << ": this kiosk trusts the channel of root " << good->root().version
              << "\n";
    return Exit::ok;
}

int check_channel(const FleetOptions& options, const Context& context) {
    const auto machine = fleet_machine(context);
    if (!machine) return fault(machine.error());
    const auto folder = machine->paths.data / "fleet-check";
    std::error_code ignored;
    fs::remove_all(folder, ignored);
    std::unique_ptr<fleet::Source> from;
    if (is_address(options.channel))
        from = std::make_unique<fleet::HttpSource>(
            access_of(machine->settings.fleet, options.channel), folder / "partial");
    else
        from = std::make_unique<fleet::FolderSource>(options.channel);
    const auto anchor =
        options.root.empty() ? machine->paths.fleet_root() : base::Path(options.root);
    const auto found = fleet::check(*from, {folder / "trust", anchor, now()});
    fs::remove_all(folder, ignored);
    FleetAnswer made;
    made.told = {{"edition", found.newest},
                 {"files", found.files},
                 {"expires", text::to_utc(found.expires)}};
    made.lines = {fmt::format("{}: edition {}, {} files as they were signed, good until {}",
                              options.channel, found.newest, found.files,
                              text::to_utc(found.expires))};
    made.problems = found.problems;
    return answer(made, options.json);
}

}  // namespace

void add_fleet_kiosk(CLI::App& fleet, const std::shared_ptr<FleetOptions>& options,
                     Context& context) {
    auto* update = fleet.add_subcommand("update", "Take what the channel has for this kiosk");
    update->add_option("channel", options->channel,
                       "A folder or stick, or an address (default: [fleet] url of clinic.toml)");
    update->add_flag("--watch", options->watch, "Ask again and again, within each minute");
    auto* fetch = update->add_flag("--fetch-only", options->fetch_only,
                                   "Fetch, and leave the taking to somebody else");
    update->add_flag("--take-only", options->take_only, "Take what was fetched")->excludes(fetch);
    update->add_flag("--json", options->json, "The answer as JSON");
    update->callback([options, &context] { context.exit = update_kiosk(*options, context); });
    auto* trust = fleet.add_subcommand("trust", "Believe the channel of this root.json");
    trust
        ->add_option("root", options->root,
                     "Brought by hand: fleet-root.json of the desk's machine")
        ->required();
    trust->callback([options, &context] { context.exit = trust_root(*options, context); });
    auto* check =
        fleet.add_subcommand("check", "Every file, hash, signature and patch of a channel");
    check->add_option("channel", options->channel, "Its folder or address")->required();
    check->add_option("--root", options->root, "Whom to trust (default: as this machine does)");
    check->add_flag("--json", options->json, "The answer as JSON");
    check->callback([options, &context] { context.exit = check_channel(*options, context); });
}

}  // namespace commands
