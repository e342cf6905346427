#include "devices/sticks.h"

#include "support/world.h"

TEST_CASE("Media that can be carried are told by the table of mounts", "[devices]") {
    const support::Folder folder;
    const std::string table =
        "/dev/sda1 / ext4 rw 0 0\n"
        "/dev/sdb1 /media/nurse/RED\\040STICK vfat rw 0 0\n"
        "tmpfs /run/user/1000 tmpfs rw 0 0\n"
        "/dev/sdc1 /run/media/kiosk/blue vfat ro 0 0\n"
        "/dev/sdd1 /mnt/usb exfat rw 0 0\n"
        "/dev/sde1 /mediacentre ext4 rw 0 0\n";
    REQUIRE(base::write_file(folder / "mounts", table));
    const auto found = devices::sticks(folder / "mounts");
    REQUIRE(found.size() == 3);
    CHECK(found[0].name == "RED STICK");
    CHECK(found[0].path == "/media/nurse/RED STICK");
    CHECK(found[1].path == "/run/media/kiosk/blue");
    CHECK(found[2].name == "usb");
    CHECK(devices::sticks(folder / "gone").empty());
}

TEST_CASE("Of a stick only plain files of the wanted kinds are told", "[devices]") {
    const support::Folder folder;
    for (const char* name : {"b.PNG", "a.svg", "letter.txt", "c.db", "._a.svg", ".c.db"})
        REQUIRE(base::write_file(folder / name, "12345"));
    std::filesystem::create_directory(folder / "folder.png");
    std::filesystem::create_symlink("/etc/passwd", folder / "link.png");
    REQUIRE(support::run("mkfifo " + (folder / "pipe.db").string()).exit == 0);
    std::vector<std::string> names;
    for (const auto& file : devices::files_on(folder.path(), {".png", ".svg", ".db"})) {
        names.push_back(file.path.filename().string());
        CHECK(file.bytes == 5);
    }
    CHECK(names == std::vector<std::string>{"a.svg", "b.PNG", "c.db"});
    CHECK(devices::files_on(folder.path(), {".png", ".svg", ".db"}, 1).size() == 1);
    CHECK(devices::files_on(folder / "pulled", {".png"}).empty());
}
