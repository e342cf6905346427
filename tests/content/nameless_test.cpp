// What has no name a reader could see, and files that nobody would read: told, not passed over.
#include "content/check.h"
#include "content/messages.h"
#include "support/world.h"

namespace {

namespace fs = std::filesystem;
using content::Path;

std::string errors(const content::Tree& tree) {
    std::string told;
    for (const auto& problem : content::check(tree))
        if (problem.severity == base::Severity::error) told += base::to_line(problem) + "\n";
    return told;
}

struct NamelessSlip {
    std::string file, from, to, told;
};

}  // namespace

TEST_CASE("A name of blanks, or none, is an error where it stands", "[content]") {
    const content::DiskTree disk(support::fixtures() / "library");
    const NamelessSlip slip = GENERATE(
        NamelessSlip{"en/groups.toml", "title = \"", "title = \"\" #", "has no title"},
        NamelessSlip{"es/groups.toml", "title = \"", "title = \"  \" #", "nothing but blanks"},
        NamelessSlip{"en/glossary.toml", "word = \"", "word = \"\" #", "has no word"},
        NamelessSlip{"en/language.toml", "name = \"", "name = \"\" #", "has no name"},
        NamelessSlip{"en/diagrams/male-pelvis.toml", "title = \"", "title = \" \" #", "but blanks"},
        NamelessSlip{"en/topics/prostate.md", "title = \"The prostate\"", "title = \"   \"",
                     "a title is nothing but blanks"},
        NamelessSlip{"en/topics/prostate.md", "male-pelvis#prostate", "male-pelvis#base",
                     "has no 'base'"});
    const auto path = Path::parse(slip.file).value();
    auto text = disk.read(path).value();
    const auto at = text.find(slip.from);
    INFO(slip.file << ": " << slip.to);
    REQUIRE(at != std::string::npos);
    text.replace(at, slip.from.size(), slip.to);
    CHECK_THAT(errors(content::overlay(disk, path, text)), Catch::Contains(slip.told));
}

TEST_CASE("A file nobody would read is told by its name", "[content]") {
    const support::Folder folder;
    const auto library = folder / "library";
    fs::copy(support::fixtures() / "library", library, fs::copy_options::recursive);
    const auto moved = [&](const std::string& from, const std::string& to) {
        fs::rename(library / from, library / to);
        const auto told = errors(content::DiskTree(library));
        fs::rename(library / to, library / from);
        return told;
    };
    REQUIRE(errors(content::DiskTree(library)).empty());
    for (const std::string name : {"langauge.toml", "Language.toml", "language.toml.txt"}) {
        const auto told = moved("es/language.toml", "es/" + name);
        CHECK_THAT(told, Catch::Contains((library / "es").string() + ": has no language.toml"));
        CHECK_THAT(told, Catch::Contains(name + ": is no file of a content folder"));
    }
    CHECK_THAT(moved("en/glossary.toml", "en/glossary.toml.txt"),
               Catch::Contains("glossary.toml.txt: is no file of a content folder"));
    CHECK_THAT(moved("sources.json", "Sources.toml"),
               Catch::Contains("Sources.toml: is no file of a content folder"));
    fs::create_directories(library / "fr/topics");
    fs::copy_file(library / "es/topics/prostate.md", library / "fr/topics/prostate.md");
    CHECK_THAT(errors(content::DiskTree(library)),
               Catch::Contains((library / "fr").string() + ": has no language.toml"));
}

TEST_CASE("A charset that is not UTF-8 is told below any comment", "[content]") {
    base::Problems problems;
    (void)content::parse_po(
        "# each entry begins with msgctxt\nmsgid \"\"\nmsgstr \"\"\n"
        "\"Content-Type: text/plain; charset=ISO-8859-1\\n\"\n\n"
        "msgctxt \"search_none\"\nmsgid \"a\"\nmsgstr \"b\"\n",
        problems);
    REQUIRE_FALSE(problems.empty());
    CHECK_THAT(base::to_line(problems.front()), Catch::Contains("charset=UTF-8"));
}
