// Who may sign in, and what they may do: for managers.
#pragma once

#include "desk/forms/form_screen.h"

namespace desk {

class AccountsScreen : public FormScreen {
  public:
    static constexpr Tab tab{"desk/accounts", content::Msg::desk_accounts, "staff"};
    static bool for_whom(const editorial::Person& person) {
        return person.may(editorial::StaffRole::manager);
    }
    AccountsScreen() : FormScreen("account") {}
    ~AccountsScreen() {
        for (auto* secret : {&secret_, &again_, &own_}) secret->start("");
    }
    std::string name() const { return "accounts"; }
    Go draw(ui::Ui& ui, StaffSession& session, const base::Rect& box);
    static std::vector<Sample> samples(const StaffSession& session);

  private:
    void read(StaffSession& session);
    void choose(const editorial::Person& person);
    void go_on();
    void note_choices();
    void list(ui::Ui& ui, StaffSession& session, const base::Rect& box);
    void form(ui::Ui& ui, StaffSession& session);
    void duties(ui::Ui& ui, StaffSession& session);
    void languages(ui::Ui& ui, StaffSession& session);
    void acts(ui::Ui& ui, StaffSession& session);
    bool new_secret(StaffSession& session) const;
    void told(StaffSession& session, const base::Result<void>& result, content::Msg well);
    editorial::Person as_written();

    std::vector<editorial::Person> people_;
    std::vector<content::LanguageEntry> languages_;
    editorial::Person person_;  // as the form has it; without a name: a new one
    bool read_ = false, fresh_ = false;
    ui::Editor secret_, again_, own_;  // never kept
};

}  // namespace desk
