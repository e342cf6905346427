// One set of rules: a text by itself with the others in sight, and all of them together.
#include <map>
#include <set>

#include "content/check.h"
#include "content/page_template.h"
#include "support/parses.h"
#include "support/world.h"

namespace {

using content::Path;
using Texts = std::map<Path, std::string>;

const Path prostate_page = Path::page("en", "prostate");

// The small library with texts laid over it.
struct Library {
    content::DiskTree disk{support::fixtures() / "library"};
    Texts own = {};
    content::Overlay tree() const { return {own, &disk}; }
    std::string text(const Path& path) const { return tree().read(path).value(); }
    void change(const Path& path, const std::string& from, const std::string& to) {
        auto body = text(path);
        const auto at = body.find(from);
        INFO(path.str() << ": " << from);
        REQUIRE(at != std::string::npos);
        own[path] = body.replace(at, from.size(), to);
    }
    base::Problems one(const Path& path) const {
        const auto all = tree();
        return path.is_page() ? content::check_one(all, path, **all.parsed(path))
                              : content::check_one(all, path);
    }
};

std::multiset<std::string> lines(const base::Problems& problems) {
    std::multiset<std::string> told;
    for (const auto& problem : problems) told.insert(base::to_line(problem));
    return told;
}

std::string told(const base::Problems& problems) {
    std::string all;
    for (const auto& line : lines(problems)) all += line + "\n";
    return all;
}

}  // namespace

TEST_CASE("The check of all is the check of each, and what only the whole can lack", "[content]") {
    Library library;
    const auto spoil = GENERATE(0, 1, 2);
    if (spoil == 1) {
        library.change(prostate_page, "(term:prostate)", "(term:prostrate)");
        library.change(prostate_page, "diagram:male-pelvis", "diagram:female-pelvis");
        library.change(prostate_page, "title = \"The prostate\"", "title = \"Prostatitis\"");
        library.change(*Path::parse("topics.toml"), "id = \"pain\"", "id = \"pian\"");
    }
    if (spoil == 2) {
        library.change(*Path::parse("sources.json"), "\"NHS-PSA\"", "\"NHS-PAS\"");
        library.change(*Path::parse("es/interface.po"), "Página {n} de", "Página {m} de");
        library.change(*Path::parse("diagrams/male-pelvis.svg"), "id=\"prostate\"", "id=\"gland\"");
        library.change(Path::page("es", "prostatitis"), "[!EMERGENCY cannot-pass-urine]",
                       "[!EMERGENCY something-else]");
    }
    const auto tree = library.tree();
    base::Problems each;
    for (const auto& path : tree.paths())
        for (auto& problem : library.one(path)) each.push_back(std::move(problem));
    const auto all = content::check(tree);
    CHECK(base::any_error(all) == (spoil != 0));
    CHECK(lines(all) == lines(each));
}

TEST_CASE("What is unknown is told of one text at once", "[content]") {
    struct Slip {
        std::string from, to, told;
    };
    const Slip slip = GENERATE(
        Slip{"(term:prostate)", "(term:prostrate)", "the word 'prostrate' is not in the glossary"},
        Slip{"diagram:male-pelvis", "diagram:female-pelvis", "there is no drawing 'female-pelvis'"},
        Slip{"#prostate", "#prostrate", "the drawing 'male-pelvis' has no 'prostrate'"},
        Slip{"id = \"prostate\"", "id = \"other\"", "the id 'other' is not the file's name"},
        Slip{"A small gland", "Call {emergency-nubmer}. A small gland",
             "the placeholder {emergency-nubmer} is unknown"},
        Slip{"\n## ", "\n[X](source:NONE)\n\n## ", "source 'NONE' is not in sources.json"});
    Library library;
    CHECK_FALSE(base::any_error(library.one(prostate_page)));
    library.change(prostate_page, slip.from, slip.to);
    CHECK_THAT(told(library.one(prostate_page)), Catch::Contains(slip.told));
    CHECK(base::any_error(library.one(prostate_page)));
}

TEST_CASE("A page in no group is told", "[content]") {
    Library library;
    const auto lost = Path::page("en", "lost");
    library.own[lost] = library.text(prostate_page);
    CHECK_THAT(told(library.one(lost)),
               Catch::Contains("lost.md: no group in topics.toml holds this page"));
}

TEST_CASE("A translation is held against its English as it is now", "[content]") {
    Library library;
    const auto spanish = Path::page("es", "prostatitis");
    CHECK_FALSE(base::any_error(library.one(spanish)));
    library.change(Path::page("en", "prostatitis"), "cannot-pass-urine\"", "no-urine\"");
    library.change(Path::page("en", "prostatitis"), "EMERGENCY cannot-pass-urine",
                   "EMERGENCY no-urine");
    CHECK_THAT(told(library.one(spanish)),
               Catch::Contains("the translation lacks the warning 'no-urine'"));
}

TEST_CASE("Words of a template are an error, each at its line", "[content]") {
    Library library;
    const std::string words =
        content::page_template({"prostate", "The prostate", {2026, 11, 20}, {2027, 11, 20}});
    library.own[prostate_page] = words;
    const auto found = told(library.one(prostate_page));
    CHECK_THAT(found, Catch::Contains("prostate.md:4: 'Say in one sentence what this page is "
                                      "about.' is a template's; write your own words"));
    CHECK_THAT(found, Catch::Contains("'Write what matters most here.'") &&
                          Catch::Contains("'Two or three short facts are best.'") &&
                          Catch::Contains("'Write here in short words."));
    std::size_t count = 0;
    for (const auto& problem : content::check(library.tree()))
        count += problem.what.ends_with("is a template's") ? 1 : 0;
    CHECK(count == 4);
    CHECK(content::left_over(library.disk.read(prostate_page).value()).empty());
}

TEST_CASE("The check of all parses each page once, with phrases for a voice in sight",
          "[content]") {
    Library library;
    library.own[*Path::parse("ar/spoken.toml")] = "[[text]]\nshown = \"x\"\nspoken = \"x\"\n";
    const auto tree = library.tree();
    std::size_t pages = 0;
    for (const auto& path : tree.paths()) pages += path.is_page() ? 1 : 0;
    const support::Parses parses;
    (void)content::check(tree);
    CHECK(parses.texts.size() == pages);
}

TEST_CASE("The same English in other words is told of one page as of all", "[content]") {
    Library library;
    const auto page = Path::page("es", "prostatitis"), other = Path::page("es", "prostate");
    const auto record = [](const content::Tree& tree, const Path& path) {
        std::string rows;
        const auto parsed = *tree.parsed(path);
        for (const auto& block : parsed->fingerprint)
            rows += "{ english = \"abcdabcd\", own = \"" + block +
                    "\", made = \"machine\", back = \"\", adjudicated = \"\", signed = \"\", on = "
                    "2026-11-30 }, ";
        return "+++\ntranslated = [" + rows + "]\n";
    };
    for (const auto& path : {page, other})
        library.change(path, "+++\n", record(library.tree(), path));
    const std::string told_twice = "the same English has other words in es/topics/prostate.md:";
    CHECK_THAT(told(library.one(page)), Catch::Contains(told_twice));
    CHECK_THAT(told(content::check(library.tree())), Catch::Contains(told_twice));
}
