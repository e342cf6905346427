// What the hands of somebody who writes do: keys of a keyboard, and the clipboard.
#pragma once

#include <string>

namespace base {

// A key of a keyboard as somebody who writes presses it; held ones come again and again.
struct Stroke {
    enum class Key {
        left,
        right,
        up,
        down,
        home,
        end,
        page_up,
        page_down,
        backspace,
        erase,
        enter,
        letter,
    };
    Key key = Key::letter;
    char letter = 0;  // with Control
    bool shift = false, control = false;
};

// Text that goes from one place to another. This one keeps it; the shell has the machine's.
class Clipboard {
  public:
    virtual ~Clipboard() = default;
    virtual std::string text() { return kept_; }
    virtual void put(const std::string& text) { kept_ = text; }

  private:
    std::string kept_;
};

}  // namespace base
