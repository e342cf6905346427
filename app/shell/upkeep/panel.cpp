#include "shell/upkeep/panel.h"

#include <utility>

namespace shell {

namespace {
constexpr double open_anew_every_s = 3600;
}

// What a panel does that works is not told; what one does that does not, once.
bool Panel::look(TouchSigns signs, const Hours& hours, Health& health) {
    const double passed_s = signs.now_s - std::exchange(looked_s_, signs.now_s);
    if (signs.touched_s > signs.now_s - passed_s) open_s_ = 0;
    signs.open_s = open_s_ += hours.opening ? passed_s : 0;
    const auto moment = [&](double at_s) {
        return at_s < 0 ? std::int64_t{0}
                        : health.beat - static_cast<std::int64_t>(signs.now_s - at_s);
    };
    health.touched = moment(signs.touched_s);
    health.keyed = moment(signs.keyed_s);
    const auto touch = judged(signs, hours.silent_hours);
    if (std::exchange(health.touch, touch) != touch)
        log_->log(touch == "well" ? spdlog::level::info : spdlog::level::warn, "touch: {}", touch);
    return (touch == "stuck" || touch == "silent") && open_anew(touch, signs.now_s);
}

// Who may give orders to the screen takes the panel away from it and gives it back
// (urokiosk-touch.path). At most once an hour: who works by keys alone by choice is not hindered.
bool Panel::open_anew(const std::string& why, double now_s) {
    if (now_s < open_anew_at_) return false;
    open_anew_at_ = now_s + open_anew_every_s;
    const auto asked = base::write_file(paths_.touch_wanted(), why + "\n");
    log_->warn("touch: {}; the panel is {}", why, asked ? "opened anew" : "left as it is");
    return true;
}

}  // namespace shell
