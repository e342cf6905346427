// What patients type, in their own words, over the real library: tests/edition/cases.
#include <algorithm>
#include <fstream>
#include <sstream>

#include "support/world.h"

using support::World;

namespace {

struct Case {
    std::string typed;
    std::set<std::string> wanted;  // one of them among the first two
};

// Pages that do not exist yet are marked + and count from the day they do.
std::vector<Case> cases(World& world, const std::string& language) {
    const base::Path file =
        support::source() / "tests" / "edition" / "cases" / ("search-" + language + ".tsv");
    std::ifstream lines(file);
    std::vector<Case> all;
    for (std::string line; std::getline(lines, line);) {
        if (line.empty() || line[0] == '#') continue;
        const auto tab = line.find('\t');
        REQUIRE(tab != std::string::npos);
        Case one{line.substr(0, tab), {}};
        std::istringstream ids(line.substr(tab + 1));
        for (std::string id; std::getline(ids, id, '|');) {
            if (id.ends_with('+')) id.pop_back();
            if (world.services().edition.topic("en", id)) one.wanted.insert(id);
        }
        if (!one.wanted.empty()) all.push_back(std::move(one));
    }
    return all;
}

std::vector<std::string> shown(World& world, const std::string& typed) {
    world.session().typed = typed;
    world.drive().wait(0.05);
    std::vector<std::string> ids;
    for (const auto& node : world.scene().nodes)
        if (node.key.path.starts_with("hit/")) ids.push_back(node.key.path.substr(4));
    return ids;
}

}  // namespace

namespace {

// What stands first for what was typed, as the glass has it: signs in red, then the pages.
std::vector<std::string> first_two(World& world, const std::string& language,
                                   const std::string& typed) {
    auto& edition = world.services().edition;
    const auto found = edition.search(language, typed, 8);
    std::vector<std::string> ids;
    if (!found.signs.empty() || found.alarming) ids.push_back(edition.safety_topic());
    for (const auto& hit : found.hits)
        if (ids.size() < 2 && (ids.empty() || ids[0] != hit.topic)) ids.push_back(hit.topic);
    return ids;
}

}  // namespace

// Each is asked of the edition; each eighth is typed on the glass, which has to show the same.
TEST_CASE("what patients type leads to the page that answers, in each language", "[journey]") {
    World world(World::Library::real);
    for (const std::string language : {"en", "es", "ar"}) {
        world.drive().set("language", language);
        world.go(kiosk::SearchScreen{});
        const auto all = cases(world, language);
        CHECK(all.size() >= (language == "en" ? 38 : 60));
        int missed = 0, asked = 0;
        for (const auto& [typed, wanted] : all) {
            const auto ids = first_two(world, language, typed);
            if (asked++ % 8 == 0) {
                world.session().last_seen_s = world.clock.seconds();  // somebody is there
                auto seen = shown(world, typed);
                seen.resize(std::min<std::size_t>(seen.size(), 2));
                INFO(language << " " << typed << "\n" << world.outline());
                CHECK(seen == ids);
            }
            const bool found = std::any_of(ids.begin(), ids.end(),
                                           [&](const auto& id) { return wanted.contains(id); });
            missed += found ? 0 : 1;
            UNSCOPED_INFO((found ? "found: " : "MISSED: ") << language << " " << typed);
        }
        CHECK(missed <= (language == "en" ? 0 : static_cast<int>(all.size()) / 20));
    }
}

TEST_CASE("a result's number is typed on the glass, in each language", "[journey]") {
    World world(World::Library::real);
    for (const std::string language : {"en", "es", "ar"}) {
        world.drive().set("language", language);
        world.session().typed = "psa ";
        world.go(kiosk::SearchScreen{});
        for (const char* key : {"key/digits", "key/6", "key/.", "key/2", "key/digits"})
            world.tap(key);
        INFO(language << "\n" << world.outline());
        CHECK(world.session().typed == "psa 6.2");
        CHECK_FALSE(world.session().digit_keys);
        const auto ids = shown(world, world.session().typed);
        REQUIRE_FALSE(ids.empty());
        CHECK(ids[0] == "psa-test");
    }
}

TEST_CASE("a man who types can't pee reads first what to do now, in red", "[journey]") {
    World world(World::Library::real);
    world.go(kiosk::SearchScreen{});
    for (const char* typed : {"can't pee", "cant pee", "CANNOT WEE", "i cant go"}) {
        const auto ids = shown(world, typed);
        INFO(typed << "\n" << world.outline());
        REQUIRE(ids.size() >= 2);
        CHECK(ids[0] == "warning-signs");
        CHECK(ids[1] == "cannot-empty-bladder");
        const auto* card = world.scene().find("hit/warning-signs");
        CHECK(card->ground == layout::ColorRole::emergency_soft);
        CHECK_THAT(card->name, Catch::Contains("pass urine"));
    }
    world.tap("hit/warning-signs");
    CHECK(world.scene().title == "Warning signs");
}

TEST_CASE("a sign in red leads to what to do about it, whichever page tells it", "[journey]") {
    World world(World::Library::real);
    for (const char* typed : {"sudden severe pain in one testicle", "object stuck"}) {
        world.go(kiosk::SearchScreen{});
        REQUIRE_FALSE(shown(world, typed).empty());
        const std::string card = world.scene().find("hit/warning-signs")->name;
        world.tap("hit/warning-signs");
        INFO(typed << ": " << card << "\n" << world.outline());
        const auto& nodes = world.scene().nodes;
        const auto first = std::find_if(nodes.begin(), nodes.end(), [](const auto& node) {
            return node.role == base::Role::Alert || node.role == base::Role::Note;
        });
        REQUIRE(first != nodes.end());
        CHECK(first->visible());
        const auto sign = first->name.substr(first->name.rfind(": ") + 2);
        CHECK_THAT(card, Catch::Contains(sign.substr(0, 12)));
    }
}

TEST_CASE("a word that is begun does not spoil what was found for those before it", "[journey]") {
    World world(World::Library::real);
    world.go(kiosk::SearchScreen{});
    for (const char* typed : {"blood t", "psa t", "urine s", "pain t", "prostate c"}) {
        INFO(typed);
        CHECK_FALSE(shown(world, typed).empty());
    }
    CHECK(shown(world, "can t pee") == shown(world, "can't pee"));
}

TEST_CASE("a hit opens at the part that answers", "[journey]") {
    World world(World::Library::real);
    world.go(kiosk::SearchScreen{});
    REQUIRE_FALSE(shown(world, "psa is high").empty());
    world.tap("hit/psa-test");
    const auto& topic = std::get<kiosk::TopicScreen>(world.session().way.back());
    REQUIRE(std::holds_alternative<kiosk::ChapterAt>(topic.part));
    CHECK(world.says("high"));
}

namespace {

// How many of a page's claims are quoted by the search for their own words.
int claims_quoted(World& world, const std::string& language) {
    auto& edition = world.services().edition;
    std::string tag = language;
    const auto document = edition.page(tag, "massage-claims");
    REQUIRE(document);
    int quoted = 0;
    for (const auto& block : document->blocks) {
        const auto* claim = std::get_if<document::Claim>(&block.what);
        const auto said = claim ? document::plain(claim->claim) : "";
        const auto found = claim ? edition.search(language, said, 8) : edition::Found();
        for (const auto& hit : found.hits) {
            if (hit.snippet.find(said) == std::string::npos) continue;
            INFO(hit.snippet);
            CHECK_THAT(
                hit.snippet,
                Catch::Contains(edition.words(language)(content::verdict_word(claim->verdict))));
            ++quoted;
        }
    }
    return quoted;
}

}  // namespace

TEST_CASE("nobody reads a claim in a hit without its verdict", "[journey]") {
    World world(World::Library::real);
    for (const std::string language : {"en", "es", "ar"}) CHECK(claims_quoted(world, language) > 3);
}

TEST_CASE("where nothing is found the warning signs, near words and our staff are offered",
          "[journey]") {
    World world(World::Library::real);
    world.go(kiosk::SearchScreen{});
    CHECK(shown(world, "prxstxtqtis").empty());
    INFO(world.outline());
    CHECK(world.says("ask our staff"));
    CHECK(world.shows("search/warnings"));
    const auto near =
        std::find_if(world.scene().nodes.begin(), world.scene().nodes.end(),
                     [](const auto& node) { return node.key.path.starts_with("near/"); });
    REQUIRE(near != world.scene().nodes.end());
    const std::string word = near->name;
    world.tap(near->key.path);
    CHECK(world.session().typed == word);
    CHECK_FALSE(shown(world, word).empty());
}

TEST_CASE("a page that a language lacks is found by its English words", "[journey]") {
    support::Folder folder;
    const base::Path library = folder / "library";
    std::filesystem::copy(support::content(), library, std::filesystem::copy_options::recursive);
    std::filesystem::remove(library / "es" / "topics" / "psa-test.md");
    const base::Path data = folder / "data";
    support::prepare(data, library, "[\"en\", \"es\"]");
    World world(data, {});
    world.drive().set("language", "es");
    world.go(kiosk::SearchScreen{});
    const auto ids = shown(world, "blood test");
    INFO(world.outline());
    CHECK(std::find(ids.begin(), ids.end(), "psa-test") != ids.end());
}
