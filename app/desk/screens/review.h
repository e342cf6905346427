// Old and new side by side, and the decision.
#pragma once

#include <set>

#include "desk/preview.h"
#include "desk/tools.h"

namespace desk {

class ReviewScreen {
  public:
    explicit ReviewScreen(std::string path)
        : path_(std::move(path)), place_(content::Path::parse(path_).value()) {}
    std::string name() const { return "review"; }
    Go draw(ui::Ui& ui, StaffSession& session, const base::Rect& box);
    static std::vector<Sample> samples(const StaffSession& session);

  private:
    void open(StaffSession& session);
    void warnings(ui::Ui& ui, StaffSession& session);
    void opened(ui::Ui& ui, StaffSession& session);
    void decide(ui::Ui& ui, StaffSession& session, Go& go);
    void hindrances(ui::Ui& ui, StaffSession& session);
    bool all_opened() const;
    void approve(StaffSession& session, Go& go);
    void reject(StaffSession& session, Go& go);
    void remark(StaffSession& session);
    int about_line() const;  // that the comment is about; the first where none is named
    void sides(ui::Ui& ui, StaffSession& session, const base::Rect& box);

    std::string path_, before_;
    content::Path place_;
    editorial::Revision after_;
    std::vector<editorial::Touched> warnings_;  // that changed, words and numbers they lean on, too
    base::Problems faults_;                     // findings; errors keep it from patients
    std::set<std::string> opened_;
    std::string showing_;  // the id of the one that is open
    Preview old_{"review/old"}, new_{"review/new"};
    ui::Editor comment_, line_;
    bool own_ = false;  // written by who looks at it, in part: another has to approve it
    bool read_ = false;
};

}  // namespace desk
