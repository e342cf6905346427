#include "content/tree.h"

#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>

#include "support/world.h"

namespace {

namespace fs = std::filesystem;
using content::Path;

const Path leaf_page = Path::page("en", "prostate");

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
    CHECK(tree.name(leaf_page) == (folder / "content/en/topics/prostate.md").string());
    CHECK(tree.name() == (folder / "content").string());
    const auto missing = tree.read(Path::page("en", "none"));
    REQUIRE_FALSE(missing);
    CHECK(missing.error().file == (folder / "content/en/topics/none.md").string());
}

TEST_CASE("A text is read alike whatever saved it, from a folder and for an import", "[content]") {
    const support::Folder folder;
    REQUIRE(fs::create_directories(folder / "en/topics"));
    REQUIRE(base::write_file(folder / "en/topics/prostate.md", "\xEF\xBB\xBF+++\r\na = 1\r\n"));
    CHECK(content::DiskTree(folder.path()).read(leaf_page).value() == "+++\na = 1\n");
    CHECK(content::content_texts(folder.path(), 1000).value().at("en/topics/prostate.md") ==
          "+++\na = 1\n");
}

TEST_CASE("Hidden files are passed over, and no link is followed out of the folder", "[content]") {
    const support::Folder folder;
    const auto topics = folder / "content/en/topics";
    REQUIRE(fs::create_directories(topics));
    for (const std::string name : {"._prostate.md", ".#prostate.md", ".DS_Store", "prostate.md"})
        REQUIRE(base::write_file(topics / name, "words"));
    fs::create_directory(folder / "content/.git");
    REQUIRE(base::write_file(folder / "content/.git/x", "words"));
    const content::DiskTree tree(folder / "content");
    CHECK(tree.paths() == std::vector<Path>{leaf_page});
    CHECK(tree.strays().empty());
    CHECK(content::content_texts(folder / "content", 1000).value().size() == 1);

    REQUIRE(base::write_file(folder / "secret", "words"));
    fs::create_symlink(topics / "prostate.md", topics / "same.md");
    CHECK(content::content_texts(folder / "content", 1000).value().size() == 2);
    const auto out = std::vector<base::Path>{folder / "secret", "/etc/passwd"}[GENERATE(0U, 1U)];
    fs::create_symlink(out, topics / "out.md");
    const auto refused = content::content_texts(folder / "content", 1000);
    REQUIRE_FALSE(refused);
    const std::string told = base::to_line(refused.error());
    CHECK_THAT(told, Catch::StartsWith((topics / "out.md").string()));
    CHECK_THAT(told,
               Catch::Contains("is a link that leads out of the folder; put the file itself"));
    // Nor do check and pack.
    CHECK(base::to_line(tree.read(Path::page("en", "out")).error()) == told);
}

TEST_CASE("A pipe among the texts holds nobody up", "[content]") {
    const support::Folder folder;
    REQUIRE(fs::create_directories(folder / "en/topics"));
    REQUIRE(::mkfifo((folder / "en/topics/prostate.md").c_str(), 0600) == 0);
    CHECK_THAT(content::DiskTree(folder.path()).read(leaf_page).error().what,
               Catch::Contains("is not a file"));
    CHECK_THAT(content::content_texts(folder.path(), 1000).error().what,
               Catch::Contains("is not a file"));
}

TEST_CASE("Why a text cannot be written is told as the system says it", "[content]") {
    const support::Folder folder;
    rlimit before{};
    ::getrlimit(RLIMIT_FSIZE, &before);
    const rlimit little{10, before.rlim_max};
    const auto old = ::signal(SIGXFSZ, SIG_IGN);
    ::setrlimit(RLIMIT_FSIZE, &little);
    const auto done = content::write_text(folder / "x.md", std::string(100, 'a'));
    ::setrlimit(RLIMIT_FSIZE, &before);
    ::signal(SIGXFSZ, old);
    REQUIRE_FALSE(done);
    CHECK_THAT(done.error().what, Catch::Contains("File too large"));
    CHECK(fs::is_empty(folder.path()));
}

TEST_CASE("A draft lies over the tree, and over nothing else", "[content]") {
    const content::DiskTree under(support::fixtures() / "library");
    const auto tree = content::overlay(under, leaf_page, "mine");
    CHECK(tree.read(leaf_page).value() == "mine");
    CHECK(tree.paths() == under.paths());
    CHECK(tree.name(leaf_page) == under.name(leaf_page));
    const auto other = Path::page("es", "prostate");
    CHECK(tree.read(other).value() == under.read(other).value());
    CHECK((*tree.parsed(other))->document.front.id == "prostate");
    CHECK((*tree.parsed(leaf_page))->document.front.id.empty());
    const auto added = content::overlay(under, Path::page("en", "new"), "new");
    CHECK(added.paths().size() == under.paths().size() + 1);
    CHECK(under.read(leaf_page).value() != "mine");
}

TEST_CASE("Texts in memory are a tree of their own", "[content]") {
    const content::Overlay tree({{leaf_page, "one"}, {Path::page("en", "other"), "two"}});
    CHECK(tree.paths().size() == 2);
    CHECK(tree.read(leaf_page).value() == "one");
    CHECK(base::to_line(tree.read(Path::page("es", "prostate")).error()) ==
          "es/topics/prostate.md: is not there");
}
