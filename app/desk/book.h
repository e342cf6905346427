// Revisions of one text with what changed, or the book of all acts.
#pragma once

#include "desk/preview.h"
#include "desk/tools.h"

namespace desk {

class Book {
  public:
    explicit Book(std::string path) : path_(std::move(path)) {}
    Step draw(ui::Ui& ui, Room& room, const base::Rect& box);

  private:
    void read(Room& room);
    void acts(ui::Ui& ui, Room& room);
    void revisions(ui::Ui& ui, Room& room);

    std::string path_;
    std::vector<library::Entry> entries_;
    std::vector<library::Revision> revisions_;
    std::int64_t shown_ = 0;  // the revision whose changes are shown
    Preview preview_;
    bool read_ = false;
};

}  // namespace desk
