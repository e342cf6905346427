// What visitors are told of the clinic, as a form; beside it how it will stand on a warning and at
// the head of a leaflet. It counts once a reviewer has opened each changed number.
#pragma once

#include "desk/forms/form.h"
#include "layout/sheet.h"

namespace desk {

class DetailsScreen {
  public:
    std::string name() const { return "details"; }
    Go draw(ui::Ui& ui, StaffSession& session, const base::Rect& box);
    double due_in(double now_s) const;
    void tick(StaffSession& session, double now_s);
    bool autosave(StaffSession& session);
    std::vector<editorial::Draft> unsaved(const StaffSession& session) const {
        return {draft(session)};
    }
    static std::vector<Sample> samples(const StaffSession& session);

  private:
    void read(StaffSession& session);
    void look(StaffSession& session);
    editorial::Draft draft(const StaffSession& session) const;
    void acts(ui::Ui& ui, StaffSession& session, Go& go);
    void fields(ui::Ui& ui, StaffSession& session);
    void shown(ui::Ui& ui, StaffSession& session);
    void make_shown(StaffSession& session, float width);
    bool save(StaffSession& session);

    Form form_;
    std::string body_, kept_;    // kept_: the draft as it is in the library
    std::string newest_body_;    // the text as it is there
    std::int64_t base_ = 0;      // the revision it was begun from
    bool waits_ = false;         // it may be sent for review
    base::Problems faults_;      // of what is typed
    settings::Settings clinic_;  // as it would be
    struct Shown {
        std::string language;
        layout::Sheet sign, head;
    };
    std::vector<Shown> shown_;
    std::string shown_for_;
    unsigned ink_ = 0;
    double tried_s_ = 0;
    bool read_ = false;
};

}  // namespace desk
