// Text at the left, as patients will meet it at the right; kept each second.
#pragma once

#include "desk/block_editor.h"
#include "desk/find_panel.h"
#include "desk/preview.h"
#include "desk/spelling.h"
#include "desk/tools.h"
#include "desk/withdrawal.h"

namespace desk {

class WriteScreen {
  public:
    struct At {
        int line;          // whose block is opened; 0: none
        std::string cite;  // a source that is cited there
    };
    explicit WriteScreen(std::string path, const At& at = {})
        : path_(std::move(path)), place_(content::Path::parse(path_).value()) {
        if (at.line > 0) block_editor_.open_line(at.line, at.cite);
    }
    std::string name() const { return "write"; }
    Go draw(ui::Ui& ui, StaffSession& session, const base::Rect& box);
    void tick(StaffSession& session, double now_s);
    double due_in(double now_s) const;     // seconds until there is something to keep or to check
    bool autosave(StaffSession& session);  // what was typed since the last time
    std::vector<editorial::Draft> unsaved(const StaffSession& session) const {
        return {draft(session)};
    }
    static std::vector<Sample> samples(const StaffSession& session);

  private:
    void open(StaffSession& session);
    void ask(StaffSession& session);
    bool kept() const { return kept_version_ == editor_.edit.version(); }
    bool changed() const { return !newest_ || newest_->body != editor_.edit.text(); }
    void drop(StaffSession& session);
    editorial::Draft draft(const StaffSession& session) const;
    ui::Editor& focused(ui::Ui& ui, const StaffSession& session);
    void look_again(StaffSession& session);
    void head(ui::Ui& ui, StaffSession& session, Go& go);
    void acts(ui::Ui& ui, StaffSession& session, Go& go);
    void inserts(ui::Ui& ui, StaffSession& session);
    void finding(ui::Ui& ui, StaffSession& session, std::size_t place);
    void preview(ui::Ui& ui, StaffSession& session, const base::Rect& box);
    void text(ui::Ui& ui, StaffSession& session, const base::Rect& box);
    void by_blocks(ui::Ui& ui, StaffSession& session, const base::Rect& box, Go& go);
    void typed(ui::Ui& ui, StaffSession& session);
    void turn();
    void list(ui::Ui& ui, StaffSession& session, const base::Rect& box);
    bool save(StaffSession& session);
    void submit(StaffSession& session, Go& go);
    void conflict(ui::Ui& ui, StaffSession& session);
    void put(const std::string& body);

    std::string path_;
    content::Path place_;
    std::string others_;  // who else is at it
    ui::Editor editor_;
    BlockEditor block_editor_;
    FindPanel find_;
    Withdrawal withdrawal_;
    Preview preview_{"write/preview"};
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
    bool opened_ = false, withdrawing_ = false;
    bool blocks_ = false;  // edited in the page itself; else as Markdown
};

}  // namespace desk
