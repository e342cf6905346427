#include "commands/door.h"

#include <iostream>

#include "devices/stand_in_voice.h"

namespace commands {

int through_door(const Context& context, const std::string& size,
                 const std::function<int(Door)>& act) {
    shell::GraphicsSpec spec;
    if (!read_size(size, spec.width_px, spec.height_px)) {
        std::cerr << "--size is WIDTHxHEIGHT, for example 1080x1920\n";
        return Exit::wrong_use;
    }
    devices::StandInPrinter printer;
    devices::StandInClock clock;
    devices::StandInVoice voice(clock);
    base::Problems notes;
    const auto clinic = shell::open_clinic(context.place(), {printer, voice, clock}, notes);
    tell(notes);
    if (!clinic) return Exit::problems;
    shell::Graphics graphics(spec);
    shell::Drive drive({*clinic, clock, printer, voice, graphics, &graphics, graphics.glass()});
    return act({drive, *clinic, printer});
}

}  // namespace commands
