// A text as those who do not write it meet it: on the kiosk, on paper, by ear. Line breaks are
// those of the kiosk's own width and of the leaflet, only smaller.
#pragma once

#include "desk/on_paper.h"
#include "desk/tools.h"
#include "document/document.h"
#include "layout/diagram.h"
#include "layout/sheet.h"

namespace desk {

class Preview {
  public:
    explicit Preview(std::string key) : key_(std::move(key)) {}  // of its scroll area
    enum class Manner { screen, paper, speech, words };
    Manner manner = Manner::screen;

    struct What {
        const std::string& path;
        const std::string& body;
        unsigned version = 0;                 // of the body: the same means the same text
        int line = 0;                         // where the writer is: that part is shown; 0: all
        const std::string* before = nullptr;  // an older text: what is new since is marked
    };
    void draw(ui::Ui& ui, StaffSession& session, const What& what, const base::Rect& box);
    // The same from the pen down, as wide as the area, inside a list that scrolls.
    void inside(ui::Ui& ui, StaffSession& session, const What& what);
    // Buttons that choose the manner; `words` is offered where an older text stands beside it.
    void manners(ui::Ui& ui, StaffSession& session, const std::string& key, bool words);

  private:
    void make(ui::Ui& ui, StaffSession& session, const What& what, float width);
    bool waits(const What& what, const std::string& where, double now_s);
    void make_page(StaffSession& session, const What& what, float width);
    void make_details(StaffSession& session, const What& what, float width);
    void make_drawing(StaffSession& session, const What& what);
    void make_changes(ui::Ui& ui, StaffSession& session, const What& what, float width);
    void show_drawing(ui::Ui& ui) const;
    void show_speech(ui::Ui& ui, StaffSession& session);
    void say(StaffSession& session) const;
    const layout::Diagrams& diagrams(StaffSession& session, const std::string& language);

    std::string key_;
    std::string made_for_, title_, summary_;
    std::string made_where_, wanted_;  // made_where_: made_for_ without what typing changes
    double wanted_s_ = 0;              // since when
    base::Language language_;
    std::vector<layout::Sheet> sheets_;
    OnPaper pages_;
    RecentlySet set_;
    std::vector<std::string> spoken_;
    unsigned count_ = 0;  // among all inks of the session: no id is used twice
    std::map<std::string, layout::Diagrams> diagrams_;
    layout::Diagrams one_;  // the drawing that is being changed
};

}  // namespace desk
