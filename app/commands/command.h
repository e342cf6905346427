// A subcommand of urokiosk: adds itself to the command line and acts when it is the one that was
// named. list.def names them all; CLI11 and JSON stay behind the files that use them.
#pragma once

#include <cstdint>
#include <functional>

#include "settings/data_paths.h"

namespace CLI {
class App;
}

namespace commands {

// Exit codes: 0 ok, 1 problems found, 2 wrong use.
enum Exit { ok = 0, problems = 1, wrong_use = 2 };

struct Context {
    std::string data;  // --data
    int exit = Exit::ok;
    // The data folder, once it is closed to others. std::runtime_error where there is none.
    settings::DataPaths paths() const;
};

#define SUBCOMMAND(name) void add_##name(CLI::App& app, Context& context);
#include "commands/list.def"
#undef SUBCOMMAND

// Seconds since 1970, UTC.
std::int64_t now();
// The first line of a file that holds a passphrase; empty where no file was named.
base::Result<std::string> read_passphrase(const std::string& file);

// Whether a command may write to what it was told; see settings::output_allowed.
base::Result<void> may_write(const settings::DataPaths& paths, const base::Path& to);

// Reads the arguments and runs what they name.
int run(int argc, char** argv);

// Told on standard error, one line each; true when one of them is an error.
bool report_errors(const base::Problems& problems);
int fault(const base::Problem& problem);  // tells it, and returns Exit::problems
// The same as JSON on standard output.
std::string to_json(const base::Problems& problems);
// A line that rewrites itself on a terminal, and says nothing elsewhere.
std::function<void(std::size_t, std::size_t)> progress(const std::string& what);
// "1080x1920"; false for other text.
bool read_size(const std::string& text, int& width, int& height);

}  // namespace commands
