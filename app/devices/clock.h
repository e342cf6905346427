// Time comes in by this door. The program runs on a real clock, tests on one they turn themselves.
#pragma once

#include <cstdint>

#include "text/date.h"

namespace devices {

// What due_in() answers who waits for nothing: to look an hour later costs nothing.
inline constexpr double never_s = 3600;

class Clock {
  public:
    virtual ~Clock() = default;
    virtual double seconds() const = 0;       // monotone, from an arbitrary start
    virtual text::Date today() const = 0;     // in local time
    virtual std::int64_t moment() const = 0;  // seconds since 1970, UTC
    // Of local time from UTC at a moment: half of the year it is another one.
    virtual int offset_s(std::int64_t) const { return 0; }
};

class SystemClock : public Clock {
  public:
    double seconds() const override;
    text::Date today() const override;
    std::int64_t moment() const override;
    int offset_s(std::int64_t moment) const override;
};

// Stands still until told.
class StandInClock : public Clock {
  public:
    double seconds() const override { return seconds_; }
    text::Date today() const override { return today_; }
    std::int64_t moment() const override;
    void wait(double seconds) { seconds_ += seconds; }
    void set(const text::Date& day) { today_ = day; }

  private:
    double seconds_ = 0;
    text::Date today_{2026, 11, 22};
};

}  // namespace devices
