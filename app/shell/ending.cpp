#include "shell/ending.h"

#include <SDL.h>
#include <fcntl.h>
#include <signal.h>
#include <unistd.h>

#include <cerrno>
#include <thread>

namespace shell {

namespace {

volatile sig_atomic_t told = 0;
int to_waker = -1;

void note(int) {
    const int error = errno;
    told = 1;
    if (to_waker >= 0) {
        [[maybe_unused]] const auto written = write(to_waker, "x", 1);
    }
    errno = error;
}

// SDL goes on waiting after a signal, and may not be called by who handles one.
void start_waker(const std::function<void()>& wake) {
    int ends[2];
    if (to_waker >= 0 || pipe2(ends, O_CLOEXEC) != 0) return;
    to_waker = ends[1];
    std::thread([from = ends[0], wake] {
        for (char one = 0; read(from, &one, 1) == 1;) wake();
    }).detach();
}

}  // namespace

void leave_signals() {
    SDL_SetHint(SDL_HINT_NO_SIGNAL_HANDLERS, "1");
    SDL_SetHint(SDL_HINT_QUIT_ON_LAST_WINDOW_CLOSE, "0");
}

void heed_signals(const std::function<void()>& wake) {
    leave_signals();
    told = 0;
    if (wake) start_waker(wake);
    struct sigaction act {};
    act.sa_handler = note;
    for (const int one : {SIGTERM, SIGINT, SIGHUP}) sigaction(one, &act, nullptr);
}

bool told_to_end() { return told != 0; }

}  // namespace shell
