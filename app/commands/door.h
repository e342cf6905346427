// The automation door as drive and tour open it: a kiosk on a stand-in clock and printer, drawn in
// memory.
#pragma once

#include <functional>
#include <string>

#include "commands/command.h"
#include "shell/drive.h"

namespace commands {

struct Door {
    shell::Drive& drive;
    screens::Clinic& clinic;
    devices::StandInPrinter& printer;
};

// Tells what is wrong when it cannot be opened; otherwise the exit code of `act`.
int through_door(const Context& context, const std::string& size,
                 const std::function<int(Door)>& act);

}  // namespace commands
