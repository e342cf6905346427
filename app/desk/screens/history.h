// Revisions of one text with what changed, or the book of all acts.
#pragma once

#include "desk/preview.h"
#include "desk/tools.h"

namespace desk {

// How an act is told that the library's history names so; nothing for one this program never wrote.
std::optional<content::Msg> word_of_act(std::string_view act);

class HistoryScreen {
  public:
    explicit HistoryScreen(std::string path) : path_(std::move(path)) {}
    Step draw(ui::Ui& ui, Room& room, const base::Rect& box);

  private:
    void read(Room& room);
    void acts(ui::Ui& ui, Room& room);
    void revisions(ui::Ui& ui, Room& room);
    void look_at(Room& room, const editorial::Revision& one);

    std::string path_;
    std::vector<editorial::AuditEntry> entries_;
    std::vector<editorial::Revision> revisions_;
    std::optional<editorial::Revision> shown_, newest_;  // shown: its changes are
    std::string before_;                                 // the text before it
    Preview preview_;
    bool read_ = false;
};

}  // namespace desk
