#include "devices/clock.h"

#include <fcntl.h>
#include <sched.h>
#include <sys/wait.h>
#include <unistd.h>

#include <ctime>

namespace {

// What a clock shows in a process whose machine slept for an hour: the kernel lets the clock that
// counts sleep run ahead, for a namespace of time. 0: this kernel or user may not.
double shown_after_sleep() {
    int pipe_ends[2];
    REQUIRE(pipe(pipe_ends) == 0);
    const pid_t child = fork();
    if (child == 0) {
        double shown = 0;
        const bool may = unshare(CLONE_NEWTIME) == 0;
        const int file = may ? open("/proc/self/timens_offsets", O_WRONLY) : -1;
        if (file >= 0 && write(file, "boottime 3600 0", 15) == 15) {
            const pid_t slept = fork();  // only children live in the new time
            if (slept == 0) {
                shown = devices::SystemClock().seconds();
                (void)!write(pipe_ends[1], &shown, sizeof shown);
                _exit(0);
            }
            waitpid(slept, nullptr, 0);
        } else {
            (void)!write(pipe_ends[1], &shown, sizeof shown);
        }
        _exit(0);
    }
    double shown = 0;
    CHECK(read(pipe_ends[0], &shown, sizeof shown) == sizeof shown);
    waitpid(child, nullptr, 0);
    close(pipe_ends[0]);
    close(pipe_ends[1]);
    return shown;
}

}  // namespace

TEST_CASE("Sleep of the machine counts as time that passed", "[devices]") {
    const double now = devices::SystemClock().seconds();
    timespec awake{};
    clock_gettime(CLOCK_BOOTTIME, &awake);
    CHECK(std::abs(now - static_cast<double>(awake.tv_sec)) < 2);
    const double slept = shown_after_sleep();
    if (slept == 0) {
        WARN("skipped: no namespace of time may be made here");
        return;
    }
    CHECK(slept - now == Approx(3600).margin(30));
}

TEST_CASE("A test's clock stands still until it is told", "[devices]") {
    devices::StandInClock clock;
    const double start = clock.seconds();
    CHECK(clock.seconds() == start);
    clock.wait(90);
    CHECK(clock.seconds() == start + 90);
    clock.set({2027, 2, 28});
    CHECK(clock.today() == text::Date{2027, 2, 28});
    CHECK(clock.seconds() == start + 90);
}

TEST_CASE("The machine's clock never goes back and knows the day", "[devices]") {
    const devices::SystemClock clock;
    double last = clock.seconds();
    for (int i = 0; i < 1000; ++i) {
        const double now = clock.seconds();
        REQUIRE(now >= last);
        last = now;
    }
    CHECK(clock.today() >= text::Date{2025, 1, 1});
    CHECK(text::parse_date(text::to_iso(clock.today())));
}
