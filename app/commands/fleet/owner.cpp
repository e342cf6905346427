// Whoever owns a channel: begins it, publishes into it, signs what is newest, looks after its keys
// and its kiosks.
#include <fmt/format.h>

#include "commands/fleet/fleet.h"
#include "devices/sticks.h"
#include "edition/edition_store.h"
#include "fleet/founding.h"
#include "fleet/overview.h"
#include "storage/backup.h"
#include "text/date.h"

namespace commands {

namespace {

namespace fs = std::filesystem;
using fleet::Fault;
using fleet::Role;

base::Result<fleet::Channel> open_channel(const FleetMachine& machine,
                                          const FleetOptions& options) {
    const auto folder = machine.channel(options);
    if (!folder) return tl::unexpected(folder.error());
    return fleet::Channel::open(*folder, fleet::owner_of(machine.paths, now()));
}

// What rests on this machine, into the list; and what is newest.
base::Result<bool> sign_channel(fleet::Channel& channel, const FleetMachine& machine) {
    const auto desk = fleet::open_desk_keys(machine.paths.fleet_keys());
    if (!desk) return tl::unexpected(desk.error());
    const edition::EditionStore editions(machine.paths.editions());
    auto off = channel.off();
    base::Problems passed_over;
    const auto own = editions.withdrawals();
    if (!own) return tl::unexpected(own.error());
    if (const auto in_use = editions.open_best(machine.settings, passed_over))
        off = fleet::with_own(std::move(off), *own, *in_use, channel.newest());
    auto done = channel.sign(*desk, off);
    if (done) channel.prune();
    return done;
}

FleetAnswer standing(int edition, std::size_t off, const fleet::Timestamp& newest) {
    FleetAnswer made;
    made.told = {{"edition", edition},
                 {"off", off},
                 {"timestamp", newest.version},
                 {"expires", newest.expires > 0 ? text::to_utc(newest.expires) : ""}};
    return made;
}

FleetAnswer standing(const fleet::Channel& channel) {
    const fleet::Timestamp none{{0, 0}, {}};
    return standing(channel.newest(), channel.off().size(),
                    channel.trust().timestamp().value_or(none));
}

int fleet_fault(const base::Problem& problem, bool json) {
    return answer({nlohmann::ordered_json::object(), {}, {problem}}, json);
}

base::Result<FleetAnswer> init_channel(const FleetOptions& options, const Context& context) {
    const auto machine = fleet_machine(context);
    if (!machine) return tl::unexpected(machine.error());
    const auto folder = machine->channel(options);
    if (!folder) return tl::unexpected(folder.error());
    for (const auto* outside : {&*folder, &static_cast<const base::Path&>(options.root_keys)})
        if (auto may = may_write(machine->paths, *outside); !may)
            return tl::unexpected(may.error());
    const auto passphrase = read_passphrase(options.passphrase_file);
    if (!passphrase) return tl::unexpected(passphrase.error());
    const devices::StickWrites stick({machine->paths.stick_wanted()},
                                     fleet::root_key_file(options.root_keys, 1));
    if (!stick.may()) return tl::unexpected(stick.may().error());
    const auto anchor =
        fleet::found({*folder, options.root_keys, machine->paths.fleet_keys(), *passphrase, now()});
    if (!anchor) return tl::unexpected(anchor.error());
    if (auto kept = base::write_file(machine->paths.fleet_root(), *anchor); !kept)
        return tl::unexpected(kept.error());
    auto channel = fleet::Channel::open(*folder, fleet::owner_of(machine->paths, now()));
    if (!channel) return tl::unexpected(channel.error());
    if (const auto done = sign_channel(*channel, *machine); !done)
        return tl::unexpected(done.error());
    auto made = standing(*channel);
    made.lines = {
        folder->string() + ": a channel, empty yet; let a web server give out this folder",
        options.root_keys +
            ": three keys of root: each onto a stick of its own, in a drawer of its "
            "own; two of them make new keys",
        machine->paths.fleet_keys().string() +
            ": the publisher's key (targets), and those of the "
            "desk's machine (timestamp, snapshot, withdrawals)",
        machine->paths.fleet_root().string() + ": bring it to every kiosk: urokiosk fleet trust"};
    return made;
}

// The edition, its signature and its list beside it: pages off in the whole channel that this
// machine's library did not put back stay off in it.
base::Result<fleet::Release> released(const FleetMachine& machine, const fleet::Channel& channel,
                                      const FleetOptions& options, const base::Path& aside) {
    const edition::EditionStore editions(machine.paths.editions());
    const auto number = options.edition > 0 ? options.edition : editions.current().value_or(0);
    if (auto copied = editions.copy(number, aside, machine.settings); !copied)
        return tl::unexpected(copied.error());
    const auto edition = edition::Edition::open(aside, machine.settings);
    if (!edition) return tl::unexpected(edition.error());
    const auto own = editions.withdrawals();
    if (!own) return tl::unexpected(own.error());
    fleet::Release release{aside, {}};
    release.told.program = options.program;
    release.told.ring = options.ring;
    release.told.all_from = now() + static_cast<std::int64_t>(options.ring_hours * 3600);
    release.told.lifts = fleet::lifted(channel.off(), *own, *edition);
    const auto list = edition::withdrawals_beside(aside);
    auto resting = edition::read_withdrawals(list);
    if (!resting) return tl::unexpected(resting.error());
    for (const auto& one : channel.off()) {
        const auto text = edition->text_of(one.page);
        const bool lifts = std::ranges::count(release.told.lifts, one.page) > 0;
        if (lifts || text.empty() || edition::find(*resting, one.page)) continue;
        resting->push_back({one.page, one.by, one.on, {}, {text}});
    }
    if (auto written = edition::write_withdrawals(list, *resting); !written)
        return tl::unexpected(written.error());
    return release;
}

base::Result<FleetAnswer> publish_channel(const FleetOptions& options, const Context& context) {
    const auto machine = fleet_machine(context);
    if (!machine) return tl::unexpected(machine.error());
    const auto passphrase = read_passphrase(options.passphrase_file);
    if (!passphrase) return tl::unexpected(passphrase.error());
    const auto key = fleet::open_key(machine->paths.fleet_keys(), Role::targets, *passphrase);
    if (!key) return tl::unexpected(key.error());
    auto channel = open_channel(*machine, options);
    if (!channel) return tl::unexpected(channel.error());
    const storage::Aside aside(machine->paths.staff() / "fleet-out.db"),
        signature(storage::signature_path(aside.path())),
        list(edition::withdrawals_beside(aside.path()));
    const auto release = released(*machine, *channel, options, aside.path());
    if (!release) return tl::unexpected(release.error());
    const auto number = channel->add(*release, *key);
    if (!number) return tl::unexpected(number.error());
    std::error_code error;
    const bool desk =
        fs::exists(fleet::key_file(machine->paths.fleet_keys(), Role::timestamp), error);
    base::Result<bool> done = false;
    if (desk) done = sign_channel(*channel, *machine);
    if (!done) return tl::unexpected(done.error());
    auto made = standing(*channel);
    made.told["signed"] = desk;
    made.lines = {fmt::format("edition {} of the channel{}", *number,
                              desk ? ": kiosks take it when they ask next"
                                   : "; it waits for urokiosk fleet sign on the desk's machine")};
    return made;
}

base::Result<FleetAnswer> sign_due(const FleetOptions& options, const Context& context) {
    const auto machine = fleet_machine(context);
    if (!machine) return tl::unexpected(machine.error());
    auto channel = open_channel(*machine, options);
    if (!channel) return tl::unexpected(channel.error());
    const auto done = sign_channel(*channel, *machine);
    if (!done) return tl::unexpected(done.error());
    auto made = standing(*channel);
    made.told["signed"] = *done;
    made.lines = {fmt::format("{}: edition {}, {} pages off, good until {}",
                              *done ? "signed" : "nothing was due", channel->newest(),
                              channel->off().size(), made.told["expires"].get<std::string>())};
    return made;
}

nlohmann::ordered_json standing_json(const fleet::Standing& one) {
    const auto& report = one.report;
    return {{"kiosk", report.kiosk},
            {"heard", text::to_utc(report.came)},
            {"number", report.number},
            {"edition", report.edition},
            {"behind", one.has(Fault::behind)},
            {"dark", one.has(Fault::dark)},
            {"refused", report.refused},
            {"stale", report.stale},
            {"sound", report.sound},
            {"printer", report.printer},
            {"touch", report.touch},
            {"clock", report.clock},
            {"safe", report.safe},
            {"restarts", report.restarts},
            {"disk_free_mb", report.disk_free_mb},
            {"program", report.program}};
}

// Why, as the kiosk itself says it.
std::string reasons(const fleet::Report& report) {
    std::string all;
    for (const auto* why : {&report.refused, &report.stale, &report.printer, &report.sound})
        if (!why->empty()) all += (all.empty() ? " (" : "; ") + *why;
    return all.empty() ? all : all + ")";
}

base::Result<FleetAnswer> status_channel(const FleetOptions& options, const Context& context) {
    const auto machine = fleet_machine(context);
    if (!machine) return tl::unexpected(machine.error());
    const auto folder = machine->channel(options);
    if (!folder) return tl::unexpected(folder.error());
    const auto all = fleet::look_over(*folder, fleet::owner_of(machine->paths, now()));
    if (!all) return tl::unexpected(all.error());
    const auto& status = all->status;
    const auto english = content::built_in_words();
    auto made = standing(status.newest, all->off, {{all->timestamp, all->expires}, {}});
    for (const auto alarm : status.alarms)
        made.problems.push_back(
            {"all kiosks", 0, base::Severity::error, fleet::told(english, alarm), ""});
    if (all->stale) made.problems.push_back(*all->stale);
    made.told["behind"] = status.behind();
    made.told["kiosks"] = nlohmann::ordered_json::array();
    made.lines.push_back(
        fmt::format("edition {} of the channel, {} pages off, {} kiosks, {} behind", status.newest,
                    all->off, status.kiosks.size(), status.behind()));
    for (const auto& one : status.kiosks) {
        made.told["kiosks"].push_back(standing_json(one));
        const auto wrong = fleet::told(english, one);
        made.lines.push_back(fmt::format("{}: edition {}, heard {}, {}", one.report.kiosk,
                                         one.report.number, text::to_utc(one.report.came),
                                         wrong.empty() ? "well" : wrong));
        if (!wrong.empty())
            made.problems.push_back(
                {one.report.kiosk, 0, base::Severity::warning, wrong + reasons(one.report), ""});
    }
    return made;
}

std::optional<fleet::Replacing> replacing(const FleetOptions& options, const FleetMachine& machine,
                                          const std::string& passphrase) {
    fleet::Replacing wish{Role::root, 0, options.root_keys, machine.paths.fleet_keys(), passphrase};
    for (const Role role : fleet::all_roles)
        if (role != Role::root && fleet::name(role) == options.replace) {
            wish.role = role;
            return wish;
        }
    for (int which = 1; which <= fleet::root_keys; ++which)
        if (options.replace == fmt::format("root-{}", which)) {
            wish.which = which;
            return wish;
        }
    return std::nullopt;
}

base::Result<void> change_keys(fleet::Channel& channel, const FleetOptions& options,
                               const FleetMachine& machine) {
    const auto passphrase = read_passphrase(options.passphrase_file);
    if (!passphrase) return tl::unexpected(passphrase.error());
    const auto wish = replacing(options, machine, *passphrase);
    if (options.renew)
        return fleet::renew_root(
            channel, wish.value_or(fleet::Replacing{Role::root, 0, options.root_keys,
                                                    machine.paths.fleet_keys(), *passphrase}));
    if (!wish)
        return base::fail(
            options.replace, "is no key",
            "name root-1, root-2, root-3, targets, timestamp, snapshot or withdrawals");
    const devices::StickWrites stick({machine.paths.stick_wanted()},
                                     fleet::root_key_file(options.root_keys, 1));
    if (!stick.may()) return tl::unexpected(stick.may().error());
    return fleet::replace_key(channel, *wish);
}

base::Result<FleetAnswer> keys_channel(const FleetOptions& options, const Context& context) {
    const auto machine = fleet_machine(context);
    if (!machine) return tl::unexpected(machine.error());
    auto channel = open_channel(*machine, options);
    if (!channel) return tl::unexpected(channel.error());
    if (options.renew || !options.replace.empty())
        if (auto done = change_keys(*channel, options, *machine); !done)
            return tl::unexpected(done.error());
    auto made = standing(*channel);
    const auto keys = machine->paths.fleet_keys();
    if (auto lies = fleet::apart(keys); !lies) made.problems.push_back(lies.error());
    const auto& root = channel->trust().root();
    made.told["root"] = root.version;
    made.told["root_expires"] = text::to_utc(root.expires);
    made.lines.push_back(
        fmt::format("root {}, good until {}", root.version, text::to_utc(root.expires)));
    for (const Role role : fleet::all_roles) {
        const auto& who =
            role == Role::withdrawals ? channel->targets().withdrawals : root.roles.at(role);
        std::error_code error;
        const bool here = fs::exists(fleet::key_file(keys, role), error);
        const std::string place = role == Role::root      ? "offline"
                                  : here                  ? "here"
                                  : role == Role::targets ? "with the publisher"
                                                          : "on the desk's machine";
        auto& told = made.told["keys"][fleet::name(role)];
        told = {{"threshold", who.threshold}, {"place", place}, {"ids", who.ids}};
        for (const auto& id : who.ids)
            made.lines.push_back(fmt::format("{:<12} {} {}, {} of {}", fleet::name(role),
                                             id.substr(0, 16), place, who.threshold,
                                             who.ids.size()));
    }
    return made;
}

using FleetAct = base::Result<FleetAnswer> (*)(const FleetOptions&, const Context&);

}  // namespace

void add_fleet_owner(CLI::App& fleet, const std::shared_ptr<FleetOptions>& options,
                     Context& context) {
    const auto add = [&](const char* name, const char* about, FleetAct act) {
        auto* command = fleet.add_subcommand(name, about);
        command->add_option("channel", options->channel,
                            "Its folder (default: [fleet] channel of clinic.toml)");
        command->add_flag("--json", options->json, "The answer as JSON");
        command->callback([options, &context, act] {
            const auto done = act(*options, context);
            context.exit =
                done ? answer(*done, options->json) : fleet_fault(done.error(), options->json);
        });
        return command;
    };
    const auto passphrase = [&](CLI::App* command) {
        return command->add_option("--passphrase-file", options->passphrase_file,
                                   "A file whose first line is the passphrase of root and targets");
    };
    auto* init =
        add("init", "Begin a channel: keys, and an empty folder to be served", init_channel);
    init->add_option("--root-keys", options->root_keys, "A folder for the keys of root: a stick")
        ->required();
    passphrase(init)->required();
    auto* publish = add("publish", "Put this machine's edition into the channel", publish_channel);
    passphrase(publish);
    publish->add_option("--edition", options->edition,
                        "Another one that is kept here: the way back is a new number, too");
    publish->add_option("--ring", options->ring, "Percent of the kiosks that take it at once")
        ->check(CLI::Range(0, 100));
    publish->add_option("--after", options->ring_hours, "Hours until all do (default: 24)");
    publish->add_option("--program", options->program, "The oldest program that reads it");
    add("sign", "Sign what is newest and what is off the glass: each day, and by a timer",
        sign_due);
    add("status", "Which kiosk has what, is behind, dark or out of paper", status_channel);
    auto* keys = add("keys", "Which key signs what, and where it lies", keys_channel);
    keys->add_option("--replace", options->replace, "Make a new key for a role, or for root-1");
    keys->add_flag("--renew", options->renew, "Root, as it is, for another year");
    keys->add_option("--root-keys", options->root_keys, "The folder with two keys of root or more");
    passphrase(keys);
}

}  // namespace commands
