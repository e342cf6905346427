// Where words break at a width, without setting them anew for each width that is tried.
#pragma once

#include <string>
#include <vector>

typedef struct _PangoLayout PangoLayout;

namespace layout {

// As Pango breaks at words alone. All widths in Pango's units.
class Wrapping {
  public:
    // Sets the layout once, in one line a paragraph, and leaves it so.
    Wrapping(PangoLayout* layout, const std::string& words);

    struct Broken {
        int lines = 0;
        int width = 0;          // of the widest line, without the blanks at its end
        bool at_blanks = true;  // each line ends at a blank, not within "yes-or-no"
    };
    Broken at(int width) const;

  private:
    struct Letter {
        int width = 0;
        bool blank = false, may_break = false, must_break = false;  // before it
        bool after_space = false;
    };
    std::vector<Letter> letters_;
};

}  // namespace layout
