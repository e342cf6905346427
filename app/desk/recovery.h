// The library cannot be used: says why, and lets a publisher or manager bring back the last good
// copy. Who they are is known from the copy; a visitor who found the way here can do nothing. While
// another program holds it, a page can still be taken off the glass.
#pragma once

#include "desk/screens/sign_in.h"
#include "editorial/recovery.h"

namespace desk {

class RecoveryScreen {
  public:
    RecoveryScreen(const Services& services, const content::Messages& said, std::string fault);
    ~RecoveryScreen();
    static std::vector<Sample> samples();
    enum class Outcome { stays, left, mended };
    Outcome draw(ui::Ui& ui, const base::Rect& box);
    double due_in(double now_s) const { return sign_in_.due_in(now_s); }
    void hinder(const std::string& fault) { fault_ = fault; }
    std::string note() const { return done_; }  // what to tell once it is mended

  private:
    void ask(const Services& services);
    bool borrow_backup(const Services& services);
    void withdraw(ui::Ui& ui, Outcome& outcome);
    void withdraw_now();
    void offer(ui::Ui& ui, Outcome& outcome);
    Outcome bring_back();

    const content::Messages& said_;
    std::string fault_, when_, done_;
    editorial::Offer offer_;
    std::optional<editorial::Repository> copy_;
    std::optional<StaffSession> session_;
    SignInScreen sign_in_;
    bool held_ = false;  // by another program: nothing is brought back
    std::string page_;   // to be withdrawn
    ui::Editor reason_, secret_;
};

}  // namespace desk
