#include "devices/folder_watch.h"

#include <atomic>
#include <chrono>

#include "support/world.h"

namespace {

bool within_a_second(const std::function<bool()>& done) {
    for (int i = 0; i < 100 && !done(); ++i)
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    return done();
}

}  // namespace

TEST_CASE("What is written, replaced or taken away in a folder is told at once", "[devices]") {
    const support::Folder folder;
    std::atomic<int> told = 0;
    const devices::FolderWatch watch(folder.path(), [&] { ++told; });
    REQUIRE(watch.watching());
    CHECK(told == 0);
    std::ofstream(folder / "current") << "1\n";
    CHECK(within_a_second([&] { return told > 0; }));
    int before = told;
    REQUIRE(base::write_file(folder / "current", "2\n"));  // aside, then renamed over it
    CHECK(within_a_second([&] { return told > before; }));
    before = told;
    std::filesystem::remove(folder / "current");
    CHECK(within_a_second([&] { return told > before; }));
    before = told;
    CHECK(base::read_file(folder / "none").error().what != "");
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
    CHECK(told == before);  // who only looks changes nothing
}

TEST_CASE("A folder that is not there is not watched", "[devices]") {
    const devices::FolderWatch watch("/no/such/folder", [] {});
    CHECK_FALSE(watch.watching());
}
