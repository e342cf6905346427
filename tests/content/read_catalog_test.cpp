#include "content/check.h"

#include "content/content_copy.h"

namespace {

namespace fs = std::filesystem;

struct CatalogContent : ContentCopy {
    base::Problems problems;

    // Everything is told; the value is the same as without asking.
    content::Catalog read() {
        content::CheckOptions options;
        content::Catalog catalog;
        options.catalog = [&](const content::Catalog& one) { catalog = one; };
        problems = content::check(content::DiskTree(path), options);
        return catalog;
    }
    std::string told() const {
        std::string lines;
        for (const auto& problem : problems) lines += base::to_line(problem) + "\n";
        return lines;
    }
};

}  // namespace

TEST_CASE("A content folder is read whole", "[library]") {
    CatalogContent content;
    const auto folder =
        content::read_catalog(content::DiskTree(content.path), {}, content.problems);
    CHECK(content.told() == "");
    REQUIRE(folder.languages.size() == 3);
    CHECK(folder.languages[0].entry.language.tag == "en");
    REQUIRE(folder.language("ar"));
    CHECK(folder.language("ar")->entry.language.rtl());
    CHECK(folder.language("ar")->entry.keyboard.size() == 3);
    CHECK_FALSE(folder.language("fr"));
    CHECK(folder.safety_topic == "warning-signs");
    REQUIRE(folder.groups.size() == 4);
    CHECK(folder.groups[1].topics == std::vector<std::string>{"prostatitis"});
    CHECK(folder.pages.size() == 15);
    CHECK(folder.drawings.size() == 2);
    CHECK(folder.languages[0].words(content::Msg::bar_home) == "Home");
}

TEST_CASE("Each fault of a content folder names its file and line", "[library]") {
    struct Slip {
        std::string file, from, to, told;
    };
    const Slip slip = GENERATE(
        Slip{"topics.toml", "id = \"pain\"", "id = \"pian\"",
             "topics.toml:9: the group 'pian' has no title in en/groups.toml"},
        Slip{"topics.toml",
             "icon =", "icno =", "nothing is called 'icno' here; did you mean icon?"},
        Slip{"topics.toml", "[safety]\ntopic = \"warning-signs\"", "",
             "names no page of warning signs"},
        Slip{"topics.toml", "\"prostate\"]", "\"prostrate\"]",
             "topics.toml: the page 'prostrate' does not exist"},
        Slip{"topics.toml", "topics = [\"prostatitis\"]", "topics = []",
             "no group in topics.toml holds this page; add \"prostatitis\" to a group"},
        Slip{"sources.json", "\"publisher\":", "\"publihser\":", "did you mean publisher?"},
        Slip{"sources.json", "\"DOI\": \"10.", "\"DOI\": \"https://doi.org/10.", "which is none"},
        Slip{"en/glossary.toml", "meaning =", "meening =", "'antibiotic' has no meaning"},
        Slip{"en/groups.toml", "title =", "titel =", "nothing is called 'titel' here"},
        Slip{"ar/language.toml", "\"rtl\"", "\"right\"",
             "ar/language.toml:2: direction 'right' is unknown; write \"ltr\" or \"rtl\""},
        Slip{"sources.json", "\"id\": \"NG110\",", "\"id\": \"NG110\"", "this is not JSON"},
        Slip{"es/language.toml", "keyboard =", "keybord =", "the language has no keyboard"},
        Slip{"en/interface.po", "msgctxt \"bar_home\"", "msgctxt \"bar_hoem\"",
             "no word is called 'bar_hoem'"},
        Slip{"en/interface.po", "msgctxt \"bar_home\"", "msgctxt \"bar_hoem\"",
             "the word 'bar_home' is missing; add it: msgctxt \"bar_home\""},
        Slip{"es/interface.po", "msgstr \"Página {n} de {all}\"", "msgstr \"Página {n de {all}\"",
             "'leaflet_page' is no message format"},
        Slip{"es/interface.po", "msgstr \"Página {n} de {all}\"", "msgstr \"\"",
             "warning: 'leaflet_page' is not translated"});
    CatalogContent content;
    content.change(slip.file, slip.from, slip.to);
    content.read();
    INFO(content.told());
    CHECK_THAT(content.told(), Catch::Contains(slip.told) && Catch::Contains(slip.file));
}

TEST_CASE("A word left untranslated is told in English", "[library]") {
    CatalogContent content;
    content.change("es/interface.po", "msgstr \"Página {n} de {all}\"", "msgstr \"\"");
    const auto folder = content.read();
    CHECK(folder.language("es")->words(content::Msg::leaflet_page) == "Page {n} of {all}");
}

TEST_CASE("A translation that drops a place to fill is told", "[library]") {
    CatalogContent content;
    content.change("es/interface.po", "msgstr \"Página {n} de {all}\"", "msgstr \"Página {m}\"");
    content.read();
    INFO(content.told());
    CHECK_THAT(content.told(), Catch::Contains("leaflet_page"));
}

TEST_CASE("Drawings are held to their rules", "[library]") {
    CatalogContent content;
    content.change("diagrams/male-pelvis.svg", "</svg>", "<script/></svg>");
    fs::remove(content.path / "es/diagrams/gland-changes.toml");
    const auto folder = content.read();
    INFO(content.told());
    CHECK_THAT(content.told(),
               Catch::Contains("male-pelvis.svg:") &&
                   Catch::Contains("the drawing holds a script") &&
                   Catch::Contains("has no words in es/diagrams/gland-changes.toml"));
    CHECK(folder.drawings.size() == 1);
    fs::remove(content.path / "diagrams/gland-changes.toml");
    content.read();
    CHECK(std::any_of(content.problems.begin(), content.problems.end(), [](const auto& problem) {
        return problem.file.ends_with("gland-changes.toml") &&
               problem.what.starts_with("cannot read");
    }));
}

TEST_CASE("What is no content folder is told in one line", "[library]") {
    const support::Folder folder;
    fs::create_directories(folder.path() / "no-english" / "es");
    REQUIRE(
        base::write_file(folder.path() / "no-english" / "es" / "language.toml", "name = \"E\"\n"));
    REQUIRE(base::write_file(folder / "file", "words"));
    for (const base::Path& path :
         {folder / "missing", folder / "file", folder.path(), folder / "no-english"}) {
        base::Problems problems;
        const auto read = content::read_catalog(content::DiskTree(path), {}, problems);
        INFO(path.string());
        REQUIRE(problems.size() == 1);
        CHECK(problems[0].file == path.string());
        CHECK(problems[0].fix == "name a content folder");
        CHECK(read.languages.empty());
        CHECK(read.pages.empty());
    }
}
