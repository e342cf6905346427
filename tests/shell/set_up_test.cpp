// A kiosk that nobody has set up: the questions by a real pointer, and from a file.
#include "shell/set_up.h"

#include "editorial/repository.h"
#include "support/office_kiosk.h"
#include "text/toml.h"

namespace {

using support::must;

struct Bare {
    support::Folder folder;
    settings::DataPaths paths = settings::data_paths(folder.path().string());
    devices::StandInPrinter printer;
    devices::StandInClock clock;
    devices::StandInVoice voice{clock};
    support::CountedTextures textures;
    std::vector<std::string> queues{"desk"};
    std::unique_ptr<shell::SetUp> stage;
    std::unique_ptr<shell::SetUpDrive> drive;

    explicit Bare(base::Glass glass = {}) {
        stage = std::make_unique<shell::SetUp>(
            shell::SetUpSpec{.paths = paths,
                             .devices = {printer, voice, clock},
                             .queues = [this] { return queues; },
                             .beside = false,
                             .content = support::fixtures() / "library"},
            textures);
        drive.reset(new shell::SetUpDrive({*stage, clock, glass}));
    }
    void tap(const std::string& key) {
        INFO(stage->wizard().name());
        REQUIRE(drive->obey("tap", "setup/" + key) == "");
    }
    void write(const std::string& key, const std::string& words) {
        tap(key);
        REQUIRE(drive->obey("type", words) == "");
    }
    void next() { tap("next"); }
    bool shows(const std::string& key) const {
        return stage->scene().find("setup/" + key) != nullptr;
    }
    std::string name() const { return stage->wizard().name(); }
    void go_to(const std::string& step) {
        for (int i = 0; i < desk::setup::steps && name() != "setup/" + step; ++i) {
            if (name() == "setup/clinic" && stage->wizard().answers().clinic.name.empty())
                write("name", "Riverside");
            next();
        }
        REQUIRE(name() == "setup/" + step);
    }
    void sign(const std::string& secret) {
        write("shown", "Paula Boss");
        write("manager", "boss");
        write("secret", secret);
        write("again", secret);
    }
    settings::Settings read() const {
        base::Problems faults;
        auto settings = settings::read_settings(paths.settings(), faults);
        CHECK(faults.empty());
        return settings;
    }
};

const std::string answers = R"(name = "Riverside"
emergency_number = "999"
languages = ["en", "es"]
rotation = 90
screen_width_mm = 268
screen_height_mm = 476
[manager]
name = "boss"
shown = "Paula Boss"
secret = "correct horse staple"
)";

const std::string all_answers = R"(name = "Riverside"
languages = ["en"]
phone = "020 7946 0000 or 020 7946 0001, day and night"
country = "GB"
pages_a_day = 12
exchange = "/srv/exchange"
backups = "/srv/a"
machine_backups = "/srv/b"
night_begins = "20:00"
night_ends = "07:00"
idle_seconds = 60
touch_silent_hours = 9
two_switches = true
reduced_motion = true
viewing_mm = 700
mounting_height_mm = 500
[manager]
name = "boss"
shown = "Paula Boss"
secret = "correct horse staple"
[keypad]
up = ["F18", "Up"]
staff = ["F12"]
[rules]
psa-test = { en = "Ask us.", es = "Pregunte." }
[fleet]
url = "https://kiosks.example.org"
name = "ward-3"
[[printer]]
queue = "front"
place = { en = "at the desk" }
[[printer]]
queue = "large"
for = ["large"]
)";

}  // namespace

TEST_CASE("A new kiosk is set up by touch, and is one when the last button was touched",
          "[shell][setup]") {
    Bare bare;
    REQUIRE(settings::setup_due(bare.paths));
    CHECK(bare.name() == "setup/letters");
    bare.tap("size/large");
    bare.next();
    bare.tap("offer/es");
    bare.next();
    bare.write("name", "Riverside");
    bare.write("emergency_number", "999");
    bare.next();
    CHECK(bare.name() == "setup/size");
    bare.go_to("printer");
    bare.tap("queue/desk");
    bare.tap("test-page");
    REQUIRE(bare.printer.printed.size() == 1);
    CHECK(bare.printer.printed[0].starts_with("%PDF"));
    CHECK(bare.shows("printed"));
    bare.next();
    bare.tap("play");
    bare.clock.wait(5);
    CHECK(bare.voice.heard().size() == 1);
    bare.tap("headphones/keys");
    bare.go_to("manager");
    bare.sign("correct horse staple");
    bare.next();
    REQUIRE(bare.name() == "setup/summary");
    CHECK_FALSE(std::filesystem::exists(bare.paths.settings()));  // nothing before the last button
    std::string summed;
    for (const auto& node : bare.stage->scene().nodes) summed += node.name + "\n";
    INFO(summed);
    for (const auto* told : {"Country, as GB, US or ES: ", "Paper: A4", "letters be? Large\n",
                             "picture is turned: As it comes", "The keypad tells it"})
        CHECK(summed.find(told) != std::string::npos);
    bare.tap("print");
    CHECK(bare.printer.printed.size() == 2);
    bare.next();
    REQUIRE(bare.drive->over());
    CHECK_FALSE(settings::setup_due(bare.paths));
    const auto settings = bare.read();
    CHECK(settings.name == "Riverside");
    CHECK(settings.text_size == "large");
    CHECK(settings.emergency_number == "999");
    CHECK(settings.languages == std::vector<std::string>{"en", "es"});
    CHECK(settings.headphones == "keys");
    CHECK(settings.printers.at(0).queue == "desk");
    CHECK(settings.screen_width_mm > 250);
    base::Problems passed_over;
    CHECK(edition::EditionStore(bare.paths.editions()).open_best(settings, passed_over));
    auto library = must(editorial::Repository::open(bare.paths.library()));
    CHECK(library.accounts().sign_in("boss", "correct horse staple", 1).person);
}

TEST_CASE("What cannot be kept is told where it was written, and nobody goes on with it",
          "[shell][setup]") {
    Bare bare;
    bare.next();
    bare.tap("offer/en");
    bare.next();
    CHECK(bare.shows("wrong/languages"));
    bare.tap("offer/en");
    bare.next();
    bare.next();
    CHECK(bare.shows("wrong/name"));
    bare.write("name", "Riverside");
    bare.write("emergency_number", "call us");
    bare.next();
    CHECK(bare.name() == "setup/clinic");
    CHECK(bare.shows("wrong/emergency_number"));
    CHECK(bare.drive->obey("tap", "key/clear") == "");
    bare.go_to("editions");
    bare.tap("elsewhere");
    bare.write("publisher_key", "RWnothing");
    bare.next();
    CHECK(bare.shows("wrong/publisher_key"));
    bare.tap("here");
    bare.next();
    bare.sign("12345678");
    bare.next();
    CHECK(bare.shows("wrong/secret"));
}

TEST_CASE("Touch that is turned against the picture is turned back", "[shell][setup]") {
    Bare bare;
    bare.go_to("touch");
    for (int i = 0; i < 4; ++i) bare.tap("corner/" + std::to_string(i));
    CHECK(bare.stage->scene().find("setup/touched")->name.find("fits") != std::string::npos);
    bare.tap("touch-again");
    const base::Glass glass;
    for (int i = 0; i < 4; ++i) {  // as a panel that hangs upside down tells it
        const auto at =
            bare.stage->scene().find("setup/corner/" + std::to_string(i))->box_mm.centre();
        REQUIRE(bare.drive->obey("at", fmt::format("{} {}", glass.width_mm() - at.x,
                                                   glass.height_mm() - at.y)) == "");
    }
    bare.tap("touch-turn");
    const auto conf = must(base::read_file(bare.paths.screen()));
    CHECK(conf.find("calibration_matrix -1 0 1 0 -1 1\n") != std::string::npos);
}

TEST_CASE("The card's frame grows by a touch, and the screen is measured by it", "[shell][setup]") {
    Bare bare;
    bare.go_to("size");
    const double before = bare.stage->wizard().answers().clinic.screen_width_mm;
    for (int i = 0; i < 8; ++i) bare.tap("larger");
    const double after = bare.stage->wizard().answers().clinic.screen_width_mm;
    CHECK(after == Approx(before * 85.6 / 87.6).epsilon(0.001));
}

TEST_CASE("A kiosk is set up from a file of answers, once", "[shell][setup][commands]") {
    const support::Folder folder;
    REQUIRE(base::write_file(folder / "answers.toml", answers));
    const std::string setup = support::program() + " --data '" + (folder / "data").string() +
                              "' setup --from '" + (folder / "answers.toml").string() + "'";
    const auto first = support::run(setup);
    INFO(first.out);
    REQUIRE(first.exit == 0);
    const auto screen = must(base::read_file(folder / "data" / "screen.conf"));
    CHECK(screen.find("output * transform 90\n") != std::string::npos);
    const auto clinic = must(base::read_file(folder / "data" / "clinic.toml"));
    CHECK(clinic.find("# empty: \"your local emergency number\"") != std::string::npos);
    const auto again = support::run(setup);
    CHECK(again.exit == 1);
    CHECK(again.out.find("is a kiosk already") != std::string::npos);
    // By a manager it can be done again: what stands beside the answers stays.
    REQUIRE(base::write_file(folder / "secret", "correct horse staple\n"));
    auto changed = answers;
    changed.replace(changed.find("999"), 3, "112");
    REQUIRE(base::write_file(folder / "answers.toml", changed));
    const auto by = setup + " --by boss --by-secret-file '" + (folder / "secret").string() + "'";
    const auto managed = support::run(by);
    INFO(managed.out);
    CHECK(managed.exit == 0);
    const auto after = must(base::read_file(folder / "data" / "clinic.toml"));
    CHECK(after.find("emergency_number = \"112\"") != std::string::npos);
    const auto trusts = clinic.find("trusted_keys");
    CHECK(after.find(clinic.substr(trusts, clinic.find('\n', trusts) - trusts)) !=
          std::string::npos);
}

TEST_CASE("A file of answers is held to the rules of the screen", "[shell][setup]") {
    struct Slip {
        std::string from, to, told;
    };
    const Slip slip = GENERATE(
        Slip{"999", "call us", "emergency_number"}, Slip{"= 90", "= 45", "quarter turns"},
        Slip{"999", "00000000000000000000000000", "emergency_number"},
        Slip{"rotation = 90", "phone = \"01234567890123456789\"", "phone"},
        Slip{"rotation = 90", "phone = \"0000 000 000\"", "phone"},
        Slip{"rotation = 90", "country = \"XX\"", "Country, as GB"},
        Slip{"rotation = 90", "night_begins = \"25:00\"", "night_begins"},
        Slip{"[manager]", "[keypad]\nupp = [\"F1\"]\n[manager]", "upp"},
        Slip{"correct horse staple", "87654321", "guessed"},
        Slip{"[\"en\", \"es\"]", "[]", "language"}, Slip{"rotation", "rotaton", "rotaton"});
    auto text = answers;
    text.replace(text.find(slip.from), slip.from.size(), slip.to);
    base::Problems problems;
    (void)desk::setup::read_answers(text, "a.toml", "", problems);
    std::string told;
    for (const auto& problem : problems) told += base::to_line(problem) + "\n";
    INFO(told);
    CHECK(told.find(slip.told) != std::string::npos);
}

TEST_CASE("A file of answers has every key that clinic.toml has", "[shell][setup]") {
    // In the template, but what is made here or laid beside it.
    base::Problems problems;
    const auto blank = desk::setup::answers_template();
    const auto known = text::Toml::parse(blank, "", problems);
    auto clinic = settings::settings_template("");
    for (const auto* measured :
         {"screen_width_mm", "screen_height_mm", "mounting_height_mm", "viewing_mm"})
        clinic.replace(clinic.find(std::string("# ") + measured), 2, "");
    for (const auto& key : text::Toml::parse(clinic, "", problems).keys()) {
        INFO(key);
        CHECK((known.has(key) || key == "trusted_keys" || key == "logo"));
    }
    CHECK(known.has("touch_matrix"));
    CHECK(known.has("fleet"));
}

TEST_CASE("What a file of answers says beside the questions arrives in clinic.toml",
          "[shell][setup]") {
    base::Problems problems;
    const support::Folder folder;
    const auto paths = settings::data_paths(folder.path().string());
    const auto told = desk::setup::read_answers(all_answers, "", "", problems);
    for (const auto& problem : problems) FAIL_CHECK(base::to_line(problem));
    must(desk::setup::apply(told, {paths, support::fixtures() / "library", 1}));
    const auto made = settings::read_settings(paths.settings(), problems);
    CHECK(problems.empty());
    CHECK(made.pages_a_day == 12);
    CHECK(made.exchange == "/srv/exchange");
    CHECK(made.backups == "/srv/a");
    CHECK(made.machine_backups == "/srv/b");
    CHECK(made.night_begins == 20 * 60);
    CHECK(made.night_ends == 7 * 60);
    CHECK(made.idle_seconds == 60);
    CHECK(made.touch_silent_hours == 9);
    CHECK((made.two_switches && made.reduced_motion));
    CHECK(made.viewing_mm == 700);
    CHECK(made.mounting_height_mm == 500);
    CHECK(made.keypad.at("up") == std::vector<std::string>{"F18", "Up"});
    CHECK(made.keypad.at("staff") == std::vector<std::string>{"F12"});
    CHECK(made.rules.at("psa-test").at("es") == "Pregunte.");
    CHECK(made.fleet.name == "ward-3");
    REQUIRE(made.printers.size() == 2);
    CHECK(made.printers[1].queue == "large");
}

TEST_CASE("A language the pages are not in is refused before anything is made", "[shell][setup]") {
    auto text = answers;
    text.replace(text.find("\"es\""), 4, "\"fr\"");
    const support::Folder folder;
    const auto paths = settings::data_paths(folder.path().string());
    base::Problems problems;
    const auto told = desk::setup::read_answers(text, "a.toml", "", problems);
    REQUIRE(problems.empty());
    const auto done = desk::setup::apply(told, {paths, support::fixtures() / "library", 1});
    REQUIRE_FALSE(done);
    CHECK(done.error().what.find("no pages in 'fr'") != std::string::npos);
    CHECK(std::filesystem::is_empty(folder.path()));
}

TEST_CASE("A set-up that was cut off begins again; a kiosk that lost a file is none to be set up",
          "[shell][setup]") {
    support::Folder folder;
    const auto paths = settings::data_paths(folder.path().string());
    base::Problems problems;
    const auto told = desk::setup::read_answers(answers, "", "", problems);
    REQUIRE(problems.empty());
    CHECK(settings::setup_due(paths));
    // No room for the edition: what is there by then is used by the next try.
    CHECK_FALSE(desk::setup::apply(told, {paths, folder / "no-content", 1}));
    CHECK(settings::setup_due(paths));
    REQUIRE(desk::setup::apply(told, {paths, support::fixtures() / "library", 1}));
    CHECK_FALSE(settings::setup_due(paths));
    std::filesystem::remove(paths.settings());
    CHECK_FALSE(settings::setup_due(paths));
    std::filesystem::remove_all(paths.editions());
    CHECK_FALSE(settings::setup_due(paths));
    std::filesystem::remove(paths.library());
    CHECK_FALSE(settings::setup_due(paths));  // its backups
    std::filesystem::remove_all(paths.backups());
    CHECK(settings::setup_due(paths));
}
