// Pictures at the desk: from a stick to a patient's eye, and what must not come in.
#include "shell/graphics.h"
#include "support/office_kiosk.h"

using editorial::State;
using support::Clinic;
using support::must;
using support::WithStick;
using support::World;

namespace {

std::string svg(const std::string& inside) {
    return "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"60\" height=\"40\">" + inside +
           "</svg>";
}

}  // namespace

TEST_CASE("A photograph comes in from a stick, is reviewed, and a patient sees it", "[desk]") {
    WithStick kiosk;
    World& world = kiosk.at();
    kiosk.put("Our Ward (2).PNG", support::png(320, 200));
    kiosk.come_in_as("ann");
    kiosk.choose("Our Ward (2).PNG");
    world.tap("stick/picture");
    CHECK_FALSE(world.scene().find("picture/keep")->enabled);  // no words yet
    kiosk.write("picture/en/title", "Our ward");
    kiosk.write("picture/en/alt", "A bright room with six beds.");
    world.tap("picture/submit");
    CHECK(kiosk.note().find("diagrams/our-ward-2.svg") != std::string::npos);
    {
        auto repository = kiosk.clinic.open();
        for (const char* path : {"diagrams/our-ward-2.svg", "diagrams/our-ward-2.toml",
                                 "en/diagrams/our-ward-2.toml"}) {
            INFO(path);
            REQUIRE(repository.newest(path));
            CHECK(repository.newest(path)->state == State::in_review);
            CHECK(repository.newest(path)->by == "ann");
        }
        CHECK_FALSE(repository.newest("es/diagrams/our-ward-2.toml"));  // nobody wrote it
    }
    world.tap("desk/out");
    kiosk.clinic.sign_in_as("ray");
    kiosk.clinic.open_text("diagrams/our-ward-2.svg");
    kiosk.clinic.approve_here();  // its three files are one picture to whoever looks at it
    // A page shows it, and goes out with it.
    auto repository = kiosk.clinic.open();
    const auto page = repository.newest("en/topics/your-visit.md");
    const std::string shown = "\n![Our ward, a bright room](diagram:our-ward-2)\n";
    std::string body = page->body + shown;
    const std::string diagrams = "diagrams = [";
    REQUIRE(body.find(diagrams) != std::string::npos);
    body.insert(
        body.find(diagrams) + diagrams.size(),
        body[body.find(diagrams) + diagrams.size()] == ']' ? "\"our-ward-2\"" : "\"our-ward-2\", ");
    must(editorial::save(repository, {page->path, "ann", body, page->id, 0},
                         {support::author("ann"), Clinic::begun}));
    Clinic::approve(repository, page->path);
    kiosk.clinic.publish(repository);
    kiosk.clinic.leave();
    world.drive().wait(3);
    world.tap("attract/start");
    CHECK(world.services().diagrams("en").contains("our-ward-2"));
    CHECK(world.services().diagrams("ar").at("our-ward-2").alt() == "A bright room with six beds.");
    world.go(kiosk::PlateScreen{"our-ward-2", ""});
    CHECK(world.scene().find("plate/sentence")->name == "A bright room with six beds.");
}

TEST_CASE("The title and the words of a picture change, its places and other words stay",
          "[desk]") {
    WithStick kiosk;
    World& world = kiosk.at();
    const auto before = kiosk.clinic.open().newest("en/diagrams/male-pelvis.toml")->body;
    kiosk.come_in_as("ann");
    kiosk.clinic.open_text("diagrams/male-pelvis.svg");
    CHECK(world.shows("picture/drawing-shown"));
    world.tap("picture/en/title");
    world.drive().stroke("ctrl+a");
    world.drive().type("The pelvis from the side");
    world.tap("picture/keep");
    auto repository = kiosk.clinic.open();
    const auto after = repository.newest("en/diagrams/male-pelvis.toml");
    CHECK(after->body.find("title = \"The pelvis from the side\"") != std::string::npos);
    CHECK(after->state == State::draft);
    const auto tail = before.substr(before.find("[structures"));
    CHECK(after->body.ends_with(tail));
    CHECK(repository.newest("diagrams/male-pelvis.svg")->state == State::approved);
    CHECK(repository.newest("diagrams/male-pelvis.toml")->state == State::approved);
}

TEST_CASE("A picture that could do harm, or is none, is refused in one line", "[desk]") {
    struct Slip {
        std::string name, bytes, told;
    };
    const std::string png = support::png(40, 40);
    const Slip slip = GENERATE_COPY(
        Slip{"a.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"><script/></svg>", "a script"},
        Slip{"a.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"><use href=\"http://x#a\"/></svg>",
             "a reference out of the file"},
        Slip{"a.svg", "hello", "no <svg>"}, Slip{"a.png", "hello", "no <svg>"},
        Slip{"a.png", png.substr(0, 200), "is no whole PNG"},
        Slip{"a.png", support::png(2401, 1), "is 2401 x 1 pixels"},
        Slip{"a.png", png + std::string(800000, 'x'), "too large"},
        Slip{"a.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>", "shows nothing"},
        Slip{"a.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"><path d=\"M0 0h9v9z\"/></svg>",
             "size"});
    WithStick kiosk;
    kiosk.put(slip.name, slip.bytes);
    kiosk.come_in_as("ann");
    kiosk.choose(slip.name);
    kiosk.at().tap("stick/picture");
    INFO(kiosk.at().outline());
    CHECK(kiosk.note().find(slip.told) != std::string::npos);
    kiosk.write("picture/en/title", "A");
    kiosk.write("picture/en/alt", "B");
    CHECK_FALSE(kiosk.at().scene().find("picture/keep")->enabled);
}

TEST_CASE("What was typed about a picture is kept, and one's own draft is not lost", "[desk]") {
    WithStick kiosk;
    World& world = kiosk.at();
    const std::string path = "en/diagrams/male-pelvis.toml";
    kiosk.come_in_as("ann");
    kiosk.clinic.open_text(path);
    world.tap("write/text");
    world.drive().stroke("ctrl+end");
    world.drive().type("# Ann's own note.");
    world.drive().wait(2);
    world.tap("desk/pages");
    kiosk.clinic.open_text("diagrams/male-pelvis.svg");
    world.tap("picture/en/title");
    world.drive().stroke("ctrl+a");
    world.drive().type("Half a tit");
    world.drive().wait(2);  // and then the power goes
    const auto drafts = kiosk.clinic.open().drafts(path);
    REQUIRE(drafts.size() == 1);
    CHECK(drafts[0].body.find("title = \"Half a tit\"") != std::string::npos);
    CHECK(drafts[0].body.find("# Ann's own note.") != std::string::npos);
    kiosk.clinic.start();
    kiosk.come_in_as("ann");
    kiosk.clinic.open_text("diagrams/male-pelvis.svg");
    kiosk.write("picture/en/title", "le");
    kiosk.at().tap("picture/keep");
    const auto text = kiosk.clinic.open().newest(path)->body;
    CHECK(text.find("Ann's own note.") != std::string::npos);
}

TEST_CASE("A new picture with words is saved when one leaves, or one is told why not", "[desk]") {
    WithStick kiosk;
    World& world = kiosk.at();
    kiosk.put("male-pelvis.png", support::png(30, 20));  // a name that is taken
    kiosk.come_in_as("ann");
    kiosk.choose("male-pelvis.png");
    world.tap("stick/picture");
    kiosk.write("picture/en/title", "Other");
    world.tap("desk/pages");
    CHECK(kiosk.note().find("male-pelvis") != std::string::npos);
    REQUIRE(world.shows("picture/id"));
    kiosk.write("picture/id", "-two");
    world.tap("picture/en/alt");
    world.drive().type("Words.");
    world.tap("picture/keep");
    world.tap("desk/pages");
    CHECK(world.shows("pages/search"));
    CHECK(kiosk.clinic.open().newest("en/diagrams/male-pelvis-two.toml"));
}

TEST_CASE("A drawing without the parts its places name does not take a plate's place", "[desk]") {
    WithStick kiosk;
    World& world = kiosk.at();
    kiosk.put("new.png", support::png(30, 20));
    kiosk.come_in_as("ann");
    kiosk.clinic.open_text("diagrams/male-pelvis.svg");
    world.tap("picture/other");
    world.tap("stick/file/new.png");
    world.tap("stick/picture");
    CHECK(kiosk.note().find("no part with the id") != std::string::npos);
    world.tap("picture/keep");
    CHECK(kiosk.clinic.open().newest("diagrams/male-pelvis.svg")->state == State::approved);
    CHECK(kiosk.clinic.open().drafts("diagrams/male-pelvis.svg").empty());
}

TEST_CASE("A drawing saved on Windows comes in", "[desk]") {
    WithStick kiosk;
    World& world = kiosk.at();
    kiosk.put("a.svg", "\xEF\xBB\xBF" + svg("\r\n<rect width=\"9\" height=\"9\"/>\r\n"));
    kiosk.come_in_as("ann");
    kiosk.choose("a.svg");
    world.tap("stick/picture");
    kiosk.write("picture/en/title", "A");
    kiosk.write("picture/en/alt", "B");
    world.tap("picture/keep");
    INFO(kiosk.note());
    CHECK(kiosk.clinic.open().newest("diagrams/a.svg"));
}

TEST_CASE("who judges one text after another sees each as it is", "[desk]") {
    shell::GraphicsSpec spec;
    spec.width_px = 1400;
    spec.height_px = 900;
    shell::Graphics graphics(spec);
    Clinic clinic;
    const std::string one = "en/topics/prostatitis.md", other = "en/topics/your-visit.md";
    {
        auto repository = clinic.open();
        for (const auto& path : {one, other}) {
            const auto text = *repository.newest(path);
            must(editorial::save(repository, {path, "ann", text.body + "\nMore.\n", text.id, 0},
                                 {support::author("ann"), Clinic::begun}));
            must(editorial::submit(repository, path, {support::author("ann"), Clinic::begun}));
        }
    }
    const auto start = [&] {
        clinic.world.reset();
        clinic.world = std::make_unique<World>(
            clinic.folder.path(), support::Glass{spec.width_px, spec.height_px}, &graphics);
        clinic.come_in();
        clinic.sign_in_as("ray");
    };
    const auto look = [&] {
        graphics.show();
        return graphics.picture();
    };
    start();
    clinic.at().tap("text/" + other);
    const auto alone = look();
    start();
    clinic.at().tap("text/" + one);
    const auto first = look();
    clinic.at().tap("desk/pages");
    clinic.at().tap("text/" + other);
    CHECK(look().rgba == alone.rgba);
    CHECK(first.rgba != alone.rgba);
}
