#include "devices/clock.h"

#include <chrono>
#include <ctime>

namespace devices {

double SystemClock::seconds() const {
    const auto now = std::chrono::steady_clock::now().time_since_epoch();
    return std::chrono::duration<double>(now).count();
}

text::Date SystemClock::today() const {
    const std::time_t now = std::time(nullptr);
    std::tm local{};
    localtime_r(&now, &local);
    return {local.tm_year + 1900, local.tm_mon + 1, local.tm_mday};
}

std::int64_t SystemClock::moment() const { return std::time(nullptr); }

int SystemClock::offset_s() const {
    const std::time_t now = std::time(nullptr);
    std::tm local{};
    localtime_r(&now, &local);
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
