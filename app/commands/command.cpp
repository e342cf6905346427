#include "commands/command.h"

#include <unistd.h>
#include <CLI/CLI.hpp>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cstdio>
#include <iostream>
#include <nlohmann/json.hpp>

#include "devices/voice_process.h"
#include "document/drawing/trial.h"
#include "settings/settings.h"

namespace commands {

settings::DataPaths Context::paths() const {
    const auto paths = settings::data_paths(data);
    settings::keep_private(paths);
    return paths;
}

base::Result<void> may_write(const settings::DataPaths& paths, const base::Path& to) {
    base::Problems told_elsewhere;
    const auto settings = settings::read_settings(paths.settings(), told_elsewhere);
    return settings::output_allowed(paths, to, settings.exchange);
}

std::int64_t now() {
    return std::chrono::duration_cast<std::chrono::seconds>(
               std::chrono::system_clock::now().time_since_epoch())
        .count();
}

base::Result<std::string> read_passphrase(const std::string& file) {
    if (file.empty()) return "";
    auto text = base::read_file(file, 4096);
    if (!text) return text;
    text->resize(std::min(text->find_first_of("\r\n"), text->size()));
    if (text->empty()) return base::fail(file, "has no passphrase in its first line");
    return text;
}

bool report_errors(const base::Problems& problems) {
    for (const auto& problem : problems) std::cerr << base::to_line(problem) << "\n";
    return base::any_error(problems);
}

int fault(const base::Problem& problem) {
    report_errors({problem});
    return Exit::problems;
}

std::string to_json(const base::Problems& problems) {
    auto list = nlohmann::ordered_json::array();
    for (const auto& problem : problems)
        list.push_back({{"file", problem.file},
                        {"line", problem.line},
                        {"severity", base::name(problem.severity)},
                        {"what", problem.what},
                        {"instead", problem.fix}});
    // A file's name need not be UTF-8: what is not is shown as a mark.
    return list.dump(2, ' ', false, nlohmann::json::error_handler_t::replace);
}

std::function<void(std::size_t, std::size_t)> progress(const std::string& what) {
    if (isatty(STDERR_FILENO) == 0) return {};
    return [what](std::size_t done, std::size_t all) {
        if (done % 25 != 0 && done != all) return;
        std::fprintf(stderr, "\r%s %zu of %zu%s", what.c_str(), done, all, done == all ? "\n" : "");
        std::fflush(stderr);
    };
}

bool read_size(const std::string& text, int& width, int& height) {
    const auto by = text.find('x');
    if (by == std::string::npos) return false;
    const auto number = [](std::string_view part, int& into) {
        const auto [end, error] = std::from_chars(part.data(), part.data() + part.size(), into);
        return error == std::errc() && end == part.data() + part.size();
    };
    const std::string_view view(text);
    return number(view.substr(0, by), width) && number(view.substr(by + 1), height) &&
           width >= 320 && height >= 320 && width <= 8192 && height <= 8192;
}

int run(int argc, char** argv) {
    // No command for people: the kiosk starts its voice so.
    if (argc == 2 && std::string_view(argv[1]) == devices::voice_argument)
        return devices::serve_voice();
    if (const auto folder = settings::cache_folder(); !folder.empty())
        document::remember_trials(folder / "drawings");
    CLI::App app{"Urokiosk: a touch kiosk for the waiting room of a urology clinic.", "urokiosk"};
    app.set_version_flag("--version", UROKIOSK_VERSION);
    app.require_subcommand(1);
    Context context;
    app.add_option("--data", context.data,
                   "Folder of this kiosk's files (default: $XDG_DATA_HOME/urokiosk)");
    app.fallthrough();
#define SUBCOMMAND(name) add_##name(app, context);
#include "commands/list.def"
#undef SUBCOMMAND
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        const int code = app.exit(error);
        if (code != 0 && argc > 1) {
            std::cerr << "You wrote: urokiosk";
            for (int i = 1; i < argc; ++i) std::cerr << " " << argv[i];
            std::cerr << "\n";
        }
        return code == 0 ? Exit::ok : Exit::wrong_use;
    } catch (const std::exception& error) {
        std::cerr << "urokiosk: " << error.what() << "\n";
        return Exit::problems;
    }
    return context.exit;
}

}  // namespace commands
