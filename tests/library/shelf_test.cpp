#include "library/shelf.h"

#include <sys/mount.h>

#include "library/pack.h"
#include "library/signature.h"
#include "support/world.h"

namespace {

namespace fs = std::filesystem;

// A clinic with a shelf; each edition put on it differs in one word.
struct Clinic {
    support::Folder folder;
    base::Path content = folder / "content", key = folder / "key";
    library::KeyPair keys = library::make_keys();
    library::ClinicSettings settings;
    library::Shelf shelf{folder / "editions"};
    base::Problems passed;
    int packed = 0;

    Clinic() {
        fs::copy(support::fixtures() / "library", content, fs::copy_options::recursive);
        REQUIRE(base::write_file(key, keys.secret_file));
        settings.trusted_keys = {keys.public_key};
    }
    base::Path pack() {
        const base::Path file = content / "en/topics/your-visit.md";
        const base::Path edition = folder / ("packed-" + std::to_string(++packed) + ".db");
        const auto text = base::read_file(file).value();
        REQUIRE(base::write_file(file, text + "- Question " + std::to_string(packed) + "?\n"));
        base::Problems problems;
        REQUIRE(library::pack({content, edition, key, {}}, problems));
        return edition;
    }
    void activate(int times) {
        while (times-- > 0) REQUIRE(shelf.activate(pack(), settings));
    }
    void spoil(int number, const std::string& sql) {
        REQUIRE(
            support::run("sqlite3 '" + shelf.path(number).string() + "' \"" + sql + "\"").exit ==
            0);
    }
    // The number of the edition in use, 0 for none.
    int best() {
        passed.clear();
        const auto edition = shelf.open_best(settings, passed);
        return edition ? std::stoi(edition->path().stem().string()) : 0;
    }
};

}  // namespace

TEST_CASE("Activated editions are numbered, and the last is in use", "[library]") {
    Clinic clinic;
    CHECK_FALSE(clinic.shelf.current());
    CHECK(clinic.shelf.numbers().empty());
    clinic.activate(2);
    CHECK(clinic.shelf.numbers() == std::vector<int>{1, 2});
    CHECK(clinic.shelf.current() == 2);
    CHECK(clinic.shelf.path(7).filename() == "0007.db");
    CHECK(clinic.best() == 2);
    CHECK(clinic.passed.empty());
}

TEST_CASE("Activating an edition twice keeps its number", "[library]") {
    Clinic clinic;
    const auto edition = clinic.pack();
    CHECK(clinic.shelf.activate(edition, clinic.settings).value() == 1);
    CHECK(clinic.shelf.activate(edition, clinic.settings).value() == 1);
    clinic.activate(1);
    CHECK(clinic.shelf.current() == 2);
    CHECK(clinic.shelf.activate(edition, clinic.settings).value() == 1);  // going back
    CHECK(clinic.shelf.activate(clinic.shelf.path(1), clinic.settings).value() == 1);
    CHECK(clinic.shelf.current() == 1);
    CHECK(clinic.shelf.numbers() == std::vector<int>{1, 2});
    CHECK(clinic.best() == 1);
}

TEST_CASE("When the edition in use is spoiled, the newest good one is, and why is told",
          "[library]") {
    Clinic clinic;
    clinic.activate(3);
    const base::Path third = clinic.shelf.path(3);
    const std::string why =
        GENERATE(as<std::string>(), "missing", "altered", "cut", "unsigned", "newer");
    if (why == "missing") fs::remove(third);
    if (why == "altered") clinic.spoil(3, "UPDATE page SET title = 'Altered'");
    if (why == "cut") fs::resize_file(third, fs::file_size(third) / 2);
    if (why == "unsigned") fs::remove(library::signature_path(third));
    if (why == "newer") {
        clinic.spoil(3, "UPDATE meta SET value = '2' WHERE key = 'schema'");
        REQUIRE(library::sign(third, clinic.key, "newer"));
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
    clinic.settings.trusted_keys = {library::make_keys().public_key};
    CHECK(clinic.best() == 0);
    REQUIRE(clinic.passed.size() == 2);
    CHECK_THAT(clinic.passed[0].what, Catch::Contains("somebody this clinic does not trust"));
    CHECK(library::Shelf(clinic.folder / "empty").open_best(clinic.settings, clinic.passed) ==
          std::nullopt);
}

TEST_CASE("A stranger's edition and a damaged one do not reach the shelf", "[library]") {
    Clinic clinic;
    clinic.activate(1);
    const auto edition = clinic.pack();
    fs::resize_file(edition, fs::file_size(edition) - 1);
    CHECK_FALSE(clinic.shelf.activate(edition, clinic.settings));
    Clinic stranger;
    CHECK_FALSE(clinic.shelf.activate(stranger.pack(), clinic.settings));
    CHECK_FALSE(clinic.shelf.activate(clinic.folder / "missing.db", clinic.settings));
    CHECK(clinic.shelf.numbers() == std::vector<int>{1});
    CHECK(clinic.shelf.current() == 1);
    CHECK(clinic.best() == 1);
}

TEST_CASE("A spoiled copy on the shelf is replaced by activating the edition again", "[library]") {
    Clinic clinic;
    const auto edition = clinic.pack();
    REQUIRE(clinic.shelf.activate(edition, clinic.settings));
    clinic.spoil(1, "DELETE FROM page");
    const auto again = clinic.shelf.activate(edition, clinic.settings);
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
    clinic.shelf = library::Shelf(place / "editions");
    CHECK(clinic.shelf.activate(first, clinic.settings));
    CHECK_FALSE(clinic.shelf.activate(second, clinic.settings));
    CHECK(clinic.shelf.numbers() == std::vector<int>{1});
    CHECK(clinic.best() == 1);
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(place / "editions"))
        names.push_back(entry.path().filename());
    std::sort(names.begin(), names.end());
    CHECK(names == std::vector<std::string>{"0001.db", "0001.db.minisig", "current"});
    CHECK(::umount(place.c_str()) == 0);
}
