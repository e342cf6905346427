// Urokiosk: a touch kiosk for the waiting room of a urology clinic. Licence GPL-3.0-or-later.
#include <cstdio>
#include <exception>

#include "commands/command.h"

int main(int argc, char** argv) {
    try {
        return commands::run(argc, argv);
    } catch (const std::exception& error) {
        std::fprintf(stderr, "urokiosk: %s\n", error.what());
        return 1;
    }
}
