// Approving and renewing as a urologist does it: how many touches it takes, and that nothing is
// signed unread. A touch that opens a sign or scrolls is reading, and is not counted.
#include "desk/counted_taps.h"
#include "editorial/to_do.h"
#include "support/office_kiosk.h"

using editorial::StaffRole;
using editorial::State;
using support::Clinic;
using support::must;
using support::World;

namespace {

void send(Clinic& clinic, const std::string& words, const std::string& with,
          const std::string& path = Clinic::page) {
    auto repository = clinic.open();
    auto text = *repository.newest(path);
    const auto at = text.body.find(words);
    REQUIRE(at != std::string::npos);
    text.body.replace(at, words.size(), with);
    must(editorial::save(repository, {path, "ann", text.body, text.id, Clinic::begun},
                         {support::author("ann"), Clinic::begun}));
    must(editorial::submit(repository, path, {support::author("ann"), Clinic::begun}));
}

}  // namespace

TEST_CASE("one changed page is approved with four touches after the sign-in, read to its end",
          "[desk][approving]") {
    Clinic clinic;
    send(clinic, "Fever or shivering", "High fever or shivering");
    World& world = clinic.at();
    clinic.come_in();
    clinic.sign_in("ray", "19283748");
    INFO(world.outline());
    CHECK(world.says("1 text waits for you"));
    CHECK_FALSE(world.says(Clinic::page));  // titles, never files
    support::Counted ray{world};
    ray.tap(std::string("today/read/") + Clinic::page);
    CHECK_FALSE(world.scene().find("review/approve")->enabled);
    CHECK(world.says("1 changed sign is still to be opened."));
    CHECK_FALSE(world.says("High fever or shivering, and you feel very ill. "));
    Clinic::read_to_end(world);
    INFO(world.outline());
    CHECK(world.says("Opened and read"));
    CHECK(world.says("You sign: Prostatitis. Language: English. As Dr Ray Fox."));
    ray.tap("review/approve");
    CHECK(world.says("You sign 1 text as Dr Ray Fox"));
    CHECK(world.says("Next review on"));
    CHECK(clinic.open().newest(Clinic::page)->state == State::in_review);  // not signed yet
    world.drive().type("00000000");
    ray.tap("sign/now");
    CHECK(clinic.open().newest(Clinic::page)->state == State::in_review);  // not the right one
    clinic.again("sign/secret", "ray");
    ray.tap("sign/now");
    CHECK(ray.taps <= 4);
    CHECK(world.says("1 text is signed."));
    const auto text = clinic.open().newest(Clinic::page);
    CHECK(text->state == State::approved);
    CHECK(text->body.find("by = \"Dr Ray Fox\"") != std::string::npos);
}

TEST_CASE("what changed at the head of a page is shown before anybody signs it",
          "[desk][approving]") {
    Clinic clinic;
    send(clinic, "summary = \"", "summary = \"In short: ");
    {
        auto repository = clinic.open();
        auto text = *repository.newest(Clinic::page);
        const bool was = text.body.find("signs_first = true") != std::string::npos;
        REQUIRE_FALSE(was);
        text.body.insert(text.body.find("kind = "), "signs_first = true\n");
        must(editorial::save(repository, {Clinic::page, "ann", text.body, text.id, Clinic::begun},
                             {support::author("ann"), Clinic::begun}));
        must(editorial::submit(repository, Clinic::page, {support::author("ann"), Clinic::begun}));
    }
    World& world = clinic.at();
    clinic.come_in();
    clinic.sign_in("ray", "19283748");
    world.tap(std::string("today/read/") + Clinic::page);
    INFO(world.outline());
    CHECK(world.says("Summary, one sentence: In short: "));
    CHECK(world.says("Signs before key facts: no"));
    CHECK(world.says("Signs before key facts: yes"));
    CHECK(world.says("Approved until now"));  // which side is which
}

TEST_CASE("of a new page the title and the summary are read, too", "[desk][approving]") {
    Clinic clinic;
    {
        auto repository = clinic.open();
        auto body = repository.newest(Clinic::page)->body;
        body.replace(body.find("prostatitis"), 11, "a-new-one");
        must(editorial::save(repository, {"en/topics/a-new-one.md", "ann", body, 0, Clinic::begun},
                             {support::author("ann"), Clinic::begun}));
        must(editorial::submit(repository, "en/topics/a-new-one.md",
                               {support::author("ann"), Clinic::begun}));
    }
    World& world = clinic.at();
    clinic.come_in();
    clinic.sign_in("ray", "19283748");
    world.tap("today/read/en/topics/a-new-one.md");
    INFO(world.outline());
    CHECK(world.says("Title: Prostatitis"));
    CHECK(world.says("Summary, one sentence: "));
}

TEST_CASE("what no reader sees is signed as it stands, too", "[desk][approving]") {
    Clinic clinic;
    send(clinic, "## Ask your clinician",
         "<!-- house rule: kept short -->\n\n## Ask your clinician");
    World& world = clinic.at();
    clinic.come_in();
    clinic.sign_in("ray", "19283748");
    world.tap(std::string("today/read/") + Clinic::page);
    INFO(world.outline());
    CHECK(world.says("house rule: kept short"));
}

TEST_CASE("what hinders nothing and is told to the author is told to who signs, too",
          "[desk][approving]") {
    Clinic clinic;
    const std::string page = "en/topics/prostate-massage.md";
    send(clinic, "## Ask your clinician", "More.\n\n## Ask your clinician", page);
    World& world = clinic.at();
    clinic.come_in();
    clinic.sign_in("ray", "19283748");
    world.tap("today/read/" + page);
    INFO(world.outline());
    CHECK(world.says("the page has no action in steps"));
}

TEST_CASE("what hinders an approval is told by title and language, and by no file",
          "[desk][approving]") {
    Clinic clinic;
    const std::string body = clinic.open().newest(Clinic::page)->body;
    const bool sensitive = body.find("sensitive = true") != std::string::npos;
    if (sensitive)
        send(clinic, "sensitive = true", "sensitive = false");
    else
        send(clinic, "kind = ", "sensitive = true\nkind = ");
    World& world = clinic.at();
    clinic.come_in();
    clinic.sign_in("ray", "19283748");
    world.tap(std::string("today/read/") + Clinic::page);
    INFO(world.outline());
    CHECK(world.says("(Español)"));
    for (const auto& node : world.scene().nodes) CHECK(node.name.find(".md") == std::string::npos);
}

TEST_CASE(
    "a text in a language that is not mine is refused before it is read, and says whose it is",
    "[desk][approving]") {
    Clinic clinic;
    send(clinic, "Fever or shivering", "High fever or shivering");
    clinic.change("ray", [](auto& person) { person.languages = {"es"}; });
    World& world = clinic.at();
    clinic.come_in();
    clinic.sign_in_as("ray");
    clinic.open_text(Clinic::page);
    INFO(world.outline());
    const std::string why = "Dr Ray Fox: Approves texts in Español. English: A reviewer approves";
    CHECK(world.says(why));
    Clinic::read_to_end(world);
    CHECK(world.says(why));
    CHECK_FALSE(world.scene().find("review/approve")->enabled);
    CHECK_FALSE(world.says("You sign:"));
}

TEST_CASE("a comment moves nothing, and stands at its block with who and when afterwards",
          "[desk][approving]") {
    Clinic clinic;
    send(clinic, "Fever or shivering", "High fever or shivering");
    World& world = clinic.at();
    clinic.come_in();
    clinic.sign_in("ray", "19283748");
    world.tap(std::string("today/read/") + Clinic::page);
    std::string block;
    for (const auto& node : world.scene().nodes)
        if (block.empty() && node.key.path.starts_with("review/block/")) block = node.key.path;
    world.tap(block);
    world.tap("review/comment");
    world.drive().type("How high?");
    std::map<std::string, base::Rect> before;
    for (const auto& node : world.scene().nodes)
        if (node.tappable) before[node.key.path] = node.box_mm;
    world.tap("review/remark");
    CHECK(world.says("Your comment is kept at its block."));
    for (const auto& node : world.scene().nodes) {
        const auto was = before.find(node.key.path);
        if (!node.tappable || was == before.end()) continue;
        INFO(node.key.path);
        CHECK(node.box_mm.y == Approx(was->second.y));
        CHECK(node.box_mm.x == Approx(was->second.x));
    }
    world.tap("desk/today");
    world.tap(std::string("today/read/") + Clinic::page);
    INFO(world.outline());
    const auto* said = world.scene().find("review/said");
    REQUIRE(said);
    CHECK_THAT(said->name, Catch::StartsWith("Dr Ray Fox, ") && Catch::EndsWith(": How high?"));
    CHECK(said->box_mm.y >= world.scene().find(block)->box_mm.y);
    CHECK(said->scroll == base::Key("review/text"));
}

TEST_CASE("what was read and not signed waits for the same person, and for nobody else",
          "[desk][approving]") {
    Clinic clinic;
    send(clinic, "Fever or shivering", "High fever or shivering");
    World& world = clinic.at();
    clinic.come_in();
    clinic.sign_in("ray", "19283748");
    world.tap(std::string("today/read/") + Clinic::page);
    Clinic::read_to_end(world);
    world.tap("review/approve");
    world.tap("desk/out");
    clinic.sign_in("pat", "19283749");
    CHECK_FALSE(world.shows("today/sign"));
    world.tap("desk/out");
    clinic.sign_in("ray", "19283748");
    world.tap("today/sign");
    clinic.again("sign/secret", "ray");
    world.tap("sign/now");
    CHECK(clinic.open().newest(Clinic::page)->state == State::approved);
}

TEST_CASE("a text sent back carries its reason to the block it is about", "[desk][approving]") {
    Clinic clinic;
    send(clinic, "Fever or shivering", "High fever or shivering");
    World& world = clinic.at();
    clinic.come_in();
    clinic.sign_in("ray", "19283748");
    world.tap(std::string("today/read/") + Clinic::page);
    std::string block;
    for (const auto& node : world.scene().nodes)
        if (block.empty() && node.key.path.starts_with("review/block/")) block = node.key.path;
    world.tap(block);
    world.tap("review/comment");
    world.drive().type("How high?");
    world.tap("review/reject");
    CHECK(world.says("Prostatitis went back to Ann Lee with your note."));
    const auto remarks = clinic.open().remarks(Clinic::page);
    REQUIRE(remarks.size() == 1);
    CHECK("review/block/" + std::to_string(remarks.front().line) == block);
    world.tap("desk/out");
    clinic.sign_in("ann", "19283747");
    CHECK(world.says("How high?"));  // at once, among what waits for her
    world.tap(std::string("today/open/") + Clinic::page);
    CHECK(world.says("Dr Ray Fox: How high?"));
}

TEST_CASE("the whole English library is approved with 120 touches, every sign opened",
          "[.][whole-library]") {
    support::Folder folder;
    support::prepare(folder.path(), support::content(), "[\"en\"]");
    // What glides is drawn sixty times a second: here only where it comes to rest.
    const base::Path settings = folder / "clinic.toml";
    must(base::write_file(settings, "reduced_motion = true\n" + base::read_file(settings).value()));
    const editorial::Person mia{"mia", "Mia Moss", {StaffRole::manager}, false, true};
    const auto open = [&] { return must(editorial::Repository::open(folder / "library.db")); };
    {
        auto repository = open();
        auto staff = repository.accounts();
        const editorial::By by{mia, Clinic::begun};
        must(staff.add(mia, "19283746", by));
        must(staff.add({"ray", "Dr Ray Fox", {StaffRole::reviewer}, true, true, {"en"}}, "19283748",
                       by));
        must(editorial::import_folder(repository, support::content(),
                                      {support::author("ann"), Clinic::begun}));
        for (const auto& text : repository.list())
            must(editorial::submit(repository, text.path, {support::author("ann"), Clinic::begun}));
    }
    World world(folder.path(), {1600, 1000});
    REQUIRE(world.drive().press("staff").empty());
    support::Counted ray{world};
    ray.sign_in("ray", "19283748");
    ray.tap("today/review-all");
    while (!world.shows("sign/secret")) {
        REQUIRE(ray.taps < 200);
        const auto* approve = world.scene().find("review/approve");
        REQUIRE(approve);
        const auto* down = world.scene().find("review/text/down");
        if (down && down->enabled) CHECK_FALSE(approve->enabled);  // nothing is approved unread
        Clinic::read_to_end(world);
        ray.tap("review/approve");
    }
    world.drive().type("19283748");
    ray.tap("sign/now");
    INFO(world.outline());
    CHECK_FALSE(world.shows("sign/fault"));
    WARN("the English library: " << ray.taps << " touches");
    CHECK(ray.taps <= 120);
    auto repository = open();
    std::map<text::Date, int> days;
    for (const auto& text : repository.list()) {
        INFO(text.path);
        const bool english = text.language.empty() || text.language == "en";
        CHECK((text.state == State::approved) == english);
        if (english && !text.id.empty()) ++days[text.due];
    }
    CHECK(days.size() >= 18);
    support::no_more_than(days, 2);
}
