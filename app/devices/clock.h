// Time comes in by this door. The program runs on a real clock, tests on one they turn themselves.
#pragma once

#include "base/date.h"

namespace devices {

class Clock {
  public:
    virtual ~Clock() = default;
    virtual double seconds() const = 0;    // monotone, from an arbitrary start
    virtual base::Date today() const = 0;  // in local time
};

class SystemClock : public Clock {
  public:
    double seconds() const override;
    base::Date today() const override;
};

// Stands still until told.
class StandInClock : public Clock {
  public:
    double seconds() const override { return seconds_; }
    base::Date today() const override { return today_; }
    void wait(double seconds) { seconds_ += seconds; }
    void set(const base::Date& day) { today_ = day; }

  private:
    double seconds_ = 0;
    base::Date today_{2026, 11, 22};
};

}  // namespace devices
