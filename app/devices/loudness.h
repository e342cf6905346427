// How loud the voice's samples are, and the chime that is as loud as it.
#pragma once

#include <cstdint>
#include <vector>

#include "devices/voice.h"

namespace devices {

double gain(const Manner& manner);  // a share of what espeak-ng gives
std::vector<std::int16_t> chime_of(const Manner& manner, int samples_a_second);

}  // namespace devices
