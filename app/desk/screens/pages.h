// All texts with their state, what is due first; and the field for the code of a sheet of paper.
#pragma once

#include <set>

#include "desk/tools.h"
#include "handout/recall.h"

namespace desk {

class PagesScreen {
  public:
    static constexpr Tab tab{"desk/pages", content::Msg::desk_pages, "list"};
    std::string name() const { return "pages"; }
    Go draw(ui::Ui& ui, StaffSession& session, const base::Rect& box);
    static std::vector<Sample> samples(const StaffSession& session);

  private:
    enum class Only { all, drafts, review, due, findings };
    void read(StaffSession& session);
    void row(ui::Ui& ui, StaffSession& session, const editorial::Listed& text, Go& go);
    void labels(ui::Ui& ui, StaffSession& session, const editorial::Listed& text,
                const base::Rect& box);
    void filters(ui::Ui& ui, StaffSession& session, Go& go);
    void languages(ui::Ui& ui, StaffSession& session);
    void new_page(ui::Ui& ui, StaffSession& session, Go& go);
    void make(StaffSession& session, Go& go);
    void recall(ui::Ui& ui, StaffSession& session);
    bool wanted(const editorial::Listed& text, const text::Date& today) const;

    std::vector<editorial::Listed> all_;
    std::map<std::string, std::string> coverage_;  // of a page: the languages it stands in
    std::set<std::string> started_;                // texts somebody has begun to change
    bool read_ = false, making_ = false;
    Only only_ = Only::all;
    std::string language_;  // of those shown; empty: all
    ui::Editor search_, id_, title_, code_;
    unsigned asked_version_ = 0;
    std::string fate_;  // of the sheet that was asked for
};

}  // namespace desk
