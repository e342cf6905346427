// The queue of what waits for a reviewer: text by text, old and new side by side, and what somebody
// agrees to, which they sign together at the end.
#pragma once

#include "desk/preview.h"
#include "desk/side_by_side.h"
#include "desk/signing.h"
#include "editorial/to_do.h"

namespace desk {

class ReviewScreen {
  public:
    static constexpr Tab tab{"desk/approve", content::Msg::desk_approve, "check"};
    enum class Begin { reading, signing };
    // All that waits; the one that holds `path` first.
    explicit ReviewScreen(std::string path = "") : wish_(std::move(path)) {}
    explicit ReviewScreen(Begin begin) : to_sign_(begin == Begin::signing) {}
    std::string name() const { return "review"; }
    Go draw(ui::Ui& ui, StaffSession& session, const base::Rect& box);
    static std::vector<Sample> samples(const StaffSession& session);

  private:
    // One text of what is read together.
    struct Part {
        content::Path place;
        std::string before;
        editorial::Revision after;
        std::vector<editorial::Touched> touched;
        std::set<std::string> signs, opened;  // ids of those; of those that were looked at
        Preview old_view{"review/old"}, new_view{"review/new"};
    };
    void begin(StaffSession& session);
    void open(ui::Ui& ui, StaffSession& session, std::size_t place);
    void next(ui::Ui& ui, StaffSession& session);
    bool agreed(const StaffSession& session, const editorial::Waiting& one) const;
    void agree(ui::Ui& ui, StaffSession& session);
    void begin_signing(StaffSession& session);
    void reject(ui::Ui& ui, StaffSession& session);
    void remark(StaffSession& session);
    int unopened() const;
    std::string of_another(const StaffSession& session) const;
    std::string hindrance(const StaffSession& session) const;
    void queue(ui::Ui& ui, StaffSession& session, const base::Rect& box);
    void head(ui::Ui& ui, StaffSession& session);
    void texts(ui::Ui& ui, StaffSession& session, const base::Rect& box);
    void text(ui::Ui& ui, StaffSession& session, Part& part);
    void loose_signs(ui::Ui& ui, StaffSession& session, Part& part);
    float foot(ui::Ui& ui, StaffSession& session, Go& go);
    void acts(ui::Ui& ui, StaffSession& session, Go& go);

    std::string wish_;
    bool to_sign_ = false, begun_ = false;
    std::vector<editorial::Waiting> queue_;
    std::size_t at_ = 0;
    std::vector<Part> parts_;
    SideBySide compare_;
    Preview::Manner manner_ = Preview::Manner::words;
    base::Problems faults_;  // findings; errors keep it from patients
    std::vector<editorial::Remark> remarks_;
    std::set<int> noted_;  // lines of blocks commented on while they were read
    ui::Editor comment_;
    Signing signing_;
    float foot_mm_ = 40;  // of the last frame
    int about_ = 0;       // line of the block the comment is for; 0: the whole
    bool own_ = false;    // written by who looks at it, in part: another has to approve it
    bool ended_ = false;  // scrolled to its end
};

}  // namespace desk
