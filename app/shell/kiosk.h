// The visitor's side as a whole: which screen is shown, what its wishes do, when a visit ends. The
// shell feeds it input and shows what it drew.
#pragma once

#include "kiosk/narrator.h"
#include "kiosk/services.h"
#include "shell/staff_door.h"

namespace shell {

inline constexpr double warning_s = 30;  // "Are you still there?" before a visit is wiped

class Kiosk {
  public:
    Kiosk(kiosk::Services& services, ui::Textures& textures)
        : services_(services),
          ui_(services.fonts, services.icons, textures),
          narrator_(services),
          door_(services) {}

    // One frame. `seconds` since the last one.
    const ui::Scene& step(const base::Glass& glass, const ui::Input& input, double seconds);

    // Looks, at most every two seconds, whether the clinic published or withdrew something: true
    // when it has to be drawn. A visitor goes on reading the old edition until they leave the page.
    bool poll(double now_s);
    // Opens the staff's side; what the visitor before it left is gone.
    void open_desk();
    const StaffDoor& door() const { return door_; }
    ui::Clipboard* clipboard = nullptr;  // the machine's; may be missing

    // Seconds until something would change by itself: 0 now, large when nothing is due.
    double due_in(double now_s) const;
    const ui::Scene& scene() const { return scene_; }
    kiosk::Session session;  // public: automation sets language, size and theme here

  private:
    void act(const kiosk::Go& go);
    void end_visit();
    void adopt();
    void watch(const ui::Input& input);
    void listen(const ui::Input& input);
    void adjust(ui::NavKey press);
    bool practise(ui::Input& input);
    void act(const kiosk::Listen& wish);
    ui::Frame frame_of(const base::Glass& glass, const ui::Input& input, double seconds) const;
    void draw(ui::Frame frame, const std::string& screen, const kiosk::Route& route, bool still);
    kiosk::Go covered();
    void still_there(double left_s);
    double idle_s(double now_s) const { return now_s - session.last_seen_s; }

    kiosk::Services& services_;
    ui::Ui ui_;
    ui::Scene scene_;
    kiosk::Narrator narrator_;
    StaffDoor door_;
    double looked_s_ = 0;
    int helped_ = 0;          // presses of Help in a row
    bool again_ = false;      // the last frame had input: what it did shows in the next
    bool answering_ = false;  // a finger or key has answered the warning, and is still at it
};

}  // namespace shell
