#include "document/fingerprint.h"

#include <set>

#include "document/parse.h"

namespace {

std::vector<std::string> prints(const std::string& body) {
    return document::fingerprints(document::parse("+++\nid = \"a\"\n+++\n" + body).document);
}

std::string print(const std::string& body) {
    const auto all = prints(body);
    REQUIRE(all.size() == 1);
    return all[0];
}

const std::string fingerprinted =
    "The gland is small.\n\n- One.\n- Two.\n\nIt grows.\n\n## When\n\nWith age.\n";

document::Document translation(const std::vector<std::string>& record) {
    auto document =
        document::parse(
            "+++\nid = \"a\"\n+++\nEs pequeña.\n\n- Uno.\n- Dos.\n\nCrece.\n\n## Cuándo\n\n"
            "Con la edad.\n")
            .document;
    for (const auto& english : record)
        document.front.translated.push_back({english, "", "", "", "", "", {}});
    return document;
}

// Of a translation, block by block.
std::vector<bool> stale(const std::vector<std::string>& record,
                        const std::vector<std::string>& now) {
    auto document = translation(record);
    document::mark_stale(document, now);
    std::vector<bool> marks;
    for (const auto& block : document.blocks) marks.push_back(block.stale);
    return marks;
}

const std::vector<bool> none{false, false, false, false, false};

}  // namespace

TEST_CASE("A fingerprint is eight letters of hexadecimal", "[doc]") {
    for (const auto& one : prints(fingerprinted)) {
        CHECK(one.size() == 8);
        CHECK(one.find_first_not_of("0123456789abcdef") == std::string::npos);
    }
    CHECK(prints(fingerprinted).size() == 5);
    CHECK(prints("").empty());
}

TEST_CASE("The same words have the same fingerprint, however they are set", "[doc]") {
    const auto plain = print("The gland is small.");
    CHECK(print("The gland is small.") == plain);
    CHECK(print("The gland\nis small.\n") == plain);
    CHECK(print("The **gland** is [small](term:small).") == plain);
    CHECK(print("- One.\n- Two.") == print("* One.\n* Two."));
}

TEST_CASE("Another word, another order or another mark is another fingerprint", "[doc]") {
    std::set<std::string> all;
    for (const std::string body :
         {"The gland is small.", "The gland is smaller.", "Small is the gland.",
          "The gland is small!", "The gland is Small.", "The gland is not small.", "- One.\n- Two.",
          "- Two.\n- One.", "- One.", "| A | B |\n|---|---|\n| c | d |",
          "| A | B |\n|---|---|\n| d | c |", "> [!NOTE n]\n> **Rest**\n> Sleep.",
          "> [!NOTE n]\n> **Rest**\n> Sleep more.", "> [!NOTE n]\n> **Rests**\n> Sleep.",
          "> [!CLAIM unsafe c]\n> It cures.\n>\n> It harms.",
          "> [!CLAIM unsafe c]\n> It cures.\n>\n> It kills."}) {
        INFO(body);
        CHECK(all.insert(print(body)).second);
    }
}

TEST_CASE("Citations do not matter to a translation", "[doc]") {
    const auto bare = print("The gland is small. It grows.");
    CHECK(print("The gland is small. [A](source:A) It grows.") == bare);
    CHECK(print("The gland is small. [B](source:B) It grows.") == bare);
    CHECK(print("The gland is small. It grows. [A](source:A) [B](source:B)") == bare);
}

TEST_CASE("Words for those who cannot see a drawing are words of the page", "[doc]") {
    CHECK(print("![A gland.](diagram:male-pelvis#prostate \"Side\")") !=
          print("![A bone.](diagram:male-pelvis#prostate \"Side\")"));
}

TEST_CASE("A block's fingerprint does not depend on its neighbours", "[doc]") {
    const auto whole = prints(fingerprinted);
    CHECK(whole[0] == print("The gland is small."));
    CHECK(whole[4] == print("With age."));
    CHECK(whole[3] == print("## When"));
}

TEST_CASE("A translation made from today's English is fresh", "[doc]") {
    CHECK(stale(prints(fingerprinted), prints(fingerprinted)) == none);
}

TEST_CASE("Exactly the paragraphs whose English changed are marked", "[doc]") {
    auto changed = fingerprinted;
    changed.replace(changed.find("It grows"), 8, "It may grow");
    CHECK(stale(prints(fingerprinted), prints(changed)) ==
          std::vector<bool>{false, false, true, false, false});
    changed.replace(changed.find("Two."), 4, "Three.");
    CHECK(stale(prints(fingerprinted), prints(changed)) ==
          std::vector<bool>{false, true, true, false, false});
    CHECK(stale(prints(fingerprinted), {}) == std::vector<bool>{true, true, true, true, true});
}

TEST_CASE("A paragraph that is new or has moved in English makes no other stale", "[doc]") {
    CHECK(stale(prints(fingerprinted), prints("Something new.\n\n" + fingerprinted)) == none);
    CHECK(
        stale(prints(fingerprinted), prints("It grows.\n\nThe gland is small.\n\n- One.\n- Two.\n\n"
                                            "## When\n\nWith age.\n")) == none);
}

TEST_CASE("Without a record, or with one that does not fit, nothing is marked", "[doc]") {
    CHECK(stale({}, prints("Other.")) == none);
    auto record = prints(fingerprinted);
    record.pop_back();
    CHECK(stale(record, prints("Other.")) == none);
    record.insert(record.end(), 2, "00000000");
    CHECK(stale(record, prints("Other.")) == none);
}

TEST_CASE("A mark goes once the English is again what was translated", "[doc]") {
    auto document = translation(prints(fingerprinted));
    document::mark_stale(document, {});
    REQUIRE(document.blocks[2].stale);
    document::mark_stale(document, prints(fingerprinted));
    for (const auto& block : document.blocks) CHECK_FALSE(block.stale);
}
