#include "settings/data_paths.h"

#include <sys/stat.h>

#include <cstdlib>

#include "support/world.h"

namespace {

namespace fs = std::filesystem;

// Takes a variable of the environment away, or sets it, for as long as it lives.
class Variable {
  public:
    Variable(const char* name, const char* value) : name_(name) {
        if (const char* old = std::getenv(name)) old_ = old;
        value ? ::setenv(name, value, 1) : ::unsetenv(name);
    }
    ~Variable() { old_ ? ::setenv(name_, old_->c_str(), 1) : ::unsetenv(name_); }
    Variable(const Variable&) = delete;
    Variable& operator=(const Variable&) = delete;

  private:
    const char* name_;
    std::optional<std::string> old_;
};

mode_t mode_of(const base::Path& path) {
    struct stat about {};
    REQUIRE(::lstat(path.c_str(), &about) == 0);
    return about.st_mode & 07777U;
}

struct Data {
    support::Folder folder;
    settings::DataPaths paths{folder / "data", {}};
    Data() {
        for (const auto& place : {paths.editions(), paths.backups(), paths.data / "keys"})
            fs::create_directories(place);
        for (const auto& file : {paths.library(), paths.settings(), paths.secret_key(),
                                 paths.editions() / "0001.db", paths.backups() / "library-0001.db"})
            REQUIRE(base::write_file(file, "ours"));
    }
    std::string refused(const base::Path& to, const base::Path& exchange = {}) const {
        const auto may = settings::output_allowed(paths, to, exchange);
        return may ? "" : base::to_line(may.error());
    }
};

}  // namespace

TEST_CASE("The data folder is never below wherever somebody stands", "[settings]") {
    const Variable none("HOME", nullptr), nowhere("XDG_DATA_HOME", nullptr);
    CHECK_THROWS_WITH(settings::data_paths(""), Catch::Contains("say --data FOLDER"));
    CHECK(settings::data_paths("here").data == "here");
    for (const char* relative : {"", "data", "./data", "../data"}) {
        const Variable home("HOME", "/home/kiosk"), xdg("XDG_DATA_HOME", relative);
        CHECK(settings::data_paths("").data == "/home/kiosk/.local/share/urokiosk");
        const Variable strange("HOME", relative);
        CHECK_THROWS(settings::data_paths(""));
    }
    const Variable xdg("XDG_DATA_HOME", "/srv");
    CHECK(settings::data_paths("").data == "/srv/urokiosk");
}

TEST_CASE("Nothing is written over the kiosk's own files", "[settings]") {
    const Data kiosk;
    const auto& data = kiosk.paths.data;
    fs::create_directory_symlink(data, kiosk.folder / "link");
    fs::create_directory(kiosk.folder / "out");
    for (const base::Path& to :
         {kiosk.paths.library(), kiosk.paths.settings(), kiosk.paths.secret_key(),
          data / "editions" / "0001.db", data / "new.pdf", data / "none" / "new.pdf", data,
          data / "", kiosk.folder / "link" / "library.db", kiosk.folder / "link",
          kiosk.folder / "out" / ".." / "data" / "clinic.toml"}) {
        INFO(to);
        const auto told = kiosk.refused(to);
        CHECK_THAT(told, Catch::Contains("this kiosk's own files") ||
                             Catch::Contains("a device, a pipe or a link"));
    }
    CHECK(kiosk.refused(kiosk.folder / "out" / "a.pdf").empty());
    CHECK(kiosk.refused(kiosk.folder / "database.pdf").empty());
    CHECK(kiosk.refused(kiosk.folder / "out").empty());
    // What stands for a stick may lie among them.
    CHECK(kiosk.refused(data / "stick" / "a.db", data / "stick").empty());
    CHECK_FALSE(kiosk.refused(data / "stick" / ".." / "clinic.toml", data / "stick").empty());
}

TEST_CASE("A device, a pipe and a link are no place to write to", "[settings]") {
    const Data kiosk;
    REQUIRE(base::write_file(kiosk.folder / "real", "x"));
    fs::create_symlink(kiosk.folder / "real", kiosk.folder / "link.pdf");
    REQUIRE(::mkfifo((kiosk.folder / "pipe").c_str(), 0600) == 0);
    for (const base::Path& to : {base::Path("/dev/full"), base::Path("/dev/stdout"),
                                 kiosk.folder / "link.pdf", kiosk.folder / "pipe"}) {
        INFO(to);
        CHECK_THAT(kiosk.refused(to), Catch::Contains("is a device, a pipe or a link, not a file"));
    }
}

TEST_CASE("What others could read is closed to them, and what was left over goes", "[settings]") {
    const Data kiosk;
    const auto& paths = kiosk.paths;
    const auto old_umask = ::umask(022);
    for (const auto& one : fs::recursive_directory_iterator(paths.data))
        fs::permissions(one, one.is_directory() ? fs::perms(0755) : fs::perms(0644));
    fs::permissions(paths.data, fs::perms(0755));
    REQUIRE(base::write_file(kiosk.folder / "outside", "others"));
    fs::permissions(kiosk.folder / "outside", fs::perms(0644));
    fs::create_symlink(kiosk.folder / "outside", paths.data / "library.link.db");
    for (const std::string name : {"library.db.importing", "library.db.importing.new", "a.new"})
        REQUIRE(base::write_file(paths.data / name, "half"));
    REQUIRE(base::write_file(paths.data / "young.new", "half"));
    for (const std::string name : {"library.db.importing", "library.db.importing.new", "a.new"})
        fs::last_write_time(paths.data / name,
                            fs::file_time_type::clock::now() - std::chrono::hours(2));
    CHECK_FALSE(settings::open_to_others(paths).empty());
    settings::keep_private(paths);
    CHECK(settings::open_to_others(paths).empty());
    CHECK(mode_of(paths.data) == 0700);
    CHECK(mode_of(paths.editions()) == 0700);
    for (const auto& file : {paths.library(), paths.settings(), paths.secret_key(),
                             paths.editions() / "0001.db", paths.backups() / "library-0001.db"})
        CHECK(mode_of(file) == 0600);
    CHECK(mode_of(kiosk.folder / "outside") == 0644);
    REQUIRE(base::write_file(paths.data / "later", "x"));
    CHECK(mode_of(paths.data / "later") == 0600);
    CHECK_FALSE(fs::exists(paths.data / "library.db.importing"));
    CHECK_FALSE(fs::exists(paths.data / "library.db.importing.new"));
    CHECK_FALSE(fs::exists(paths.data / "a.new"));
    CHECK(fs::exists(paths.data / "young.new"));
    ::umask(old_umask);
}

TEST_CASE("A folder two users share stays open to their group alone", "[settings]") {
    const Data kiosk;
    const auto old_umask = ::umask(022);
    REQUIRE(::chmod(kiosk.paths.data.c_str(), 02775) == 0);
    settings::keep_private(kiosk.paths);
    CHECK(mode_of(kiosk.paths.data) == 02770);
    CHECK((mode_of(kiosk.paths.library()) & 07U) == 0);
    REQUIRE(base::write_file(kiosk.paths.data / "later", "x"));
    CHECK(mode_of(kiosk.paths.data / "later") == 0640);
    ::umask(old_umask);
}
