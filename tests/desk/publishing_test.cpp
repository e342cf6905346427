// What goes out, and the ways back, each where one looks for it.
#include "support/office_kiosk.h"

using support::Clinic;
using support::must;
using support::World;

namespace {

void approve_changed(Clinic& clinic, const std::string& path, const std::string& words,
                     const std::string& with) {
    auto repository = clinic.open();
    auto text = *repository.newest(path);
    const auto at = text.body.find(words);
    REQUIRE(at != std::string::npos);
    text.body.replace(at, words.size(), with);
    must(editorial::save(repository, {path, "ann", text.body, text.id, Clinic::begun},
                         {support::author("ann"), Clinic::begun}));
    Clinic::approve(repository, path);
}

std::size_t place_of(World& world, const std::string& key) {
    const auto& nodes = world.scene().nodes;
    for (std::size_t i = 0; i < nodes.size(); ++i)
        if (nodes[i].key == base::Key(key)) return i;
    FAIL(key << "\n" << world.outline());
    return 0;
}

World& publishing(Clinic& clinic) {
    clinic.sit_down("pat");
    clinic.at().tap("desk/publish");
    return clinic.at();
}

}  // namespace

TEST_CASE("what goes out stands by page and language, changed signs first, with old and new",
          "[desk][publishing]") {
    Clinic clinic;
    approve_changed(clinic, "en/topics/prostate-massage.md", "## Ask your clinician",
                    "More.\n\n## Ask your clinician");
    approve_changed(clinic, Clinic::page, "Fever or shivering", "High fever or shivering");
    World& world = publishing(clinic);
    INFO(world.outline());
    const std::string signs = std::string("publish/text/") + Clinic::page;
    CHECK(place_of(world, signs) < place_of(world, "publish/text/en/topics/prostate-massage.md"));
    CHECK(world.scene().find(signs)->name == "Prostatitis");
    CHECK(world.says("1 sign changed"));
    for (const auto& node : world.scene().nodes) CHECK(node.name.find(".md") == std::string::npos);
    world.tap(std::string("publish/compare/") + Clinic::page);
    CHECK(world.says("High fever or shivering, and you feel very ill"));
    CHECK(world.says("Fever or shivering, and you feel very ill"));
    world.tap("publish/list");
    int taps = 0;
    const auto tap = [&](const std::string& key) {
        world.tap(key);
        ++taps;
    };
    tap("publish/next");
    CHECK(world.says("Pat Day puts 2 changed texts on the screens, with 1 changed sign."));
    tap("publish/reason");
    world.drive().type("Yearly review");
    tap("publish/own");
    world.drive().type("19283749");
    tap("publish/go");
    CHECK(taps == 4);
    INFO(world.outline());
    CHECK(world.shows("publish/done"));
    const auto entry = clinic.open().audit_log().newest(editorial::Action::publish);
    CHECK(entry->words == "Yearly review: 0 added, 2 changed, 0 removed");
}

TEST_CASE("translations that fall behind are told before the last button", "[desk][publishing]") {
    Clinic clinic;
    approve_changed(clinic, Clinic::page, "Fever or shivering", "High fever or shivering");
    World& world = publishing(clinic);
    CHECK_FALSE(world.shows("publish/behind"));
    world.tap("publish/next");
    INFO(world.outline());
    const auto* behind = world.scene().find("publish/behind");
    REQUIRE(behind);
    CHECK(world.says("Prostatitis (Español): "));
    CHECK(behind->box_mm.y < world.scene().find("publish/go")->box_mm.y);
}

TEST_CASE(
    "an edition tells when, by whom and why, and going back asks for a reason in a place of "
    "its own",
    "[desk][publishing]") {
    Clinic clinic;
    approve_changed(clinic, Clinic::page, "Fever or shivering", "High fever or shivering");
    World& world = publishing(clinic);
    clinic.publish_here();
    INFO(world.outline());
    CHECK(world.says("Pat Day · 0 added, 1 changed, 0 removed"));
    CHECK_FALSE(world.shows("publish/reason"));
    world.tap("publish/edition/2");
    CHECK(world.says("Pat Day goes back to edition 2. Patients read it at once."));
    clinic.again("publish/own");
    CHECK_FALSE(world.scene().find("publish/go")->enabled);
    world.tap("publish/reason");
    world.drive().type("A slip in a sign");
    world.tap("publish/go");
    CHECK(world.shows("publish/done"));
    CHECK(world.says("A slip in a sign"));  // at the edition
    CHECK_FALSE(world.shows("publish/edition/2"));
    CHECK(world.shows("publish/edition/3"));
}

TEST_CASE(
    "a page is taken off the screens from the first view, and let back where its reason "
    "stands",
    "[desk][publishing]") {
    Clinic clinic;
    World& world = clinic.sit_down("pat");
    world.tap("desk/today");
    int taps = 0;
    const auto tap = [&](const std::string& key) {
        INFO(world.outline());
        world.tap(key);
        ++taps;
    };
    tap("today/withdraw");
    tap(std::string("withdraw/") + Clinic::page);
    tap("write/reason");
    world.drive().type("A wrong number");
    tap("write/secret");
    world.drive().type("19283749");
    tap("write/withdraw-now");
    CHECK(taps == 5);
    world.tap("desk/publish");
    INFO(world.outline());
    CHECK(world.says("A wrong number"));
    world.tap(std::string("publish/restore/") + Clinic::page);
    clinic.again("publish/own");
    world.tap("publish/go");
    CHECK(world.shows("publish/done"));
    CHECK_FALSE(world.shows(std::string("publish/restore/") + Clinic::page));
}

TEST_CASE("who does not publish sees what goes out, and has no last button", "[desk][publishing]") {
    Clinic clinic;
    approve_changed(clinic, Clinic::page, "Fever or shivering", "High fever or shivering");
    clinic.sit_down("ann");
    World& world = clinic.at();
    world.tap("desk/publish");
    CHECK(world.shows(std::string("publish/text/") + Clinic::page));
    CHECK_FALSE(world.scene().find("publish/next")->enabled);
    CHECK_FALSE(world.scene().find("publish/edition/1")->enabled);
    CHECK_FALSE(world.shows("publish/withdraw"));
}
