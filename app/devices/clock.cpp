#include "devices/clock.h"

#include <chrono>
#include <ctime>

namespace devices {

// Sleep counts: a visit that was open when the machine went to sleep is over when it wakes.
double SystemClock::seconds() const {
    timespec now{};
    clock_gettime(CLOCK_BOOTTIME, &now);
    return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) / 1e9;
}

text::Date SystemClock::today() const {
    const std::time_t now = std::time(nullptr);
    std::tm local{};
    localtime_r(&now, &local);
    return {local.tm_year + 1900, local.tm_mon + 1, local.tm_mday};
}

std::int64_t SystemClock::moment() const { return std::time(nullptr); }

int SystemClock::offset_s(std::int64_t moment) const {
    const std::time_t then = moment;
    std::tm local{};
    if (localtime_r(&then, &local) == nullptr) return 0;
    return static_cast<int>(local.tm_gmtoff);
}

// Nine in the morning, UTC, and what was waited since.
std::int64_t StandInClock::moment() const {
    using namespace std::chrono;
    const sys_days day = year(today_.year) / month(static_cast<unsigned>(today_.month)) /
                         std::chrono::day(static_cast<unsigned>(today_.day));
    return duration_cast<std::chrono::seconds>(day.time_since_epoch()).count() + 9 * 3600 +
           static_cast<std::int64_t>(seconds_);
}

}  // namespace devices
