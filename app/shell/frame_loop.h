// The one loop behind kiosk, desk, out-of-service page and keypad setup. A frame is drawn for
// input, while something moves, when a timer is due, or when what is shown was changed from
// outside. Else nothing is drawn.
#pragma once

#include <functional>
#include <optional>

#include "base/glass.h"
#include "devices/clock.h"
#include "ui/input.h"

namespace shell {

// How often is looked whether something outside changed; seldom where somebody tells of it.
inline constexpr double poll_every_s = 1, poll_seldom_s = 15;

// Where frames are shown and input comes from.
class Window {
  public:
    virtual ~Window() = default;
    virtual base::Glass glass() const = 0;
    // Waits up to `seconds` for input; all that came. Nothing at the end of the wait; an empty
    // input where the window itself has to be drawn anew. `quit` when somebody asked the program to
    // end.
    virtual std::optional<ui::Input> wait(double seconds, bool& quit) = 0;
    virtual void write(bool) {}  // whether keys write, or work the screen: Stage::writes
    virtual void show() = 0;     // what was drawn last
    // Seconds between two frames, where show() waits for no display.
    virtual double frame_s() const { return 0; }
};

// What is shown, frame by frame.
class Stage {
  public:
    virtual ~Stage() = default;
    // One frame, `seconds` after the last. False when it is over: then nothing was drawn.
    virtual bool draw(const base::Glass& glass, const ui::Input& input, double seconds) = 0;
    // Seconds until what is shown changes by itself; 0 while something moves, and where the last
    // frame did what only the next one shows.
    virtual double due_in(double now_s) const = 0;
    // The last frame is over, or only measured: the next, due at once, is shown in its place.
    virtual bool passed() const { return false; }
    // Somebody may write here with a keyboard: a key that types does nothing else. Where nobody
    // does, a key that works the screen types nothing.
    virtual bool writes() const { return false; }
    // Whether something outside changed what is shown. Asked at least every `poll_s`.
    virtual bool poll(double now_s) = 0;
    // Makes ready a little of what may be asked for next, while nobody asks: as long as a frame may
    // wait, not longer. False when there is no more of it, until another frame was drawn.
    virtual bool make_ready(const base::Glass&, double) { return false; }
};

class FrameLoop {
  public:
    FrameLoop(Window& window, const devices::Clock& clock)
        : window_(window), clock_(clock), begun_s_(clock.seconds()) {}

    // Until the stage is over, or the program ends.
    void run(Stage& stage);
    // Somebody asked the program to end, or its time is up.
    bool ended() const { return quit_ || time_is_up(); }

    double stop_after_s = 0;      // for measuring; 0: runs until it is told to end
    std::function<void()> shown;  // called after each frame; may be empty
    std::function<void()> alive;  // called at least every `poll_s`; may be empty
    double poll_s = poll_every_s;

  private:
    bool time_is_up() const {
        return stop_after_s > 0 && clock_.seconds() - begun_s_ > stop_after_s;
    }

    Window& window_;
    const devices::Clock& clock_;
    double begun_s_;
    bool quit_ = false;
};

}  // namespace shell
