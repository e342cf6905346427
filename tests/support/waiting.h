// For what happens by itself, in another thread or process.
#pragma once

#include <chrono>
#include <functional>
#include <thread>

namespace support {

inline bool comes_true(const std::function<bool()>& what,
                       std::chrono::seconds within = std::chrono::seconds(15)) {
    const auto until = std::chrono::steady_clock::now() + within;
    while (std::chrono::steady_clock::now() < until) {
        if (what()) return true;
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
    return false;
}

inline double seconds_of(const std::function<void()>& act) {
    const auto start = std::chrono::steady_clock::now();
    act();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

}  // namespace support
