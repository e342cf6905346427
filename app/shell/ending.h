// How the program is told to end from outside: by a signal (SIGTERM, SIGINT, SIGHUP), and by
// nothing else where its window must not be closed by whoever stands before it.
#pragma once

#include <functional>

namespace shell {

// SDL lets signals be; without heed_signals() they end a program as they always do. And it says
// "quit" for no window that was closed, so that this means one thing: the display went away.
void leave_signals();
// From now on a signal is a wish to end, which the frame loop finds when it looks next; `wake` ends
// its wait, on a thread of its own.
void heed_signals(const std::function<void()>& wake = {});
bool told_to_end();

}  // namespace shell
