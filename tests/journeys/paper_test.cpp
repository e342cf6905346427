#include <unistd.h>

#include "support/world.h"

using devices::PrintState;
using support::World;

namespace {

void to_print(World& world) {
    world.tap("attract/start");
    world.tap("group/prostate");
    world.tap("topic/prostate");
    world.tap("topic/print");
}

// What pdftotext reads in the last thing that was printed.
std::string printed_words(World& world) {
    const support::Folder folder;
    const auto file = folder / "printed.pdf";
    REQUIRE_FALSE(world.printer.printed.empty());
    REQUIRE(base::write_file(file, world.printer.printed.back()));
    return support::run("pdftotext -layout " + file.string() + " -").out;
}

}  // namespace

TEST_CASE("a visitor prints a topic and takes the page home", "[journey]") {
    World world(World::Library::real);
    to_print(world);
    INFO(world.outline());
    world.tap("print/now");
    CHECK(world.says("Your paper is ready"));
    const std::string words = printed_words(world);
    CHECK(words.find("Riverside Urology Clinic") != std::string::npos);
    CHECK(words.find("The prostate") != std::string::npos);
    CHECK(words.find("Page 1 of") != std::string::npos);
    CHECK(words.find("Not yet approved") != std::string::npos);
}

TEST_CASE("a visitor has two sides unless they want all of the page, and is told how many sheets",
          "[journey]") {
    World world(World::Library::real);
    to_print(world);
    CHECK(world.says("2 pages on A4 paper"));
    CHECK(world.says("This printer prints on one side: 2 sheets"));
    const auto part = base::Key("print/part") /
                      world.services().page("en", "prostate")->parts.chapters.front().slug;
    CHECK_FALSE(world.scene().find(part));
    const auto brief = world.session().leaflet_code;
    world.tap("print/whole");
    CHECK(world.session().leaflet_pages > 2);
    CHECK(world.session().leaflet_code != brief);
    CHECK(world.scene().find(part));
    world.tap("print/brief");
    CHECK(world.session().leaflet_pages == 2);
    world.tap("print/now");
    CHECK(printed_words(world).find("Page 2 of 2") != std::string::npos);

    World other(World::Library::real);
    other.printer.two_sided = true;
    to_print(other);
    CHECK(other.says("1 sheet, printed on both sides"));
}

TEST_CASE("a list of questions in the visitor's own order goes on paper", "[journey]") {
    World world(World::Library::real);
    world.tap("attract/start");
    world.tap("home/questions");
    world.tap("suggested/1");
    world.tap("suggested/2");
    world.tap("suggested/3");
    const auto before = world.session().questions;
    world.tap("mine/3/up");
    CHECK(world.session().questions[1] == before[2]);
    world.tap("mine/1/remove");
    CHECK(world.session().questions.size() == 2);
    world.tap("questions/print");
    world.tap("print/now");
    const std::string words = printed_words(world);
    const auto first = words.find(before[2].substr(0, 20));
    const auto second = words.find(before[1].substr(0, 20));
    INFO(words);
    REQUIRE(first != std::string::npos);
    CHECK(first < second);
    CHECK(words.find(before[0]) == std::string::npos);
}

TEST_CASE("each failure of the printer has a sentence, and the page offers itself", "[journey]") {
    const std::vector<std::pair<PrintState, std::string>> fates{
        {PrintState::no_queue, "There is no printer"},
        {PrintState::stopped, "The printer is paused"},
        {PrintState::no_answer, "The printer does not answer"},
        {PrintState::no_paper, "The printer is out of paper"},
        {PrintState::jam, "Paper is stuck in the printer"},
        {PrintState::door_open, "A cover of the printer is open"},
        {PrintState::no_toner, "The printer is out of ink"},
        {PrintState::offline, "The printer is switched off or not connected"},
        {PrintState::refused, "The printer did not take it"}};
    for (const auto& [fate, sentence] : fates) {
        World world(World::Library::real);
        world.printer.fate = fate;
        to_print(world);
        if (world.shows("print/now")) world.tap("print/now");
        INFO(world.outline());
        CHECK(world.says(sentence));
        CHECK(world.printer.printed.empty());
        world.printer.fate = PrintState::done;
        world.tap("print/again");
        CHECK(world.shows("print/now"));
        world.tap("print/read");
        CHECK(world.scene().title == "The prostate");
    }
}

TEST_CASE("nothing of a visit stays on disk", "[journey][privacy]") {
    // Made up at run time, so that no source or binary holds it.
    const std::string mark = "zanzibar" + std::to_string(::getpid()) + "marker";
    const support::Folder before;
    REQUIRE(base::write_file(before / "stamp", ""));
    World world;
    world.go(kiosk::SearchScreen{});
    world.drive().type(mark);
    world.session().questions.push_back("What about " + mark + "?");
    world.go(kiosk::PrintScreen{""});
    world.tap("print/now");
    REQUIRE_FALSE(world.printer.printed.empty());
    world.tap("bar/start-over");
    const auto data = world.services().edition.path().parent_path().parent_path().string();
    const auto temporary = std::filesystem::temp_directory_path().string();
    const auto find = [&](const std::string& what) {
        return support::run("find " + temporary + " " + data + " -xdev -newer " +
                            (before / "stamp").string() + " -type f -size -50M -exec grep -l " +
                            what + " {} + | head -3")
            .out;
    };
    CHECK(find(mark).empty());
    REQUIRE(base::write_file(before / "witness", mark));  // the search would have found it
    CHECK_FALSE(find(mark).empty());
}

TEST_CASE("the print screen shows the very pages, and each becomes the large one", "[journey]") {
    World world(World::Library::real);
    to_print(world);
    const auto& pages = world.session().paper_pages.sheets;
    CHECK(static_cast<int>(pages.size()) == world.session().leaflet_pages);
    CHECK(world.scene().find("print/shown")->name == "Page 1 of 2");
    const auto before = world.scene().find("print/page/2")->box_mm;
    world.tap("print/page/2");
    CHECK(world.scene().find("print/shown")->name == "Page 2 of 2");
    CHECK(world.scene().find("print/page/2")->selected);
    CHECK(world.scene().find("print/page/2")->box_mm == before);
    world.tap("print/large");
    CHECK(world.scene().find("print/shown")->name == "Page 1 of 4");
    world.tap("print/now");
    // What came out has the words that were shown.
    const auto printed = printed_words(world);
    for (const auto& item : world.session().paper_pages.sheets.front().items)
        if (const auto* text = std::get_if<layout::TextItem>(&item))
            CHECK(printed.find(text->words.substr(0, text->words.find(' '))) != std::string::npos);
}

TEST_CASE("once it is printed, to start over is what the screen offers first", "[journey]") {
    World world(World::Library::real);
    to_print(world);
    CHECK_FALSE(world.shows("print/over"));
    world.tap("print/now");
    CHECK(world.shows("print/over"));
    CHECK(world.shows("print/read"));
    world.tap("print/over");
    CHECK(std::holds_alternative<kiosk::AttractScreen>(world.session().way.back()));
    CHECK(world.session().paper_pages.sheets.empty());
}
