// Fields by name, and the keyboard on the glass for the one that has the focus.
#pragma once

#include "desk/tools.h"

namespace desk {

class Form {
  public:
    ui::Editor& at(const std::string& key) { return editors_[key]; }
    const std::string& text(const std::string& key) { return editors_[key].edit.text(); }
    // What was touched of a few, by the choice's name; or of a choice of several.
    std::string& chosen(const std::string& choice) { return chosen_[choice]; }
    bool has(const std::string& choice, const std::string& one) const;
    void turn(const std::string& choice, const std::string& one);
    unsigned version() const;     // another after each change of any
    std::string written() const;  // all of it as TOML; empty: nothing is typed
    void fill(const std::string& written);
    // From the pen down. Returns whether it changed.
    bool field(ui::Ui& ui, const Field& what) {
        return desk::field(ui, what, editors_[what.key.path]);
    }
    // Draws the keyboard, where it is shown, at the low end; what is left above it.
    base::Rect above_keys(ui::Ui& ui, StaffSession& session, const base::Rect& box);

  private:
    std::map<std::string, ui::Editor> editors_;
    std::map<std::string, std::string> chosen_;
};

// One of a few, a button each; `words` tells their names.
struct Choice {
    std::string key;  // before each one's own: "new/kind/"
    std::vector<std::string> all;
    std::function<std::string(const std::string&)> words;
};
void choose(ui::Ui& ui, const Choice& choice, std::string& chosen);

// A word of a message's choices: "case-series" stands there as caseseries.
std::string choice_word(const StaffSession& session, content::Msg word, std::string name);

}  // namespace desk
