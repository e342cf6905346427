#include "commands/fleet/fleet.h"

#include <iostream>

#include "commands/staff.h"
#include "content/as_read.h"
#include "handout/leaflet.h"
#include "shell/upkeep/languages.h"

namespace commands {

base::Result<FleetMachine> fleet_machine(const Context& context) {
    const auto paths = context.paths();
    auto settings = settings_of(paths);
    if (!settings) return tl::unexpected(settings.error());
    return FleetMachine{paths, std::move(*settings)};
}

base::Result<base::Path> FleetMachine::channel(const FleetOptions& options) const {
    const auto& named = options.channel.empty() ? settings.fleet.channel : options.channel;
    if (!named.empty()) return base::Path(named);
    return base::fail("the channel", "is not named",
                      "name its folder, or [fleet] channel of clinic.toml");
}

fleet::Kiosk FleetMachine::kiosk() const {
    return {paths, settings, UROKIOSK_VERSION, now(), try_out_edition};
}

int answer(const FleetAnswer& answer, bool json) {
    if (json) {
        auto told = answer.told;
        told["problems"] = nlohmann::ordered_json::parse(to_json(answer.problems));
        std::cout << told.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) << "\n";
        return base::any_error(answer.problems) ? Exit::problems : Exit::ok;
    }
    for (const auto& line : answer.lines) std::cout << line << "\n";
    return report_errors(answer.problems) ? Exit::problems : Exit::ok;
}

base::Result<void> try_out_edition(edition::Edition& edition) {
    const std::string file = edition.path().string();
    auto topics = content::pages_of(edition.groups("en"));
    if (topics.empty()) return base::fail(file, "has no page");
    const auto* topic = edition.topic("en", topics.front());
    std::string language = "en";
    const auto page = edition.page(language, topics.front());
    if (!topic || !page) return base::fail(file, "cannot show its first page");
    const auto found = edition.search("en", topic->title, 8);
    if (found.hits.empty() && found.signs.empty())
        return base::fail(file, "does not find its first page");
    const layout::Fonts fonts;
    shell::set_fonts(edition.languages(), fonts);
    const layout::Icons icons("");
    const layout::Palette palette;
    const layout::Diagrams no_drawings;
    handout::Figures figures;
    const auto& words = edition.words(language);
    const auto& settings = edition.settings();
    const handout::Materials materials{fonts, icons,    palette,           no_drawings,
                                       words, settings, edition.version(), figures};
    const auto leaflet = handout::topic_leaflet(
        materials,
        {content::as_read(*page, {settings, words}), {}, edition.language(language).language});
    edition.forget();
    if (!leaflet) return base::fail(file, "gives no leaflet: " + leaflet.error().what);
    return {};
}

void add_fleet(CLI::App& app, Context& context) {
    auto options = std::make_shared<FleetOptions>();
    auto* command = app.add_subcommand(
        "fleet", "Many kiosks: editions, withdrawals and reports by a folder on any web server");
    command->require_subcommand(1);
    add_fleet_owner(*command, options, context);
    add_fleet_kiosk(*command, options, context);
}

}  // namespace commands
