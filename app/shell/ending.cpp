#include "shell/ending.h"

#include <SDL.h>
#include <signal.h>

namespace shell {

namespace {

volatile sig_atomic_t told = 0;

void note(int) { told = 1; }

}  // namespace

void leave_signals() {
    SDL_SetHint(SDL_HINT_NO_SIGNAL_HANDLERS, "1");
    SDL_SetHint(SDL_HINT_QUIT_ON_LAST_WINDOW_CLOSE, "0");
}

void heed_signals() {
    leave_signals();
    told = 0;
    struct sigaction act {};
    act.sa_handler = note;
    for (const int one : {SIGTERM, SIGINT, SIGHUP}) sigaction(one, &act, nullptr);
}

bool told_to_end() { return told != 0; }

}  // namespace shell
