#include "settings/brightness.h"

namespace settings {

int wanted_brightness(const Settings& settings, bool dark) {
    if (settings.brightness == 0) return -1;
    return dark ? settings.night_brightness : settings.brightness;
}

// What cannot be asked for now is asked for with the next change: no reason to stop.
void Lamp::want(int percent) {
    if (percent < 0 || percent == asked_) return;
    if (base::write_file(paths_.brightness(), std::to_string(percent) + "\n")) asked_ = percent;
}

}  // namespace settings
