#include "edition/edition_store.h"

#include <sys/mount.h>

#include "edition/pack.h"
#include "storage/signature.h"
#include "support/world.h"

namespace {

namespace fs = std::filesystem;

// A clinic with a shelf; each edition put on it differs in one word.
struct Clinic {
    support::Folder folder;
    base::Path content = folder / "content", key = folder / "key";
    storage::KeyPair keys = storage::make_keys();
    settings::Settings settings;
    edition::EditionStore editions{folder / "editions"};
    base::Problems passed;
    int packed = 0;

    Clinic() {
        fs::copy(support::fixtures() / "library", content, fs::copy_options::recursive);
        REQUIRE(base::write_file(key, keys.secret_file));
        settings.trusted_keys = {keys.public_key};
    }
    // One published at a moment; the settings trust its key.
    base::Path published(std::int64_t moment) {
        const base::Path edition = pack();
        REQUIRE(storage::sign(edition, key, storage::published_stamp(moment)));
        return edition;
    }
    base::Path list() const { return folder.path() / "editions" / "withdrawn.toml"; }
    std::vector<std::string> names() const {
        std::vector<std::string> found;
        for (const auto& entry : fs::directory_iterator(folder / "editions"))
            found.push_back(entry.path().filename());
        std::sort(found.begin(), found.end());
        return found;
    }
    base::Path pack() {
        const base::Path file = content / "en/topics/your-visit.md";
        const base::Path edition = folder / ("packed-" + std::to_string(++packed) + ".db");
        const auto text = base::read_file(file).value();
        REQUIRE(base::write_file(file, text + "- Question " + std::to_string(packed) + "?\n"));
        base::Problems problems;
        REQUIRE(edition::pack(content::DiskTree(content), {edition, key, {}}, problems));
        return edition;
    }
    void activate(int times) {
        while (times-- > 0) REQUIRE(editions.activate(pack(), settings));
    }
    void spoil(int number, const std::string& sql) {
        REQUIRE(
            support::run("sqlite3 '" + editions.path(number).string() + "' \"" + sql + "\"").exit ==
            0);
    }
    // The number of the edition in use, 0 for none.
    int best() {
        passed.clear();
        const auto edition = editions.open_best(settings, passed);
        return edition ? std::stoi(edition->path().stem().string()) : 0;
    }
};

}  // namespace

TEST_CASE("Activated editions are numbered, and the last is in use", "[library]") {
    Clinic clinic;
    CHECK_FALSE(clinic.editions.current());
    CHECK(clinic.editions.numbers().empty());
    clinic.activate(2);
    CHECK(clinic.editions.numbers() == std::vector<int>{1, 2});
    CHECK(clinic.editions.current() == 2);
    CHECK(clinic.editions.path(7).filename() == "0007.db");
    CHECK(clinic.best() == 2);
    CHECK(clinic.passed.empty());
}

TEST_CASE("Activating an edition twice keeps its number", "[library]") {
    Clinic clinic;
    const auto edition = clinic.pack();
    CHECK(clinic.editions.activate(edition, clinic.settings).value() == 1);
    CHECK(clinic.editions.activate(edition, clinic.settings).value() == 1);
    clinic.activate(1);
    CHECK(clinic.editions.current() == 2);
    CHECK(clinic.editions.activate(edition, clinic.settings).value() == 1);  // going back
    CHECK(clinic.editions.activate(clinic.editions.path(1), clinic.settings).value() == 1);
    CHECK(clinic.editions.current() == 1);
    CHECK(clinic.editions.numbers() == std::vector<int>{1, 2});
    CHECK(clinic.best() == 1);
}

TEST_CASE("When the edition in use is spoiled, the newest good one is, and why is told",
          "[library]") {
    Clinic clinic;
    clinic.activate(3);
    const base::Path third = clinic.editions.path(3);
    const std::string why =
        GENERATE(as<std::string>(), "missing", "altered", "cut", "unsigned", "newer");
    if (why == "missing") fs::remove(third);
    if (why == "altered") clinic.spoil(3, "UPDATE page SET title = 'Altered'");
    if (why == "cut") fs::resize_file(third, fs::file_size(third) / 2);
    if (why == "unsigned") fs::remove(storage::signature_path(third));
    if (why == "newer") {
        clinic.spoil(3, "UPDATE meta SET value = '3' WHERE key = 'schema'");
        REQUIRE(storage::sign(third, clinic.key, "newer"));
    }
    CHECK(clinic.best() == 2);
    INFO(why);
    REQUIRE(clinic.passed.size() == 1);
    CHECK(clinic.passed[0].file == third.string());
    const std::map<std::string, std::string> reasons{{"missing", "is missing"},
                                                     {"altered", "was changed after it was signed"},
                                                     {"cut", "was changed after it was signed"},
                                                     {"unsigned", "has no signature"},
                                                     {"newer", "was made for a newer Urokiosk"}};
    CHECK_THAT(clinic.passed[0].what, Catch::Contains(reasons.at(why)));
}

TEST_CASE("A lost or senseless pointer falls back to the newest good edition", "[library]") {
    Clinic clinic;
    clinic.activate(2);
    const std::string text = GENERATE(as<std::string>(), "-", "", "two\n", "0\n", "-1\n", "99\n",
                                      "2x", "99999999999999999999\n");
    if (text == "-")
        fs::remove(clinic.folder / "editions" / "current");
    else
        REQUIRE(base::write_file(clinic.folder.path() / "editions" / "current", text));
    INFO(text);
    CHECK(clinic.best() == 2);
    CHECK_FALSE(clinic.passed.empty());
}

TEST_CASE("With no good edition left there is none, and each is named", "[library]") {
    Clinic clinic;
    clinic.activate(2);
    clinic.settings.trusted_keys = {storage::make_keys().public_key};
    CHECK(clinic.best() == 0);
    REQUIRE(clinic.passed.size() == 2);
    CHECK_THAT(clinic.passed[0].what, Catch::Contains("somebody this clinic does not trust"));
    CHECK(
        edition::EditionStore(clinic.folder / "empty").open_best(clinic.settings, clinic.passed) ==
        std::nullopt);
}

TEST_CASE("A stranger's edition and a damaged one do not reach the shelf", "[library]") {
    Clinic clinic;
    clinic.activate(1);
    const auto edition = clinic.pack();
    fs::resize_file(edition, fs::file_size(edition) - 1);
    CHECK_FALSE(clinic.editions.activate(edition, clinic.settings));
    Clinic stranger;
    CHECK_FALSE(clinic.editions.activate(stranger.pack(), clinic.settings));
    CHECK_FALSE(clinic.editions.activate(clinic.folder / "missing.db", clinic.settings));
    CHECK(clinic.editions.numbers() == std::vector<int>{1});
    CHECK(clinic.editions.current() == 1);
    CHECK(clinic.best() == 1);
}

TEST_CASE("A spoiled copy on the shelf is replaced by activating the edition again", "[library]") {
    Clinic clinic;
    const auto edition = clinic.pack();
    REQUIRE(clinic.editions.activate(edition, clinic.settings));
    clinic.spoil(1, "DELETE FROM page");
    const auto again = clinic.editions.activate(edition, clinic.settings);
    REQUIRE(again);
    CHECK(clinic.best() == *again);
    CHECK(clinic.passed.empty());
}

TEST_CASE("A full disk leaves the shelf as it was", "[library]") {
    Clinic clinic;
    const auto first = clinic.pack(), second = clinic.pack();
    const base::Path place = clinic.folder / "small";
    fs::create_directory(place);
    const auto room = fs::file_size(first) / 1024 + 100;
    if (::mount("none", place.c_str(), "tmpfs", 0,
                ("size=" + std::to_string(room) + "k").c_str()) != 0) {
        WARN("skipped: no tmpfs can be mounted here");
        return;
    }
    clinic.editions = edition::EditionStore(place / "editions");
    CHECK(clinic.editions.activate(first, clinic.settings));
    CHECK_FALSE(clinic.editions.activate(second, clinic.settings));
    CHECK(clinic.editions.numbers() == std::vector<int>{1});
    CHECK(clinic.best() == 1);
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(place / "editions"))
        names.push_back(entry.path().filename());
    std::sort(names.begin(), names.end());
    CHECK(names == std::vector<std::string>{"0001.db", "0001.db.minisig", "current"});
    CHECK(::umount(place.c_str()) == 0);
}

TEST_CASE("An edition older than the one in use is refused unless forced", "[library]") {
    Clinic clinic;
    const auto older = clinic.published(1000), newer = clinic.published(2000);
    const auto silent = clinic.pack();
    REQUIRE(clinic.editions.activate(newer, clinic.settings));
    const auto refused = clinic.editions.activate(older, clinic.settings);
    REQUIRE_FALSE(refused);
    CHECK(base::to_line(refused.error()) ==
          older.string() +
              ": was published 1970-01-01T00:16:40Z, before the edition in use "
              "(1970-01-01T00:33:20Z); use --force if you really want the older one");
    CHECK(clinic.editions.numbers() == std::vector<int>{1});
    CHECK(clinic.editions.current() == 1);
    CHECK(clinic.editions.activate(older, clinic.settings, true).value() == 2);
    CHECK(clinic.best() == 2);
    CHECK(clinic.editions.open_best(clinic.settings, clinic.passed)->published() == 1000);
    CHECK(clinic.editions.activate(newer, clinic.settings).value() == 1);
    CHECK(clinic.editions.activate(newer, clinic.settings).value() == 1);  // the same is not older
    CHECK(clinic.editions.activate(silent, clinic.settings));              // it does not say when
}

TEST_CASE("Of a spoiled edition in use nobody asks how old it was", "[library]") {
    Clinic clinic;
    REQUIRE(clinic.editions.activate(clinic.published(2000), clinic.settings));
    clinic.spoil(1, "DELETE FROM page");
    CHECK(clinic.editions.activate(clinic.published(1000), clinic.settings).value() == 2);
}

TEST_CASE("Going back points at an edition that is whole", "[library]") {
    Clinic clinic;
    clinic.activate(3);
    REQUIRE(clinic.editions.point_to(1, clinic.settings));
    CHECK(clinic.best() == 1);
    CHECK_FALSE(clinic.editions.point_to(7, clinic.settings));
    clinic.spoil(2, "DELETE FROM page");
    const auto refused = clinic.editions.point_to(2, clinic.settings);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().what == "was changed after it was signed");
    CHECK(clinic.editions.current() == 1);
}

TEST_CASE("The newest editions are kept, and the one in use always", "[library]") {
    Clinic clinic;
    clinic.activate(5);
    REQUIRE(clinic.editions.point_to(2, clinic.settings));
    clinic.editions.prune(2);
    CHECK(clinic.editions.numbers() == std::vector<int>{2, 4, 5});
    CHECK(clinic.names() == std::vector<std::string>{"0002.db", "0002.db.minisig", "0004.db",
                                                     "0004.db.minisig", "0005.db",
                                                     "0005.db.minisig", "current"});
    clinic.editions.prune(10);
    CHECK(clinic.editions.numbers().size() == 3);
    clinic.editions.prune(0);
    CHECK(clinic.editions.numbers() == std::vector<int>{2});
    clinic.activate(1);
    CHECK(clinic.best() == 3);
}

TEST_CASE("A copy that fails halfway leaves nothing on the shelf", "[library]") {
    Clinic clinic;
    clinic.activate(1);
    const auto before = clinic.names();
    const auto edition = clinic.pack();
    // A folder in the copy's way fails it at the same place, each time.
    fs::create_directories(clinic.folder.path() / "editions" / "incoming.db" / "in the way");
    CHECK_FALSE(clinic.editions.activate(edition, clinic.settings));
    CHECK(clinic.editions.numbers() == std::vector<int>{1});
    CHECK(clinic.best() == 1);
    fs::remove_all(clinic.folder.path() / "editions" / "incoming.db");
    CHECK(clinic.names() == before);
    CHECK(clinic.editions.activate(edition, clinic.settings).value() == 2);
}

TEST_CASE("What a pulled stick left behind is in nobody's way", "[library]") {
    Clinic clinic;
    const auto first = clinic.pack();
    fs::create_directories(clinic.folder / "editions");
    REQUIRE(base::write_file(clinic.folder.path() / "editions" / "incoming.db", "half"));
    REQUIRE(base::write_file(clinic.folder.path() / "editions" / "incoming.db.minisig", "half"));
    CHECK(clinic.editions.numbers().empty());
    CHECK(clinic.editions.activate(first, clinic.settings).value() == 1);
    CHECK(clinic.names() == std::vector<std::string>{"0001.db", "0001.db.minisig", "current"});
}

TEST_CASE("A page is withdrawn at once and comes back when restored", "[library]") {
    Clinic clinic;
    CHECK(clinic.editions.withdrawn().empty());
    REQUIRE(clinic.editions.withdraw("psa-test", "mia", 1000));
    REQUIRE(clinic.editions.withdraw("prostatitis", "max", 2000));
    REQUIRE(clinic.editions.withdraw("psa-test", "max", 3000));
    CHECK(clinic.editions.withdrawn() == std::set<std::string>{"prostatitis", "psa-test"});
    CHECK(edition::EditionStore(clinic.folder / "editions").withdrawn().size() == 2);
    // As TOML of its own reader, with who and when.
    const auto told = support::run(
        "python3 -c 'import sys, tomllib; print([(w[\"page\"], w[\"by\"], w[\"on\"]) for w in "
        "tomllib.load(open(sys.argv[1], \"rb\"))[\"withdrawn\"]])' '" +
        clinic.list().string() + "'");
    CHECK(told.out ==
          "[('prostatitis', 'max', '1970-01-01T00:33:20Z'), "
          "('psa-test', 'max', '1970-01-01T00:50:00Z')]\n");
    REQUIRE(clinic.editions.restore("psa-test"));
    CHECK(clinic.editions.withdrawn() == std::set<std::string>{"prostatitis"});
    CHECK(clinic.editions.restore("psa-test").error().what == "'psa-test' is not withdrawn");
    CHECK_FALSE(clinic.editions.withdraw("", "mia", 1));
    CHECK_FALSE(clinic.editions.withdraw("a\"b", "mia", 1));
    CHECK_FALSE(clinic.editions.withdraw("a\nb", "mia", 1));
    CHECK(clinic.editions.withdrawn() == std::set<std::string>{"prostatitis"});
}

TEST_CASE("A damaged list of withdrawn pages is told, and kept aside by the next", "[library]") {
    Clinic clinic;
    REQUIRE(clinic.editions.withdraw("psa-test", "mia", 1000));
    const std::string text = GENERATE(as<std::string>(), "[[withdrawn]\n", "withdrawn = 5\n",
                                      "[[withdrawn]]\nby = \"mia\"\n", "\xff\xfe",
                                      "[[withdrawn]]\npage = 7\n", "withdrew = []\n");
    INFO(text);
    REQUIRE(base::write_file(clinic.list(), text));
    base::Problems problems;
    CHECK(clinic.editions.withdrawn(&problems).empty());
    REQUIRE(problems.size() == 1);
    CHECK(problems[0].file == clinic.list().string());
    CHECK_THAT(problems[0].what, Catch::StartsWith("is damaged: "));
    CHECK_FALSE(clinic.editions.restore("psa-test"));
    REQUIRE(clinic.editions.withdraw("prostatitis", "mia", 2000));
    CHECK(clinic.editions.withdrawn() == std::set<std::string>{"prostatitis"});
    CHECK(base::read_file(clinic.list().string() + ".damaged").value() == text);
}

TEST_CASE("The shelf's mark changes with what patients see, and with nothing else", "[library]") {
    Clinic clinic;
    std::set<std::string> marks{clinic.editions.version_token()};
    const auto is_new = [&] { return marks.insert(clinic.editions.version_token()).second; };
    CHECK_FALSE(is_new());
    clinic.activate(1);
    CHECK(is_new());
    clinic.activate(1);
    CHECK(is_new());
    CHECK_FALSE(is_new());
    REQUIRE(clinic.editions.point_to(1, clinic.settings));
    CHECK(is_new());
    REQUIRE(clinic.editions.withdraw("psa-test", "mia", 1000));
    CHECK(is_new());
    REQUIRE(clinic.editions.restore("psa-test"));
    CHECK(is_new());
    clinic.editions.prune(1);
    base::Problems passed;
    CHECK(clinic.editions.open_best(clinic.settings, passed));
    CHECK(clinic.editions.withdrawn().empty());
    CHECK_FALSE(is_new());
}
