// A language that nobody has thought of comes in as one folder, and no line of the program changes.
#include "content/check.h"
#include "content/read_catalog.h"
#include "desk/spelling.h"
#include "layout/fonts.h"
#include "support/office_kiosk.h"

using support::Clinic;
using support::World;

namespace {

// The small library with French, Polish and Urdu beside its own.
struct WithLanguages {
    support::Folder folder;
    base::Path library = folder / "library";
    WithLanguages() {
        const auto all = std::filesystem::copy_options::recursive;
        std::filesystem::copy(support::fixtures() / "library", library, all);
        std::filesystem::copy(support::fixtures() / "languages", library, all);
    }
    content::Catalog catalog() const {
        base::Problems told;
        return content::read_catalog(content::DiskTree(library), {}, told);
    }
};

}  // namespace

TEST_CASE("French, Polish and Urdu are a folder each, without an error", "[desk][languages]") {
    const WithLanguages with;
    for (const auto& problem : content::check(content::DiskTree(with.library)))
        CHECK((problem.severity != base::Severity::error || base::to_line(problem) == ""));
    const auto catalog = with.catalog();
    REQUIRE(catalog.language("ur"));
    CHECK(catalog.language("ur")->entry.language.rtl());
    CHECK(catalog.language("fr")->entry.name == "Français");
}

TEST_CASE("Polish counts as Poles do, by its own plural rules", "[desk][languages]") {
    const auto catalog = WithLanguages().catalog();
    const auto& words = catalog.language("pl")->words;
    const auto pages = [&](int n) {
        return words(content::Msg::print_pages, {{"n", n}, {"paper", "A4"}});
    };
    CHECK(pages(1) == "1 strona na papierze A4");
    CHECK(pages(3) == "3 strony na papierze A4");
    CHECK(pages(5) == "5 stron na papierze A4");
    CHECK(pages(22) == "22 strony na papierze A4");
}

TEST_CASE("a visitor reads in French what stands there in French, and the rest in English",
          "[desk][languages]") {
    const WithLanguages with;
    support::prepare(with.folder.path(), with.library, "[\"en\", \"fr\", \"ur\"]");
    World world(with.folder.path(), {});
    REQUIRE(world.drive().set("language", "fr").empty());
    world.go(kiosk::TopicScreen{"warning-signs"});
    INFO(world.outline());
    CHECK(world.says("Vous ne pouvez pas uriner"));
    CHECK(world.says("Urgence : dites-le tout de suite à notre équipe"));
    CHECK(world.says("01234 567 890 ou le 111"));
    CHECK(world.says("Accueil"));
    world.go(kiosk::TopicScreen{"prostatitis"});
    CHECK(world.says("Cette page n’est pas encore traduite."));
    REQUIRE(world.drive().set("language", "ur").empty());
    world.go(kiosk::TopicScreen{"prostate"});
    INFO(world.outline());
    CHECK(world.says("پیشاب باہر لانے والی نالی"));
    CHECK(world.session().language == "ur");
}

TEST_CASE("each language is spoken and set as its own file says, and no line of the program does",
          "[desk][languages]") {
    const WithLanguages with;
    support::prepare(with.folder.path(), with.library, "[\"en\", \"fr\", \"pl\", \"ur\"]");
    World world(with.folder.path(), {});
    const auto& tuned = world.voice.tuned;
    CHECK(tuned.at("en").voice == "en-us");
    CHECK(tuned.at("fr").voice == "fr");
    CHECK(tuned.at("fr").words_for_one == Approx(1.2));
    CHECK(tuned.at("pl").voice == "");  // by its tag
    CHECK(tuned.at("pl").share == Approx(0.9));
    CHECK(tuned.at("ur").words_for_one == Approx(0.8));
    const auto wide = [&](const layout::Fonts& fonts) {
        layout::TextSpec spec;
        spec.words = "پیشاب باہر لانے والی نالی";
        spec.language = {"ur", base::Direction::right_to_left};
        return fonts.set(spec).size_mm().width;
    };
    CHECK(wide(world.services().fonts) != Approx(wide(layout::Fonts())));
}

TEST_CASE("every letter of the three languages can be shown", "[desk][languages]") {
    const layout::Fonts fonts;
    const WithLanguages with;
    for (const auto& file : std::filesystem::recursive_directory_iterator(with.library)) {
        const auto path = file.path().string();
        const bool ours = path.find("/fr/") != std::string::npos ||
                          path.find("/pl/") != std::string::npos ||
                          path.find("/ur/") != std::string::npos;
        if (!ours || !file.is_regular_file()) continue;
        INFO(path);
        const auto text = base::read_file(file.path()).value();
        for (std::size_t at = 0; at < text.size();) {
            const auto end = std::min(text.find('\n', at), text.size());
            layout::TextSpec spec;
            spec.words = text.substr(at, end - at);
            spec.face.size_mm = 5;
            CHECK(fonts.set(spec).unknown_glyphs() == 0);
            at = end + 1;
        }
    }
}

TEST_CASE("where no dictionary is installed that is said once, and is no error",
          "[desk][languages]") {
    desk::Spelling spelling;
    CHECK_FALSE(spelling.knows("ur"));
    const auto found = spelling.check("پروسٹیٹ کہاں ہے", "ur", {});
    REQUIRE(found.size() == 1);
    CHECK(found.front().severity == base::Severity::hint);
    CHECK(found.front().what == "there is no dictionary of this language here");
}

TEST_CASE("an author begins a language in a form, and its first page at once",
          "[desk][languages]") {
    Clinic clinic;
    World& world = clinic.sit_down("ann");
    int taps = 0;
    const auto tap = [&](const std::string& key) {
        INFO(key << "\n" << world.outline());
        world.tap(key);
        ++taps;
    };
    tap("desk/translate");
    tap("translate/new");
    tap("language/tag");
    world.drive().type("ur");
    tap("language/name");
    world.drive().type("اردو");
    tap("language/keys");
    world.drive().type("قوعرتےئیہپ اسدفگحجکل زشچطبنمٹڈڑ");
    tap("language/rtl");
    INFO(world.outline());
    CHECK(world.says("No dictionary of it is installed: nobody looks for slips."));
    CHECK(world.says("All its letters can be shown."));
    CHECK(world.says("Nothing measures how easy it reads: a reader has to judge."));
    tap("language/begin");
    CHECK(world.scene().find("translate/into/ur")->selected);
    CHECK(world.says("Not begun"));
    tap("translate/open/ur/topics/prostate.md");
    CHECK(taps == 8);
    CHECK(world.shows("tr/field/0"));
    world.drive().type("پروسٹیٹ");
    world.tap("tr/field/1");
    world.drive().type("مثانے کے نیچے ایک چھوٹا غدود");
    world.tap("tr/field/2");
    world.drive().type("پروسٹیٹ");
    world.tap("tr/done");  // on to the first block
    INFO(world.outline());
    CHECK(world.shows("tr/field/0"));
    world.drive().type("یہ ایک غدود ہے۔");
    world.drive().stroke("enter");
    world.drive().type("نالی اس سے گزرتی ہے۔");
    world.drive().stroke("enter");
    world.drive().type("یہ بڑھتا ہے۔");
    world.drive().wait(1.5);
    const auto page = document::parse(clinic.draft("ur/topics/prostate.md"));
    CHECK(page.document.front.title == "پروسٹیٹ");
    REQUIRE(page.document.blocks.size() == 1);
    auto repository = clinic.open();
    for (const char* file :
         {"language.toml", "groups.toml", "glossary.toml", "lexicon.toml", "interface.po"}) {
        INFO(file);
        CHECK(repository.newest(std::string("ur/") + file));
    }
}
