// A subcommand of urokiosk: adds itself to the command line and acts when it is the one that was
// named. main lists them all.
#pragma once

#include <CLI/CLI.hpp>
#include <cstdint>
#include <functional>

#include "kiosk/open.h"

namespace commands {

// Exit codes: 0 ok, 1 problems found, 2 wrong use.
enum Exit { ok = 0, problems = 1, wrong_use = 2 };

struct Context {
    std::string data;  // --data
    int exit = Exit::ok;
    settings::DataPaths paths() const { return settings::data_paths(data); }
};

void add_run(CLI::App& app, Context& context);
void add_desk(CLI::App& app, Context& context);
void add_pack(CLI::App& app, Context& context);
void add_check(CLI::App& app, Context& context);
void add_verify(CLI::App& app, Context& context);
void add_activate(CLI::App& app, Context& context);
void add_handout(CLI::App& app, Context& context);
void add_drive(CLI::App& app, Context& context);
void add_tour(CLI::App& app, Context& context);
void add_doctor(CLI::App& app, Context& context);
void add_translated(CLI::App& app, Context& context);
void add_keypad_learn(CLI::App& app, Context& context);
void add_recall(CLI::App& app, Context& context);
void add_keys(CLI::App& app, Context& context);
void add_printers(CLI::App& app, Context& context);
void add_staff(CLI::App& app, Context& context);
void add_library(CLI::App& app, Context& context);
void add_history(CLI::App& app, Context& context);

// Seconds since 1970, UTC.
std::int64_t now();
// The first line of a file that holds a passphrase; empty where no file was named.
base::Result<std::string> read_passphrase(const std::string& file);

// Reads the arguments and runs what they name.
int run(int argc, char** argv);

// Told on standard error, one line each; true when one of them is an error.
bool report_errors(const base::Problems& problems);
// The same as JSON on standard output.
std::string to_json(const base::Problems& problems);
// A line that rewrites itself on a terminal, and says nothing elsewhere.
std::function<void(std::size_t, std::size_t)> progress(const std::string& what);
// "1080x1920"; false for other text.
bool read_size(const std::string& text, int& width, int& height);

}  // namespace commands
