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

struct StoreCase {
    support::Folder folder;
    storage::KeyPair keys = storage::make_keys();
    settings::Settings settings;
    edition::EditionStore editions{folder / "editions"};
    base::Problems passed;

    StoreCase() {
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
    StoreCase store;
    REQUIRE(store.editions.activate(store.published(store.folder / "e.db", 1000), store.settings));
    const base::Path place = store.folder / "editions";
    const base::Path second = store.editions.path(2);
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
        fs::copy(storage::signature_path(store.editions.path(1)), storage::signature_path(second));
    CHECK(store.editions.numbers() == std::vector<int>{1});
    REQUIRE(base::write_file(place / "current", "2\n"));
    CHECK(store.best() == 1);  // and does not wait for anybody to write into the pipe
    CHECK_FALSE(store.passed.empty());
    CHECK_FALSE(store.editions.activate(second, store.settings));
}

TEST_CASE("Numbers no clinic comes to are not counted, and the next one is a number", "[library]") {
    StoreCase store;
    const auto first = store.published(store.folder / "a.db", 1000);
    const base::Path place = store.folder / "editions";
    fs::create_directories(place);
    for (const std::string name :
         {"2147483647.db", "99999999999999.db", "-5.db", "7.db", "00008.db", "x.db"})
        REQUIRE(base::write_file(place / name, "none"));
    CHECK(store.editions.numbers().empty());
    CHECK(store.editions.activate(first, store.settings).value() == 1);
    REQUIRE(base::write_file(place / "99999999.db", "the last there is"));
    const auto second = store.published(store.folder / "b.db", 2000);
    CHECK(store.editions.activate(second, store.settings).value() == 2);
    CHECK(store.editions.current() == 2);
    CHECK(store.best() == 2);
}

TEST_CASE("An edition goes to a stick past what was laid there for it", "[library]") {
    StoreCase store;
    REQUIRE(store.editions.activate(store.published(store.folder / "e.db", 1000), store.settings));
    const base::Path library = store.folder / "library.db", to = store.folder / "stick.db";
    REQUIRE(base::write_file(library, "all texts"));
    const std::string where = GENERATE(as<std::string>(), ".new", ".minisig.new", "", ".minisig");
    const bool pipe = GENERATE(true, false);
    INFO(where << (pipe ? " pipe" : " link"));
    const base::Path laid = to.string() + where;
    if (pipe)
        REQUIRE(::mkfifo(laid.c_str(), 0600) == 0);
    else
        fs::create_symlink(library, laid);
    const auto copied = store.editions.copy(1, to, store.settings);
    const bool aside = where.ends_with(".new");
    CHECK(copied.has_value() == aside);
    CHECK(base::read_file(library).value() == "all texts");
    if (!aside)
        CHECK(fs::symlink_status(laid).type() ==
              (pipe ? fs::file_type::fifo : fs::file_type::symlink));
}

TEST_CASE("A stick that answers otherwise the second time brings no older edition in",
          "[library]") {
    StoreCase store;
    const base::Path old = store.folder / "old", young = store.folder / "young";
    store.published(old / "e.db", 1000);
    store.published(young / "e.db", 3000);
    REQUIRE(store.editions.activate(store.published(store.folder / "e.db", 2000), store.settings));
    const base::Path stick = store.folder / "stick";
    fs::create_directory_symlink(young, stick);
    std::atomic<bool> done = false;
    std::thread changing([&] {
        for (bool turn = true; !done; turn = !turn) {
            fs::create_directory_symlink(turn ? old : young, store.folder / "next");
            fs::rename(store.folder / "next", stick);
        }
    });
    for (int i = 0; i < 40; ++i) (void)store.editions.activate(stick / "e.db", store.settings);
    done = true;
    changing.join();
    for (const int number : store.editions.numbers()) {
        const auto one = edition::Edition::open(store.editions.path(number), store.settings);
        REQUIRE(one);
        CHECK(one->published() >= 2000);
    }
}
