// Which key of which keypad does what. As delivered: the eight keys of EZ Access (F17 to F24, by
// STANDARDS.md 7.2), a Storm AudioNav, arrows, Enter, Escape and a number pad; clinic.toml changes
// it. By scancode, so that the layout of a keyboard does not matter.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/problem.h"
#include "ui/input.h"

namespace shell {

class Keymap {
  public:
    using Names = std::map<std::string, std::vector<std::string>>;

    // `own`: by settings::keypad_names, SDL's names of keys; an unknown name is a problem, and what
    // is not named stays as delivered.
    explicit Keymap(const Names& own = {}, base::Problems* problems = nullptr);

    std::optional<ui::NavKey> press(int scancode) const;
    std::optional<bool> headphones(int scancode) const;  // put in, pulled out

    static std::string key_name(int scancode);  // SDL's; empty where it has none

  private:
    std::map<int, std::string> does_;
};

}  // namespace shell
