// Rules for the staff's screens, in every language and on both kinds of glass. They are denser than
// a visitor's: whoever works there sits before them.
#include "support/furnished.h"

namespace {

void publisher_screens(support::World& world, const std::function<void(const std::string&)>& look) {
    world.tap("desk/publish");
    look("publish");
    world.tap("publish/edition/1");
    look("publish, to go back");
    world.tap("publish/list");
    world.tap("publish/withdraw");
    world.tap(std::string("withdraw/") + support::Clinic::page);
    look("withdraw");
}

// Each screen of the desk in turn, by whom it is for, with its name.
void each_screen(support::Clinic& clinic, const std::function<void(const std::string&)>& look) {
    constexpr const char* page = support::Clinic::page;
    support::World& world = clinic.at();
    clinic.come_in();
    look("sign-in");
    clinic.sign_in_as("ann");
    world.tap("desk/today");
    look("today");
    world.tap("desk/pages");
    look("pages");
    world.tap("text/" + std::string(page));
    look("write, by blocks");
    for (const auto& node : std::vector(world.scene().nodes))
        if (node.key.path.starts_with("write/block/")) {
            world.tap(node.key.path);
            break;
        }
    world.tap("write/pick-source");
    look("write, a block");
    world.tap("write/done");
    world.tap("write/head");
    look("write, its head");
    world.tap("desk/pages");
    clinic.open_text(page);
    clinic.replace("pain", "feever");
    world.drive().wait(1);
    look("write, find");
    world.tap("write/keys");
    look("write, keyboard");
    world.tap("write/submit");
    world.tap("desk/out");
    clinic.sign_in_as("ray");
    clinic.open_text(page);
    look("review");
    world.tap("review/as/screen");
    look("review, as on the screen");
    support::Clinic::read_to_end(world);
    world.tap("review/as/words");
    support::Clinic::read_to_end(world);
    world.tap("review/approve");
    look("review, to sign");
    world.tap("desk/today");
    look("today, of a reviewer");
    world.tap("desk/history");
    look("history");
    world.tap("desk/out");
    clinic.sign_in_as("pat");
    publisher_screens(world, look);
    world.tap("desk/stick");
    world.tap("stick/copy-edition");
    for (int i = 0; i < 1000 && world.shows("stick/working"); ++i) world.drive().wait(0.02);
    look("stick");
    world.tap("stick/file/urokiosk-edition-0002.db");
    look("stick, an edition");
    world.tap("desk/out");
}

// What has a form of its own.
void forms(support::Clinic& clinic, const std::function<void(const std::string&)>& look) {
    support::World& world = clinic.at();
    clinic.sign_in_as("ann");
    world.tap("pages/new");
    look("topic, a new one");
    world.tap("desk/print");
    look("print");
    world.tap("desk/pages");
    world.tap("pages/sources");
    world.tap("sources/new");
    look("sources, a new one");
    world.tap("sources/import");
    look("sources, from a list");
    world.tap("desk/out");
}

// What an author changes beside pages, and what comes of two at one text.
void more_screens(support::Clinic& clinic, const std::function<void(const std::string&)>& look) {
    support::World& world = clinic.at();
    clinic.sign_in_as("mia");
    world.tap("desk/accounts");
    look("accounts");
    world.tap("accounts/new");
    look("accounts, a new one");
    world.tap("desk/out");
    clinic.sign_in_as("ann");
    world.tap("desk/translate");
    look("translate");
    world.tap("translate/new");
    look("translate, a new language");
    world.tap("translate/into/es");
    world.tap("translate/open/es/topics/prostatitis.md");
    look("translation");
    world.tap("tr/block/1");
    look("translation, a block");
    world.tap("tr/head");
    look("translation, its head");
    world.tap("desk/stick");
    world.tap("stick/file/ward.png");
    look("stick, a picture");
    world.tap("stick/picture");
    look("picture, a new one");
    world.tap("desk/pages");
    clinic.open_text("diagrams/male-pelvis.svg");
    look("picture");
    world.tap("desk/pages");
    world.tap("pages/details");
    look("clinic details");
    world.tap("details/text");
    look("clinic details, as text");
    world.tap("desk/pages");
    clinic.open_text("sources.json");
    auto repository = clinic.open();
    const auto text = *repository.newest("sources.json");
    support::must(editorial::save(repository, {text.path, "zoe", "\n" + text.body, text.id, 0},
                                  {support::author("zoe"), 1}));
    clinic.replace("title", "name");
    world.tap("write/save");
    REQUIRE(world.shows("write/conflict"));
    look("write, two at one text");
    clinic.leave();
}

constexpr support::Glass glasses[] = {{1600, 1000}, {1080, 1920}};
constexpr const char* desk_languages[] = {"en", "es", "ar"};

void check(support::World& world, const std::string& where) {
    INFO(where << "\n" << world.outline());
    const auto& palette = world.services().palettes.at("light");
    const auto& nodes = world.scene().nodes;
    const float wide = world.scene().glass.width_mm();
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        const auto& node = nodes[i];
        INFO(node.key.path << ": " << node.name);
        CHECK(node.box_mm.x >= -0.1F);
        CHECK(node.box_mm.right() <= wide + 0.1F);
        if (!node.words_mm.empty()) CHECK(node.box_mm.contains(node.words_mm, 0.6F));
        if (node.color != layout::ColorRole::none && node.enabled)
            CHECK(layout::contrast(palette(node.color), palette(node.ground)) >= 7);
        if (!node.tappable) continue;
        CHECK_FALSE(node.name.empty());
        CHECK(node.box_mm.height >= 10);
        for (std::size_t j = i + 1; j < nodes.size(); ++j) {
            if (!nodes[j].tappable) continue;
            INFO("over " << nodes[j].key.path);
            CHECK(base::intersection(node.visible_mm, nodes[j].visible_mm).empty());
        }
    }
}

std::string place(const std::string& screen, const char* language, support::Glass glass) {
    return screen + ", " + language + ", " + std::to_string(glass.width);
}

}  // namespace

TEST_CASE("at the desk nothing is cut, nothing overlaps, and all can be read", "[house][desk]") {
    for (const support::Glass glass : glasses)
        for (const char* language : desk_languages) {
            support::Clinic clinic(glass);
            const auto stick = clinic.give_stick(glass);
            REQUIRE(base::write_file(stick / "ward.png", support::png(60, 40)));
            support::World& world = clinic.at();
            REQUIRE(world.drive().set("language", language).empty());
            const auto look = [&](const std::string& where) {
                check(world, place(where, language, glass));
            };
            each_screen(clinic, look);
            forms(clinic, look);
            more_screens(clinic, look);
        }
}

namespace {

void nothing_fails(support::FurnishedClinic& clinic, desk::Sample sample) {
    if (sample.damaged) {
        clinic.show(std::move(sample));
        CHECK(clinic.at().shows("desk/fault"));
        return;
    }
    const std::string screen = "desk/" + desk::name_of(sample.route);
    const std::string note = clinic.desk().session()->note;
    clinic.show(std::move(sample));
    CHECK(clinic.desk().name() == screen);
    const std::string& told = clinic.desk().session()->note;
    CHECK((told.empty() || told == note));
}

}  // namespace

TEST_CASE("every screen of the desk keeps these rules, as it says it is to be looked at",
          "[house][desk][samples]") {
    const auto look = [](support::Glass glass, const char* language) {
        support::FurnishedClinic clinic(glass, language);
        std::set<std::string> seen;
        for (auto& sample : clinic.samples()) {
            INFO(place(sample.name, language, glass));
            if (!sample.damaged) seen.insert(desk::name_of(sample.route));
            nothing_fails(clinic, std::move(sample));
            check(clinic.at(), place("desk", language, glass));
        }
        CHECK(seen.size() == std::variant_size_v<desk::Route>);
    };
    for (const support::Glass glass : glasses)
        for (const char* language : desk_languages) look(glass, language);
}
