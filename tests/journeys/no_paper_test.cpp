// What a visitor gets when no printer can print, or another than the first.
#include "handout/recall.h"
#include "support/world.h"

using devices::PrintState;
using support::World;

namespace {

settings::PrinterRule printer(const std::string& queue, const std::string& place,
                              const std::string& tray = "",
                              const std::vector<settings::PaperKind>& kinds = {}) {
    return {queue, tray, {{"", place}}, kinds};
}

bool has_figure(const World& world) {
    for (const auto& node : world.scene().nodes)
        if (node.role == base::Role::Figure && node.box_mm.width >= 25) return true;
    return false;
}

}  // namespace

TEST_CASE("without paper a visitor reads the page large, on a phone, or gets it from the desk",
          "[journey]") {
    World world(World::Library::real);
    world.printer.reasons = {"media-empty-error"};
    world.go(kiosk::PrintScreen{"prostate"});
    INFO(world.outline());
    CHECK(world.says("The printer is out of paper"));
    CHECK_FALSE(world.shows("print/now"));
    CHECK(world.shows("print/again"));

    world.tap("print/desk");
    const auto version = world.services().edition.version();
    const auto code = handout::recall_code({version, "prostate", "en", "", false});
    CHECK(world.says(code));
    CHECK(world.says("“The prostate” as a leaflet · Short leaflet · Normal print · English"));
    world.tap("print/large");
    CHECK_FALSE(world.says(code));
    CHECK(world.says(handout::recall_code({version, "prostate", "en", "", true})));
    CHECK(world.printer.printed.empty());

    world.tap("print/show");
    CHECK(world.scene().title == "The prostate");
    CHECK(world.session().comfort.size >= ui::TextSize::larger);
}

namespace {

// One whose sources stand as codes.
std::string topic_for_phones(kiosk::Services& services) {
    for (const auto& group : services.edition.groups("en"))
        for (const auto& id : group.topics) {
            const auto sources = services.sources(services.page("en", id)->document);
            if (std::any_of(sources.begin(), sources.end(), [](const auto& s) { return s.phone; }))
                return id;
        }
    return "";
}

}  // namespace

TEST_CASE("without paper the sources worth a phone stand as codes, with their address",
          "[journey]") {
    World world(World::Library::real);
    const std::string topic = topic_for_phones(world.services());
    REQUIRE_FALSE(topic.empty());
    world.go(kiosk::PrintScreen{topic});
    CHECK_FALSE(has_figure(world));
    world.printer.reasons = {"media-jam-error"};
    world.session().asked.reset();
    world.drive().wait(0.5);
    INFO(world.outline());
    CHECK(has_figure(world));
    CHECK(world.says("https://"));
}

TEST_CASE("a visitor's own questions have no code: they are on no other machine", "[journey]") {
    World world;
    world.session().questions = {"One?"};
    world.printer.fate = PrintState::no_answer;
    world.go(kiosk::PrintScreen{""});
    INFO(world.outline());
    CHECK_FALSE(world.shows("print/desk"));
    world.tap("print/show");
    CHECK(world.scene().title == "My questions");
}

TEST_CASE("when the day's paper is used up, the desk can still print", "[journey]") {
    World world;
    world.services().settings.pages_a_day = 1;
    world.go(kiosk::PrintScreen{"prostatitis"});
    INFO(world.outline());
    CHECK(world.says("Enough paper for today"));
    CHECK(world.shows("print/desk"));
    CHECK_FALSE(world.shows("print/now"));
    // The last sheet of the day is fetched like any other.
    world.services().settings.pages_a_day = world.session().leaflet_pages;
    world.drive().wait(0.5);
    world.tap("print/now");
    CHECK(world.says("Your paper is ready"));
    CHECK_FALSE(world.says("Enough paper for today"));
}

TEST_CASE("the code on the screen prints the same sheet at the desk", "[journey]") {
    const support::Folder data;
    support::prepare(data.path(), support::fixtures() / "library", "[\"en\", \"es\", \"ar\"]");
    World world(data.path(), {});
    world.printer.reasons = {"door-open-error"};
    world.session().language = "es";
    world.session().paper.large = true;
    world.go(kiosk::PrintScreen{"prostatitis"});
    const auto code = world.session().leaflet_code;
    const support::Folder paper;
    const auto out = (paper / "desk.pdf").string();
    const auto run = [&](const std::string& arguments) {
        return support::run(support::program() + " --data " + data.path().string() + " handout " +
                            arguments + " -o " + out);
    };
    const auto ran = run("--code " + code);
    INFO(ran.out);
    REQUIRE(ran.exit == 0);
    CHECK(*base::read_file(out) == world.session().leaflet);
    auto slip = code;
    slip[0] = slip[0] == '2' ? '3' : '2';
    const auto mistyped = run("--code " + slip);
    CHECK(mistyped.exit == 1);
    CHECK_THAT(mistyped.out, Catch::Contains("a letter is mistyped"));
    const auto foreign = run("--code " + handout::recall_code({"0", "a", "en", "", false}));
    CHECK(foreign.exit == 1);
    CHECK_THAT(foreign.out, Catch::Contains("no edition kept here has this sheet"));
    CHECK(run("prostatitis --code " + code).exit != 0);
}

TEST_CASE("each sheet a desk may be asked for is found by its code", "[journey]") {
    World world;
    const auto& edition = world.services().edition;
    const auto version = edition.version();
    const edition::EditionStore editions(edition.path().parent_path());
    std::vector<std::string> pages{edition.safety_topic()};
    for (const auto& group : edition.groups("en"))
        pages.insert(pages.end(), group.topics.begin(), group.topics.end());
    for (const auto& page : pages) {
        INFO(page);
        const auto code = handout::recall_code({version, page, "ar", "en", true});
        const auto found = handout::recall(code, editions, world.services().settings);
        CHECK(found.fate == handout::Recall::Fate::current);
        CHECK(found.sheet.page == page);
    }
}

TEST_CASE("large print comes out of its own tray, and at its own place", "[journey]") {
    World world;
    using Kind = settings::PaperKind;
    world.services().settings.printers = {printer("desk", "at the desk", "tray-2", {Kind::large}),
                                          printer("hall", "in the hall", "", {Kind::normal})};
    world.go(kiosk::PrintScreen{"prostatitis"});
    CHECK(world.says("It comes out here: in the hall."));
    world.tap("print/large");
    INFO(world.outline());
    CHECK(world.says("It comes out here: at the desk."));
    world.tap("print/now");
    REQUIRE(world.printer.used.size() == 1);
    CHECK(world.printer.used.front() == devices::Outlet{"desk", "tray-2"});
}

TEST_CASE("when the first printer cannot print the next is offered, and its place is told",
          "[journey]") {
    World world;
    world.services().settings.printers = {printer("desk", "at the desk"),
                                          printer("hall", "in the hall")};
    world.printer.reasons_of["desk"] = {"media-empty-error"};
    world.go(kiosk::PrintScreen{"prostatitis"});
    INFO(world.outline());
    CHECK(world.says("It comes out here: in the hall."));
    world.tap("print/now");
    CHECK(world.says("Your paper is ready"));
    CHECK(world.says("It comes out here: in the hall."));
    REQUIRE(world.printer.used.size() == 1);
    CHECK(world.printer.used.front().queue == "hall");
    // Where none can, the first one's trouble is told; in mid-job, the next takes over.
    world.printer.reasons_of = {{"desk", {"media-jam-error"}}, {"hall", {"door-open-error"}}};
    world.session().asked.reset();
    world.drive().wait(0.5);
    CHECK(world.says("Paper is stuck"));
    CHECK(world.says("It comes out here: at the desk."));
    world.printer.reasons_of = {{"desk", {"media-empty-warning"}}};
    world.tap("print/again");
    world.tap("print/now");
    CHECK(world.says("out of paper"));
    world.printer.reasons_of = {{"desk", {"media-empty-error"}}};
    world.tap("print/again");
    CHECK(world.says("It comes out here: in the hall."));
    CHECK(world.shows("print/now"));
}

TEST_CASE("a visitor sees how many pages have come out", "[journey]") {
    for (const auto& [language, none, one, two] :
         std::vector<std::tuple<std::string, std::string, std::string, std::string>>{
             {"en", "No page of 3 is out yet.", "1 page of 3 is out.", "2 pages of 3 are out."},
             {"es", "Todavía no ha salido ninguna", "Ha salido 1 página de 3",
              "Han salido 2 páginas de 3"},
             {"ar", "لم تخرج بعد أي صفحة", "خرجت صفحة واحدة", "خرجت صفحتان"}}) {
        World world;
        world.session().language = language;
        world.printer.fate = PrintState::printing;
        world.go(kiosk::PrintScreen{"prostatitis"});
        world.session().leaflet = "/Type /Page /Type /Page /Type /Page";
        world.tap("print/now");
        INFO(world.outline());
        CHECK(world.says(none));
        world.printer.deliver(1);
        world.drive().wait(0.5);
        CHECK(world.says(one));
        world.printer.deliver(2);
        world.drive().wait(0.5);
        CHECK(world.says(two));
    }
}

TEST_CASE("while a job waits for paper the screen looks again by itself", "[journey]") {
    World world;
    world.go(kiosk::PrintScreen{"prostatitis"});
    world.printer.reasons = {"media-empty-error"};
    world.tap("print/now");
    REQUIRE(world.says("out of paper"));
    CHECK(world.drive().kiosk().due_in(world.clock.seconds()) <= 1);
    world.printer.mend();
    world.drive().wait(1);
    CHECK(world.says("Your paper is ready"));
    CHECK(world.drive().kiosk().due_in(world.clock.seconds()) > 1);
}

TEST_CASE("paper that cannot be made is told to the log once, without a visitor's words",
          "[journey]") {
    World world;
    world.session().questions = {"Is it zanzibar?"};
    world.services().settings.name = "\xff";  // no text at all
    world.go(kiosk::PrintScreen{""});
    world.drive().wait(1);
    REQUIRE(world.services().notes.size() == 1);
    INFO(world.services().notes.front());
    CHECK(world.services().notes.front().starts_with("a list of questions for paper "));
    CHECK(world.services().notes.front().find("zanzibar") == std::string::npos);
}
