// What was withdrawn, and what was read, in the shell.
#include <chrono>

#include "commands/counter.h"

using Catch::Contains;
using counter::page;

namespace fs = std::filesystem;

namespace {

std::string withdraw(const counter::Counter& desk) {
    return desk.must(desk.by("boss", "library withdraw " + page + " --reason 'A wrong dose'"));
}

std::string refused_with(const support::Ran& ran) {
    INFO(ran.out);
    CHECK(ran.exit != 0);
    return ran.out;
}

}  // namespace

TEST_CASE("No paper and no copy of a withdrawn page without a word", "[commands]") {
    const auto desk = counter::opened();
    const auto made = desk->must("handout prostatitis -o old.pdf");
    const auto code = made.substr(made.find("code ") + 5, 8);
    withdraw(*desk);
    CHECK_THAT(refused_with(desk->run("handout prostatitis -o new.pdf")),
               Contains("prostatitis: is withdrawn: no paper is made of it"));
    CHECK_THAT(refused_with(desk->run("handout --code " + code + " -o new.pdf")),
               Contains("is withdrawn"));
    CHECK_FALSE(fs::exists(desk->folder / "new.pdf"));
    CHECK_THAT(desk->run("handout --all -o all").out,
               Contains("prostatitis: warning: is withdrawn: no paper is made of it"));
    CHECK(fs::exists(desk->folder / "all/prostate-en-normal.pdf"));
    CHECK_FALSE(fs::exists(desk->folder / "all/prostatitis-en-normal.pdf"));
    const auto told = desk->must("recall " + code);
    CHECK_THAT(told, Contains("withdrawn at once by boss on ") && !Contains("current: "));
    CHECK_THAT(desk->must("library copy-edition ward.db"),
               Contains("prostatitis: withdrawn, so it rests where this copy is taken, too"));
    // The other kiosk, which has no library.
    fs::create_directories(desk->folder / "ward");
    fs::copy(desk->data / "clinic.toml", desk->folder / "ward/clinic.toml");
    const auto at_ward = [&](const std::string& act) {
        return desk->in(support::program() + " --data ward " + act + " 2>&1 < /dev/null");
    };
    CHECK_THAT(at_ward("library take-edition ward.db"), Contains("prostatitis: withdrawn"));
    CHECK_THAT(at_ward("handout prostatitis -o ward.pdf"), Contains("is withdrawn"));
    CHECK_THAT(at_ward("handout prostate -o ward.pdf"), Contains("pages, code"));
}

TEST_CASE("A roll back tells which pages rest, until they are released by name", "[commands]") {
    const auto desk = counter::opened();
    withdraw(*desk);
    desk->approved("It is common.", "It is quite common.");
    desk->must(desk->by("boss", "library restore " + page));
    desk->must(desk->by("boss", "library publish"));
    desk->must("handout prostatitis -o new.pdf");
    CHECK_THAT(desk->must(desk->by("boss", "library rollback 1 --reason back")),
               Contains("edition 1: in use again\nprostatitis: withdrawn, so it rests"));
    CHECK_THAT(refused_with(desk->run("handout prostatitis -o old.pdf")), Contains("is withdrawn"));
    CHECK_THAT(desk->must(desk->by("boss", "library release " + page)), Contains("is shown again"));
    desk->must("handout prostatitis -o old.pdf");
}

TEST_CASE("An approval names the revision that was read", "[commands]") {
    const auto desk = counter::opened();
    desk->change("It is common.", "It is quite common.");
    desk->must(desk->by("ann", "library edit " + page + " page.md"));
    desk->must(desk->by("ann", "library submit " + page));  // revision 3 is read
    desk->change("It is quite common.", "It is rare.");
    desk->must(desk->by("ann", "library edit " + page + " page.md"));
    const auto sent = desk->must(desk->by("ann", "library submit " + page));
    CHECK_THAT(sent, Contains("in review: revision 4, digest "));
    const auto digest = sent.substr(sent.find("digest ") + 7, 12);
    CHECK(desk->by("rita", "library approve " + page).exit == 2);
    CHECK_THAT(refused_with(desk->by("rita", "library approve " + page + " --revision 3")),
               Contains("revision 3 is not the newest any more: ann wrote revision 4"));
    CHECK_THAT(refused_with(desk->by("rita", "library approve " + page + " --digest 0123456789ab")),
               Contains("revision 4 is not the text that was read"));
    CHECK_THAT(desk->must("library diff " + page), Contains("revision 4, digest " + digest));
    CHECK_THAT(desk->must(desk->by("rita", "library approve " + page + " --digest " + digest)),
               Contains("revision 4, digest " + digest + ": approved as revision 4"));
}

TEST_CASE("Accounts are unlocked and renamed by a manager, and each change is in a backup",
          "[commands]") {
    const auto desk = counter::opened();
    const auto backups = [&] {
        std::size_t count = 0;
        for (const auto& one : fs::directory_iterator(desk->data / "backups"))
            count += one.path().extension() == ".db" ? 1 : 0;
        return count;
    };
    const auto before = backups();
    const std::string boss = " --by boss --by-secret-file boss.s";
    CHECK_THAT(desk->must("staff unlock rita" + boss), Contains("rita: may sign in again"));
    desk->must("staff change rita --inactive" + boss);
    desk->must("staff alias rita 'A former doctor'" + boss);
    CHECK(backups() == before + 3);
    const auto history = desk->must("history --most 500");
    CHECK_THAT(history,
               !Contains("Rita Moor") && !Contains(" rita ") && Contains("A former doctor"));
    CHECK_THAT(desk->must("history verify"), Catch::StartsWith("unbroken: "));
}

TEST_CASE("A library that another program keeps to itself hinders no withdrawal, and is named",
          "[commands][slow]") {
    const auto desk = counter::opened();
    const auto holder = support::run(
        "cd '" + desk->folder.path().string() +
        "' || exit; (echo 'PRAGMA locking_mode=EXCLUSIVE; BEGIN EXCLUSIVE; SELECT 1;'; sleep 40) "
        "2>/dev/null | sqlite3 data/library.db > held.txt 2>&1 & echo $! > held.pid; sleep 1; "
        "cat held.txt");
    REQUIRE(base::write_file(desk->folder / "nobody.s", "some words or other\n"));
    REQUIRE_THAT(holder.out, Contains("1"));
    const auto begun = std::chrono::steady_clock::now();
    CHECK_THAT(refused_with(desk->by("boss", "library publish")),
               Contains("held by process ") && Contains("(sqlite3)"));
    CHECK_THAT(refused_with(desk->by("nobody", "library withdraw " + page + " --reason 'wrong'")),
               Contains("do not fit together"));
    CHECK_THAT(desk->must(desk->by("boss", "library withdraw " + page + " --reason 'wrong dose'")),
               Contains("off the glass within seconds; the library is held by process "));
    CHECK(std::chrono::steady_clock::now() - begun < std::chrono::seconds(30));
    CHECK_THAT(refused_with(desk->run("handout prostatitis -o old.pdf")), Contains("is withdrawn"));
    desk->in("kill $(cat held.pid)");
    support::run("sleep 0.5");
    CHECK_THAT(desk->must("history --most 5"), Contains("wrong dose"));
}
