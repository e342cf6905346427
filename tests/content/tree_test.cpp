#include "content/tree.h"

#include "support/world.h"

namespace {

namespace fs = std::filesystem;
using content::Path;

const Path page = Path::page("en", "prostate");

}  // namespace

TEST_CASE("A folder is a tree: its texts by their paths, named as the person named it",
          "[content]") {
    const support::Folder folder;
    fs::copy(support::fixtures() / "library", folder / "content", fs::copy_options::recursive);
    REQUIRE(base::write_file(folder / "content" / "notes.txt", "mine"));
    const content::DiskTree tree(folder / "content");
    const auto paths = tree.paths();
    CHECK(std::is_sorted(paths.begin(), paths.end()));
    CHECK(std::count_if(paths.begin(), paths.end(),
                        [](const auto& path) { return path.is_page(); }) == 15);
    for (const auto& path : paths) CHECK(tree.read(path));
    CHECK(tree.name(page) == (folder / "content/en/topics/prostate.md").string());
    CHECK(tree.name() == (folder / "content").string());
    const auto missing = tree.read(Path::page("en", "none"));
    REQUIRE_FALSE(missing);
    CHECK(missing.error().file == (folder / "content/en/topics/none.md").string());
}

TEST_CASE("A draft lies over the tree, and over nothing else", "[content]") {
    const content::DiskTree under(support::fixtures() / "library");
    const auto tree = content::overlay(under, page, "mine");
    CHECK(tree.read(page).value() == "mine");
    CHECK(tree.paths() == under.paths());
    CHECK(tree.name(page) == under.name(page));
    const auto other = Path::page("es", "prostate");
    CHECK(tree.read(other).value() == under.read(other).value());
    CHECK((*tree.parsed(other))->document.front.id == "prostate");
    CHECK((*tree.parsed(page))->document.front.id.empty());
    const auto added = content::overlay(under, Path::page("en", "new"), "new");
    CHECK(added.paths().size() == under.paths().size() + 1);
    CHECK(under.read(page).value() != "mine");
}

TEST_CASE("Texts in memory are a tree of their own", "[content]") {
    const content::Overlay tree({{page, "one"}, {Path::page("en", "other"), "two"}});
    CHECK(tree.paths().size() == 2);
    CHECK(tree.read(page).value() == "one");
    CHECK(base::to_line(tree.read(Path::page("es", "prostate")).error()) ==
          "es/topics/prostate.md: is not there");
}
