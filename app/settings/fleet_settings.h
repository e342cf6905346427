// [fleet] of clinic.toml: where this kiosk's editions come from, and where its own go to.
#pragma once

#include <string>

#include "text/toml.h"

namespace settings {

struct FleetSettings {
    std::string name;     // of this kiosk, as the desk's list shows it; empty: the machine's
    std::string url;      // of the channel; empty: none
    std::string channel;  // its folder, on a machine that writes it
    std::string proxy;
    std::string certificate, key;  // of this kiosk, in PEM, for a server that asks who it is
    std::string authority;         // whose certificates the server has; empty: the system's
};

FleetSettings read_fleet(const text::Toml& toml);

}  // namespace settings
