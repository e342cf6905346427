// "Reviewed, unchanged": pages whose review is due, read again, for one or many at once.
#pragma once

#include <set>

#include "desk/preview.h"
#include "desk/signing.h"

namespace desk {

class RenewScreen {
  public:
    // With one chosen already; none: all stand to be chosen.
    explicit RenewScreen(const std::string& path = "") {
        if (!path.empty()) chosen_.insert(path), shown_ = path;
    }
    std::string name() const { return "renew"; }
    Go draw(ui::Ui& ui, StaffSession& session, const base::Rect& box);
    static std::vector<Sample> samples(const StaffSession& session);

  private:
    void read(StaffSession& session);
    void list(ui::Ui& ui, StaffSession& session, const base::Rect& box);
    void row(ui::Ui& ui, StaffSession& session, const editorial::Listed& text);
    void acts(ui::Ui& ui, StaffSession& session, Go& go);
    std::vector<ToSign> wished(StaffSession& session) const;

    std::vector<editorial::Listed> due_;
    std::set<std::string> chosen_;
    std::string shown_, body_;  // whose page is seen, and that page
    unsigned inked_ = 0;
    Preview preview_{"renew/page"};
    Signing signing_;
    bool read_ = false;
};

}  // namespace desk
