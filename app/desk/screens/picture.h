// A picture of the content: its drawing, an SVG or a PNG, with a title and words for those who
// cannot see it in each language. It goes through review like a page.
#pragma once

#include "desk/tools.h"
#include "layout/diagram.h"

namespace desk {

class PictureScreen {
  public:
    struct Wish {
        std::string id;                     // empty: a new picture
        base::Path drawing = base::Path();  // a file; empty: as it is
    };
    explicit PictureScreen(Wish wish) : wish_(std::move(wish)), id_text_(wish_.id) {}
    std::string name() const { return "picture"; }
    Go draw(ui::Ui& ui, StaffSession& session, const base::Rect& box);
    void tick(StaffSession& session, double now_s);
    double due_in(double now_s) const;
    bool autosave(StaffSession& session);  // told once
    static std::vector<Sample> samples(const StaffSession& session);

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
    void open(StaffSession& session);
    const Begun& begin(StaffSession& session, const std::string& path);
    bool read_drawing(StaffSession& session);
    bool has_parts(StaffSession& session, const std::string& svg);
    void fields(ui::Ui& ui, StaffSession& session);
    void acts(ui::Ui& ui, StaffSession& session, Go& go);
    bool ready(const StaffSession& session) const;
    void save_all(StaffSession& session);
    void submit(StaffSession& session, Go& go);
    void tell(StaffSession& session, content::Msg done, const std::vector<std::string>& paths);
    std::vector<std::string> to_submit(StaffSession& session);
    std::optional<Texts> texts(StaffSession& session);
    bool save(StaffSession& session, std::vector<std::string>& saved);
    std::string geometry() const;
    unsigned typed() const;
    bool waits() const { return opened_ && !wish_.id.empty() && !asked_ && kept_ != typed(); }
    void show(ui::Ui& ui, const base::Rect& box);
    ui::Editor& focused(ui::Ui& ui);

    Wish wish_;
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
