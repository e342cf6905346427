#include "kiosk/hearing.h"

#include <algorithm>

namespace kiosk {

namespace {

constexpr double own_words_s = 60;  // what keys do, and other words that stand on no screen
constexpr double stall_s = 20;   // beside the longest item: a voice that came no further is stuck
constexpr double pause_s = 0.5;  // after each item

// Words at the slowest speed; numbers may be read digit by digit.
double seconds_of(const std::string& words) {
    const auto count = [&](auto of) {
        return static_cast<double>(std::count_if(words.begin(), words.end(), of));
    };
    const double spaces = count([](char c) { return c == ' ' || c == '\n'; });
    const double digits = count([](char c) { return c >= '0' && c <= '9'; });
    const double slowest = devices::usual_words_a_minute * devices::speeds.front();
    return (spaces + digits + 1) * 60 / slowest + pause_s;
}

}  // namespace

void Hearing::follow(const devices::Spoken& now, const ui::Scene& scene, double now_s) {
    const bool begins = now.speaking && !speaking_;
    speaking_ = now.speaking;
    if (!speaking_) {
        end_s_ = now_s + stall_s;  // of what may begin in this frame
        return;
    }
    double all_s = own_words_s, longest_s = 0;
    for (const auto& node : scene.nodes) {
        const double seconds = seconds_of(node.name);
        all_s += seconds;
        longest_s = std::max(longest_s, seconds);
    }
    const bool further = now.saying > saying_ || (now.saying == saying_ && now.begin > byte_);
    if (begins) most_s_ = now_s + all_s;
    if (!begins && !further) return;
    saying_ = now.saying;
    byte_ = now.begin;
    end_s_ = std::min(most_s_, now_s + longest_s + stall_s);
}

}  // namespace kiosk
