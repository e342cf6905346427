// Learning a keypad: its keys are asked for one by one, and become a part of clinic.toml.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "shell/graphics.h"
#include "shell/lone_page.h"

namespace shell {

// Which key is asked for, and what was pressed. A key pressed a second time running is taken; one
// that stands for something else already, is asked for again.
class Lesson {
  public:
    Lesson();
    bool finished() const { return at_ >= order_.size(); }
    const std::string& wanted() const { return order_[at_]; }  // one of settings::keypad_names
    const std::string& pressed() const { return pressed_; }    // once: press it again
    struct Taken {
        std::string key, does;
    };
    const std::optional<Taken>& taken() const { return already_; }  // it stands for that already

    void press(const std::string& key_name);
    void skip();  // the keypad has no such key

    std::string toml() const;  // "[keypad]" and a line for each key

  private:
    std::vector<std::string> order_;
    std::map<std::string, std::string> taken_;  // by what it does
    std::size_t at_ = 0;
    std::string pressed_;
    std::optional<Taken> already_;
};

LonePage lesson_page(const Lesson& lesson);

// clinic.toml with this in the place of an older [keypad], else at its end.
std::string with_keypad(const std::string& clinic_toml, const std::string& keypad);

// Shows the lesson on a window; empty when somebody closed it before its end.
std::string learn_keypad(const settings::DataPaths& paths, const GraphicsSpec& spec);

}  // namespace shell
