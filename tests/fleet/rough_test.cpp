// Power cuts and full disks, at any place: what is shown is whole, and the next time goes on.
// 20 kills in the usual run; `unit_tests "[thousand]"` does a thousand.
#include <sched.h>
#include <signal.h>
#include <sys/mount.h>
#include <sys/statvfs.h>
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

namespace {

enum class Full { no_disk, told, taken, broken, stuck };

// In a process of its own: the kiosk's folder on a disk that has so many pages left. Afterwards
// somebody makes room.
Full take_with_room(const Lab& lab, const base::Path& kept, std::uintmax_t pages) {
    const auto kiosk = lab.kiosk("a");
    const auto data = kiosk.paths.data;
    constexpr std::uintmax_t page = 4096;
    const auto disk = [&](unsigned long how, std::uintmax_t size) {
        const auto told = "size=" + std::to_string(size);
        return ::mount("none", data.c_str(), "tmpfs", how, told.c_str()) == 0;
    };
    if (::unshare(CLONE_NEWNS) != 0 ||
        ::mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0 || !disk(0, 64U << 20U))
        return Full::no_disk;
    const auto first = [&] {
        std::filesystem::copy(kept, data, std::filesystem::copy_options::recursive);
        return Lab::version(kiosk);
    }();
    struct statvfs room {};
    if (::statvfs(data.c_str(), &room) != 0) return Full::no_disk;
    if (!disk(MS_REMOUNT, (room.f_blocks - room.f_bfree + pages) * page)) return Full::no_disk;
    const auto taken = lab.take("a");
    const auto now = Lab::version(kiosk);
    base::Problems passed_over;
    const bool whole = edition::EditionStore(kiosk.paths.editions())
                           .open_best(kiosk.settings, passed_over)
                           .has_value();
    const bool quiet = taken.problems.empty();
    if (!whole || !passed_over.empty() || (now == first && quiet)) return Full::broken;
    if (!disk(MS_REMOUNT, 64U << 20U)) return Full::no_disk;
    const auto again = lab.take("a");
    if (!again.problems.empty() || again.state.number != 2 || Lab::version(kiosk) == first ||
        !Lab::off(kiosk, "prostate"))
        return Full::stuck;
    return quiet ? Full::taken : Full::told;
}

Full in_a_child(const Lab& lab, const base::Path& kept, std::uintmax_t pages) {
    const pid_t child = ::fork();
    if (child == 0) {
        try {
            ::_exit(static_cast<int>(take_with_room(lab, kept, pages)));
        } catch (const std::exception&) {
            ::_exit(static_cast<int>(Full::broken));
        }
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFEXITED(status) ? static_cast<Full>(WEXITSTATUS(status)) : Full::broken;
}

}  // namespace

TEST_CASE("A disk that is full at any write leaves what is shown, and is told", "[fleet]") {
    Lab lab;
    REQUIRE(lab.take("a").state.number == 1);
    const auto kept = lab.path("kept");
    std::filesystem::copy(lab.kiosk("a").paths.data, kept,
                          std::filesystem::copy_options::recursive);
    lab.now += 60;
    lab.publish();
    lab.withdraw("prostate");
    // One page more each time, until it fits: so each of its writes was the one that did not.
    std::uintmax_t pages = 0;
    for (; pages < 2000; ++pages) {
        const auto done = in_a_child(lab, kept, pages);
        if (done == Full::no_disk) {
            WARN("skipped: no small disk can be mounted here");
            return;
        }
        INFO(pages << " pages left");
        REQUIRE((done == Full::told || done == Full::taken));
        if (done == Full::taken) break;
    }
    CHECK(pages > 20);
    CHECK(pages < 2000);
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
