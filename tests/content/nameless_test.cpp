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

TEST_CASE("Nothing on the glass looks like another, and no group is empty", "[content]") {
    const content::DiskTree disk(support::fixtures() / "library");
    const auto group = [&](const std::string& what) {
        return "[[group]]\nid = \"other\"\nicon = \"page\"\ntopics = [" + what + "]\n\n";
    };
    const auto first_group = disk.read(Path::parse("en/groups.toml").value()).value();
    const auto name = first_group.substr(first_group.find("title = \""));
    const auto title = name.substr(0, name.find('\n'));
    const auto told_with = [&](const std::string& file, const std::string& text) {
        return errors(content::overlay(disk, Path::parse(file).value(), text));
    };
    const auto text = [&](const std::string& file) {
        return disk.read(Path::parse(file).value()).value();
    };
    CHECK_THAT(told_with("topics.toml", group("") + text("topics.toml")),
               Catch::Contains("the group 'other' has no page"));
    auto icon = text("topics.toml");
    icon.replace(icon.find("icon = \""), 8, "icon = \"un");
    CHECK_THAT(told_with("topics.toml", icon), Catch::Contains("no icon is called 'un"));
    CHECK_THAT(
        told_with("en/groups.toml", first_group + "\n[other]\n" + title + "\ntext = \"Others.\"\n"),
        Catch::Contains("too; give one another title"));
    auto spanish = text("es/language.toml");
    const auto at = spanish.find("name = \"");
    spanish.replace(at, spanish.find('\n', at) - at, "name = \"english\"");
    CHECK_THAT(told_with("es/language.toml", spanish),
               Catch::Contains("the language 'en' has this name too"));
    auto page = text("en/topics/prostate.md");
    const auto other = text("en/topics/prostatitis.md");
    const auto taken = other.substr(other.find("title = \""));
    const auto own = page.find("discreet_title = \"");
    page.replace(own, page.find('\n', own) - own, "discreet_" + taken.substr(0, taken.find('\n')));
    CHECK_THAT(told_with("en/topics/prostate.md", page),
               Catch::Contains("another page has the title"));
}

TEST_CASE("The icons a group may have are those of the house", "[content]") {
    const content::DiskTree disk(support::fixtures() / "library");
    const auto path = Path::parse("topics.toml").value();
    const auto topics = disk.read(path).value();
    for (const auto& entry : fs::directory_iterator(support::source() / "assets/icons")) {
        if (entry.path().extension() != ".svg") continue;
        auto text = topics;
        const auto at = text.find("icon = \"");
        text.replace(at, text.find('\n', at) - at,
                     "icon = \"" + entry.path().stem().string() + "\"");
        for (const auto& problem : content::check_one(content::overlay(disk, path, text), path))
            CHECK_THAT(base::to_line(problem), !Catch::Contains("no icon"));
    }
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
