// How bright the screen's lamp is to be: asked for in a file, which who may set lamps watches
// (assets/appliance/brightness). This program reaches none itself.
#pragma once

#include "settings/data_paths.h"
#include "settings/settings.h"

namespace settings {

// In percent, by day or while the glass is dark; -1: the lamp is left as it is.
int wanted_brightness(const Settings& settings, bool dark);

class Lamp {
  public:
    explicit Lamp(const DataPaths& paths) : paths_(paths) {}
    // Asked again only for another one than the last.
    void want(int percent);

  private:
    const DataPaths& paths_;
    int asked_ = -1;
};

}  // namespace settings
