// What runs on the glass of a clinic: the visitor's side, and the staff's side in its place while
// somebody has come in by the door.
#pragma once

#include "kiosk/navigator.h"
#include "shell/frame_loop.h"
#include "shell/staff_door.h"

namespace shell {

// The hours in which the glass is dark while nobody is there.
bool is_night(const settings::Settings& machine, const devices::Clock& clock);

class Kiosk : public Stage {
    kiosk::Services& services_;
    ui::Ui ui_;
    kiosk::Navigator navigator_;
    StaffDoor door_;
    const ui::Scene* scene_;
    bool again_ = false;  // the desk went away: what stood below shows in the next frame

  public:
    Kiosk(kiosk::Services& services, ui::Textures& textures)
        : services_(services),
          ui_(services.fonts, services.icons, textures),
          navigator_(services, ui_),
          door_(services),
          scene_(&navigator_.scene()),
          session(navigator_.session) {
        take_languages();
    }

    // One frame. `seconds` since the last one.
    const ui::Scene& step(const base::Glass& glass, const ui::Input& input, double seconds);
    bool draw(const base::Glass& glass, const ui::Input& input, double seconds) override {
        step(glass, input, seconds);
        return !door_.sets_up_again() && (!begins_anew || in_use());
    }
    bool poll(double now_s) override {
        return navigator_.poll(now_s) || (begins_anew && !in_use());
    }
    double due_in(double now_s) const override;
    bool make_ready(const base::Glass& glass, double now_s) override;
    bool passed() const override {
        return again_ || ui_.unsettled() || (!door_.opened() && navigator_.passed());
    }
    bool writes() const override { return door_.opened(); }

    // Opens the staff's side; what the visitor before it left is gone.
    void open_desk();
    const StaffDoor& door() const { return door_; }
    const ui::Scene& scene() const { return *scene_; }
    bool in_use() const { return session.started || door_.opened(); }
    bool dark() const { return dark_; }

    std::function<bool()> awaited;       // whether something was touched; may be empty
    kiosk::Session& session;             // the visitor's
    ui::Clipboard* clipboard = nullptr;  // the machine's; may be missing
    bool begins_anew = false;            // it is over as soon as nobody is there

  private:
    void leave_desk();
    void take_languages();           // voice and fonts of the edition in use, where it is another
    std::string spoken_;             // the version whose languages were taken
    bool night(double now_s) const;  // the glass is to be dark: the hour, and nobody is there
    const ui::Scene& draw_dark(const base::Glass& glass, const ui::Input& input, double seconds);
    bool dark_ = false;       // it was, in the last frame
    bool waking_ = false;     // the touch that woke it is not over: it does nothing else
    bool key_wakes_ = false;  // the same of a key
    ui::Scene night_scene_;
};

}  // namespace shell
