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
    // What was typed becomes a draft. False and told, once, when it cannot.
    bool keep(Room& room);

  private:
    struct Words {
        base::Language language;
        std::string name;
        ui::Editor title, alt;
    };
    struct Begun {
        std::int64_t base = 0;  // the revision
        std::string body;       // one's own draft, or the newest revision
    };
    using Texts = std::map<std::string, std::string>;  // by path
    void open(Room& room);
    const Begun& begin(Room& room, const std::string& path);
    bool read_drawing(Room& room);
    bool has_parts(Room& room, const std::string& svg);
    void fields(ui::Ui& ui, Room& room);
    Step acts(ui::Ui& ui, Room& room);
    std::optional<Texts> texts(Room& room);
    bool save(Room& room, std::vector<std::string>& saved);
    std::string geometry() const;
    unsigned typed() const;
    void show(ui::Ui& ui, const base::Rect& box);
    ui::Editor& focused(ui::Ui& ui);

    ToPicture wish_;
    std::string id_text_, svg_;           // svg: of a new drawing; empty: as it is
    std::map<std::string, Begun> begun_;  // by path
    ui::Editor id_;
    std::vector<Words> words_;
    std::optional<layout::Diagram> drawing_;
    bool opened_ = false, asked_ = false;  // asked: it was told once that it cannot be kept
    unsigned kept_ = 0;                    // of what is typed
    double tried_s_ = 0;
    unsigned count_ = 0;  // of its ink
};

}  // namespace desk
