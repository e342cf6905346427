// What commands must not do to the kiosk's own files, to devices, and to a library that is only
// busy.
#include <sys/stat.h>

#include "commands/counter.h"

using Catch::Contains;

namespace fs = std::filesystem;

TEST_CASE("No output of any command goes over the kiosk's own files", "[commands]") {
    const auto kiosk = counter::opened();
    const auto content = "'" + (support::fixtures() / "library").string() + "'";
    const auto sums = [&] {
        return kiosk->in(
            "find data -type f ! -name '*-shm' ! -name '*-wal' "
            "! -name last-seen ! -name .room | sort | xargs sha256sum");
    };
    const auto before = sums();
    for (const std::string target :
         {"data/library.db", "data/clinic.toml", "data/editions/0001.db", "data/keys/publisher.key",
          "data/editions/current", "data/new.db"})
        for (const std::string& command :
             {"library copy " + target, "library copy-edition " + target,
              "pack " + content + " -o " + target, "handout prostatitis -o " + target,
              "check " + content + " -q --report " + target}) {
            const auto ran = kiosk->run(command);
            INFO(command << "\n" << ran.out);
            CHECK(ran.exit == 1);
            CHECK_THAT(ran.out, Contains("is one of this kiosk's own files"));
        }
    for (const std::string command : {"library export data", "library export data/content",
                                      "tour --out data/tour", "handout --all -o data"}) {
        const auto ran = kiosk->run(command);
        INFO(command << "\n" << ran.out);
        CHECK(ran.exit == 1);
        CHECK_THAT(ran.out, Contains("is one of this kiosk's own files"));
    }
    CHECK(sums() == before);
    // A folder around the data folder stands for no stick.
    const auto settings = base::read_file(kiosk->data / "clinic.toml").value();
    REQUIRE(base::write_file(kiosk->data / "clinic.toml",
                             "exchange = \"" + kiosk->folder.path().string() + "\"\n" + settings));
    CHECK_THAT(kiosk->run("handout prostatitis -o data/keys/publisher.key").out,
               Contains("is one of this kiosk's own files"));
    REQUIRE(base::write_file(kiosk->data / "clinic.toml", settings));
    CHECK(sums() == before);
}

TEST_CASE("Another user's library is not called missing or damaged", "[commands]") {
    if (::geteuid() != 0) {
        WARN("skipped: only root can become somebody else");
        return;
    }
    const auto kiosk = counter::opened();
    const auto as_nobody = [&](const std::string& command) {
        return support::run("setpriv --reuid=65534 --regid=65534 --clear-groups " +
                            support::program() + " --data '" + kiosk->data.string() + "' " +
                            command);
    };
    for (const mode_t folder : {0700, 0755}) {
        REQUIRE(::chmod(kiosk->folder.path().c_str(), 0755) == 0);
        REQUIRE(::chmod(kiosk->data.c_str(), folder) == 0);
        for (const std::string command :
             {"library list", "staff list", "library publish --by ann"}) {
            const auto ran = as_nobody(command);
            INFO(folder << ": " << command << "\n" << ran.out);
            CHECK(ran.exit == 1);
            CHECK_THAT(ran.out, Contains("may not be read and written by this user; run this as "
                                         "the user it belongs to"));
        }
    }
}

TEST_CASE("An export follows no link that lies in its folder, file or folder", "[commands]") {
    const auto kiosk = counter::opened();
    kiosk->write("real", "real");
    fs::create_directories(kiosk->folder / "out/en/topics");
    const base::Path page = kiosk->folder / "out/en/topics/prostatitis.md";
    fs::create_symlink(kiosk->folder / "real", page.string() + ".new");
    kiosk->must("library export out");
    fs::remove(page);
    fs::create_symlink(kiosk->folder / "real", page);
    CHECK_THAT(kiosk->run("library export out").out, Contains("prostatitis.md: is a link"));
    CHECK(base::read_file(kiosk->folder / "real").value() == "real");
    fs::create_directories(kiosk->folder / "other");
    fs::create_directory_symlink(kiosk->data / "keys", kiosk->folder / "other/diagrams");
    CHECK_THAT(kiosk->run("library export other").out, Contains("other/diagrams: is a link"));
}

TEST_CASE("No output takes the place of a device, a pipe or a link", "[commands]") {
    const auto kiosk = counter::opened();
    kiosk->write("real", "real");
    fs::create_symlink(kiosk->folder / "real", kiosk->folder / "link");
    REQUIRE(::mkfifo((kiosk->folder / "pipe").c_str(), 0600) == 0);
    for (const std::string target : {"/dev/full", "/dev/null", "link", "pipe"})
        for (const std::string act :
             {"library copy ", "library copy-edition ", "handout prostatitis -o "}) {
            const auto before =
                fs::symlink_status(target[0] == '/' ? base::Path(target) : kiosk->folder / target);
            const auto ran = kiosk->run(act + target);
            INFO(act << target << "\n" << ran.out);
            CHECK(ran.exit == 1);
            CHECK_THAT(ran.out, Contains("is a device, a pipe or a link"));
            CHECK(fs::symlink_status(target[0] == '/' ? base::Path(target) : kiosk->folder / target)
                      .type() == before.type());
        }
    CHECK(base::read_file(kiosk->folder / "real").value() == "real");
}

TEST_CASE("A library that is only busy is neither called damaged nor replaced", "[commands]") {
    const auto kiosk = counter::opened();
    const auto busy = [&](const std::string& command) {
        kiosk->write("hold.sql", "BEGIN IMMEDIATE;\n.shell cd '" + kiosk->folder.path().string() +
                                     "' && timeout 60 " + support::program() + " --data data " +
                                     command +
                                     " < /dev/null > said 2>&1; echo $? > rc\nROLLBACK;\n");
        kiosk->in("sqlite3 data/library.db < hold.sql");
        return kiosk->in("cat said rc");
    };
    const auto entries = kiosk->sqlite("SELECT count(*) FROM history");
    const auto doctor = busy("doctor");
    CHECK_THAT(doctor, Contains("is in use by another program") && !Contains("library recover"));
    for (const std::string force : {"", " --force"}) {
        const auto recovered = busy("library recover --by boss --secret-file boss.s" + force);
        INFO(recovered);
        CHECK_THAT(recovered, Contains("is in use by another program") && Catch::EndsWith("1\n"));
    }
    CHECK(kiosk->sqlite("SELECT count(*) FROM history") == entries);
    CHECK_FALSE(fs::exists(kiosk->data / "library.damaged-1.db"));
}

TEST_CASE("A library made to crash whoever opens it can be mended", "[commands]") {
    const auto kiosk = counter::opened();
    kiosk->sqlite("PRAGMA user_version = -1000000;");
    for (const std::string command : {"library list", "doctor", "staff list"}) {
        const auto ran = kiosk->run(command);
        INFO(command << "\n" << ran.out);
        CHECK(ran.exit == 1);
        CHECK_THAT(ran.out, Contains("is damaged: its version is below zero"));
    }
    kiosk->must(kiosk->by("boss", "library recover"));
    kiosk->must("history verify");
}

TEST_CASE("Without a home nothing is written below the working folder", "[commands]") {
    const support::Folder folder;
    for (const std::string variables :
         {"-u HOME -u XDG_DATA_HOME", "-u HOME XDG_DATA_HOME=here", "HOME=here XDG_DATA_HOME=there",
          "-u XDG_DATA_HOME HOME="}) {
        const auto ran = support::run("cd '" + folder.path().string() + "' && env " + variables +
                                      " " + support::program() + " keys new < /dev/null");
        INFO(variables << "\n" << ran.out);
        CHECK(ran.exit == 1);
        CHECK_THAT(ran.out, Contains("say --data FOLDER"));
        CHECK(std::count(ran.out.begin(), ran.out.end(), '\n') == 1);
        CHECK(fs::is_empty(folder.path()));
    }
}

TEST_CASE("What others could read is closed to them by any command", "[commands]") {
    const auto kiosk = counter::opened();
    kiosk->in("chmod -R a+rX data");
    kiosk->must("library list");
    CHECK(kiosk->in("find data -perm /077").empty());
    CHECK_THAT(kiosk->run("doctor").out, Contains("ok       files "));
}
