// A page edited block by block in the page itself; the Markdown beside it is the same text.
#include "desk/block_form.h"
#include "document/parse.h"
#include "support/office_kiosk.h"

using desk::BlockForm;
using editorial::State;
using support::Clinic;
using support::World;

namespace {

// The block that says this, among those that can be touched.
std::string block_with(World& world, const std::string& words) {
    for (const auto& node : world.scene().nodes)
        if (node.key.path.starts_with("write/block/") && node.name.find(words) != std::string::npos)
            return node.key.path;
    FAIL(words << " stands in no block\n" << world.outline());
    return "";
}

std::string typed_text(Clinic& clinic) {
    clinic.at().drive().wait(1.2);
    return clinic.draft();
}

World& sit_at_page(Clinic& clinic) {
    World& world = clinic.sit_down("ann");
    world.tap("pages/search");
    world.drive().type("prostatitis");
    world.tap(std::string("text/") + Clinic::page);
    return world;
}

}  // namespace

TEST_CASE("every block of every page comes back from its fields as it was", "[desk][blocks]") {
    int fields = 0, as_markdown = 0;
    for (const char* language : {"en", "es", "ar"})
        for (const auto& file :
             std::filesystem::directory_iterator(support::content() / language / "topics")) {
            const std::string body = base::read_file(file.path()).value();
            std::string again = body;
            const auto chunks = desk::chunks_of(body);
            for (auto chunk = chunks.rbegin(); chunk != chunks.rend(); ++chunk) {
                const auto form = BlockForm::of(chunk->text);
                ++(form.kind == BlockForm::Kind::raw ? as_markdown : fields);
                again.replace(chunk->begin, chunk->end - chunk->begin, form.markdown());
            }
            INFO(file.path());
            CHECK(document::parse(again).fingerprint == document::parse(body).fingerprint);
        }
    WARN(fields << " blocks as fields, " << as_markdown << " as Markdown");
    CHECK(as_markdown * 50 < fields);
}

TEST_CASE("words linked, bold or cited come back where they stood", "[desk][blocks]") {
    const std::string before =
        "A [biopsy](term:biopsy) is **not** a scan. [NG12](source:NG12) [CUA11](source:CUA11)";
    CHECK(desk::without_marks(before) == "A biopsy is not a scan. [NG12] [CUA11]");
    CHECK(desk::with_marks("A biopsy is not a scan. [NG12] [CUA11]", before) == before);
    CHECK(desk::with_marks("No biopsies; a biopsy is not one. [NG12]", before) ==
          "No biopsies; a [biopsy](term:biopsy) is **not** one. [NG12](source:NG12)");
}

TEST_CASE("a sentence is corrected and sent for review with six touches and no syntax",
          "[desk][blocks]") {
    Clinic clinic;
    World& world = clinic.at();
    clinic.come_in();
    clinic.sign_in("ann", "19283747");
    int taps = 0;
    const auto tap = [&](const std::string& key) {
        INFO(key << "\n" << world.outline());
        REQUIRE(world.drive().tap(key).empty());
        ++taps;
    };
    tap("today/find");
    tap("pages/search");
    world.drive().type("prostatitis");
    tap(std::string("text/") + Clinic::page);
    const auto before = clinic.open().newest(Clinic::page)->body;
    INFO(world.outline());
    CHECK_FALSE(world.says("[!EMERGENCY"));
    CHECK_FALSE(world.says("](term:"));
    tap(block_with(world, "Fever or shivering"));
    REQUIRE(world.shows("write/field/0"));
    world.drive().stroke("ctrl+home");
    world.drive().type("High ");
    world.drive().wait(1);
    tap("write/submit");
    CHECK(taps <= 6);
    const auto text = clinic.open().newest(Clinic::page);
    CHECK(text->state == State::in_review);
    std::string wanted = before;
    const std::string sign = "**Fever or shivering";
    wanted.replace(wanted.find(sign), sign.size(), "**High Fever or shivering");
    CHECK(text->body == wanted);  // nothing else was touched
}

TEST_CASE("a sign is added with its urgency and its source picked by title", "[desk][blocks]") {
    Clinic clinic;
    World& world = sit_at_page(clinic);
    const auto before = clinic.open().newest(Clinic::page)->body;
    world.tap(block_with(world, "Fever or shivering"));
    world.tap("write/add/warning");
    world.tap("write/choice/0");
    world.tap("write/field/0");
    world.drive().type("You cannot stand");
    world.tap("write/field/1");
    world.drive().type("This can be an infection.");
    world.tap("write/pick-source");
    world.tap("write/pick");
    world.drive().type("prostatitis");
    std::string source;
    for (const auto& node : world.scene().nodes)
        if (source.empty() && node.key.path.starts_with("write/pick/"))
            source = node.key.path.substr(std::string("write/pick/").size());
    REQUIRE_FALSE(source.empty());
    world.tap("write/pick/" + source);
    const auto body = typed_text(clinic);
    INFO(body);
    CHECK(body.find("> [!EMERGENCY new-1]\n> **You cannot stand**\n> {act-now} This can be an "
                    "infection. [" +
                    source + "](source:" + source + ")\n") != std::string::npos);
    CHECK(body.find("\"new-1\"]") != std::string::npos);  // the head lists it
    // The Markdown is the same text, and what was done can be undone.
    world.tap("write/markdown");
    CHECK(world.shows("write/text"));
    for (int i = 0; i < 60; ++i) world.tap("write/undo");
    world.drive().wait(1.2);
    CHECK_FALSE(world.scene().find("write/save")->enabled);
    CHECK(clinic.open().newest(Clinic::page)->body == before);
}

TEST_CASE("words of the glossary are linked with one touch", "[desk][blocks]") {
    Clinic clinic;
    World& world = sit_at_page(clinic);
    world.tap(block_with(world, "Prostatitis is not cancer"));
    world.tap("write/terms");
    const auto body = typed_text(clinic);
    INFO(body);
    CHECK(body.find("> - [Prostatitis](term:prostatitis) is not cancer.\n") != std::string::npos);
    CHECK(body.find("> - A [urine](term:urine) test is a key first step.\n") != std::string::npos);
}

TEST_CASE("a block is moved past its neighbour and taken away", "[desk][blocks]") {
    Clinic clinic;
    World& world = sit_at_page(clinic);
    const auto before = clinic.open().newest(Clinic::page)->body;
    const auto first = desk::chunks_of(before);
    world.tap("write/block/" + std::to_string(first[0].line));
    world.tap("write/down");
    auto now = desk::chunks_of(typed_text(clinic));
    CHECK(now[0].text == first[1].text);
    CHECK(now[1].text == first[0].text);
    world.tap("write/up");
    world.tap("write/remove");
    now = desk::chunks_of(typed_text(clinic));
    CHECK(now.size() == first.size() - 1);
    CHECK(now[0].text == first[1].text);
    world.tap("write/undo");
    CHECK(world.shows("write/block/" + std::to_string(first[0].line)));
}

TEST_CASE("choices side by side are fields, and their counts of a hundred stay counts",
          "[desk][blocks]") {
    const std::string block =
        "> [!OPTIONS raised-psa]\n> **A high PSA: your choices**\n>\n"
        "> | What matters to me | MRI first | Biopsy |\n> |---|---|---|\n"
        "> | What may be good? | **27** of 100 men wait. [PROMIS](source:PROMIS) | No number. |\n"
        ">\n> Studied: one trial.";
    auto form = BlockForm::of(block);
    REQUIRE(form.kind == BlockForm::Kind::options);
    CHECK(form.fields[0] == "A high PSA: your choices");
    CHECK(form.fields[1].find("27 of 100 men wait. [PROMIS] | No number.") != std::string::npos);
    CHECK(form.fields[2] == "Studied: one trial.");
    CHECK(form.markdown() == block);
    form.fields[1].replace(form.fields[1].find("27"), 2, "31");
    CHECK(form.markdown().find("| **31** of 100 men wait.") != std::string::npos);
    const auto made = desk::new_block(BlockForm::Kind::options, "new-1");
    CHECK(BlockForm::of(made).kind == BlockForm::Kind::options);
}

TEST_CASE("a page is put into a group of the start screen and out of it at its head",
          "[desk][blocks]") {
    Clinic clinic;
    World& world = sit_at_page(clinic);
    const std::string before = clinic.open().newest("topics.toml")->body;
    world.tap("write/head");
    INFO(world.outline());
    CHECK(world.says("Next review on"));
    std::string in, out;
    for (const auto& node : world.scene().nodes)
        if (node.key.path.starts_with("write/group/")) (node.selected ? in : out) = node.key.path;
    REQUIRE_FALSE(in.empty());
    REQUIRE_FALSE(out.empty());
    REQUIRE(world.drive().reach(out).empty());
    CHECK(world.scene().find(out)->selected);
    CHECK(clinic.open().newest("topics.toml")->body != before);
    REQUIRE(world.drive().reach(out).empty());
    CHECK(clinic.open().newest("topics.toml")->body == before);
    REQUIRE(world.drive().reach(in).empty());
    CHECK(clinic.open().newest("topics.toml")->body.find("\"prostatitis\"") == std::string::npos);
    REQUIRE(world.drive().reach("write/kind/procedure").empty());
    REQUIRE(world.drive().reach("write/field/3").empty());  // what to do instead
    world.drive().type("Talk to our staff.");
    CHECK(typed_text(clinic).find("instead = \"Talk to our staff.\"") != std::string::npos);
}

TEST_CASE("the head of a page is a form", "[desk][blocks]") {
    Clinic clinic;
    World& world = sit_at_page(clinic);
    world.tap("write/head");
    world.tap("write/field/0");
    world.drive().stroke("ctrl+a");
    world.drive().type("A sore \"prostate\"");
    world.tap("write/head/sensitive");
    world.tap("write/kind/test");
    const auto page = document::parse(typed_text(clinic)).document.front;
    CHECK(page.title == "A sore \"prostate\"");
    CHECK(page.sensitive !=
          document::parse(clinic.open().newest(Clinic::page)->body).document.front.sensitive);
    CHECK(page.kind == document::PageKind::test);
}
