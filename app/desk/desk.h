// The staff's side as a whole: who is signed in, which screen is shown, when it closes by itself.
// Nothing here runs while nobody has asked for it.
#pragma once

#include "desk/recovery.h"
#include "desk/route.h"
#include "ui/presence.h"

namespace desk {

// Then whoever signed in is signed out, and the text is kept; sooner where visitors pass by.
inline constexpr double idle_s = 180, glass_idle_s = 60;

class Desk {
  public:
    // `language` of its own words. The library is opened here, or else a good copy is offered.
    Desk(const Services& services, const std::string& language);
    ~Desk();  // what was typed is kept, also where a window is closed
    Desk(const Desk&) = delete;
    Desk& operator=(const Desk&) = delete;

    // Between the frame's begin and end. False when somebody left.
    bool draw(ui::Ui& ui);
    // The frame made denser, with a keyboard's keys where somebody writes.
    ui::Frame fitted(ui::Frame frame) const;
    std::string name() const { return "desk/" + name_of(shown_); }
    bool sets_up_again() const { return sets_up_again_; }  // a manager left it for that
    // Seconds until something would change by itself: 0 now.
    double due_in(double now_s) const;
    // Goes there, as the buttons do, unless what is typed cannot be kept.
    void open(Route route);
    const StaffSession* session() const {
        return session_ ? &*session_ : nullptr;
    }  // none: it cannot be used
    ui::Memory memory;

  private:
    void open_library();
    void back_up();
    double idle() const { return services_.on_glass ? glass_idle_s : idle_s; }
    bool broken(ui::Ui& ui, const base::Rect& box);
    void tick(double now_s);
    Go show(ui::Ui& ui, const base::Rect& all);
    base::Rect places(ui::Ui& ui, const base::Rect& all, Go& go);
    base::Rect told(ui::Ui& ui, base::Rect rest);
    void look_at_clock();
    void ask_again(const ui::Input& input);
    void save_or_owe();
    void sign_out();
    void speak();
    void tell_by_title();

    const Services& services_;
    const std::string home_;        // the language while nobody sits here
    std::string language_ = home_;  // and of who does
    std::string told_;              // by title
    bool clock_wrong_ = false, sets_up_again_ = false;
    std::optional<editorial::Repository> repository_;
    std::optional<StaffSession> session_;
    std::unique_ptr<RecoveryScreen> damaged_;  // while the library cannot be used
    Route shown_;
    ui::Presence presence_;
    double seen_s_ = 0;                   // somebody, for the last time
    bool again_ = false;                  // the next frame shows something new
    std::vector<editorial::Draft> owed_;  // of whom was signed out while the disk was full
    double paid_s_ = 0;
};

}  // namespace desk
