#include "devices/sticks.h"

#include "support/waiting.h"
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

TEST_CASE("What can be carried away is told by where it stands, and by what it hangs on",
          "[devices]") {
    const support::Folder sys;
    const auto disk = [&](const std::string& name, const std::string& real) {
        std::filesystem::create_directories(sys / "devices" / real);
        std::filesystem::create_directories(sys / "class/block");
        std::filesystem::create_symlink(sys / "devices" / real, sys / "class/block" / name);
    };
    disk("sda1", "pci0/ata1/block/sda/sda1");
    disk("sdb1", "pci0/usb2/2-1/block/sdb/sdb1");
    disk("sdc1", "pci0/ata2/block/sdc/sdc1");
    disk("dm-0", "virtual/block/dm-0");
    disk("dm-1", "virtual/block/dm-1");
    REQUIRE(base::write_file(sys / "devices/pci0/ata1/block/sda/removable", "0\n"));
    REQUIRE(base::write_file(sys / "devices/pci0/ata2/block/sdc/removable", "1\n"));
    for (const auto& [lock, under] : {std::pair("dm-0", "sda1"), std::pair("dm-1", "sdb1")}) {
        const auto slaves = sys / "devices/virtual/block" / lock / "slaves";
        std::filesystem::create_directories(slaves);
        std::filesystem::create_symlink(sys / "class/block" / under, slaves / under);
    }
    REQUIRE(base::write_file(sys / "mounts",
                             "/dev/sda1 / ext4 rw 0 0\n/dev/sdb1 /srv/red\\040disk ext4 rw 0 0\n"
                             "/dev/sdc1 /srv/card vfat rw 0 0\n/dev/dm-0 /srv/own ext4 rw 0 0\n"
                             "/dev/dm-1 /srv/locked ext4 rw 0 0\nnas:/x /srv/nas nfs4 rw 0 0\n"));
    const auto carried = [&](const base::Path& folder) {
        return devices::carried_about(folder, {sys / "mounts", sys.path()});
    };
    for (const auto* away : {"/media/stick", "/run/media/nurse/stick", "/mnt", "/mnt/stick",
                             "/srv/red disk/backups", "/srv/card", "/srv/locked/a/b"}) {
        INFO(away);
        CHECK(carried(away));
    }
    for (const auto* here : {"/", "/srv", "/srv/own", "/srv/nas", "/srv/cards", "/mntx"}) {
        INFO(here);
        CHECK_FALSE(carried(here));
    }
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

TEST_CASE("A stick kept from writing is asked for, and given back", "[devices]") {
    const support::Folder folder;
    const auto mounts = folder / "mounts", wish = folder / "wish";
    const auto mount = [&](const std::string& options) {
        REQUIRE(
            base::write_file(mounts, "/dev/sdb1 /media/urokiosk/sdb1 vfat " + options + " 0 0\n"));
    };
    const auto wished = [&] { return base::read_file(wish).value_or("nothing"); };
    const base::Path to = "/media/urokiosk/sdb1/urokiosk-library.db";
    mount("rw,nosuid,nodev,noexec");
    {
        const devices::StickWrites stick({wish, mounts}, to);
        CHECK(stick.may());
    }
    CHECK(wished() == "nothing");  // it can be written
    mount("ro,nosuid,nodev,noexec");
    CHECK_FALSE(devices::sticks(mounts).front().writable);
    {
        const devices::StickWrites stick({wish, mounts}, folder / "elsewhere.db");
        CHECK(stick.may());
        const devices::StickWrites nobody({"", mounts}, to);
        CHECK(nobody.may());
    }
    CHECK(wished() == "nothing");
    {
        std::thread machine([&] {
            if (support::comes_true([&] { return wished() == "sdb1\n"; })) mount("rw,nosuid");
        });
        const devices::StickWrites stick({wish, mounts}, to);
        machine.join();
        CHECK(stick.may());
        CHECK(wished() == "sdb1\n");  // as long as it is written to
    }
    CHECK(wished() == "none\n");
    mount("ro");
    {
        const devices::StickWrites stick({wish, mounts, 0.2}, to);
        REQUIRE_FALSE(stick.may());
        CHECK_THAT(stick.may().error().what, Catch::Contains("cannot be written"));
    }
    CHECK(wished() == "none\n");
}
