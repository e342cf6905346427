#include "shell/frame_loop.h"

#include <algorithm>

#include "base/wipe.h"

namespace shell {

namespace {
constexpr double longest_step_s = 0.1;  // what moves does not jump after a long sleep
constexpr double slack_s = 1e-6;        // of clocks
constexpr int most_passed = 2;          // left for another screen, which was measured only then
constexpr double room_s = 0.03;         // between frames: less is not used to make something ready
}  // namespace

void FrameLoop::run(Stage& stage) {
    double last_s = clock_.seconds();
    double due_s = 0;  // after the last frame
    bool unready = false;
    int passed = 0;  // one after another
    while (!ended()) {
        window_.write(stage.writes());
        const double left_s = due_s - (clock_.seconds() - last_s);
        auto input = window_.wait(unready ? 0 : std::clamp(left_s, 0.0, poll_s), quit_);
        if (quit_) return;
        const double now_s = clock_.seconds();
        if (alive) alive();
        const bool changed = stage.poll(now_s);
        const bool due = now_s - last_s >= due_s - slack_s;
        if (!input && !changed && !due) {
            unready = unready && stage.make_ready(window_.glass(), now_s);
            continue;
        }
        if (!input) input.emplace();
        input->now_s = now_s;
        if (!stage.draw(window_.glass(), *input, std::min(longest_step_s, now_s - last_s))) return;
        passed = stage.passed() && passed < most_passed ? passed + 1 : 0;
        if (!passed) window_.show();
        if (!passed && shown) shown();
        base::wipe(*input);  // it may hold what somebody typed
        base::wipe_stack();
        last_s = now_s;
        due_s = passed ? 0 : std::max(stage.due_in(now_s), window_.frame_s());
        unready = due_s > room_s;  // between those of the start screen, not of what moves fast
    }
}

}  // namespace shell
