// Links, pipes and devices where a file is expected: never followed, never replaced, never waited
// for.
#include <sys/stat.h>
#include <sys/sysmacros.h>

#include <fstream>

#include "base/file.h"
#include "support/world.h"

namespace {

namespace fs = std::filesystem;

bool is(const base::Path& path, fs::file_type type) {
    return fs::symlink_status(path).type() == type;
}

}  // namespace

TEST_CASE("A copy goes round a link or a pipe that lies in its way", "[base]") {
    const support::Folder folder;
    REQUIRE(base::write_file(folder / "from", "an edition"));
    REQUIRE(base::write_file(folder / "library", "all texts"));
    fs::create_symlink(folder / "library", folder / "to.new");
    REQUIRE(base::copy_file(folder / "from", folder / "to.new"));
    CHECK(base::read_file(folder / "library").value() == "all texts");
    CHECK(is(folder / "to.new", fs::file_type::regular));
    REQUIRE(::mkfifo((folder / "pipe.new").c_str(), 0600) == 0);
    REQUIRE(base::copy_file(folder / "from", folder / "pipe.new"));
    CHECK(base::read_file(folder / "pipe.new").value() == "an edition");
}

TEST_CASE("A pipe, a device and a loop of links are no files to read", "[base]") {
    const support::Folder folder;
    REQUIRE(::mkfifo((folder / "pipe").c_str(), 0600) == 0);
    fs::create_symlink(folder / "round", folder / "loop");
    fs::create_symlink(folder / "loop", folder / "round");
    fs::create_symlink("/dev/zero", folder / "zero");
    for (const std::string name : {"pipe", "loop", "zero"}) {
        INFO(name);
        CHECK_FALSE(base::read_file(folder / name));
        CHECK_FALSE(base::copy_file(folder / name, folder / "to"));
        CHECK_FALSE(fs::exists(folder / "to"));
    }
}

TEST_CASE("What is no plain file is not replaced by one", "[base]") {
    const support::Folder folder;
    REQUIRE(base::write_file(folder / "real", "real"));
    fs::create_symlink(folder / "real", folder / "link");
    REQUIRE(::mkfifo((folder / "pipe").c_str(), 0600) == 0);
    std::vector<std::string> names{"link", "pipe"};
    if (::mknod((folder / "full").c_str(), S_IFCHR | 0666, makedev(1, 7)) == 0)
        names.push_back("full");
    for (const auto& name : names) {
        INFO(name);
        const auto before = fs::symlink_status(folder / name).type();
        CHECK_FALSE(base::write_file(folder / name, "new"));
        std::ofstream(folder / "aside") << "new";
        CHECK_FALSE(base::put_in_place(folder / "aside", folder / name));
        CHECK_FALSE(fs::exists(folder / "aside"));
        CHECK_FALSE(fs::exists(folder / (name + ".new")));
        CHECK(is(folder / name, before));
    }
    CHECK(base::read_file(folder / "real").value() == "real");
}

TEST_CASE("A file that would only fill the disk is not copied", "[base]") {
    const support::Folder folder;
    std::ofstream(folder / "huge") << "x";
    fs::resize_file(folder / "huge", 3ULL << 30U);  // a hole, which takes no room
    const auto copied = base::copy_file(folder / "huge", folder / "to");
    REQUIRE_FALSE(copied);
    CHECK_THAT(base::to_line(copied.error()), Catch::Contains("huge: is too large"));
    CHECK_FALSE(fs::exists(folder / "to"));
}
