#include "shell/health.h"

#include <nlohmann/json.hpp>

namespace shell {

void write_health(const settings::DataPaths& paths, const Health& health) {
    const nlohmann::ordered_json told{{"pid", health.pid},
                                      {"started", health.started},
                                      {"beat", health.beat},
                                      {"frame", health.frame},
                                      {"edition", health.edition}};
    [[maybe_unused]] const auto kept = base::write_file(paths.health(), told.dump(2) + "\n");
}

std::optional<Health> read_health(const settings::DataPaths& paths) {
    constexpr std::uintmax_t most = 4096;
    const auto text = base::read_file(paths.health(), most);
    if (!text) return std::nullopt;
    const auto told = nlohmann::json::parse(*text, nullptr, false);
    if (!told.is_object()) return std::nullopt;
    const auto number = [&](const char* key) {
        const auto found = told.find(key);
        return found != told.end() && found->is_number_integer() ? found->get<std::int64_t>() : 0;
    };
    const auto edition = told.find("edition");
    return Health{number("pid"), number("started"), number("beat"), number("frame"),
                  edition != told.end() && edition->is_string() ? edition->get<std::string>() : ""};
}

void forget_health(const settings::DataPaths& paths) {
    std::error_code ignored;
    std::filesystem::remove(paths.health(), ignored);
}

}  // namespace shell
