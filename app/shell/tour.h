// Visits every screen and leaves a picture and an outline of each: what people look at before they
// call a thing done.
#pragma once

#include "base/file.h"
#include "shell/drive.h"

namespace shell {

struct TourSpec {
    base::Path out;
    std::string language, text_size = "normal", theme = "light";
    std::function<void(const std::string&)>
        told;  // each picture's name as it is made; may be empty
};

// Number of pictures, or what went wrong at which screen.
base::Result<int> tour(Drive& drive, kiosk::Services& services, const TourSpec& spec);

}  // namespace shell
