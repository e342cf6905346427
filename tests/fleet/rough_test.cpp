// Power cuts and full disks, at any place: what is shown is whole, and the next time goes on.
// 20 kills in the usual run; `unit_tests "[thousand]"` does a thousand.
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <iostream>

#include "fleet/lab.h"

namespace {

using lab::Lab;

// Killed after so many microseconds of taking; true where it was done before.
bool killed_after(const Lab& lab, unsigned microseconds) {
    const pid_t child = ::fork();
    if (child == 0) {
        (void)lab.take("a");
        ::_exit(0);
    }
    ::usleep(microseconds);
    ::kill(child, SIGKILL);
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFEXITED(status);
}

void kill_again_and_again(int kills) {
    Lab lab;
    REQUIRE(lab.take("a").state.number == 1);
    unsigned longest = 200'000;
    for (int i = 0; i < kills; ++i) {
        // An edition and a withdrawal to take; then, cut off anywhere, whole all the same.
        lab.now += 60;
        if (i % 5 == 0) lab.publish();
        lab.now += 1;
        lab.withdraw(i % 2 == 0 ? "prostate" : "prostatitis");
        const auto kiosk = lab.kiosk("a");
        const unsigned wait = static_cast<unsigned>(i) * 7919U % longest;
        if (killed_after(lab, wait)) longest = std::max(2000U, longest * 9 / 10);
        base::Problems passed_over;
        const edition::EditionStore editions(kiosk.paths.editions());
        REQUIRE(editions.open_best(kiosk.settings, passed_over));
        REQUIRE(lab::told(passed_over) == "");
        REQUIRE(editions.withdrawals());
        if (i % 5 != 4) continue;
        lab.now += 200;  // nobody watched: what was on trial may stay
        const auto taken = lab.take("a");
        INFO("kill " << i << " after " << wait);
        REQUIRE(lab::told(taken.problems) == "");
        REQUIRE(taken.state.number == lab.owner().newest());
        REQUIRE(Lab::off(kiosk, "prostate"));
        REQUIRE(Lab::off(kiosk, "prostatitis"));
    }
}

}  // namespace

TEST_CASE("Killed at any step, a kiosk shows a whole edition and goes on", "[fleet]") {
    kill_again_and_again(20);
}

TEST_CASE("The same a thousand times", "[.][thousand]") {
    kill_again_and_again(1000);
    std::cout << "1000 kills\n";
}

TEST_CASE("A disk that is full at any write leaves what is shown", "[fleet]") {
    Lab lab;
    REQUIRE(lab.take("a").state.number == 1);
    const auto first = Lab::version(lab.kiosk("a"));
    lab.now += 60;
    lab.publish();
    const auto bytes = std::filesystem::file_size(lab.kiosk("a").paths.editions() / "0001.db");
    // No file can grow beyond so much: the state's, metadata's, the edition's at its last page.
    for (const auto room : {std::uintmax_t{0}, std::uintmax_t{100}, std::uintmax_t{700},
                            std::uintmax_t{3000}, bytes / 2, bytes - 1}) {
        const pid_t child = ::fork();
        if (child == 0) {
            const rlimit little{room, room};
            ::signal(SIGXFSZ, SIG_IGN);
            ::setrlimit(RLIMIT_FSIZE, &little);
            ::_exit(lab.take("a").problems.empty() ? 0 : 1);
        }
        int status = 0;
        ::waitpid(child, &status, 0);
        INFO(room);
        CHECK(WIFEXITED(status));
        CHECK(WEXITSTATUS(status) == 1);
        CHECK(Lab::version(lab.kiosk("a")) == first);
    }
    const auto taken = lab.take("a");
    CHECK(lab::told(taken.problems) == "");
    CHECK(taken.state.number == 2);
}

TEST_CASE("What was taken before the power went is not fetched twice", "[fleet]") {
    Lab lab;
    fleet::FolderSource channel(lab.channel);
    const auto kiosk = lab.kiosk("a");
    const auto mirror = kiosk.paths.fleet() / "mirror", trust = kiosk.paths.fleet() / "trust";
    CHECK(fleet::fetch(channel, mirror, kiosk, trust) == true);
    CHECK(lab.take("a", mirror).state.number == 1);
    CHECK(fleet::fetch(channel, mirror, kiosk, trust) == false);
    // A copy that got lost is made anew, by the same rules.
    std::filesystem::remove_all(mirror);
    lab.now += 60;
    lab.publish();
    CHECK(fleet::fetch(channel, mirror, lab.kiosk("a"), trust) == true);
    CHECK(lab.take("a", mirror).state.number == 2);
}
