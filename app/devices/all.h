// What may fail on its own, handed in together.
#pragma once

#include "devices/clock.h"
#include "devices/printer.h"
#include "devices/voice.h"

namespace devices {

struct All {
    Printer& printer;
    Voice& voice;
    const Clock& clock;
};

}  // namespace devices
