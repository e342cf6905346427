#include <set>

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
    world.drive().press("right");
    CHECK(world.says("Part 2 of"));
    world.drive().press("left");
    CHECK(world.says("Part 1 of"));
    world.tap("bar/back");
    CHECK(world.shows("topic/prostatitis"));
    world.tap("bar/home");
    CHECK(world.scene().title == "What would you like to know?");
}

TEST_CASE("a front answers first, then warns, then lists its parts, but where signs come first",
          "[journey]") {
    World world(World::Library::real);
    for (const auto& [page, signs_first] :
         {std::pair{"prostatitis", false}, {"catheter", true}, {"cannot-empty-bladder", true}}) {
        world.go(kiosk::TopicScreen{page});
        const auto& nodes = world.scene().nodes;
        const auto place = [&](const auto& is) {
            return std::find_if(nodes.begin(), nodes.end(), is) - nodes.begin();
        };
        const auto alert = place([](const auto& n) { return n.role == base::Role::Alert; });
        const auto facts = place([](const auto& n) { return n.name == "Key facts"; });
        const auto parts = place([](const auto& n) { return n.key.path.starts_with("part/"); });
        INFO(world.outline());
        CHECK((alert < facts) == signs_first);
        CHECK(std::max(alert, facts) < parts);
    }
    world.go(kiosk::TopicScreen{"prostatitis"});
    CHECK_FALSE(world.says("Tell our staff now."));
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
    CHECK(world.scene().find("gate/read")->whole());
    CHECK(world.scene().find("gate/leave")->whole());
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

TEST_CASE("where a section comes from stands at its end, and no number in its text", "[journey]") {
    World world(World::Library::real);
    world.go(kiosk::TopicScreen{"prostatitis", kiosk::ChapterAt{0}});
    CHECK_FALSE(world.says("https://"));
    CHECK_FALSE(world.says("[1]"));
    world.tap("sources/0");
    INFO(world.outline());
    CHECK(world.says("https://"));
    world.tap("sources/0");
    CHECK_FALSE(world.says("https://"));
    world.go(kiosk::TopicScreen{"prostatitis", kiosk::ChapterAt{99}});
    world.tap("topic/about");
    CHECK(world.scene().title == "Words and sources");
    CHECK(world.says("General information, not personal advice."));
}

TEST_CASE("a word is explained where it stands, by a touch or by a key", "[journey]") {
    World world(World::Library::real);
    world.go(kiosk::TopicScreen{"psa-test", kiosk::ChapterAt{0}});
    const auto word = [&] {
        const auto& nodes = world.scene().nodes;
        return *std::find_if(nodes.begin(), nodes.end(), [](const ui::Node& node) {
            return node.role == base::Role::Link && node.name == "protein";
        });
    }();
    INFO(world.outline());
    const std::string meaning = world.services().edition.term("en", "protein")->meaning;
    CHECK_FALSE(world.says(meaning));
    world.tap(word.key.path);
    CHECK(world.says(meaning));
    CHECK(world.scene().find(word.key)->box_mm.y == Approx(word.box_mm.y).margin(0.5));
    world.tap(word.key.path);
    CHECK_FALSE(world.says(meaning));
    world.session().memory.focus = word.key;
    world.session().memory.focus_shown = true;
    world.drive().press("enter");
    CHECK(world.says(meaning));
}

TEST_CASE("warning signs are one touch from home, with the clinic's own numbers", "[journey]") {
    World world(World::Library::real);
    world.tap("attract/start");
    world.tap("home/warnings");
    INFO(world.outline());
    CHECK(world.says("999"));
    CHECK(world.says("111"));
    CHECK(world.says("You cannot pass urine"));
    world.tap("signs/0/0");  // what to do about the gravest
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

namespace {

constexpr const char* scrolled = "psa-test";

void open_at(World& world, kiosk::TopicPart part) {
    world.go(kiosk::TopicScreen{scrolled, part});
    world.drive().wait(1);
}

std::string here(const World& world) {
    const auto* part = world.scene().find("head/part");
    return part ? part->name : "";
}

const ui::Node* heading(const World& world, const std::string& words) {
    for (const auto& node : world.scene().nodes)
        if (node.role == base::Role::Heading && node.name == words) return &node;
    return nullptr;
}

bool ends(const World& world) { return !world.scene().find("topic/psa-test/down")->enabled; }

}  // namespace

TEST_CASE("More leads through a whole topic, and says honestly when it ends", "[journey]") {
    World world(World::Library::real);
    open_at(world, kiosk::ChapterAt{0});
    std::vector<std::string> parts{here(world)};
    int times = 0;
    for (; !ends(world) && times < 40; ++times) {
        world.tap("topic/psa-test/down");
        if (here(world) != parts.back()) parts.push_back(here(world));
    }
    INFO(world.outline());
    CHECK(parts.front() == "What PSA is");
    CHECK(parts.back() == "Ask your clinician");
    CHECK(times <= 14);
    CHECK(times >= 5);
}

TEST_CASE("the list of parts is one touch away from anywhere in a topic", "[journey]") {
    World world(World::Library::real);
    open_at(world, kiosk::ChapterAt{0});
    for (int i = 0; i < 5; ++i) {
        INFO(world.outline());
        REQUIRE(world.shows("topic/contents"));
        world.tap("topic/contents");
        CHECK(world.scene().find("part/if-your-psa-is-high")->whole());
        world.tap("topic/contents");
        world.tap("topic/psa-test/down");
    }
    for (const bool from_front : {true, false}) {
        if (from_front) open_at(world, kiosk::Front{});
        if (!from_front) world.tap("topic/contents");
        world.tap("part/if-your-psa-is-high");
        CHECK(here(world) == "If your PSA is high");
    }
    const auto* title = heading(world, "If your PSA is high");
    REQUIRE(title);
    CHECK(title->whole());
    const auto* head = world.scene().find("topic/contents");
    CHECK(title->box_mm.y - head->box_mm.bottom() < 20);
}

TEST_CASE("who changes the language, the size or the screen finds the part they were in",
          "[journey]") {
    World world;
    world.go(kiosk::TopicScreen{"prostate", kiosk::ChapterAt{1}});
    world.drive().wait(1);
    const auto place = [&] {
        const auto* node = world.scene().find("head/place");
        return node ? node->name : world.outline();
    };
    CHECK(place() == "Part 2 of 3");
    for (const auto size : {ui::TextSize::largest, ui::TextSize::normal}) {
        world.session().comfort.size = size;
        world.drive().wait(1);
        CHECK(place() == "Part 2 of 3");
    }
    world.tap("bar/comfort");
    world.tap("bar/back");
    CHECK(place() == "Part 2 of 3");
    world.session().language = "es";
    world.drive().wait(1);
    CHECK(place() == "Parte 2 de 3");
}

TEST_CASE("each sign of a page is told once, with what to do when asked", "[journey]") {
    World world(World::Library::real);
    open_at(world, kiosk::Front{});
    const auto told = [&](const std::string& words) {
        return std::count_if(
            world.scene().nodes.begin(), world.scene().nodes.end(),
            [&](const ui::Node& node) { return node.name.find(words) != std::string::npos; });
    };
    const std::string sign = "Any blood you can see in urine";
    CHECK(told(sign) == 1);
    CHECK_FALSE(world.shows("part/more-signs-to-act-on"));
    CHECK_FALSE(world.says("There may be pressure on the spine"));
    world.tap("topic/warnings");
    INFO(world.outline());
    CHECK(told(sign) == 1);
    CHECK(told("There may be pressure on the spine") == 1);
    CHECK(told("Tell our staff now.") == 1);
    world.tap("topic/warnings");
    CHECK_FALSE(world.says("There may be pressure on the spine"));
    // Whoever searched for a sign finds it with what to do.
    open_at(world, kiosk::AllWarnings{});
    CHECK(told("There may be pressure on the spine") == 1);
}

TEST_CASE("a page is laid out where it is read, and not before", "[journey]") {
    World world(World::Library::real);
    open_at(world, kiosk::ChapterAt{0});
    const auto texts = [&](const std::string& part) {
        return std::count_if(world.scene().nodes.begin(), world.scene().nodes.end(),
                             [&](const ui::Node& node) {
                                 return node.key.path.starts_with("page/psa-test/" + part + "/");
                             });
    };
    INFO(world.outline());
    CHECK(texts("0") > 0);
    CHECK(texts("10") == 0);
    CHECK(heading(world, "If your PSA is high"));  // it is there to be gone to
}

TEST_CASE("the first view of a front holds all of it at the normal size", "[journey]") {
    World world(World::Library::real);
    // Their signs are many, or their facts are long: the list of parts follows below.
    const std::set<std::string> longer{
        "urine-infections",     "prostate-tablets", "prostate-operations",
        "after-your-procedure", "catheter",         "prostatitis-kinds"};
    for (const auto& id : kiosk::Survey{world.services()}.topics()) {
        world.session().gates_read.insert(id);
        world.go(kiosk::TopicScreen{id});
        bool all = true;
        for (const auto& node : world.scene().nodes)
            if (node.key.path.starts_with("part/")) all = all && node.whole();
        INFO(id << "\n" << world.outline());
        CHECK(all == !longer.contains(id));
        if (const auto* signs = world.scene().find("topic/warnings")) CHECK(signs->whole());
    }
}

TEST_CASE("the question that belongs to a part is offered at its end, in every language",
          "[journey]") {
    World world(World::Library::real);
    for (const std::string language : {"en", "es", "ar"}) {
        world.drive().set("language", language);
        const auto* page = world.services().page(language, "psa-test");
        const auto* english = world.services().page("en", "psa-test");
        const auto questions = document::questions(page->document);
        const auto& chapters = english->parts.chapters;
        const auto at = std::find_if(chapters.begin(), chapters.end(), [](const auto& one) {
            return one.title == "If your PSA is high";
        });
        REQUIRE(at != chapters.end());
        const auto index = static_cast<std::size_t>(at - chapters.begin());
        world.session().questions.clear();
        open_at(world, kiosk::ChapterAt{index});
        const std::string key = "asked/" + std::to_string(index);
        world.tap(key);
        INFO(language << "\n" << world.outline());
        CHECK(world.session().questions == std::vector<std::string>{questions[2]});
        world.tap(key);
        CHECK(world.session().questions.empty());
    }
}
