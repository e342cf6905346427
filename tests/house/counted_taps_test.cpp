// How many touches lead to what people come for: visual journeys a to h, without a drag.
#include "support/world.h"

using support::World;

namespace {

// A visitor who touches what is to be seen, and counts.
struct Walk {
    World world;
    int taps = 0;

    explicit Walk(World::Library library = World::Library::real) : world(library) {}
    void tap(const std::string& key) {
        ++taps;
        INFO(taps << ": " << key << "\n" << world.outline());
        REQUIRE(world.drive().tap(key) == "");
        world.drive().wait(1);
    }
    std::string heading() const {
        const auto* part = world.scene().find("head/part");
        return part ? part->name : "";
    }
};

std::string part_named(World& world, const std::string& topic, const std::string& title) {
    for (const auto& chapter : world.services().page("en", topic)->parts.chapters)
        if (chapter.title == title) return "part/" + chapter.slug;
    FAIL(topic << " has no part " << title);
    return "";
}

}  // namespace

TEST_CASE("a: who has a high PSA is at the part that answers after four touches", "[journey]") {
    Walk walk;
    const auto part = part_named(walk.world, "psa-test", "If your PSA is high");
    walk.tap("attract/start");
    walk.tap("group/tests");
    walk.tap("topic/psa-test");
    walk.tap(part);
    CHECK(walk.taps == 4);
    CHECK(walk.heading() == "If your PSA is high");
    walk.tap("topic/psa-test/down");
    walk.tap("topic/psa-test/down");  // six: what may follow has been read too
    INFO(walk.heading());
    CHECK(walk.heading() != "If your PSA is high");
}

TEST_CASE("b: who cannot pass urine is told on the start screen, and after two touches",
          "[journey]") {
    Walk walk;
    const auto& said = walk.world.services().words(walk.world.session());
    CHECK(walk.world.says(said(content::Msg::attract_ill)));  // none
    walk.tap("attract/start");
    walk.tap("home/warnings");
    CHECK(walk.world.says("You cannot pass urine"));
    CHECK(walk.taps == 2);
}

TEST_CASE("c: prostatitis in large print is five touches away, seen before, on four sides at most",
          "[journey]") {
    Walk walk;
    walk.tap("attract/start");
    walk.tap("group/pain");
    walk.tap("topic/prostatitis");
    walk.tap("topic/print");
    // Seen before: its first page beside the normal one, and how many there are.
    INFO(walk.world.outline());
    const auto& pages = walk.world.session().paper_pages;
    const auto large = pages.other.size();
    CHECK(large > pages.sheets.size());
    CHECK(large <= 4);
    CHECK(walk.world.scene().find("print/large")->whole());
    CHECK(walk.world.says(std::to_string(large) + " pages on A4 paper"));
    walk.tap("print/large-now");
    CHECK(walk.taps == 5);
    REQUIRE(walk.world.printer.printed.size() == 1);
    CHECK(walk.world.session().leaflet_pages == static_cast<int>(large));
    CHECK(walk.world.shows("print/page/" + std::to_string(large)));
    // The same sheets as of who chose the size first.
    World other(World::Library::real);
    other.go(kiosk::PrintScreen{"prostatitis"});
    other.drive().wait(1);
    other.tap("print/large");
    other.tap("print/now");
    other.drive().wait(1);
    CHECK(other.printer.printed == walk.world.printer.printed);
}

TEST_CASE("d: whether massage is safe is answered after four touches", "[journey]") {
    Walk walk;
    walk.tap("attract/start");
    walk.tap("group/examinations");
    walk.tap("topic/prostate-massage");
    walk.tap("gate/read");
    CHECK(walk.taps == 4);
    CHECK(walk.world.scene().title == "Prostate massage");
}

TEST_CASE("e: a picture of the prostate is two touches away", "[journey]") {
    Walk walk;
    walk.tap("attract/start");
    walk.tap("picture/prostate-zones-front");
    CHECK(walk.taps == 2);
    CHECK(walk.world.shows("plate/prostate-zones-front"));
}

TEST_CASE("f: Spanish is one touch from the start, two from anywhere, at the same place",
          "[journey]") {
    Walk walk(World::Library::fixtures);
    walk.tap("language/es");
    CHECK(walk.taps == 1);
    CHECK(walk.world.session().language == "es");
    Walk later(World::Library::fixtures);
    later.world.go(kiosk::TopicScreen{"prostatitis", kiosk::ChapterAt{1}});
    later.world.drive().wait(1);
    later.tap("bar/language");
    later.tap("language/es");
    CHECK(later.taps == 2);
    const auto& page = *later.world.services().page("es", "prostatitis");
    CHECK(later.heading() == page.parts.chapters[1].title);
}

TEST_CASE("g: two questions are printed with five touches from home", "[journey]") {
    Walk walk;
    walk.tap("attract/start");
    walk.taps = 0;
    walk.tap("home/questions");
    walk.tap("suggested/1");
    walk.tap("suggested/2");
    walk.tap("questions/print");
    walk.tap("print/now");
    CHECK(walk.taps == 5);
    CHECK(walk.world.session().questions.size() == 2);
    CHECK(walk.world.printer.printed.size() == 1);
}

TEST_CASE("h: one touch ends a visit, and leaves nothing", "[journey]") {
    Walk walk;
    walk.world.go(kiosk::TopicScreen{"psa-test", kiosk::ChapterAt{2}});
    walk.tap("bar/start-over");
    CHECK(walk.taps == 1);
    CHECK_FALSE(walk.world.session().started);
    CHECK(walk.world.session().topics.empty());
}
