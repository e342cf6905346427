// What the bench measures with: time, memory, other programs, and how a row is printed.
#pragma once

#include <sys/types.h>
#include <time.h>

#include <algorithm>
#include <chrono>
#include <string>
#include <vector>

namespace bench {

using Time = std::chrono::steady_clock;

inline double ms_since(Time::time_point start) {
    return std::chrono::duration<double, std::milli>(Time::now() - start).count();
}

// Of the processor, by this thread: what others on the machine do does not count.
inline double worked_ms() {
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

inline double median(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    return values.empty() ? 0 : values[values.size() / 2];
}

template <class Act>
double median_ms(int times, const Act& act) {
    std::vector<double> all;
    for (int i = 0; i < times; ++i) {
        const auto start = Time::now();
        act();
        all.push_back(ms_since(start));
    }
    return median(all);
}

void row(const char* what, double value, double limit, const char* unit);

// What staff wait for, together as "desk" or each by its name: desk_bench.cpp.
struct Part {
    const char* name;
    void (*run)();
};
std::vector<Part> desk_parts();
void touch(const std::string& data);  // touch_bench.cpp

// Proportional: what is shared counts by its share.
double own_memory_mb();

struct Child {
    pid_t id = 0;
    int out = -1;  // what it prints
};
Child start(const std::vector<std::string>& arguments, bool quiet = false);

struct Ended {
    int exit = -1;
    double seconds = 0, peak_mb = 0;
};
// Runs a program to its end, its words thrown away.
Ended run(const std::vector<std::string>& arguments);

}  // namespace bench
