#include "content/path.h"

#include "support/world.h"

using content::Path;
using Kind = content::Path::Kind;

TEST_CASE("What a path says and how it is written are one", "[content]") {
    const std::pair<std::string, Path> all[] = {
        {"topics.toml", {Kind::topics, "", ""}},
        {"sources.json", {Kind::sources, "", ""}},
        {"claims.toml", {Kind::claims, "", ""}},
        {"clinic-details.toml", {Kind::details, "", ""}},
        {"diagrams/male-pelvis.svg", {Kind::drawing, "", "male-pelvis"}},
        {"diagrams/male-pelvis.toml", {Kind::geometry, "", "male-pelvis"}},
        {"en/language.toml", {Kind::language, "en", ""}},
        {"pt-BR/groups.toml", {Kind::groups, "pt-BR", ""}},
        {"es/glossary.toml", {Kind::glossary, "es", ""}},
        {"ar/interface.po", {Kind::messages, "ar", ""}},
        {"en/pronunciation.toml", {Kind::pronunciation, "en", ""}},
        {"es/reading.toml", {Kind::reading, "es", ""}},
        {"ar/topics/a_b-2.md", {Kind::page, "ar", "a_b-2"}},
        {"es/diagrams/male-pelvis.toml", {Kind::titles, "es", "male-pelvis"}}};
    for (const auto& [text, path] : all) {
        INFO(text);
        REQUIRE(Path::parse(text));
        CHECK(*Path::parse(text) == path);
        CHECK(path.str() == text);
    }
}

TEST_CASE("Every file of the clinic's own library has a path that leads back to it", "[content]") {
    namespace fs = std::filesystem;
    int files = 0;
    for (const auto& entry : fs::recursive_directory_iterator(support::content())) {
        if (!entry.is_regular_file()) continue;
        const std::string text = fs::relative(entry.path(), support::content()).string();
        if (text == "README.md") continue;  // for authors with an editor of their own
        INFO(text);
        REQUIRE(Path::parse(text));
        CHECK(Path::parse(text)->str() == text);
        ++files;
    }
    CHECK(files > 50);
}

TEST_CASE("What no content folder holds has no path", "[content]") {
    for (const std::string bad : {"",
                                  "/etc/passwd",
                                  "../topics.toml",
                                  "en/../topics.toml",
                                  "en/topics/.md",
                                  "en/topics/a.b.md",
                                  "en/topics/deep/a.md",
                                  "en//topics/a.md",
                                  "./topics.toml",
                                  "en/topics.toml",
                                  "topics/a.md",
                                  "diagrams/a.png",
                                  "diagrams/.svg",
                                  "e/topics/a.md",
                                  "en/topics/a b.md",
                                  "diagrams/topics/a.md",
                                  "diagrams/language.tom",
                                  "en/diagrams/a.svg",
                                  "-en/glossary.toml",
                                  "glossary.toml",
                                  "en/sources.json"}) {
        INFO(bad);
        CHECK_FALSE(Path::parse(bad));
    }
    CHECK_FALSE(Path::parse("en/topics/" + std::string(90, 'a') + ".md"));
}

TEST_CASE("A text in another language is the same text; what belongs to all stays", "[content]") {
    CHECK(Path::page("en", "psa-test").in("ar").str() == "ar/topics/psa-test.md");
    CHECK(Path::parse("es/diagrams/a.toml")->in("en").str() == "en/diagrams/a.toml");
    CHECK(Path::parse("sources.json")->in("ar").str() == "sources.json");
}
