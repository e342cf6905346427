// What somebody who comes by sees first: the start screen, home, the warning signs.
#include "content/placeholders.h"
#include "document/plain.h"
#include "support/world.h"

using Pane = support::Glass;
using support::World;

namespace {

// Portrait, landscape, and the smallest and largest glass.
const std::vector<Pane> panes{{1080, 1920}, {1920, 1080}, {1024, 768}, {768, 1024},
                              {1280, 1024}, {3840, 2160}, {2160, 3840}};

std::string named(const Pane& glass) {
    return std::to_string(glass.width) + "x" + std::to_string(glass.height);
}

const ui::Node* node_of(const World& world, const std::string& key) {
    for (const auto& node : world.scene().nodes)
        if (node.key.path == key) return &node;
    return nullptr;
}

// The signs of the lists that are seen whole, set as they are shown.
int signs_seen(World& world, const std::string& language) {
    const auto* page = world.services().page(language, world.services().edition.safety_topic());
    REQUIRE(page);
    std::set<std::string> signs;
    for (const auto& warning : document::warnings(page->document))
        signs.insert(document::plain(warning.sign));
    int seen = 0;
    for (const auto& node : world.scene().nodes) {
        if (!node.key.path.starts_with("signs/")) continue;
        // Large letters stand on nearer lines.
        const bool near = node.cap_mm > 6.5F && !node.language.rtl();
        const float em = node.cap_mm / layout::cap_height, lines = near ? 1.2F : 1.32F;
        const float line = em * lines;
        float y = node.box_mm.y + 2.2F * line;  // below its head
        std::map<std::size_t, std::string> in_order;
        for (const auto& sign : signs)
            if (const auto at = node.name.find(". " + sign); at != std::string::npos)
                in_order[at] = sign;
        for (const auto& [at, sign] : in_order) {
            const auto set = world.services().fonts.set({sign,
                                                         {em, false, lines},
                                                         node.words_mm.width,
                                                         layout::Align::start,
                                                         node.language,
                                                         {}});
            y += set.size_mm().height;
            seen += y <= node.visible_mm.bottom() ? 1 : 0;
        }
    }
    return seen;
}

// What is said above the lists of signs, and the title of the first.
struct AboveSigns {
    std::string words, first;
};
AboveSigns above_signs(const World& world) {
    AboveSigns found;
    for (const auto& node : world.scene().nodes) {
        if (node.key.path.starts_with("signs/")) {
            found.first = node.name;
            return found;
        }
        if (node.whole()) found.words += node.name + " ";
    }
    return found;
}

void acts_at_the_top(World& world, const std::string& language) {
    world.drive().set("language", language);
    world.go(kiosk::WarningsScreen{});
    INFO(language << "\n" << world.outline());
    const auto& said = world.services().edition.words(language);
    const auto act = [&](const char* mark) {
        return content::fill_in(mark, world.services().settings, said);
    };
    const AboveSigns seen = above_signs(world);
    CHECK(seen.words.find(act("{act-today}")) != std::string::npos);
    CHECK((seen.words.find(act("{act-now}")) != std::string::npos ||
           seen.first.starts_with(act("{act-now}"))));
}

// The last row of the groups of topics is no single card beside nothing.
void no_lone_card(const World& world) {
    std::map<int, int> rows;  // by where they stand, in mm
    for (const auto& node : world.scene().nodes)
        if (node.key.path.starts_with("group/")) ++rows[static_cast<int>(node.box_mm.y)];
    REQUIRE_FALSE(rows.empty());
    CHECK((rows.rbegin()->second > 1 || rows.begin()->second == 1));
}

void signs_in_two_views(World& world, const std::string& language) {
    const auto* page = world.services().page(language, world.services().edition.safety_topic());
    REQUIRE(page);
    int told = 0;
    float lowest = 0;
    for (const auto& warning : document::warnings(page->document)) {
        const std::string words = document::plain(warning.sign);
        INFO(words);
        CHECK(world.says(words));
        told += warning.urgency == document::Urgency::emergency ? 1 : 0;
    }
    CHECK(told > 40);
    const ui::Node* dock = node_of(world, "warnings/fits");
    REQUIRE(dock);
    for (const auto& node : world.scene().nodes)
        if (node.key.path.starts_with("signs/0/")) lowest = std::max(lowest, node.box_mm.bottom());
    // Other words are longer, and wide glass is low: there it is half a view more at most.
    const bool most_room = language == "en" && !world.scene().glass.landscape();
    CHECK(lowest <= (most_room ? 2 : 2.5F) * dock->box_mm.y);
}

}  // namespace

TEST_CASE("what to do, with the clinic's numbers, stands above the warning signs on any glass",
          "[journey]") {
    for (const Pane& glass : panes)
        for (const bool numbers : {true, false}) {
            World world(World::Library::real, glass);
            INFO(named(glass) << (numbers ? "" : " without numbers"));
            auto& settings = world.services().settings;
            if (!numbers) settings.phone = settings.emergency_number = settings.advice_number = "";
            for (const std::string language : {"en", "es", "ar"}) acts_at_the_top(world, language);
        }
}

TEST_CASE("the signs of a part of the body say once what to do", "[journey]") {
    World world(World::Library::real);
    for (const std::string language : {"en", "es", "ar"}) {
        world.drive().set("language", language);
        const auto act = content::fill_in("{act-now}", world.services().settings,
                                          world.services().edition.words(language));
        for (const std::size_t part : {0U, 1U, 2U}) {
            world.go(kiosk::WarningsScreen{"", "", kiosk::WarningsScreen::View::part, part});
            INFO(language << " " << part << "\n" << world.outline());
            const auto& nodes = world.scene().nodes;
            CHECK(std::count_if(nodes.begin(), nodes.end(), [&](const ui::Node& node) {
                      return node.name.starts_with(act);
                  }) == 1);
        }
    }
}

TEST_CASE("home stands on one glass, of any shape, with all it leads to", "[journey]") {
    for (const Pane& glass : panes) {
        World world(World::Library::real, glass);
        for (const std::string language : {"en", "es", "ar"}) {
            INFO(named(glass) << " " << language);
            world.drive().set("language", language);
            world.go(kiosk::HomeScreen{});
            INFO(world.outline());
            CHECK_FALSE(world.shows("home/down"));
            std::vector<std::string> keys{"home/search", "home/warnings", "home/topics",
                                          "home/questions"};
            for (const auto& group : world.services().edition.groups(language))
                keys.push_back("group/" + group.id);
            for (const auto& key : keys) {
                INFO(key);
                const ui::Node* node = node_of(world, key);
                REQUIRE(node);
                CHECK(node->box_mm.bottom() <= world.scene().glass.height_mm());
            }
            no_lone_card(world);
            // The pictures of the body; on a small glass the way to them.
            const auto& nodes = world.scene().nodes;
            const bool small = std::min(glass.width, glass.height) < 1080;
            CHECK((std::any_of(nodes.begin(), nodes.end(),
                               [](const ui::Node& node) {
                                   return node.key.path.starts_with("picture/") && node.whole();
                               }) ||
                   (small && world.shows("home/pictures"))));
        }
    }
}

TEST_CASE("home shows a group of topics at once, in the largest letters on the smallest glass",
          "[journey]") {
    for (const Pane& glass : {Pane{1024, 768}, Pane{768, 1024}}) {
        World world(World::Library::real, glass);
        world.drive().set("text-size", "largest");
        for (const std::string language : {"en", "es", "ar"}) {
            INFO(named(glass) << " " << language);
            world.drive().set("language", language);
            world.go(kiosk::HomeScreen{});
            INFO(world.outline());
            const auto& nodes = world.scene().nodes;
            CHECK(std::count_if(nodes.begin(), nodes.end(), [](const ui::Node& node) {
                      return node.key.path.starts_with("group/") && node.whole();
                  }) >= 2);
            CHECK(world.shows("home/search"));
            CHECK(world.scene().find("home/warnings")->whole());
            CHECK(world.scene().find("home/down")->whole());
        }
    }
}

TEST_CASE("a picture of the body is two touches away, and none on home shows more than belongs",
          "[journey]") {
    World world(World::Library::real);
    world.tap("attract/start");
    world.tap("picture/urinary-tract");
    CHECK(world.scene().title.find("urine") != std::string::npos);
    for (const std::string private_one : {"male-pelvis", "testicle-and-cord", "way-of-seed"})
        CHECK_FALSE(world.shows("picture/home/" + private_one));
}

TEST_CASE("every emergency sign stands as a line on the page of warning signs, in two views or so",
          "[journey]") {
    for (const Pane& glass : {Pane{1080, 1920}, Pane{1920, 1080}})
        for (const std::string language : {"en", "es", "ar"}) {
            World world(World::Library::real, glass);
            INFO(named(glass) << " " << language);
            world.drive().set("language", language);
            world.go(kiosk::WarningsScreen{});
            signs_in_two_views(world, language);
        }
}

TEST_CASE("three signs at least are seen at once, at any size, on any glass", "[journey]") {
    for (const Pane& glass : panes)
        for (const std::string size : {"normal", "large", "larger", "largest"}) {
            World world(World::Library::real, glass);
            world.drive().set("text-size", size);
            for (const std::string language : {"en", "es", "ar"}) {
                world.drive().set("language", language);
                world.go(kiosk::WarningsScreen{});
                INFO(named(glass) << " " << size << " " << language << "\n" << world.outline());
                // Upright, the smallest glass has nine short lines for the largest letters; the
                // square one has a dock of two rows then.
                const bool few = glass.width < 1024 || glass.width == 1280;
                const bool narrow = few && size == "largest";
                CHECK(signs_seen(world, language) >= (narrow ? 2 : 3));
            }
        }
}

TEST_CASE("a hit is seen whole while one types, at any size, on any glass", "[journey]") {
    for (const Pane& glass : panes) {
        World world(World::Library::real, glass);
        for (const std::string size : {"normal", "large", "larger", "largest"}) {
            world.session() = {};
            world.drive().set("text-size", size);
            world.go(kiosk::SearchScreen{});
            world.drive().type("psa");
            world.drive().wait(0.5);
            INFO(named(glass) << " " << size << "\n" << world.outline());
            const auto& nodes = world.scene().nodes;
            CHECK(std::any_of(nodes.begin(), nodes.end(), [](const ui::Node& node) {
                return node.key.path.starts_with("hit/") && node.whole();
            }));
        }
    }
}

TEST_CASE("a touch on a part of the body opens what to do, and one button whom to tell now",
          "[journey]") {
    World world(World::Library::real);
    world.tap("attract/ill");
    CHECK(world.scene().title == "Warning signs");
    world.tap("signs/0/1");
    CHECK(world.scene().title == "Bladder and urine");
    CHECK(world.says("Tell our staff now"));
    world.tap("bar/back");
    world.tap("warnings/fits");
    CHECK(world.scene().title == "One of these signs fits me");
    CHECK(world.says("Tell our staff now."));
    CHECK(world.says("At home, call 999."));
    CHECK(world.says("You need not wait for your turn"));
}

namespace {

// In Spanish all words are longer: wide glass has no room for the offers in the largest letters.
bool words_too_long(World& world, const std::string& language) {
    return language == "es" && world.scene().glass.landscape() &&
           world.session().comfort.size == ui::TextSize::largest;
}

void all_offered(World& world, const std::string& language) {
    world.drive().set("language", language);
    world.go(kiosk::AttractScreen{});
    const auto& said = world.services().edition.words(language);
    INFO(language << "\n" << world.outline());
    for (const auto word :
         {content::Msg::attract_read, content::Msg::attract_see, content::Msg::attract_collect})
        CHECK((world.says(said(word)) || words_too_long(world, language)));
    for (const std::string key :
         {"attract/start", "attract/ill", "language/en", "language/es", "language/ar"}) {
        INFO(key);
        const ui::Node* node = node_of(world, key);
        REQUIRE(node);
        CHECK(node->whole());
    }
}

}  // namespace

TEST_CASE("the start screen moves twelve times a second, and stands still when nobody comes",
          "[journey]") {
    World world(World::Library::real);
    auto& navigator = world.drive().kiosk();
    world.drive().wait(0.1);
    CHECK(navigator.due_in(world.clock.seconds()) >= 1.0 / 12 - 1e-6);
    CHECK(navigator.due_in(world.clock.seconds()) <= 1.0 / 12 + 1e-6);
    world.drive().leave(601);
    // Only what keeps the display from burning in comes, every two minutes.
    CHECK(navigator.due_in(world.clock.seconds()) >= 100);
    world.tap("attract/start");
    world.tap("bar/start-over");
    CHECK(navigator.due_in(world.clock.seconds()) <= 1.0 / 12 + 1e-6);
    // On small wide glass too: without the drawing half of it would be empty.
    for (const Pane& glass : {Pane{1024, 768}, Pane{1280, 1024}})
        for (const std::string language : {"en", "es", "ar"}) {
            World small(World::Library::fixtures, glass);
            INFO(named(glass) << " " << language);
            all_offered(small, language);
            const ui::Node* start = node_of(small, "attract/start");
            REQUIRE(start);
            CHECK(start->box_mm.width < 0.7F * small.scene().glass.width_mm());
        }
    world.services().settings.reduced_motion = true;
    CHECK(navigator.due_in(world.clock.seconds()) >= 599);
}

namespace {

void words_above_controls(World& world, const std::string& language) {
    world.drive().set("language", language);
    world.session().comfort.lowered = true;
    world.go(kiosk::HomeScreen{});
    INFO(language << "\n" << world.outline());
    float highest = world.scene().glass.height_mm();
    for (const auto& node : world.scene().nodes)
        if (node.tappable && node.visible()) highest = std::min(highest, node.box_mm.y);
    CHECK(highest >= 0.4F * world.scene().glass.height_mm());
    const auto& title = world.services().edition.words(language)(content::Msg::home_title);
    for (const auto& node : world.scene().nodes) {
        if (node.name != title) continue;
        CHECK(node.whole());
        CHECK(node.box_mm.bottom() <= highest);
    }
}

}  // namespace

TEST_CASE(
    "the start screen shows what can be done here, its languages and the strip for who feels "
    "ill, in the largest letters too",
    "[journey]") {
    // The smallest glass has no room for what is offered in the largest letters.
    for (const Pane& glass : {Pane{1080, 1920}, Pane{1920, 1080}, Pane{3840, 2160}})
        for (const std::string size : {"normal", "larger", "largest"}) {
            World world(World::Library::fixtures, glass);  // all three are offered
            world.drive().set("text-size", size);
            INFO(named(glass) << " " << size);
            for (const std::string language : {"en", "es", "ar"}) all_offered(world, language);
        }
}

TEST_CASE("home with lowered controls has its words above them, where nothing is touched",
          "[journey]") {
    World world(World::Library::real);
    for (const std::string size : {"normal", "largest"}) {
        INFO(size);
        world.drive().set("text-size", size);
        for (const std::string language : {"en", "es", "ar"}) words_above_controls(world, language);
    }
}
