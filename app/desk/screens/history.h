// Revisions of one text with what changed, or the book of all acts.
#pragma once

#include "desk/preview.h"
#include "desk/tools.h"

namespace desk {

// How an act of the history is told.
content::Msg word_of(editorial::Action action);

class HistoryScreen {
  public:
    static constexpr Tab tab{"desk/history", content::Msg::desk_history, "clock"};
    // Of one text; no path: of all.
    explicit HistoryScreen(std::string path = "") : path_(std::move(path)) {}
    std::string name() const { return "history"; }
    Go draw(ui::Ui& ui, StaffSession& session, const base::Rect& box);
    static std::vector<Sample> samples(const StaffSession& session);

  private:
    void read(StaffSession& session);
    void acts(ui::Ui& ui, StaffSession& session);
    void revisions(ui::Ui& ui, StaffSession& session);
    void restore(StaffSession& session, Go& go);
    void look_at(StaffSession& session, const editorial::Revision& one);

    std::string path_, title_;  // title_: with its language
    std::vector<editorial::AuditEntry> entries_;
    std::vector<editorial::Revision> revisions_;
    int went_back_days_ = 0;                             // of the clock, between two acts
    std::optional<editorial::Revision> shown_, newest_;  // shown: its changes are
    std::string before_;                                 // the text before it
    Preview preview_{"history/preview"};
    bool read_ = false;
};

}  // namespace desk
