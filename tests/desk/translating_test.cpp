// A page put into another language beside its English: what comes of it is what a file translated
// by hand and recorded by the program would be.
#include "content/page_template.h"
#include "content/read_catalog.h"
#include "desk/blocks/block_pairs.h"
#include "support/office_kiosk.h"

using editorial::State;
using support::Clinic;
using support::must;
using support::World;

namespace {

constexpr const char* spanish = "es/topics/prostatitis.md";
const content::Makers nobody_yet{"Ann Lee", "", {2026, 11, 30}};

desk::PageText page_of(const std::string& body) {
    return {body, std::make_shared<const document::Parsed>(document::parse(body))};
}

std::string file(const std::string& path) {
    return base::read_file(support::content() / path).value();
}

void save_as_ann(Clinic& clinic, const std::string& words, const std::string& with) {
    auto repository = clinic.open();
    auto text = *repository.newest(Clinic::page);
    const auto at = text.body.find(words);
    REQUIRE(at != std::string::npos);
    text.body.replace(at, words.size(), with);
    must(editorial::save(repository, {Clinic::page, "ann", text.body, text.id, Clinic::begun},
                         {support::author("ann"), Clinic::begun}));
}

// The row of the block that says this.
std::string row_with(World& world, const std::string& words) {
    for (const auto& node : world.scene().nodes)
        if (node.key.path.starts_with("tr/block/") && node.name.find(words) != std::string::npos)
            return node.key.path;
    FAIL(words << " stands in no row\n" << world.outline());
    return "";
}

// Ann has the Spanish page before her, at the block whose English she changed.
World& at_changed_block(Clinic& clinic) {
    save_as_ann(clinic, "A urine test is a key first step", "A urine test is the first step");
    World& world = clinic.sit_down("ann");
    world.tap("desk/translate");
    world.tap("translate/into/es");
    world.tap(std::string("translate/open/") + spanish);
    world.tap(row_with(world, "English changed"));
    return world;
}

}  // namespace

TEST_CASE("a block that is marked as done and did not change leaves the page as it was",
          "[desk][translating]") {
    int count = 0;
    for (const std::string language : {"es", "ar"})
        for (const std::string id : {"psa-test", "warning-signs", "prostate-massage", "catheter"}) {
            const auto english = page_of(file("en/topics/" + id + ".md"));
            const auto own = page_of(file(language + "/topics/" + id + ".md"));
            const auto pairs = desk::block_pairs(english, own, {});
            CHECK(desk::waiting(pairs) == 0);
            for (std::size_t i = 0; i < pairs.size(); i += 7, ++count) {
                INFO(language << " " << id << " " << i << "\n" << pairs[i].own);
                CHECK(desk::with_translated(
                          english, own, {pairs[i], pairs[i].own, nobody_yet, true}) == own.body);
            }
        }
    CHECK(count > 20);
}

TEST_CASE("a page translated block by block is what the program records of a file",
          "[desk][translating]") {
    const support::Folder folder;
    for (const std::string id : {"psa-test", "prostate-massage"}) {
        const auto english = page_of(file("en/topics/" + id + ".md"));
        const auto whole = page_of(file("es/topics/" + id + ".md"));
        const auto& front = whole.parsed->document.front;
        std::string body = content::translation_template(
            english.parsed->document.front, {id, "", front.review.on, front.review.due}, "?");
        for (const auto& [key, words] :
             std::map<std::string, std::string>{{"title", front.title},
                                                {"summary", front.summary},
                                                {"discreet_title", front.discreet_title},
                                                {"instead", front.instead}}) {
            if (words.empty()) continue;
            const auto split = document::split_front_matter(body);
            body = "+++\n" + *text::with_words(std::string(split.front), key, words) + "+++\n" +
                   std::string(split.body);
        }
        const auto wanted = desk::block_pairs(english, whole, {});
        for (std::size_t i = 0; i < wanted.size(); ++i) {
            const auto own = page_of(body);
            const auto pairs = desk::block_pairs(english, own, {});
            CHECK(pairs[i].state == desk::BlockState::missing);
            for (const bool done : {false, true}) {
                const auto now = page_of(body);
                body = desk::with_translated(
                    english, now,
                    {desk::block_pairs(english, now, {})[i], wanted[i].own, nobody_yet, done});
            }
        }
        INFO(body);
        const auto made = document::parse(body);
        CHECK(made.fingerprint == whole.parsed->fingerprint);
        CHECK(made.document.front.ask == front.ask);
        CHECK(made.document.front.warnings == front.warnings);
        CHECK(made.document.front.sources == front.sources);
        // The same page as a file, recorded by the program: byte for byte.
        for (const std::string tag : {"en", "es"})
            std::filesystem::create_directories(folder / tag / "topics");
        must(base::write_file(folder / "en" / "topics" / (id + ".md"), english.body));
        const auto path = folder / "es" / "topics" / (id + ".md");
        const auto records = body.find("translated = [");
        const auto end = body.find("\n]\n", records) + 3;
        must(base::write_file(path, body.substr(0, records) + body.substr(end)));
        must(content::record_translation(path, nobody_yet));
        CHECK(base::read_file(path).value() == body);
    }
}

TEST_CASE("what a translator begins with has the block's sources, and no English word",
          "[desk][translating]") {
    auto form = desk::blank_form(
        "- It is common. In studies, about 8 out of 100 men report signs. [SHARP10](source:SHARP10)"
        "\n- Call {emergency-number}.");
    REQUIRE(form.fields.size() == 1);
    CHECK(form.fields[0] == "[SHARP10]\n{emergency-number}");
    form = desk::blank_form("> [!EMERGENCY fever]\n> **Fever**\n> {act-now} It is urgent.");
    CHECK(form.fields == std::vector<std::string>{"", ""});
    form.fields = {"Fiebre", "Es urgente."};
    CHECK(form.markdown() == "> [!EMERGENCY fever]\n> **Fiebre**\n> {act-now} Es urgente.");
}

TEST_CASE("a number that changed in English is told at the block, and one touch puts it in",
          "[desk][translating]") {
    Clinic clinic;
    save_as_ann(clinic, "after 48 hours of antibiotics", "after 36 hours of antibiotics");
    World& world = clinic.at();
    clinic.come_in();
    clinic.sign_in("ann", "19283747");
    int taps = 0;
    const auto tap = [&](const std::string& key) {
        INFO(key << "\n" << world.outline());
        REQUIRE(world.drive().reach(key).empty());
        ++taps;
    };
    tap("desk/translate");
    INFO(world.outline());
    if (!world.shows(std::string("translate/open/") + spanish)) tap("translate/into/es");
    CHECK(world.says("1 block is shown in English"));
    tap(std::string("translate/open/") + spanish);
    CHECK_FALSE(world.says("[!EMERGENCY"));
    CHECK_FALSE(world.says("](term:"));
    CHECK_FALSE(world.scene().find("tr/submit")->enabled);
    tap(row_with(world, "Says something else"));
    CHECK(world.says("numbers here: 48; in English: 36"));
    CHECK_FALSE(world.scene().find("tr/done")->enabled);
    CHECK(world.scene().find("tr/was")->name.find("48 hours") != std::string::npos);
    const auto before = clinic.open().newest(spanish)->body;
    world.drive().stroke("ctrl+end");  // the last of three steps: its number is typed anew
    for (int i = 0; i < 11; ++i) world.drive().stroke("left");  // before " [NG110]"
    tap("tr/insert/36");
    INFO(world.outline());
    CHECK(world.says("numbers here"));  // 48 is still there
    const auto draft = [&] {
        world.drive().wait(1.5);
        return clinic.draft(spanish);
    };
    CHECK(draft().find(" 36") != std::string::npos);
    world.tap("tr/undo");
    CHECK(document::parse(draft()).fingerprint == document::parse(before).fingerprint);
}

TEST_CASE("a translation is not sent for review before each block is done", "[desk][translating]") {
    Clinic clinic;
    World& world = at_changed_block(clinic);
    world.drive().stroke("ctrl+end");
    world.drive().type(" Pida ayuda.");
    world.drive().wait(1.5);
    INFO(world.outline());
    CHECK(clinic.draft(spanish).find("Pida ayuda.") != std::string::npos);  // kept, not done
    CHECK_FALSE(world.scene().find("tr/submit")->enabled);
    world.tap("tr/made/machine");
    world.tap("tr/back");
    world.drive().type("Zoe Dean");
    world.tap("tr/done");
    CHECK(world.says("All blocks match the English."));
    world.tap("tr/submit");
    const auto text = clinic.open().newest(spanish);
    CHECK(text->state == State::in_review);
    const auto page = document::parse(text->body).document.front;
    const auto mine =
        std::count_if(page.translated.begin(), page.translated.end(), [](const auto& one) {
            return one.made == "machine" && one.back == "Zoe Dean" && one.signed_by.empty();
        });
    CHECK(mine == 1);
}

namespace {

using Places = std::map<std::string, base::Rect>;

// Where each control stands that a finger may be on its way to.
Places places(const World& world) {
    Places all;
    for (const auto& node : world.scene().nodes)
        if (node.tappable) all[node.key.path] = node.box_mm;
    return all;
}

void same_places(World& world, const Places& before) {
    INFO(world.outline());
    const auto now = places(world);
    for (const auto& [key, box] : before) {
        INFO(key);
        const auto found = now.find(key);
        REQUIRE(found != now.end());
        CHECK(found->second.x == Approx(box.x));
        CHECK(found->second.y == Approx(box.y));
    }
}

}  // namespace

TEST_CASE("nothing moves in a translation when something is told", "[desk][translating]") {
    Clinic clinic;
    World& world = at_changed_block(clinic);
    const auto before = places(world);
    {
        const support::FailingDisk disk(clinic);
        world.drive().stroke("ctrl+end");
        world.drive().type("2 99 ");  // a number that the English does not have, and no disk
        world.drive().wait(1.5);
        CHECK(world.shows("tr/fault"));
        CHECK(world.shows("desk/note"));
        same_places(world, before);
    }
    world.drive().wait(1.5);
    same_places(world, before);
    world.tap("tr/save");
    CHECK(world.shows("desk/note"));
    same_places(world, before);
}

TEST_CASE("nothing moves at the title of a translation when something is told",
          "[desk][translating]") {
    Clinic clinic;
    World& world = clinic.sit_down("ann");
    world.tap("desk/translate");
    world.tap("translate/into/es");
    world.tap(std::string("translate/open/") + spanish);
    world.tap("tr/head");
    world.tap("tr/field/0");
    const auto before = places(world);
    world.drive().stroke("ctrl+end");
    world.drive().type(" 99");
    CHECK(world.shows("tr/fault"));
    same_places(world, before);
}

TEST_CASE("nothing moves in the form of a new language when something is told",
          "[desk][translating]") {
    Clinic clinic;
    World& world = clinic.sit_down("ann");
    world.tap("desk/translate");
    world.tap("translate/new");
    world.tap("language/tag");
    const auto before = places(world);
    world.drive().type("ur");
    CHECK(world.shows("language/dictionary"));
    same_places(world, before);
    world.tap("language/name");
    world.drive().type("\u13A0");  // Cherokee: no font of ours
    same_places(world, before);
}

TEST_CASE(
    "what a block says when it is put back into English stands beside the English, and is kept",
    "[desk][translating]") {
    Clinic clinic;
    World& world = at_changed_block(clinic);
    const auto below = [&] { return world.scene().find("tr/done")->box_mm.y; };
    const float before = below();
    world.drive().stroke("ctrl+end");
    world.drive().type(" 99");  // a number that the English does not have
    world.drive().wait(1);
    CHECK(world.shows("tr/fault"));
    CHECK(below() == Approx(before));  // what is told moves nothing above it
    for (int i = 0; i < 3; ++i) world.drive().stroke("backspace");
    world.tap("tr/made/machine");
    world.tap("tr/back");
    world.drive().type("Zoe Dean");
    REQUIRE(world.drive().reach("tr/back-words").empty());
    world.drive().type("A test of urine is the first step");
    INFO(world.outline());
    REQUIRE(world.scene().find("tr/says"));
    CHECK(world.scene().find("tr/says")->name == "A test of urine is the first step");
    REQUIRE(world.drive().reach("tr/done").empty());
    world.tap("tr/submit");
    const auto text = clinic.open().newest(spanish);
    const auto page = document::parse(text->body).document.front;
    const auto mine = std::find_if(page.translated.begin(), page.translated.end(),
                                   [](const auto& one) { return one.back == "Zoe Dean"; });
    REQUIRE(mine != page.translated.end());
    CHECK(mine->back_words == "A test of urine is the first step");
}

TEST_CASE("the act that ends a block stays in sight above the keyboard on the glass",
          "[desk][translating]") {
    Clinic clinic;
    World& world = at_changed_block(clinic);
    world.tap("tr/keys");
    world.drive().wait(0.5);
    INFO(world.outline());
    const auto* done = world.scene().find("tr/done");
    const auto* key = world.scene().find("key/a");
    REQUIRE(done);
    REQUIRE(key);
    CHECK(done->whole());
    CHECK(done->box_mm.bottom() < key->box_mm.y);
}
