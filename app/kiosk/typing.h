// A field, the keyboard that writes into it and never hides it, and what is made of it, which shows
// at every size: below the field, or on wide glass beside both.
#pragma once

#include "kiosk/services.h"

namespace kiosk {

struct Typing {
    std::string title, hint;
    base::Key field;
    std::string icon = "search";
    std::size_t most = 60;  // letters
};

// `text` is the visitor's; `made` draws what is made of it, in a list that scrolls by the field's
// key.
class TypingRoom {
  public:
    TypingRoom(ui::Ui& ui, Services& services, Session& session)
        : ui_(ui), services_(services), session_(session) {}
    void draw(const base::Rect& area, const Typing& look, std::string& text,
              const ui::Ui::Draw& made);

  private:
    // Where each stands.
    struct Places {
        base::Rect head, made, keys;
        bool titled = true;
    };
    Places places(const base::Rect& area, const Typing& look, const base::Size& keys) const;
    float head_mm(const Typing& look, float width, bool titled) const;

    ui::Ui& ui_;
    Services& services_;
    Session& session_;
};

}  // namespace kiosk
