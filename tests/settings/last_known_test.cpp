// What is kept for the day on which something fails: how the nightly backup went, and whose kiosk
// it is.
#include "settings/good_details.h"
#include "settings/last_backup.h"
#include "support/world.h"

using Catch::Contains;

TEST_CASE("A backup that is not made is told after a day and a half, with the reason",
          "[settings]") {
    const support::Folder folder;
    const auto paths = settings::data_paths(folder.path().string());
    constexpr std::int64_t now = 1795000000, hour = 3600;
    settings::Settings machine;
    CHECK(settings::backup_fault(paths, machine, now).empty());  // nobody asks for one
    machine.machine_backups = "/srv/backup";
    CHECK_THAT(settings::backup_fault(paths, machine, now), Contains("none was made yet"));
    settings::backup_made(paths, now);
    CHECK(settings::backup_fault(paths, machine, now + 35 * hour).empty());
    CHECK_THAT(settings::backup_fault(paths, machine, now + 37 * hour),
               Contains("the newest is of " + text::to_utc(now)));
    settings::backup_failed(paths, "/srv/backup: cannot\nbe reached");
    CHECK(settings::backup_fault(paths, machine, now + 25 * hour).empty());  // once is no fault
    CHECK_THAT(settings::backup_fault(paths, machine, now + 37 * hour),
               Contains(text::to_utc(now)) && Contains("cannot be reached"));
    settings::backup_made(paths, now + 40 * hour);
    CHECK(settings::backup_fault(paths, machine, now + 41 * hour).empty());
    CHECK(settings::last_backup(paths).why.empty());
}

TEST_CASE("Name and numbers of the clinic outlive a clinic.toml that cannot be read",
          "[settings]") {
    const support::Folder folder;
    const auto paths = settings::data_paths(folder.path().string());
    CHECK(settings::good_details(paths).name.empty());
    REQUIRE(base::write_file(paths.settings(), "name = \"Before\"\nphone = \"020 7946 0001\"\n"));
    CHECK(settings::good_details(paths).name == "Before");
    settings::Settings shown;
    shown.name = "Riverside \"East\"";
    shown.phone = "020 7946 0000";
    settings::remember_details(paths, shown);
    REQUIRE(base::write_file(paths.settings(), "name = 3\n"));
    CHECK(settings::good_details(paths).name == shown.name);
    CHECK(settings::good_details(paths).phone == shown.phone);
    REQUIRE(base::write_file(paths.good_details(), "name = \n"));
    CHECK(settings::good_details(paths).name.empty());
}
