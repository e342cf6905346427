// The visitor's side as a whole: which screen is shown, what its wishes do, when a visit ends. The
// shell feeds it input and shows what it drew.
#pragma once

#include "screens/clinic.h"

namespace shell {

inline constexpr double warning_s = 30;  // "Are you still there?" before a visit is wiped

class Kiosk {
  public:
    Kiosk(screens::Clinic& clinic, ui::Textures& textures)
        : clinic_(clinic), ui_(clinic.fonts, clinic.icons, textures) {}

    // One frame. `seconds` since the last one.
    const ui::Scene& step(const base::Glass& glass, const ui::Input& input, double seconds);

    // Seconds until something would change by itself: 0 now, large when nothing is due.
    double due_in(double now_s) const;
    const ui::Scene& scene() const { return scene_; }
    screens::Visit visit;  // public: automation sets language, size and theme here

  private:
    void act(const screens::Go& go);
    void end_visit();
    void watch(const ui::Input& input);
    screens::Go covered();
    void still_there(double left_s);
    double idle_s(double now_s) const { return now_s - visit.last_seen_s; }

    screens::Clinic& clinic_;
    ui::Ui ui_;
    ui::Scene scene_;
    bool answering_ = false;  // a finger or key has answered the warning, and is still at it
};

}  // namespace shell
