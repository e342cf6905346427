// A window without a screen, for loops: time passes only while it waits, and it closes itself at
// the end of the story.
#pragma once

#include <deque>
#include <functional>
#include <utility>
#include <vector>

#include "devices/clock.h"
#include "shell/frame_loop.h"

namespace support {

struct StillWindow : shell::Window {
    StillWindow(devices::StandInClock& of, base::Glass pane) : clock(of), size(pane) {}

    base::Glass glass() const override { return size; }
    std::optional<ui::Input> wait(double seconds, bool& quit) override {
        ++waits;
        const bool comes = !coming.empty() && coming.front().now_s <= clock.seconds() + seconds;
        const double until = comes ? coming.front().now_s : clock.seconds() + seconds;
        if (until > end_s) {
            clock.wait(end_s - clock.seconds());
            quit = true;
            return std::nullopt;
        }
        clock.wait(std::max(0.0, until - clock.seconds()));
        if (seconds == 0) clock.wait(1.0 / 60);  // the glass is refreshed so often
        if (meanwhile && clock.seconds() >= meanwhile_at_s) std::exchange(meanwhile, nullptr)();
        if (!comes) return std::nullopt;
        auto input = std::move(coming.front());
        coming.pop_front();
        return input;
    }
    void show() override { shown_at_s.push_back(clock.seconds()); }
    double frame_s() const override { return apart_s; }

    devices::StandInClock& clock;
    base::Glass size;
    double end_s = 0, apart_s = 0;
    std::deque<ui::Input> coming;     // each at its now_s
    std::function<void()> meanwhile;  // done once, at that time
    double meanwhile_at_s = 0;
    std::vector<double> shown_at_s;
    int waits = 0;
};

}  // namespace support
