// What goes out next, page by page; the editions before, and pages off the screens. Each act that
// patients meet at once has a second place of its own.
#pragma once

#include "desk/blocks/behind.h"
#include "desk/panel.h"
#include "desk/preview.h"
#include "desk/side_by_side.h"
#include "editorial/edition_story.h"

namespace desk {

class PublishScreen {
  public:
    static constexpr Tab tab{"desk/publish", content::Msg::desk_publish, "star"};
    ~PublishScreen() {
        secret_.start("");
        own_.start("");
    }
    std::string name() const { return "publish"; }
    Go draw(ui::Ui& ui, StaffSession& session, const base::Rect& box);
    static std::vector<Sample> samples(const StaffSession& session);

  private:
    enum class Step { list, compare, publish, roll_back, restore };
    void read(StaffSession& session);
    bool as_shown(StaffSession& session);
    void list(ui::Ui& ui, StaffSession& session, const base::Rect& box, Go& go);
    void next(ui::Ui& ui, StaffSession& session);
    void changes(ui::Ui& ui, StaffSession& session);
    PanelRow row(StaffSession& session, const editorial::Moved& text);
    std::string group_title(StaffSession& session, const editorial::Moved& text);
    void editions(ui::Ui& ui, StaffSession& session);
    void off(ui::Ui& ui, StaffSession& session, Go& go);
    void compare(ui::Ui& ui, StaffSession& session, const base::Rect& box);
    void go_to(Step step);
    void last(ui::Ui& ui, StaffSession& session);
    std::string sentence(StaffSession& session) const;
    void act(StaffSession& session);
    void publish(StaffSession& session);
    void roll_back(StaffSession& session);

    editorial::Changes changes_;
    std::vector<Behind> behind_;      // translations that go out behind their English
    std::vector<std::string> shown_;  // what stood approved when they were shown
    std::vector<editorial::EditionStory> editions_;
    std::vector<editorial::OffGlass> off_;
    std::map<std::string, std::string> titles_;  // by path
    Step step_ = Step::list;
    int number_ = 0;              // of the edition to go back to
    std::string path_;            // to compare, to be shown again
    std::string before_, after_;  // of what is compared
    SideBySide side_;
    Preview preview_{"publish/words"};
    unsigned compared_ = 0;
    base::Problems problems_;
    std::string done_;
    ui::Editor secret_, own_, reason_;  // of the key; of who does it; why
    bool read_ = false, locked_ = false;
};

}  // namespace desk
