// A text somebody writes, on the glass: cursor, selection, both directions of writing, and marks at
// lines. Fingers scroll it, a mouse selects in it. What is written stands in `edit`.
#pragma once

#include <string>
#include <vector>

#include "text/edit.h"
#include "ui/ui.h"

namespace ui {

class Editor {
  public:
    struct Style {
        std::string name;                 // what it is for, as it is heard
        base::Language language{"", {}};  // of the text; no tag: the screen's
        bool one_line = false;            // Enter is left to others
        bool secret = false;              // shows dots, gives nothing to the clipboard
        bool numbered = false;            // lines have numbers
        bool fixed = false;               // can be read and copied from, not written in
        float size_mm = 0;                // em; 0: reading size
        std::size_t most = 1U << 20U;     // bytes
        struct Mark {
            int line = 0;  // 1-based
            layout::ColorRole color = layout::ColorRole::same_day_ink;
        };
        std::vector<Mark> marks = {};
    };

    text::Edit edit;

    void start(std::string text);  // from the beginning, with nothing to undo
    void go_to(int line) { edit.put(edit.line_piece(line).begin), show_cursor(); }
    void show_cursor() { follow_ = true; }
    void type(std::string_view words);  // as a keyboard does, within the bounds drawn last
    // Draws it in the box. Returns whether the text changed. Something too long is not taken:
    // `refused` says so until the next change.
    bool draw(Ui& ui, const base::Key& key, const Style& look, const base::Rect& box);
    bool refused = false;
    bool one_line() const { return one_line_; }                           // as it was drawn last
    static float height(const Ui& ui, const Style& look, int lines = 1);  // with its frame

  private:
    struct Line {
        text::LinePiece piece;
        layout::Text text;
        float top = 0;
    };
    struct Place;  // of the text on the glass
    void lay(Ui& ui, const Style& look, float width);
    std::size_t line_of(std::size_t at) const;
    std::size_t hit(base::Point place) const;  // from the text's corner
    base::Rect cursor_box(std::size_t at) const;
    Place place(const Ui& ui, const base::Rect& room) const;
    void follow(const Place& place, const Style& look);
    void point(Ui& ui, const base::Key& key, const Style& look, const Place& place);
    void run_along(Ui& ui, float beyond, float height);
    void write(Ui& ui, const Style& look);
    void stroke(const Stroke& stroke, Ui& ui, const Style& look);
    void control(const Stroke& stroke, Ui& ui, const Style& look);
    void sideways(const Stroke& stroke);
    void updown(float by, bool select);
    void take(std::string_view words, const Style& look);
    void ink(Ui& ui, const Style& look, const Place& place);
    void ink_cursor(Ui& ui, const Style& look, const Place& place);
    void ink_words(Ui& ui, const Line& line, const Place& place);

    std::vector<Line> lines_;
    std::string laid_for_;  // width, size and language
    unsigned laid_version_ = ~0U;
    std::size_t most_ = 1U << 20U;
    float width_ = 0, high_ = 0, shown_ = 0, wish_x_ = -1;
    float offset_ = 0, slid_ = 0;  // downwards; of a single line, along it
    bool follow_ = false, rtl_ = false, one_line_ = false;
};

}  // namespace ui
