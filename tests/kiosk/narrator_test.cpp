#include "kiosk/narrator.h"

#include <regex>
#include <set>

#include "support/ear.h"

namespace {

using content::Msg;
using kiosk::HomeScreen;
using kiosk::TopicScreen;
using support::Ear;
using support::World;

ui::Node button(const std::string& name) {
    ui::Node node;
    node.name = name;
    node.role = base::Role::Button;
    return node;
}

const TopicScreen private_topic{"prostatitis"}, open_topic{"prostate"};

}  // namespace

TEST_CASE("A thing is heard with its name first, then role, state and place", "[shell][narrator]") {
    content::Messages said;
    said.set(Msg::role_button, "BUTTON");
    said.set(Msg::role_heading, "HEADING");
    said.set(Msg::role_image, "PICTURE");
    said.set(Msg::role_alert, "WARNING");
    said.set(Msg::role_field, "FIELD");
    said.set(Msg::state_selected, "CHOSEN");
    said.set(Msg::state_off, "OFF");
    auto node = button("Pain");
    CHECK(kiosk::heard_as(node, said, "") == "Pain, BUTTON");
    CHECK(kiosk::heard_as(node, said, "2 of 9") == "Pain, BUTTON, 2 of 9");
    node.selected = true;
    CHECK(kiosk::heard_as(node, said, "2 of 9") == "Pain, BUTTON, CHOSEN, 2 of 9");
    node.enabled = false;
    CHECK(kiosk::heard_as(node, said, "2 of 9") == "Pain, BUTTON, CHOSEN, OFF, 2 of 9");
    node = button("Pain");
    const std::pair<base::Role, std::string> roles[] = {
        {base::Role::Heading, "Pain, HEADING"},   {base::Role::Figure, "Pain, PICTURE"},
        {base::Role::Image, "Pain, PICTURE"},     {base::Role::Alert, "Pain, WARNING"},
        {base::Role::SearchInput, "Pain, FIELD"}, {base::Role::Link, "Pain, BUTTON"},
        {base::Role::Paragraph, "Pain"}};
    for (const auto& [role, wanted] : roles) {
        node.role = role;
        CHECK(kiosk::heard_as(node, said, "") == wanted);
    }
}

TEST_CASE("Who only touches hears nothing", "[shell][narrator]") {
    Ear ear;
    ear.world.tap("attract/start");
    ear.world.tap("home/topics");
    CHECK(ear.texts() == "");
}

TEST_CASE("The first key says the screen's title and what the keys do", "[shell][narrator]") {
    Ear ear;
    ear.world.go(HomeScreen{});
    ear.press("down");
    const auto heard = ear.heard();
    REQUIRE(heard.size() == 2);
    CHECK(heard[0].text == ear.word(Msg::home_title));
    CHECK(heard[1].text == ear.word(Msg::keys_legend));
    CHECK(heard[1].start_s - heard[0].end_s >= 0.4 - 1e-6);
}

TEST_CASE("Down says item by item, each with its place among all", "[shell][narrator]") {
    Ear ear;
    ear.world.go(HomeScreen{});
    ear.press("down");
    ear.press("down");  // does not wait for what the keys do
    ear.heard();
    const std::regex place(", (\\d+) of (\\d+)$");
    int last = 0, all = 0;
    while (ear.world.voice.chimes == 0 && last < 100) {
        ear.press("down");
        const auto heard = ear.heard();
        if (ear.world.voice.chimes > 0) break;
        REQUIRE(heard.size() == 1);
        const auto& focus = ear.world.session().memory.focus;
        const auto* node = ear.world.scene().find(focus);
        REQUIRE(node);
        INFO(heard[0].text);
        CHECK_THAT(heard[0].text, Catch::StartsWith(node->name));
        std::smatch found;
        REQUIRE(std::regex_search(heard[0].text, found, place));
        CHECK(std::stoi(found[1]) > last);
        if (last > 0) CHECK(std::stoi(found[1]) == last + 1);
        last = std::stoi(found[1]);
        all = std::stoi(found[2]);
    }
    CHECK(last > 10);
    CHECK(last == all);
}

TEST_CASE("Who hears to the end what the keys do begins at the first item all the same",
          "[shell][narrator]") {
    Ear ear;
    ear.world.go(HomeScreen{});
    ear.press("down");
    ear.heard();
    CHECK(ear.world.session().memory.focus != base::Key("keys"));
    ear.press("down");
    const auto focus = ear.world.session().memory.focus;
    INFO(focus.path);
    const auto& nodes = ear.world.scene().nodes;
    const auto at = std::find_if(nodes.begin(), nodes.end(),
                                 [&](const auto& node) { return node.key == focus; });
    CHECK(at - nodes.begin() <= 4);  // after the clinic's name, its promise and the title
}

TEST_CASE("At the end of a list a chime and words say so", "[shell][narrator]") {
    Ear ear;
    ear.world.go(HomeScreen{});
    ear.press("down");
    for (int i = 0; i < 100 && ear.world.voice.chimes == 0; ++i) ear.press("down");
    CHECK(ear.world.voice.chimes == 1);
    const auto heard = ear.heard();
    REQUIRE_FALSE(heard.empty());
    CHECK(heard.back().text == ear.word(Msg::hear_end));
    CHECK(heard.back().text == "This is the end.");
    ear.press("up");
    CHECK(ear.texts() != ear.word(Msg::hear_end) + "\n");
    CHECK(ear.world.voice.chimes == 1);
}

TEST_CASE("A private page is not read to a room until its reader says so", "[shell][narrator]") {
    Ear ear;
    ear.world.go(private_topic);
    ear.press("help");
    const std::string only = ear.word(Msg::listen_private) + "\n";
    CHECK(ear.texts() == only);
    for (const std::string key : {"down", "down", "up"}) {
        ear.press(key);
        CHECK(ear.texts() == "");
    }
    ear.world.tap("listen/aloud");
    const auto read = ear.texts();
    CHECK_THAT(read, Catch::StartsWith("Prostatitis\n") && !Catch::Contains(only) &&
                         Catch::Contains("Most men with it have no proven infection."));
    CHECK_FALSE(ear.world.shows("listen/aloud"));
}

TEST_CASE("Leave to read aloud ends with the visit", "[shell][narrator]") {
    Ear ear;
    ear.world.go(private_topic);
    ear.press("help");
    ear.world.tap("listen/aloud");
    ear.heard();
    ear.world.tap("bar/start-over");
    ear.heard();
    ear.world.go(private_topic);
    CHECK(ear.texts() == "");
    ear.press("down");
    CHECK(ear.texts() == ear.word(Msg::listen_private) + "\n");
}

TEST_CASE("Into headphones a private page is read at once", "[shell][narrator]") {
    Ear ear;
    ear.world.go(HomeScreen{});
    CHECK(ear.world.drive().set("headphones", "in") == "");
    ear.heard();
    ear.world.go(private_topic);
    CHECK_THAT(ear.texts(), Catch::StartsWith("Prostatitis\n") &&
                                !Catch::Contains(ear.word(Msg::listen_private)));
    ear.press("down");
    ear.press("down");
    CHECK_THAT(ear.texts(), Catch::Contains(" of "));
}

TEST_CASE("Headphones pulled out end a private reading, and the room hears nothing of it",
          "[shell][narrator]") {
    Ear ear;
    ear.world.go(HomeScreen{});
    ear.world.drive().set("headphones", "in");
    ear.world.go(private_topic);
    ear.press("help");
    REQUIRE(ear.world.voice.spoken().speaking);
    ear.world.drive().set("headphones", "out");
    CHECK_FALSE(ear.world.voice.spoken().speaking);
    ear.heard();
    ear.press("down");
    CHECK(ear.texts() == ear.word(Msg::listen_private) + "\n");
    ear.press("louder");
    ear.press("help");
    CHECK_THAT(ear.texts(), !Catch::Contains("Prostatitis"));
}

TEST_CASE("Places are counted as the keys go, without what is switched off", "[shell][narrator]") {
    Ear ear;
    ear.world.session().questions = {"Why me?", "What now?"};
    ear.world.go(kiosk::QuestionsScreen{});
    ear.world.session().listening.aloud = true;
    ear.press("down");
    ear.press("down");
    const auto& nodes = ear.world.scene().nodes;
    REQUIRE(std::any_of(nodes.begin(), nodes.end(),
                        [](const auto& node) { return node.tappable && !node.enabled; }));
    ear.heard();
    int last = 0;
    const std::regex place(", (\\d+) of \\d+$");
    for (int i = 0; i < 12; ++i) {
        ear.press("down");
        const auto said = ear.heard().back().text;
        INFO(said);
        std::smatch found;
        REQUIRE(std::regex_search(said, found, place));
        if (last > 0) CHECK(std::stoi(found[1]) == last + 1);
        last = std::stoi(found[1]);
    }
}

TEST_CASE("Everything is said in the language it is written in", "[shell][narrator]") {
    Ear ear;
    ear.world.go(kiosk::LanguagesScreen{});
    ear.press("help");
    std::set<std::string> languages;
    for (const auto& one : ear.heard()) {
        INFO(one.language << ": " << one.text);
        languages.insert(one.language);
        const auto& nodes = ear.world.scene().nodes;
        CHECK(std::any_of(nodes.begin(), nodes.end(), [&](const ui::Node& node) {
            return one.text.starts_with(node.name) && node.language.tag == one.language;
        }));
    }
    CHECK(languages == std::set<std::string>{"en", "es", "ar"});
}

TEST_CASE("A Spanish page is said by the Spanish voice, with Spanish words around it",
          "[shell][narrator]") {
    Ear ear;
    ear.world.drive().set("language", "es");
    ear.world.go(open_topic);
    ear.press("down");
    ear.press("down");
    const auto& focus = ear.world.session().memory.focus;
    const auto* node = ear.world.scene().find(focus);
    REQUIRE(node);
    CHECK(node->language.tag == "es");
    const auto heard = ear.heard();
    REQUIRE(heard.size() >= 2);
    for (const auto& one : heard) CHECK(one.language == "es");
    CHECK_THAT(heard.back().text, Catch::StartsWith(node->name) && !Catch::Contains(" of "));
}

TEST_CASE("Words are said as the language's list tells", "[shell][narrator]") {
    Ear ear(World::Library::real);
    const auto& list = ear.world.services().edition.pronunciations("en");
    REQUIRE(list.at("PSA") == "P S A");
    ear.world.go(kiosk::AboutScreen{"prostate"});
    ear.world.session().listening.aloud = true;
    ear.press("help");
    const auto read = ear.texts();
    REQUIRE(ear.world.says("PSA"));
    CHECK_THAT(read, Catch::Contains("P S A") && !Catch::Contains("PSA"));
}

TEST_CASE("While a page is read the focus goes along", "[shell][narrator]") {
    Ear ear;
    ear.world.go(open_topic);
    ear.press("help");
    std::set<std::string> places;
    for (int i = 0; i < 400 && ear.world.voice.spoken().speaking; ++i) {
        ear.world.drive().wait(0.5);
        const auto* node = ear.world.scene().find(ear.world.session().memory.focus);
        if (!node) continue;
        places.insert(node->key.path);
        const auto now = ear.world.voice.spoken();
        if (now.speaking && now.begin > 10) CHECK(node->visible());
    }
    CHECK(places.size() > 5);
}

TEST_CASE("The clinic's numbers are said digit by digit on pages and buttons, in each language",
          "[shell][narrator]") {
    Ear ear;
    auto& clinic = ear.world.services().settings;
    clinic.emergency_number = "999";
    clinic.advice_number = "01632 960 001";
    const auto language = GENERATE(as<std::string>(), "en", "es", "ar");
    INFO(language);
    ear.world.drive().set("language", language);
    ear.world.go(kiosk::WarningsScreen{});
    ear.press("help");
    const auto read = ear.texts();
    CHECK_THAT(read, Catch::Contains("9 9 9") && Catch::Contains("0 1 6 3 2, 9 6 0, 0 0 1"));
    CHECK_THAT(read, !Catch::Contains("999") && !Catch::Contains("01632"));
}

TEST_CASE("The lit word is the one on the screen, though it is said otherwise",
          "[shell][narrator]") {
    Ear ear(World::Library::real);
    auto& services = ear.world.services();
    services.settings.emergency_number = "999";
    const std::string text = "PSA < 4, Group II: call 999.";
    kiosk::Narrator narrator(services);
    narrator.announce(text, ear.world.session());
    std::vector<std::string> lit;
    for (int i = 0; i < 200 && ear.world.voice.spoken().speaking; ++i) {
        const auto said = narrator.said();
        const auto word = text.substr(said.begin, said.end - said.begin);
        if (!word.empty() && (lit.empty() || lit.back() != word)) lit.push_back(word);
        ear.world.clock.wait(0.1);
    }
    CHECK(lit == std::vector<std::string>{"PSA", "<", "4,", "Group", "II:", "call", "9", "9."});
}

TEST_CASE("A reading that is paused keeps no visit", "[shell][narrator]") {
    Ear ear;
    ear.world.go(open_topic);
    ear.press("help");
    REQUIRE(ear.world.voice.spoken().speaking);
    ear.world.tap("listen/pause");
    REQUIRE(ear.world.session().listening.paused);
    const double limit = ear.world.services().settings.idle_seconds;
    for (int i = 0; i < 20; ++i) ear.world.drive().wait((limit + 60) / 20);
    CHECK_FALSE(ear.world.session().started);
    CHECK_FALSE(ear.world.voice.spoken().speaking);
}

TEST_CASE("Who goes on after a pause is not sent away in mid-sentence", "[shell][narrator]") {
    Ear ear;
    ear.world.go(open_topic);
    ear.press("help");
    ear.world.tap("listen/pause");
    const double limit = ear.world.services().settings.idle_seconds;
    ear.world.drive().wait(limit * 0.9);
    ear.world.tap("listen/go-on");
    ear.world.drive().wait(1);
    REQUIRE(ear.world.voice.spoken().speaking);
    while (ear.world.voice.spoken().speaking) {
        ear.world.drive().wait(1);
        CHECK(ear.world.session().started);
    }
}

TEST_CASE("Sound that stands still keeps no visit", "[shell][narrator]") {
    Ear ear;
    ear.world.voice.stalled = true;
    ear.world.go(open_topic);
    ear.press("help");
    const double limit = ear.world.services().settings.idle_seconds;
    // No longer than a page takes to be read, and the visit's own limit.
    for (int i = 0; i < 120; ++i) ear.world.drive().wait((limit + 15 * 60) / 120);
    CHECK_FALSE(ear.world.session().started);
}
