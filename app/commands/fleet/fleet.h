// `urokiosk fleet`: many kiosks by one channel. Its owner's commands, and a kiosk's own.
#pragma once

#include <CLI/CLI.hpp>
#include <memory>
#include <nlohmann/json.hpp>

#include "commands/command.h"
#include "fleet/report.h"

namespace commands {

// What all of them take.
struct FleetOptions {
    std::string channel;  // a folder, or an address where it is only read
    std::string root_keys, passphrase_file, root, replace;
    std::string program = "0.1.0";  // the oldest that reads an edition
    int edition = 0, ring = 100;
    double ring_hours = 24;
    bool json = false, renew = false, watch = false, fetch_only = false, take_only = false;
};

// Paths and clinic.toml; a problem where that is wrong.
struct FleetMachine {
    settings::DataPaths paths;
    settings::Settings settings;
    // The channel named, or that of clinic.toml.
    base::Result<base::Path> channel(const FleetOptions& options) const;
    fleet::Kiosk kiosk() const;
};
base::Result<FleetMachine> fleet_machine(const Context& context);

// The answer as JSON, or as the lines; problems in either.
struct FleetAnswer {
    nlohmann::ordered_json told;
    std::vector<std::string> lines = {};
    base::Problems problems = {};
};
int answer(const FleetAnswer& answer, bool json);

void add_fleet_owner(CLI::App& fleet, const std::shared_ptr<FleetOptions>& options,
                     Context& context);
void add_fleet_kiosk(CLI::App& fleet, const std::shared_ptr<FleetOptions>& options,
                     Context& context);

// Whether an edition answers: a page, a search, a leaflet of it.
base::Result<void> try_out_edition(edition::Edition& edition);

}  // namespace commands
