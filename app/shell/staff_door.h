// The way from a visitor's screen to the desk and back: two upper corners held for three seconds,
// or a key that clinic.toml names. A visitor who does neither never learns that it is there. Where
// the staff's files belong to another user, it asks for that user's desk and opens nothing here.
#pragma once

#include "desk/desk.h"
#include "kiosk/open.h"
#include "kiosk/services.h"
#include "shell/graphics.h"

namespace shell {

inline constexpr double corners_s = 3;   // both corners are held as long
inline constexpr float corner_mm = 35;   // how far a corner reaches
inline constexpr double together_s = 5;  // between the two hands: what lies there longer is none

class StaffDoor {
  public:
    explicit StaffDoor(kiosk::Services& services) : services_(services) {}

    // Watches raw contacts, beside the gestures: true when somebody asks to come in.
    bool asked(const ui::Input& input, const base::Glass& glass);
    bool held() const;

    void open(const std::string& language);
    bool opened() const { return desk_ != nullptr; }
    bool sets_up_again() const { return sets_up_again_; }  // a manager left the desk for that
    desk::Desk& desk() const { return *desk_; }            // while it is open
    // One frame of the desk; it closes itself when somebody leaves or nobody is there.
    const ui::Scene& draw(ui::Ui& ui, ui::Frame frame);
    double due_in(double now_s) const;
    void forget();  // the desk has gone: what its last frame showed, too

  private:
    kiosk::Services& services_;
    std::unique_ptr<desk::Services> desk_services_;
    std::unique_ptr<desk::Desk> desk_;
    ui::Scene scene_;
    void watch(const ui::Pointer& change, const base::Glass& glass, double now_s);

    struct Corner {
        std::int64_t finger = 0;
        double since_s = 0;
    };
    bool sets_up_again_ = false;
    int times_ = 0;                     // that it was opened
    std::string in_use_;                // the edition whose words it has
    std::optional<Corner> corners_[2];  // fingers in the upper left and right one
};

std::unique_ptr<ui::Clipboard> system_clipboard();  // of the machine

// The desk in a window of its own, on a staff member's machine; fullscreen it stands on the glass
// of a kiosk, whose door asked for it. 0 when somebody closed it, or left it alone.
int run_desk(const settings::DataPaths& paths, const GraphicsSpec& graphics);

// The questions of the set-up, in a window. 0 when all is set up.
int run_set_up(const settings::DataPaths& paths, const GraphicsSpec& graphics);

}  // namespace shell
