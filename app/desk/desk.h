// The staff's side as a whole: who is signed in, which screen is shown, when it closes by itself.
// Nothing here runs while nobody has asked for it.
#pragma once

#include "desk/screens/history.h"
#include "desk/screens/media.h"
#include "desk/screens/pages.h"
#include "desk/screens/picture.h"
#include "desk/screens/publishing.h"
#include "desk/screens/recovery.h"
#include "desk/screens/review.h"
#include "desk/screens/write.h"
#include "desk/sign_in.h"

namespace desk {

inline constexpr double idle_s = 180;  // then whoever signed in is signed out; the text is kept

class Desk {
  public:
    // `language` of its own words. The library is opened here, or else a good copy is offered.
    Desk(const Office& office, const std::string& language);
    ~Desk();  // what was typed is kept, also where a window is closed
    Desk(const Desk&) = delete;
    Desk& operator=(const Desk&) = delete;

    // Between the frame's begin and end. False when somebody left.
    bool draw(ui::Ui& ui);
    // The frame made denser, with a keyboard's keys where somebody writes.
    ui::Frame fitted(ui::Frame frame) const;
    std::string name() const;  // of what is shown
    double due_in(double now_s) const;
    ui::Memory memory;

  private:
    bool chosen(ui::Ui& ui, const Step& step);
    void go(const Step& step);
    Step head(ui::Ui& ui);
    Step screen(ui::Ui& ui, const base::Rect& box);
    void sign_out();
    void keep();
    void ask_again(const ui::Input& input);
    Step show(ui::Ui& ui, const base::Rect& box);
    void open();
    bool broken(ui::Ui& ui, const base::Rect& box);

    const Office& office_;
    std::string language_;
    std::optional<editorial::Repository> repository_;
    std::optional<Room> room_;
    std::unique_ptr<RecoveryScreen> damaged_;  // while the library cannot be used
    bool in_ = false;
    double seen_s_ = 0;                   // the last input
    bool again_ = false;                  // the last frame had input: what it did shows in the next
    std::vector<editorial::Draft> owed_;  // of whom was signed out while the disk was full
    double paid_s_ = 0;
    std::variant<SignIn, Pages, Write, ReviewScreen, Publish, HistoryScreen, MediaScreen, Picture>
        screen_;
};

}  // namespace desk
