// A clinic.toml that is changed while the kiosk runs, or before it does, is what it runs by.
#include "shell/upkeep/clinic_file.h"

#include "shell/program.h"
#include "support/world.h"

TEST_CASE("Another clinic.toml is taken up if nothing is wrong with it", "[shell]") {
    const support::Folder folder;
    const auto paths = settings::data_paths(folder.path().string());
    const auto log = shell::open_log(paths);
    auto write = [&, n = 0](const std::string& text) mutable {
        REQUIRE(base::write_file(paths.settings(), text));
        std::filesystem::last_write_time(
            paths.settings(),
            std::filesystem::file_time_type::clock::now() + std::chrono::seconds(++n));
    };
    write("name = \"A\"\n");
    shell::ClinicFile file(paths);
    CHECK_FALSE(file.changed(log));
    write("name = 3\n");
    CHECK_FALSE(file.changed(log));
    write("name = \"B\"\n");
    CHECK(file.changed(log));
    CHECK_FALSE(file.changed(log));  // once
    std::filesystem::remove(paths.settings());
    CHECK_FALSE(file.changed(log));
}

TEST_CASE("What a clinic writes while its kiosk waits for a display is taken up", "[shell]") {
    const support::Folder folder;
    support::prepare(folder.path(), support::fixtures() / "library", "[\"en\"]");
    const auto paths = settings::data_paths(folder.path().string());
    const auto before = base::read_file(paths.settings()).value();
    shell::RunSpec spec;
    spec.graphics = {shell::GraphicsSpec::Mode::offscreen, 540, 960};
    spec.stop_after_s = 20;
    int times = 0;
    spec.find_display = [&] {
        if (++times == 1) REQUIRE(base::write_file(paths.settings(), before + "\n# new\n"));
        if (times == 2) spec.stop_after_s = 0.1;  // it began anew
        return std::make_unique<shell::Display>();
    };
    CHECK(shell::run_kiosk(paths, spec) == 0);
    CHECK(times == 2);
    CHECK_THAT(base::read_file(paths.log()).value(), Catch::Contains("clinic.toml is taken up"));
}
