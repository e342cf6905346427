#include "edition/pack.h"

#include <sys/mount.h>

#include <fstream>

#include "edition/edition.h"
#include "storage/signature.h"
#include "support/world.h"

namespace {

namespace fs = std::filesystem;

// A publisher's desk: a copy of the small library, a key, and a place for editions.
struct Desk {
    support::Folder folder;
    base::Path content = folder / "content", out = folder / "out", key = folder / "key";
    storage::KeyPair keys = storage::make_keys();
    base::Problems problems;

    Desk() {
        fs::copy(support::fixtures() / "library", content, fs::copy_options::recursive);
        fs::create_directory(out);
        REQUIRE(base::write_file(key, keys.secret_file));
    }
    base::Result<int> pack(const base::Path& edition) {
        problems.clear();
        return edition::pack(content::DiskTree(content), {edition, key, {}}, problems);
    }
    void change(const std::string& file, const std::string& from, const std::string& to) {
        auto text = base::read_file(content / file).value();
        const auto at = text.find(from);
        REQUIRE(at != std::string::npos);
        REQUIRE(base::write_file(content / file, text.replace(at, from.size(), to)));
    }
    // FILE:LINE of the first place where the words stand.
    std::string place(const std::string& file, const std::string& words) const {
        const auto text = base::read_file(content / file).value();
        const auto at = text.find(words);
        REQUIRE(at != std::string::npos);
        const auto end = text.begin() + static_cast<std::ptrdiff_t>(at);
        return (content / file).string() + ":" +
               std::to_string(1 + std::count(text.begin(), end, '\n'));
    }
    std::string told() const {
        std::string lines;
        for (const auto& problem : problems)
            if (problem.severity == base::Severity::error) lines += base::to_line(problem) + "\n";
        return lines;
    }
    std::vector<std::string> names() const {
        std::vector<std::string> found;
        for (const auto& entry : fs::directory_iterator(out))
            found.push_back(entry.path().filename());
        std::sort(found.begin(), found.end());
        return found;
    }
};

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("A library becomes one signed file that others can read too", "[library]") {
    Desk desk;
    const auto pages = desk.pack(desk.out / "e.db");
    INFO(desk.told());
    REQUIRE(pages);
    CHECK(*pages == 15);
    CHECK(desk.names() == Names{"e.db", "e.db.minisig"});
    const std::string file = "'" + (desk.out / "e.db").string() + "'";
    CHECK(support::run("minisign -Vqm " + file + " -P " + desk.keys.public_key).exit == 0);
    CHECK(support::run("sqlite3 -readonly " + file +
                       " 'PRAGMA integrity_check; "
                       "SELECT count(*) FROM page; SELECT value FROM meta WHERE key=\"schema\"'")
              .out == "ok\n15\n2\n");
    CHECK_THAT(storage::verify(desk.out / "e.db", {desk.keys.public_key}).value().comment,
               Catch::Contains("15 pages"));
}

TEST_CASE("The same content and key give the same bytes", "[library]") {
    Desk desk;
    REQUIRE(desk.pack(desk.out / "one.db"));
    // Another copy: other inodes, other times, another order on the disk.
    const base::Path twin = desk.folder / "twin";
    for (const std::string part : {"topics.toml", "es", "sources.json", "diagrams", "ar", "en"})
        fs::create_directories(twin),
            fs::copy(desk.content / part, twin / part, fs::copy_options::recursive);
    desk.content = twin;
    REQUIRE(desk.pack(desk.out / "two.db"));
    CHECK(base::read_file(desk.out / "one.db").value() ==
          base::read_file(desk.out / "two.db").value());
    CHECK(base::read_file(desk.out / "one.db.minisig").value() ==
          base::read_file(desk.out / "two.db.minisig").value());
}

TEST_CASE("A library with faults is refused with all of them, and nothing is written",
          "[library]") {
    Desk desk;
    desk.change("en/topics/prostatitis.md", "> **You cannot pass urine**\n", "> You cannot.\n");
    desk.change("es/topics/prostatitis.md", "> [!EMERGENCY cannot-pass-urine]", "> [!PERIL]");
    desk.change("topics.toml", "icon = \"pain\"", "icno = \"pain\"");
    desk.change("sources.json", "\"title\": \"Prostatitis (acute)",
                "\"tilte\": \"Prostatitis (acute)");
    const auto pages = desk.pack(desk.out / "e.db");
    REQUIRE_FALSE(pages);
    CHECK(base::to_line(pages.error()) ==
          desk.content.string() + ": is not packed; mend the problems above");
    INFO(desk.told());
    const auto place = [&](const std::string& file, const std::string& words,
                           const std::string& what) {
        return Catch::Contains(desk.place(file, words) + ": " + what);
    };
    CHECK_THAT(desk.told(),
               place("en/topics/prostatitis.md", "[!EMERGENCY cannot", "a warning does"));
    CHECK_THAT(desk.told(), place("es/topics/prostatitis.md", "[!PERIL]", "the mark 'PERIL' is"));
    CHECK_THAT(desk.told(), place("topics.toml", "icno",
                                  "nothing is called 'icno' here; did you "
                                  "mean icon?"));
    CHECK_THAT(desk.told(), place("sources.json", "\"NG110\"", "source 'NG110' has no title"));
    CHECK_THAT(desk.told(), place("sources.json", "\"NG110\"", "source 'NG110' has 'tilte'"));
    CHECK(desk.names().empty());
}

TEST_CASE("A language that stands there twice is told, and no full disk is blamed", "[library]") {
    Desk desk;
    fs::copy(desk.content / "es", desk.content / "ES", fs::copy_options::recursive);
    const auto pages = desk.pack(desk.out / "e.db");
    REQUIRE_FALSE(pages);
    CHECK_THAT(desk.told(), Catch::Contains("ES: is the language es a second time"));
    CHECK(base::to_line(pages.error()) ==
          desk.content.string() + ": is not packed; mend the problems above");
}

TEST_CASE("A refused library leaves the edition of before as it was", "[library]") {
    Desk desk;
    REQUIRE(desk.pack(desk.out / "e.db"));
    const auto before = base::read_file(desk.out / "e.db").value();
    desk.change("en/topics/prostate.md", "title = ", "titel = ");
    REQUIRE_FALSE(desk.pack(desk.out / "e.db"));
    CHECK(base::read_file(desk.out / "e.db").value() == before);
    CHECK(storage::verify(desk.out / "e.db", {desk.keys.public_key}));
    CHECK(desk.names() == Names{"e.db", "e.db.minisig"});
}

TEST_CASE("Without a key, a library or a folder to write to, nothing is left behind", "[library]") {
    Desk desk;
    const auto nowhere = desk.pack(desk.folder / "none" / "e.db");
    REQUIRE_FALSE(nowhere);
    CHECK_THAT(base::to_line(nowhere.error()),
               Catch::Contains("none/e.db") && Catch::Contains("cannot"));
    fs::remove(desk.key);
    const auto keyless = desk.pack(desk.out / "e.db");
    REQUIRE_FALSE(keyless);
    CHECK(keyless.error().file == desk.key.string());
    desk.content = desk.folder / "empty";
    CHECK_FALSE(desk.pack(desk.out / "e.db"));
    CHECK_THAT(desk.told(), Catch::Contains("empty: "));
    CHECK(desk.names().empty());
}

TEST_CASE("A full disk leaves nothing behind and is told", "[library]") {
    Desk desk;
    if (::mount("none", desk.out.c_str(), "tmpfs", 0, "size=64k") != 0) {
        WARN("skipped: no tmpfs can be mounted here");
        return;
    }
    const auto pages = desk.pack(desk.out / "e.db");
    const auto left = desk.names();
    CHECK(::umount(desk.out.c_str()) == 0);
    REQUIRE_FALSE(pages);
    CHECK_THAT(base::to_line(pages.error()),
               Catch::Contains("e.db: cannot be written") && Catch::Contains("free some space"));
    CHECK(left.empty());
}

TEST_CASE("A disk that fills at the very end leaves no half edition", "[library]") {
    Desk desk;
    REQUIRE(desk.pack(desk.folder / "measure.db"));
    const auto pages_of_disk = (fs::file_size(desk.folder / "measure.db") + 4095) / 4096;
    // Room for the edition, none for its signature.
    const std::string size = "size=" + std::to_string(pages_of_disk * 4) + "k";
    if (::mount("none", desk.out.c_str(), "tmpfs", 0, size.c_str()) != 0) {
        WARN("skipped: no tmpfs can be mounted here");
        return;
    }
    const auto pages = desk.pack(desk.out / "e.db");
    const auto left = desk.names();
    CHECK(::umount(desk.out.c_str()) == 0);
    CHECK_FALSE(pages);
    CHECK(left.empty());
}

TEST_CASE("A signature that cannot be written leaves the edition of before", "[library]") {
    Desk desk;
    REQUIRE(desk.pack(desk.out / "e.db"));
    fs::create_directories(desk.out / "e.db.new.minisig.new" / "in the way");
    desk.change("en/topics/prostate.md", "A small gland", "A little gland");
    REQUIRE_FALSE(desk.pack(desk.out / "e.db"));
    CHECK(storage::verify(desk.out / "e.db", {desk.keys.public_key}));
}

TEST_CASE("A language with a region in its name can be added", "[library]") {
    Desk desk;
    fs::copy(desk.content / "es", desk.content / "pt-BR", fs::copy_options::recursive);
    auto about = base::read_file(desk.content / "pt-BR/language.toml").value();
    about.replace(about.find("name = \""), 8, "name = \"Brazilian ");
    REQUIRE(base::write_file(desk.content / "pt-BR/language.toml", about));
    const auto pages = desk.pack(desk.out / "e.db");
    INFO(desk.told() << (pages ? "" : base::to_line(pages.error())));
    REQUIRE(pages);
    CHECK(*pages == 20);
    settings::Settings settings;
    settings.trusted_keys = {desk.keys.public_key};
    auto edition = edition::Edition::open(desk.out / "e.db", settings);
    REQUIRE(edition);
    CHECK_FALSE(edition->search("pt-BR", "orina", 5).hits.empty());
}
