// One small approved text a screen: what somebody can read and do there, in order. After a wanted
// change: UROKIOSK_APPROVE=1 build/tests/visit_tests '[outline]', and read the diff.
#include <cstdlib>
#include <regex>
#include <set>

#include "support/furnished.h"

using support::World;

namespace {

// A sample's name as that of its file.
std::string file_name(const std::string& sample) {
    return std::regex_replace(sample, std::regex("[^a-z0-9-]+"), "-");
}

void hold(World& world, const std::string& name) {
    const base::Path file = support::source() / "tests" / "outlines" / (name + ".txt");
    // What is made of all words, and how large files are: any change of content would alter it.
    std::string now = world.outline();
    for (const auto& [changing, shown] : std::vector<std::pair<std::string, std::string>>{
             {"Edition [0-9a-f]{8}", "Edition ########"},
             {"\\b[0-9A-Z]{3}-[0-9A-Z]{4}\\b", "###-####"},
             {"[0-9]+ kB", "# kB"},
             {world.services().paths.data.string(), "DATA"}})
        now = std::regex_replace(now, std::regex(changing), shown);
    if (std::getenv("UROKIOSK_APPROVE")) REQUIRE(base::write_file(file, now));
    const auto approved = base::read_file(file);
    INFO(name);
    REQUIRE(approved);
    CHECK(now == *approved);
}

std::string desk_file(const desk::Sample& sample) { return file_name("desk-" + sample.name); }

}  // namespace

TEST_CASE("each screen says what was approved for it", "[outline]") {
    World world;
    for (const auto& sample : world.samples()) {
        world.enter(sample);
        hold(world, sample.name);
    }
    for (const auto& page : shell::lone_pages()) {
        world.drive().show_alone(page);
        hold(world, page.name);
    }
}

TEST_CASE("each screen of the desk says what was approved for it", "[outline][desk]") {
    support::FurnishedClinic clinic;
    for (auto& sample : clinic.samples()) {
        const std::string name = desk_file(sample);
        clinic.show(std::move(sample));
        hold(clinic.at(), name);
    }
}

TEST_CASE("every screen has a sample, and every outline is of one", "[outline][desk]") {
    World world;
    std::set<std::string> names;
    std::set<std::size_t> screens, desk_screens;
    for (const auto& sample : world.samples()) {
        CHECK(names.insert(sample.name).second);
        screens.insert(sample.route.index());
    }
    CHECK(screens.size() == std::variant_size_v<kiosk::Route>);
    for (const auto& page : shell::lone_pages()) CHECK(names.insert(page.name).second);
    support::FurnishedClinic clinic;
    for (const auto& sample : clinic.samples()) {
        CHECK(names.insert(desk_file(sample)).second);
        desk_screens.insert(sample.route.index());
    }
    CHECK(desk_screens.size() == std::variant_size_v<desk::Route>);
    for (const auto& file :
         std::filesystem::directory_iterator(support::source() / "tests" / "outlines"))
        if (file.path().extension() == ".txt") CHECK(names.contains(file.path().stem().string()));
}
