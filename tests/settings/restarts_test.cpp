#include "settings/restarts.h"

#include "support/world.h"

namespace {

struct Counted {
    support::Folder folder;
    settings::DataPaths paths = settings::data_paths(folder.path().string());
    int start(std::int64_t at) const { return settings::note_start(paths, at).recent; }
};

}  // namespace

TEST_CASE("A kiosk that ends by itself is counted on disk; one that was told to end is not",
          "[settings]") {
    const Counted counted;
    CHECK(counted.start(1000) == 0);
    CHECK(counted.start(1010) == 1);
    settings::note_end(counted.paths);
    CHECK(counted.start(1020) == 1);
    CHECK(settings::read_restarts(counted.paths, 1030).recent == 1);
    CHECK(settings::read_restarts(counted.paths, 1030).all == 1);
    CHECK(counted.start(1000 + settings::crash_window_s) == 1);  // the first one is too old by then
}

TEST_CASE("However often a kiosk crashes, the count of them stays small on disk and is not lost",
          "[settings]") {
    const Counted counted;
    for (int i = 0; i < 100; ++i) counted.start(5000 + 20 * i);
    const auto told = settings::read_restarts(counted.paths, 5000 + 20 * 100);
    CHECK(told.all == 99);
    CHECK(told.recent >= settings::crashes_to_reboot);
    CHECK(std::filesystem::file_size(counted.paths.starts()) < 400);
}

TEST_CASE("The machine is started anew once in 24 hours, and a restart of it forgets that not",
          "[settings]") {
    const Counted counted;
    CHECK(settings::ask_for_reboot(counted.paths, 100000));
    CHECK_FALSE(settings::ask_for_reboot(counted.paths, 100000 + 86399));
    CHECK(settings::ask_for_reboot(counted.paths, 100000 + 86400));
    CHECK(
        settings::ask_for_reboot(counted.paths, 50));  // the clock was set back: no lock for years
}

TEST_CASE("A damaged count is none", "[settings]") {
    const Counted counted;
    REQUIRE(base::write_file(counted.paths.starts(), "\xff\xfe many"));
    CHECK(counted.start(1000) == 0);
    CHECK(counted.start(1001) == 1);
}
