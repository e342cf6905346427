#include "document/plain.h"
#include "support/world.h"

using support::World;

TEST_CASE("a visitor touches the glass, reads about prostatitis and goes home", "[journey]") {
    World world(World::Library::real);
    INFO(world.outline());
    REQUIRE(world.shows("attract/start"));
    world.tap("attract/start");
    REQUIRE(world.scene().title == "What would you like to know?");
    world.tap("group/pain");
    world.tap("topic/prostatitis");
    REQUIRE(world.scene().title == "Prostatitis");
    CHECK(world.says("Sample content. Not yet approved by your clinic."));
    world.tap("part/what-prostatitis-means");
    CHECK(world.says("Part 1 of"));
    world.tap("topic/next");
    CHECK(world.says("Part 2 of"));
    world.tap("topic/previous");
    CHECK(world.says("Part 1 of"));
    world.tap("bar/back");
    CHECK(world.scene().title == "Prostatitis");
    world.tap("bar/home");
    CHECK(world.scene().title == "What would you like to know?");
}

TEST_CASE("warnings stand before everything else on a topic's front", "[journey]") {
    World world(World::Library::real);
    world.go(kiosk::TopicScreen{"prostatitis"});
    const auto& nodes = world.scene().nodes;
    const auto place = [&](const auto& is) {
        return std::find_if(nodes.begin(), nodes.end(), is) - nodes.begin();
    };
    const auto alert = place([](const auto& n) { return n.role == base::Role::Alert; });
    const auto facts = place([](const auto& n) { return n.name == "Key facts"; });
    const auto parts = place([](const auto& n) { return n.key.path.starts_with("part/"); });
    INFO(world.outline());
    CHECK(alert < facts);
    CHECK(facts < parts);
    world.tap("topic/warnings");
    CHECK(world.says("Tell our staff now."));
}

TEST_CASE("a procedure opens only after its warnings were read", "[journey]") {
    World world(World::Library::real);
    world.tap("attract/start");
    world.tap("group/examinations");
    world.tap("topic/prostate-massage");
    INFO(world.outline());
    REQUIRE(world.scene().title == "Please read this first");
    CHECK(world.says("What to do instead"));
    CHECK_FALSE(world.scene().find("gate/read")->visible());
    world.tap("gate/read");
    CHECK(world.scene().title == "Prostate massage");
    world.tap("bar/home");
    world.tap("group/examinations");
    world.tap("topic/prostate-massage");
    CHECK(world.scene().title == "Prostate massage");  // read once a visit is enough
    world.tap("bar/start-over");
    world.tap("attract/start");
    world.tap("group/examinations");
    world.tap("topic/prostate-massage");
    CHECK(world.scene().title == "Please read this first");
}

TEST_CASE("a citation leads to the full reference and the words are explained", "[journey]") {
    World world(World::Library::real);
    world.go(kiosk::TopicScreen{"prostatitis", kiosk::ChapterAt{0}});
    world.tap("topic/about");
    INFO(world.outline());
    CHECK(world.scene().title == "Words and sources");
    CHECK(world.says("https://"));
    CHECK(world.says("General information, not personal advice."));
}

TEST_CASE("warning signs are one touch from home, with the clinic's own numbers", "[journey]") {
    World world(World::Library::real);
    world.tap("attract/start");
    world.tap("home/warnings");
    INFO(world.outline());
    CHECK(world.says("999"));
    CHECK(world.says("111"));
    CHECK(world.says("You cannot pass urine"));
    const auto& nodes = world.scene().nodes;
    const auto first = std::find_if(nodes.begin(), nodes.end(), [](const auto& node) {
        return node.role == base::Role::Alert || node.role == base::Role::Note;
    });
    REQUIRE(first != nodes.end());
    CHECK(first->role == base::Role::Alert);
}

TEST_CASE("nothing sensitive is named on the first two screens", "[journey]") {
    World world(World::Library::real);
    const auto quiet = [&] {
        return !world.says("massage") && !world.says("Prostatitis") && !world.says("rectal");
    };
    CHECK(quiet());
    world.tap("attract/start");
    INFO(world.outline());
    CHECK(quiet());
}

TEST_CASE("a touched answer says kindly why, and no score is kept", "[journey]") {
    World world(World::Library::real);
    const auto* page = world.services().page("en", "enlarged-prostate");
    REQUIRE(page);
    std::size_t chapter = page->parts.chapters.size();
    for (std::size_t i = 0; i < page->parts.chapters.size(); ++i)
        if (!document::teach_backs(page->parts.chapters[i].part).empty()) chapter = i;
    REQUIRE(chapter < page->parts.chapters.size());
    world.go(kiosk::TopicScreen{"enlarged-prostate", kiosk::ChapterAt{chapter}});
    const auto check = document::teach_backs(page->parts.chapters[chapter].part).front();
    const std::string why = document::plain(check.answers[0].why);
    CHECK_FALSE(world.says(why));
    world.tap("check/" + check.id + "/1");
    INFO(world.outline());
    CHECK(world.says(why));
    world.tap("bar/start-over");
    CHECK(world.session().answers_seen.empty());
}

TEST_CASE("every page of the library opens, every part of it, and every plate", "[journey]") {
    World world(World::Library::real);
    int pages = 0;
    for (const auto& group : world.services().edition.groups("en"))
        for (const auto& id : group.topics) {
            const auto* page = world.services().page("en", id);
            INFO(id);
            REQUIRE(page);
            ++pages;
            world.session().gates_read.insert(id);
            for (const auto& part : kiosk::topic_parts(page->parts.chapters.size())) {
                world.go(kiosk::TopicScreen{id, part});
                CHECK_FALSE(world.scene().title.empty());
            }
        }
    CHECK(pages >= 20);
    for (const auto& [id, diagram] : world.services().diagrams("en")) {
        world.drive().press("up");  // somebody is there
        world.go(kiosk::PlateScreen{id, ""});
        CHECK(world.scene().title == diagram.title());
    }
    CHECK(world.services().diagrams("en").size() >= 7);
}
