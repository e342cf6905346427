#include "base/file.h"

#include <sys/mount.h>
#include <sys/stat.h>

#include <atomic>
#include <fstream>
#include <thread>

#include "support/world.h"

namespace {

namespace fs = std::filesystem;

std::vector<std::string> names_in(const base::Path& folder) {
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(folder))
        names.push_back(entry.path().filename());
    std::sort(names.begin(), names.end());
    return names;
}

// A disk of 64 kB. Tests run as root, whom permissions do not stop: space does.
class SmallDisk {
  public:
    SmallDisk() { there_ = ::mount("none", path().c_str(), "tmpfs", 0, "size=64k") == 0; }
    ~SmallDisk() {
        if (there_) ::umount(path().c_str());
    }
    bool there() const { return there_; }
    base::Path path() const { return folder_.path(); }

  private:
    support::Folder folder_;
    bool there_ = false;
};

unsigned mode_of(const base::Path& path) {
    struct stat about {};
    REQUIRE(::stat(path.c_str(), &about) == 0);
    return about.st_mode & 0777U;
}

}  // namespace

TEST_CASE("What is written comes back byte for byte", "[base]") {
    const support::Folder folder;
    std::string bytes;
    for (int i = 0; i < 70000; ++i) bytes += static_cast<char>(i * 31);
    REQUIRE(base::write_file(folder / "a", bytes));
    CHECK(base::read_file(folder / "a").value() == bytes);
    REQUIRE(base::write_file(folder / "a", ""));
    CHECK(base::read_file(folder / "a").value() == "");
    CHECK(names_in(folder.path()) == std::vector<std::string>{"a"});
}

TEST_CASE("A file that cannot be read says why", "[base]") {
    const support::Folder folder;
    const auto missing = base::read_file(folder / "none");
    REQUIRE_FALSE(missing);
    CHECK_THAT(base::to_line(missing.error()), Catch::Contains("none: cannot read: No such file"));
    const auto is_folder = base::read_file(folder.path());
    REQUIRE_FALSE(is_folder);
    CHECK(is_folder.error().what == "is not a file");
    REQUIRE(base::write_file(folder / "big", std::string(5000, 'x')));
    const auto large = base::read_file(folder / "big", 4096);
    REQUIRE_FALSE(large);
    CHECK(base::to_line(large.error()) ==
          (folder / "big").string() + ": is too large (4 kB); keep it under 4 kB");
    CHECK(base::read_file(folder / "big", 5000));
}

TEST_CASE("A write that fails leaves the old file and nothing else", "[base]") {
    const support::Folder folder;
    REQUIRE(base::write_file(folder / "settings", "old"));
    const auto below = base::write_file(folder.path() / "settings" / "x", "new");
    REQUIRE_FALSE(below);
    CHECK_THAT(below.error().what, Catch::Contains("cannot write"));
    CHECK(base::read_file(folder / "settings").value() == "old");
    fs::create_directories(folder / "taken" / "inside");
    CHECK_FALSE(base::write_file(folder / "taken", "new"));
    CHECK_FALSE(base::write_file(folder / "nowhere" / "file", "new"));
    CHECK(names_in(folder.path()) == std::vector<std::string>{"settings", "taken"});
}

TEST_CASE("A full disk leaves the old file and nothing else", "[base]") {
    const SmallDisk disk;
    if (!disk.there()) {
        WARN("skipped: no tmpfs can be mounted here");
        return;
    }
    const base::Path file = disk.path() / "list";
    REQUIRE(base::write_file(file, "old"));
    const auto written = base::write_file(file, std::string(300000, 'n'));
    REQUIRE_FALSE(written);
    CHECK_THAT(base::to_line(written.error()), Catch::Contains("No space left"));
    CHECK(base::read_file(file).value() == "old");
    CHECK(names_in(disk.path()) == std::vector<std::string>{"list"});
    REQUIRE(base::write_file(file, "new"));
    CHECK(base::read_file(file).value() == "new");
}

TEST_CASE("Whoever reads while a file is written sees the old or the new one whole", "[base]") {
    const support::Folder folder;
    const base::Path file = folder / "pointer";
    const std::string a(200000, 'a'), b(200000, 'b');
    REQUIRE(base::write_file(file, a));
    std::atomic<bool> done = false;
    std::thread writer([&] {
        for (int i = 0; i < 30; ++i)
            if (!base::write_file(file, i % 2 == 0 ? b : a)) break;
        done = true;
    });
    int torn = 0, failed = 0;
    while (!done) {
        const auto seen = base::read_file(file);
        if (!seen)
            ++failed;
        else if (*seen != a && *seen != b)
            ++torn;
    }
    writer.join();
    CHECK(torn == 0);
    CHECK(failed == 0);
}

TEST_CASE("A secret is readable by its owner only, whatever stood there before", "[base]") {
    const support::Folder folder;
    REQUIRE(base::write_file(folder / "key", "secret", true));
    CHECK(mode_of(folder / "key") == 0600);
    std::ofstream(folder / "second.new") << "left over by a power cut";
    fs::permissions(folder / "second.new", fs::perms(0644));
    REQUIRE(base::write_file(folder / "second", "secret", true));
    CHECK(mode_of(folder / "second") == 0600);
    REQUIRE(base::write_file(folder / "open", "words"));
    CHECK((mode_of(folder / "open") & 0400U) != 0);
}

TEST_CASE("A finished file gets its name, a missing one is told", "[base]") {
    const support::Folder folder;
    std::ofstream(folder / "aside") << "whole";
    REQUIRE(base::put_in_place(folder / "aside", folder / "named"));
    CHECK(base::read_file(folder / "named").value() == "whole");
    CHECK_FALSE(base::put_in_place(folder / "aside", folder / "named"));
    CHECK(base::read_file(folder / "named").value() == "whole");
    CHECK(names_in(folder.path()) == std::vector<std::string>{"named"});
}

TEST_CASE("A copy is the same bytes, or is not there", "[base]") {
    const support::Folder folder;
    const std::string bytes = std::string(600000, 'x') + std::string("a\0b", 3);
    REQUIRE(base::write_file(folder / "from", bytes));
    REQUIRE(base::write_file(folder / "to", "older and of another length"));
    REQUIRE(base::copy_file(folder / "from", folder / "to"));
    CHECK(base::read_file(folder / "to").value() == bytes);
    const auto none = base::copy_file(folder / "none", folder / "other");
    REQUIRE_FALSE(none);
    CHECK(none.error().file == (folder / "none").string());
    // A folder opens like a file, and is none.
    const auto pulled = base::copy_file(folder.path(), folder / "other");
    REQUIRE_FALSE(pulled);
    CHECK(base::to_line(pulled.error()) == folder.path().string() + ": is not a file");
    CHECK_FALSE(std::filesystem::exists(folder / "other"));
    CHECK_FALSE(base::copy_file(folder / "from", folder.path() / "no" / "such"));
}

TEST_CASE("A lock is held by one at a time, and goes with its owner", "[base]") {
    const support::Folder folder;
    {
        const base::Lock first(folder / "lock");
        CHECK(first.taken());
        CHECK_FALSE(base::Lock(folder / "lock").taken());
    }
    CHECK(base::Lock(folder / "lock").taken());
    CHECK_FALSE(base::Lock(folder.path() / "no folder" / "lock").taken());
}
