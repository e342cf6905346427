// A picture of the content: its drawing, an SVG or a PNG, with a title and words for those who
// cannot see it in each language. It goes through review like a page.
#pragma once

#include "desk/tools.h"
#include "layout/diagram.h"

namespace desk {

class Picture {
  public:
    explicit Picture(ToPicture wish) : wish_(std::move(wish)), id_text_(wish_.id) {}
    Step draw(ui::Ui& ui, Room& room, const base::Rect& box);

  private:
    struct Words {
        base::Language language;
        std::string name;
        ui::Editor title, alt;
    };
    void open(Room& room);
    bool read_drawing(Room& room);
    void fields(ui::Ui& ui, Room& room);
    Step acts(ui::Ui& ui, Room& room);
    bool keep(Room& room, std::vector<std::string>& kept);
    bool keep_text(Room& room, const std::string& path, const std::string& body,
                   std::vector<std::string>& kept);
    std::string geometry(Room& room) const;
    void show(ui::Ui& ui, Room& room, const base::Rect& box);
    ui::Editor& focused(ui::Ui& ui);

    ToPicture wish_;
    std::string id_text_, svg_;                  // svg: of a new drawing; empty: as it is
    std::map<std::string, std::int64_t> begun_;  // by path: the revision it was begun from
    ui::Editor id_;
    std::vector<Words> words_;
    std::optional<layout::Diagram> drawing_;
    bool opened_ = false;
    int count_ = 0;
};

}  // namespace desk
