// Urokiosk: a touch kiosk for the waiting room of a urology clinic. Licence GPL-3.0-or-later.
#include <malloc.h>

#include <cstdio>
#include <exception>

#include "commands/command.h"

int main(int argc, char** argv) {
    // Pictures come and go in megabytes, set lines in tens of kilobytes. Left alone, glibc raises
    // this limit at the first one and then keeps their holes in the heap; fixed, each goes back to
    // the system when dropped.
    mallopt(M_MMAP_THRESHOLD, 64 * 1024);
    try {
        return commands::run(argc, argv);
    } catch (const std::exception& error) {
        std::fprintf(stderr, "urokiosk: %s\n", error.what());
        return 1;
    }
}
