// Text at the left, as patients will meet it at the right; kept each second.
#pragma once

#include "desk/preview.h"
#include "desk/spelling.h"
#include "desk/tools.h"
#include "desk/withdrawal.h"

namespace desk {

class Write {
  public:
    explicit Write(std::string path) : path_(std::move(path)) {}
    Step draw(ui::Ui& ui, Room& room, const base::Rect& box);
    bool keep(Room& room);  // what was typed since the last time; false and told: it could not
    editorial::Draft draft(const Room& room) const;
    double due_in(double now_s) const;  // seconds until there is something to keep or to check

  private:
    void open(Room& room);
    void ask(Room& room);
    bool kept() const { return kept_version_ == editor_.edit.version(); }
    bool changed() const { return !newest_ || newest_->body != editor_.edit.text(); }
    void drop(Room& room);
    ui::Editor& focused(ui::Ui& ui, const Room& room);
    void look_again(Room& room);
    Step acts(ui::Ui& ui, Room& room);
    void inserts(ui::Ui& ui, Room& room);
    void finding(ui::Ui& ui, Room& room);
    void text(ui::Ui& ui, Room& room, const base::Rect& box);
    void list(ui::Ui& ui, Room& room, const base::Rect& box);
    bool save(Room& room);
    void conflict(ui::Ui& ui, Room& room);

    std::string path_, others_;  // others: who else is at it
    ui::Editor editor_, find_, with_;
    Withdrawal withdrawal_;
    Preview preview_;
    Spelling spelling_;
    base::Problems findings_;
    std::vector<editorial::Remark> remarks_;
    std::optional<editorial::Revision> newest_;  // as it was when last asked for
    std::optional<std::string> both_;            // theirs and mine, where that can be
    std::pair<std::int64_t, unsigned> both_for_{-1, 0};
    double grade_ = 0;
    std::int64_t base_ = 0;  // revision it was begun from
    std::string fault_;      // that hindered keeping, as it is told
    unsigned kept_version_ = 0, seen_version_ = ~0U, typed_version_ = 0;
    double changed_s_ = 0, tried_s_ = 0;  // when it was typed in; when keeping was tried
    bool opened_ = false, finding_ = false, withdrawing_ = false;
};

}  // namespace desk
