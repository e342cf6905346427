// Text at the left, as patients will meet it at the right; kept each second.
#pragma once

#include "desk/preview.h"
#include "desk/spelling.h"
#include "desk/tools.h"

namespace desk {

class Write {
  public:
    explicit Write(std::string path) : path_(std::move(path)) {}
    Step draw(ui::Ui& ui, Room& room, const base::Rect& box);
    void keep(Room& room);  // what was typed since the last time
    bool kept() const { return kept_version_ == editor_.edit.version(); }

  private:
    void open(Room& room);
    void look_again(Room& room);
    Step acts(ui::Ui& ui, Room& room);
    void inserts(ui::Ui& ui, Room& room);
    void finding(ui::Ui& ui, Room& room);
    void list(ui::Ui& ui, Room& room, const base::Rect& box);
    bool save(Room& room);
    Step withdrawing(ui::Ui& ui, Room& room);

    std::string path_, others_;  // others: who else is at it
    ui::Editor editor_, find_, with_, reason_;
    Preview preview_;
    Spelling spelling_;
    base::Problems findings_;
    std::vector<library::Remark> remarks_;
    double grade_ = 0;
    std::int64_t base_ = 0;  // revision it was begun from
    library::Moment kept_at_ = 0;
    unsigned kept_version_ = 0, seen_version_ = ~0U;
    double changed_s_ = 0;
    bool opened_ = false, finding_ = false, withdrawing_ = false;
};

}  // namespace desk
