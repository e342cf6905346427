// A page edited block by block in the page itself; the Markdown beside it is the same text.
#include "desk/block_form.h"
#include "document/parse.h"
#include "support/office_kiosk.h"

using desk::BlockForm;
using editorial::State;
using support::Clinic;
using support::World;

namespace {

using Fields = std::vector<std::string>;

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
    CHECK(form.fields == Fields{"A high PSA: your choices", "What matters to me", "MRI first",
                                "Biopsy", "What may be good?", "27 of 100 men wait. [PROMIS]",
                                "No number.", "Studied: one trial."});
    CHECK(form.markdown() == block);
    form.fields[5].replace(0, 2, "31");
    CHECK(form.markdown().find("| **31** of 100 men wait.") != std::string::npos);
    const auto made = BlockForm::of(desk::new_block(BlockForm::Kind::options, "new-1"));
    CHECK(made.kind == BlockForm::Kind::options);
    CHECK(made.grid.columns == 3);
}

TEST_CASE("answers and counts are cells, and come back as they stood", "[desk][blocks]") {
    const std::string check =
        "> [!CHECK fever]\n> You have a fever.\n>\n> - **I wait.** Please do not wait.\n"
        "> - **I call.** Yes. [NG12](source:NG12)";
    auto form = BlockForm::of(check);
    CHECK(form.fields ==
          Fields{"You have a fever.", "I wait.", "Please do not wait.", "I call.", "Yes. [NG12]"});
    CHECK(form.markdown() == check);
    const std::string count =
        "> [!OF-100 blood]\n> **Of 100 people**\n> - Blood: 14 [NG12](source:NG12)\n>\n> One "
        "trial.";
    form = BlockForm::of(count);
    CHECK(form.fields == Fields{"Of 100 people", "Blood", "14 [NG12]", "One trial."});
    CHECK(form.markdown() == count);
    CHECK(desk::blank_form(count).fields == Fields{"", "", "14 [NG12]", ""});
}

TEST_CASE("a bar that somebody types is a letter of its cell", "[desk][blocks]") {
    auto form = BlockForm::of("| A | B |\n|---|---|\n| one | two |");
    form.fields[2] = "yes | no";
    const auto text = form.markdown();
    CHECK(document::parse(text).problems.size() == document::parse(form.before).problems.size());
    const auto again = BlockForm::of(text);
    CHECK(again.grid.columns == 2);
    CHECK(again.fields == Fields{"A", "B", "yes | no", "two"});
}

TEST_CASE("a table is made cell by cell, its rows and columns come and go, and nobody types a sign",
          "[desk][blocks]") {
    Clinic clinic;
    World& world = sit_at_page(clinic);
    world.tap(block_with(world, "Prostatitis is not cancer"));
    world.tap("write/add/table");
    const auto write = [&](int field, const std::string& words) {
        REQUIRE(world.drive().reach("write/field/" + std::to_string(field)).empty());
        world.drive().type(words);
    };
    write(0, "Test");
    write(1, "How long");
    write(2, "Blood");
    write(3, "5 minutes");
    INFO(world.outline());
    CHECK(world.says("Row 1: How long"));
    CHECK_FALSE(world.scene().find("write/row/remove")->enabled);  // a table has one row at least
    REQUIRE(world.drive().reach("write/row/add").empty());
    world.drive().type("Urine");  // the new row has the focus
    REQUIRE(world.drive().press("tab").empty());
    world.drive().type("1 minute");
    CHECK(typed_text(clinic).find("\n| Test | How long |\n|---|---|\n| Blood | 5 minutes |\n"
                                  "| Urine | 1 minute |\n") != std::string::npos);
    write(2, "");
    REQUIRE(world.drive().reach("write/row/remove").empty());
    write(1, "");
    REQUIRE(world.drive().reach("write/column/add").empty());
    world.drive().type("Where");
    write(5, "Here");
    CHECK(typed_text(clinic).find("\n| Test | How long | Where |\n|---|---|---|\n"
                                  "| Urine | 1 minute | Here |\n") != std::string::npos);
    write(1, "");
    REQUIRE(world.drive().reach("write/column/remove").empty());
    CHECK(typed_text(clinic).find("\n| Test | Where |\n|---|---|\n| Urine | Here |\n") !=
          std::string::npos);
    CHECK_FALSE(world.scene().find("write/column/remove")->enabled);
}

TEST_CASE("a paragraph of many words can still be added to", "[desk][blocks]") {
    Clinic clinic;
    World& world = sit_at_page(clinic);
    world.tap(block_with(world, "Prostatitis is not cancer"));
    world.tap("write/add/text");
    world.tap("write/field/0");
    std::string words;
    for (int i = 0; i < 60; ++i) words += "A short test. ";
    world.drive().type(words + "The end.");
    CHECK(typed_text(clinic).find("A short test. The end.") != std::string::npos);
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
