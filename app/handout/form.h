// Paper to fill in: how, its lines and cells, whom to call; as many sheets as somebody needs.
#pragma once

#include "handout/leaflet.h"

namespace handout {

// Two languages one after the other.
LaidOut form_pages(const Materials& materials, const Topic& topic, const Choice& choice,
                   const std::string& code);

}  // namespace handout
