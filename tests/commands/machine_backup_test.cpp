// A machine that died, and the new one in its place.
#include "desk/setup/machine_backup.h"

#include "desk/forms/own_words.h"
#include "desk/forms/shelf.h"
#include "desk/setup/apply.h"
#include "editorial/repository.h"
#include "support/office_kiosk.h"

namespace {

using support::must;

// A kiosk as the set-up leaves it, with a manager.
struct OldMachine {
    support::Folder data, place;
    settings::DataPaths paths = settings::data_paths(data.path().string());
    OldMachine() {
        desk::setup::Answers answers;
        answers.clinic.name = "Riverside";
        answers.manager = "boss";
        answers.shown = "Paula Boss";
        answers.secret = "correct horse staple";
        must(desk::setup::apply(answers, {paths, support::fixtures() / "library", 1795000000}));
        auto library = must(editorial::Repository::open(paths.library()));
        must(desk::write_shelf(library, {{"prostatitis", "es", false, 12}}));
        must(desk::add_own_word(library, "en", "Uroflow"));
    }
    support::Ran run(const settings::DataPaths& on, const std::string& words) const {
        return support::run(support::program() + " --data '" + on.data.string() + "' " + words);
    }
};

bool goes_on(const settings::DataPaths& paths) {
    base::Problems faults;
    const auto settings = settings::read_settings(paths.settings(), faults);
    const auto edition = edition::EditionStore(paths.editions()).open_best(settings, faults);
    auto library = must(editorial::Repository::open(paths.library()));
    const auto shelf = desk::read_shelf(library, faults);
    return faults.empty() && shelf.size() == 1 && shelf.front().copies == 12 &&
           desk::own_words(library, "en").contains("uroflow") && settings.name == "Riverside" &&
           edition &&
           library.accounts().sign_in("boss", "correct horse staple", 1795000100).person &&
           std::filesystem::exists(paths.secret_key());
}

}  // namespace

TEST_CASE("A new machine goes on from the backup of the old one, sealed or not", "[commands]") {
    const OldMachine old;
    const bool sealed = GENERATE(false, true);
    REQUIRE(base::write_file(old.place / "words", "a long passphrase\n"));
    const std::string with =
        sealed ? " --passphrase-file '" + (old.place / "words").string() + "'" : "";
    const auto made = old.run(old.paths, "backup '" + old.place.path().string() + "'" + with);
    INFO(made.out);
    REQUIRE(made.exit == 0);
    const auto file = made.out.substr(0, made.out.find(": "));
    CHECK((std::filesystem::status(file).permissions() & std::filesystem::perms::mask) ==
          (std::filesystem::perms::owner_read | std::filesystem::perms::owner_write));
    const support::Folder fresh;
    const auto paths = settings::data_paths(fresh.path().string());
    if (sealed) {
        CHECK(old.run(paths, "restore '" + file + "'").exit == 1);
        CHECK(settings::setup_due(paths));
    }
    const auto restored = old.run(paths, "restore '" + file + "'" + with);
    INFO(restored.out);
    REQUIRE(restored.exit == 0);
    CHECK_FALSE(settings::setup_due(paths));
    CHECK(goes_on(paths));
    CHECK(old.run(paths, "restore '" + file + "'" + with).exit == 1);  // it is a kiosk by now
}

TEST_CASE("A damaged backup leaves a new machine as it was", "[commands]") {
    const OldMachine old;
    const auto file = must(desk::setup::back_up_machine(old.paths, {old.place.path()}, 1795000000));
    const auto bytes = must(base::read_file(file));
    const support::Folder fresh;
    const auto paths = settings::data_paths(fresh.path().string());
    for (const std::size_t size : {std::size_t{0}, std::size_t{30}, bytes.size() / 2}) {
        REQUIRE(base::write_file(old.place / "cut", bytes.substr(0, size)));
        CHECK_FALSE(desk::setup::restore_machine(paths, old.place / "cut", ""));
        CHECK(settings::setup_due(paths));
    }
    auto spoiled = bytes;  // in the library
    const auto at = spoiled.find("SQLite format 3");
    REQUIRE(at != std::string::npos);
    for (std::size_t i = 0; i < 4000; ++i) spoiled[at + 90 + i] = 'x';
    REQUIRE(base::write_file(old.place / "spoiled", spoiled));
    CHECK_FALSE(desk::setup::restore_machine(paths, old.place / "spoiled", ""));
    CHECK(settings::setup_due(paths));
    REQUIRE(desk::setup::restore_machine(paths, file, ""));
    CHECK(goes_on(paths));
}

TEST_CASE("Nothing of the machine goes onto a stick unsealed, and a week of backups is kept",
          "[commands]") {
    const OldMachine old;
    const auto refused = desk::setup::back_up_machine(old.paths, {"/media/no-such-stick"}, 1);
    CHECK_FALSE(refused);
    for (int day = 0; day < 10; ++day)
        must(desk::setup::back_up_machine(old.paths, {old.place.path()}, 1795000000 + day * 86400));
    const auto all = std::filesystem::directory_iterator(old.place.path());
    CHECK(static_cast<std::size_t>(std::distance(begin(all), end(all))) ==
          desk::setup::machine_backups_kept);
}

TEST_CASE("The daily backup goes where clinic.toml says, and nowhere else", "[commands]") {
    const OldMachine old;
    CHECK(old.run(old.paths, "backup --daily").exit == 0);
    CHECK(std::filesystem::is_empty(old.place.path()));
    auto text = must(base::read_file(old.paths.settings()));
    const std::string none = "machine_backups = \"\"";
    text.replace(text.find(none), none.size(),
                 "machine_backups = \"" + old.place.path().string() + "\"");
    REQUIRE(base::write_file(old.paths.settings(), text));
    const auto made = old.run(old.paths, "backup --daily");
    INFO(made.out);
    CHECK(made.exit == 0);
    CHECK_FALSE(std::filesystem::is_empty(old.place.path()));
}
