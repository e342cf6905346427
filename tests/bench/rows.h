// A measured value beside its limit, one a line.
#pragma once

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <vector>

namespace bench {

using Time = std::chrono::steady_clock;

inline double ms_since(Time::time_point start) {
    return std::chrono::duration<double, std::milli>(Time::now() - start).count();
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

inline void row(const char* what, double value, double limit, const char* unit) {
    std::printf("%-52s %9.1f %9.1f %-4s %s\n", what, value, limit, unit,
                value <= limit ? "ok" : "MISSED");
    std::fflush(stdout);
}

void desk();  // what staff wait for: desk_bench.cpp

}  // namespace bench
