// What pages rest on: all sources, a form for a new one, and a list from another program.
#pragma once

#include "content/bibliography/arrivals.h"
#include "desk/forms/form_screen.h"
#include "devices/sticks.h"

namespace desk {

class SourcesScreen : public FormScreen {
  public:
    enum class Part { list, form, foreign };
    struct Back {
        std::string path;  // of the page somebody was at; empty: none
        int line;          // of the block that the source is for; 0: none
    };
    explicit SourcesScreen(Part part = Part::list, Back back = {})
        : FormScreen("source"), part_(part), back_(std::move(back)) {}
    std::string name() const { return "sources"; }
    Go draw(ui::Ui& ui, StaffSession& session, const base::Rect& box);
    static std::vector<Sample> samples(const StaffSession& session);

  private:
    void read(StaffSession& session);
    void look(StaffSession& session);
    void head(ui::Ui& ui, StaffSession& session, Go& go);
    void list(ui::Ui& ui, StaffSession& session);
    void standing(ui::Ui& ui, StaffSession& session);
    void form(ui::Ui& ui, StaffSession& session, Go& go);
    void foreign(ui::Ui& ui, StaffSession& session, Go& go);
    void from_sticks(ui::Ui& ui, StaffSession& session);
    void told(ui::Ui& ui, StaffSession& session) const;
    void take(StaffSession& session, Go& go);
    void send(StaffSession& session);
    content::SourceForm filled();

    Part part_;
    Back back_;
    Form search_;
    std::string body_;           // sources.json as it stands
    std::int64_t revision_ = 0;  // of it
    bool waits_ = false;         // it may be sent for review
    struct Row {
        std::string key, words;
    };
    std::vector<Row> rows_;
    base::Result<content::Arrivals> arrivals_ = content::Arrivals{};  // as they would come in
    std::optional<std::vector<devices::StickFile>> files_;  // on sticks, once they are wanted
    std::string looked_for_, file_;
    bool read_ = false;
};

}  // namespace desk
