// Whether somebody is there: a key, a wheel, a finger that comes, goes or travels. What lies on the
// glass and trembles is nobody, nor is a book on the keyboard.
#pragma once

#include <map>

#include "ui/input.h"

namespace ui {

class Presence {
  public:
    bool step(const Input& input);

  private:
    bool felt(const Pointer& change);
    std::map<std::int64_t, base::Point> places_;  // of each contact when it last was somebody
};

}  // namespace ui
