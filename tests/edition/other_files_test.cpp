// What lies among the editions or on a stick and is none, or changes while it is looked at.
#include <sys/stat.h>

#include <atomic>
#include <thread>

#include "edition/edition_store.h"
#include "edition/pack.h"
#include "storage/signature.h"
#include "support/world.h"

namespace {

namespace fs = std::filesystem;

struct Shelf {
    support::Folder folder;
    storage::KeyPair keys = storage::make_keys();
    settings::Settings settings;
    edition::EditionStore editions{folder / "editions"};
    base::Problems passed;

    Shelf() {
        REQUIRE(base::write_file(folder / "key", keys.secret_file));
        settings.trusted_keys = {keys.public_key};
    }
    base::Path published(const base::Path& file, std::int64_t moment) {
        base::Problems problems;
        fs::create_directories(file.parent_path());
        REQUIRE(edition::pack(content::DiskTree(support::fixtures() / "library"),
                              {file, folder / "key", {}}, problems));
        REQUIRE(storage::sign(file, folder / "key", storage::published_stamp(moment)));
        return file;
    }
    int best() {
        passed.clear();
        const auto edition = editions.open_best(settings, passed);
        return edition ? std::stoi(edition->path().stem().string()) : 0;
    }
};

}  // namespace

TEST_CASE("A pipe, a loop of links and a folder among the editions are passed over", "[library]") {
    Shelf shelf;
    REQUIRE(shelf.editions.activate(shelf.published(shelf.folder / "e.db", 1000), shelf.settings));
    const base::Path place = shelf.folder / "editions";
    const base::Path second = shelf.editions.path(2);
    const std::string what = GENERATE(as<std::string>(), "pipe", "loop", "folder", "signed pipe");
    INFO(what);
    if (what == "loop") {
        fs::create_symlink(second, place / "round");
        fs::create_symlink(place / "round", second);
    } else if (what == "folder") {
        fs::create_directory(second);
    } else {
        REQUIRE(::mkfifo(second.c_str(), 0600) == 0);
    }
    if (what == "signed pipe")
        fs::copy(storage::signature_path(shelf.editions.path(1)), storage::signature_path(second));
    CHECK(shelf.editions.numbers() == std::vector<int>{1});
    REQUIRE(base::write_file(place / "current", "2\n"));
    CHECK(shelf.best() == 1);  // and does not wait for anybody to write into the pipe
    CHECK_FALSE(shelf.passed.empty());
    CHECK_FALSE(shelf.editions.activate(second, shelf.settings));
}

TEST_CASE("Numbers no clinic comes to are not counted, and the next one is a number", "[library]") {
    Shelf shelf;
    const auto first = shelf.published(shelf.folder / "a.db", 1000);
    const base::Path place = shelf.folder / "editions";
    fs::create_directories(place);
    for (const std::string name :
         {"2147483647.db", "99999999999999.db", "-5.db", "7.db", "00008.db", "x.db"})
        REQUIRE(base::write_file(place / name, "none"));
    CHECK(shelf.editions.numbers().empty());
    CHECK(shelf.editions.activate(first, shelf.settings).value() == 1);
    REQUIRE(base::write_file(place / "99999999.db", "the last there is"));
    const auto second = shelf.published(shelf.folder / "b.db", 2000);
    CHECK(shelf.editions.activate(second, shelf.settings).value() == 2);
    CHECK(shelf.editions.current() == 2);
    CHECK(shelf.best() == 2);
}

TEST_CASE("An edition goes to a stick past what was laid there for it", "[library]") {
    Shelf shelf;
    REQUIRE(shelf.editions.activate(shelf.published(shelf.folder / "e.db", 1000), shelf.settings));
    const base::Path library = shelf.folder / "library.db", to = shelf.folder / "stick.db";
    REQUIRE(base::write_file(library, "all texts"));
    const std::string where = GENERATE(as<std::string>(), ".new", ".minisig.new", "", ".minisig");
    const bool pipe = GENERATE(true, false);
    INFO(where << (pipe ? " pipe" : " link"));
    const base::Path laid = to.string() + where;
    if (pipe)
        REQUIRE(::mkfifo(laid.c_str(), 0600) == 0);
    else
        fs::create_symlink(library, laid);
    const auto copied = shelf.editions.copy(1, to, shelf.settings);
    const bool aside = where.ends_with(".new");
    CHECK(copied.has_value() == aside);
    CHECK(base::read_file(library).value() == "all texts");
    if (!aside)
        CHECK(fs::symlink_status(laid).type() ==
              (pipe ? fs::file_type::fifo : fs::file_type::symlink));
}

TEST_CASE("A stick that answers otherwise the second time brings no older edition in",
          "[library]") {
    Shelf shelf;
    const base::Path old = shelf.folder / "old", young = shelf.folder / "young";
    shelf.published(old / "e.db", 1000);
    shelf.published(young / "e.db", 3000);
    REQUIRE(shelf.editions.activate(shelf.published(shelf.folder / "e.db", 2000), shelf.settings));
    const base::Path stick = shelf.folder / "stick";
    fs::create_directory_symlink(young, stick);
    std::atomic<bool> done = false;
    std::thread changing([&] {
        for (bool turn = true; !done; turn = !turn) {
            fs::create_directory_symlink(turn ? old : young, shelf.folder / "next");
            fs::rename(shelf.folder / "next", stick);
        }
    });
    for (int i = 0; i < 40; ++i) (void)shelf.editions.activate(stick / "e.db", shelf.settings);
    done = true;
    changing.join();
    for (const int number : shelf.editions.numbers()) {
        const auto one = edition::Edition::open(shelf.editions.path(number), shelf.settings);
        REQUIRE(one);
        CHECK(one->published() >= 2000);
    }
}
