#include "devices/loudness.h"

#include <cmath>
#include <numbers>

namespace devices {

namespace {
constexpr double usual_gain_db = -20;  // below full scale: room for the louder steps
}

double gain(const Manner& manner) {
    const double db = usual_gain_db + volumes_db[static_cast<std::size_t>(manner.volume)];
    return std::pow(10, db / 20.0);
}

std::vector<std::int16_t> chime_of(const Manner& manner, int samples_a_second) {
    std::vector<std::int16_t> samples(static_cast<std::size_t>(samples_a_second) / 8);
    const double all = static_cast<double>(samples.size());
    for (std::size_t i = 0; i < samples.size(); ++i) {
        const double t = static_cast<double>(i) / samples_a_second;
        const double fades = 1 - static_cast<double>(i) / all;
        samples[i] = static_cast<std::int16_t>(gain(manner) * 20000 * fades *
                                               std::sin(2 * std::numbers::pi * 330 * t));
    }
    return samples;
}

}  // namespace devices
