// What the kiosk tells of itself: the fields that ARCHITECTURE.md names, and figures of them.
#include "shell/health.h"

#include <nlohmann/json.hpp>
#include <set>
#include <sstream>

#include "support/world.h"

namespace {

using nlohmann::json;

// Each name between two ` marks of the paragraph on health.json.
std::set<std::string> named_in_the_architecture() {
    const auto text = base::read_file(support::source() / "ARCHITECTURE.md").value();
    auto at = text.find("**health.json**");
    const auto end = std::min(text.find("`urokiosk.prom`", at), text.find("\n\n", at));
    std::set<std::string> names;
    while ((at = text.find('`', at)) < end) {
        const auto close = text.find('`', at + 1);
        std::istringstream list(text.substr(at + 1, close - at - 1));
        for (std::string name; std::getline(list, name, ',');)
            names.insert(name.substr(name.find_first_not_of(' ')));
        at = close + 1;
    }
    return names;
}

shell::Health some_health() {
    shell::Health health;
    health.pid = 7;
    health.beat = 1795000000;
    health.edition = "952d5a84";
    health.touch = "silent";
    health.printer = "no paper";
    health.disk_free_mb = 400;
    health.disk_mb = 8000;
    health.restarts = 2;
    health.reviews_due = 3;
    health.next_review = "2027-01-31";
    return health;
}

}  // namespace

TEST_CASE("health.json has the fields that ARCHITECTURE.md names, and no other", "[shell]") {
    const support::Folder folder;
    const auto paths = settings::data_paths(folder.path().string());
    shell::write_health(paths, some_health());
    const auto told = json::parse(base::read_file(paths.health()).value());
    std::set<std::string> written;
    for (const auto& [name, value] : told.items()) written.insert(name);
    CHECK(written == named_in_the_architecture());
    const auto read = shell::read_health(paths);
    REQUIRE(read);
    shell::write_health(paths, *read);
    CHECK(json::parse(base::read_file(paths.health()).value()) == told);
    // What staff can mend of it stands on their first view.
    using content::Msg;
    CHECK(shell::to_mend(read) == std::vector{Msg::desk_touch_silent, Msg::desk_no_paper,
                                              Msg::desk_disk_full, Msg::desk_crashes});
    auto other = some_health();
    other.clock = "too-early";
    other.backup = "none was made yet";
    const auto state = shell::state_of(other);
    const std::vector<Msg> last(state.to_mend.end() - 2, state.to_mend.end());
    CHECK(last == std::vector{Msg::desk_wrong_clock, Msg::desk_no_backup});
    CHECK(state.known);
    CHECK(state.disk_free_mb == 400);
    CHECK(state.next_review == text::Date{2027, 1, 31});
    CHECK_FALSE(shell::state_of(std::nullopt).known);
}

TEST_CASE("The figures are lines that node-exporter reads, each named and explained once",
          "[shell]") {
    std::istringstream lines(shell::metrics(some_health()));
    std::map<std::string, std::string> value_of;
    std::string help, type, value;
    while (std::getline(lines, help) && std::getline(lines, type) && std::getline(lines, value)) {
        INFO(value);
        const auto name = value.substr(0, value.find(' '));
        CHECK(help.starts_with("# HELP " + name + " "));
        CHECK(type == "# TYPE " + name + " gauge");
        CHECK(name.starts_with("urokiosk_"));
        CHECK(value_of.emplace(name, value.substr(name.size() + 1)).second);
    }
    CHECK(value_of.size() == 15);
    CHECK(value_of.at("urokiosk_in_service") == "1");
    CHECK(value_of.at("urokiosk_touch_well") == "0");
    CHECK(value_of.at("urokiosk_printer_well") == "0");
    CHECK(value_of.at("urokiosk_sound_well") == "1");
    CHECK(value_of.at("urokiosk_disk_free_megabytes") == "400");
    CHECK(value_of.at("urokiosk_reviews_due") == "3");
    auto out_of_service = some_health();
    out_of_service.edition.clear();
    CHECK_THAT(shell::metrics(out_of_service), Catch::Contains("urokiosk_in_service 0\n"));
}
