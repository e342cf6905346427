// Somebody at the desk in a real window, by mouse and keyboard: the program itself on an X server
// of its own. A twin in memory, with a library of its own, does the same and says where each thing
// stands. UROKIOSK_PICTURES=FOLDER keeps a picture of each step, to be looked at.
#pragma once

#include "support/office_kiosk.h"
#include "window/display.h"

namespace window {

text::Date today();
// Whether a window can be shown on this machine; if not, that is said.
bool shown_here();

// A clinic whose window does not move by itself.
struct Office {
    support::Clinic clinic;
    Office();
    void set(const std::string& line);  // of clinic.toml
    void due_soon();                    // its reviews a month from today, whenever that is
};

// What brings the next lines or opens a sign is reading, and not counted among the clicks.
class Staff {
  public:
    // `environment` as "NAME=value", for the real one alone.
    Staff(Office& office, std::string journey, std::vector<std::string> environment = {});

    support::World& twin() { return *twin_; }
    int clicks = 0;

    void click(const std::string& key);
    // Brought in sight first, by the buttons of its list.
    void press(const std::string& key);
    void type(const std::string& words);
    void fill(const std::string& key, const std::string& words);  // of a form: nothing is kept yet
    void stroke(const std::string& name, const std::string& in_x);
    void tab();
    void wait(double seconds);
    void sign_in(const std::string& name, const std::string& secret);
    void read_to_end();  // each changed sign opened
    // The first key of these that is called so.
    std::string starting(const std::string& before, const std::string& words);
    // What the real one wrote, once it is so.
    bool library(const std::function<bool(editorial::Repository&)>& holds);

  private:
    void put_in(const std::string& words);
    void xdotool(const std::string& words) const;
    void touch(const std::string& key);
    void settled();
    void picture(const std::string& what);

    std::string journey_;
    base::Path data_;
    support::Folder twins_, folder_;
    base::Path output_ = folder_ / "output";
    Display display_;
    std::unique_ptr<support::World> twin_;
    std::unique_ptr<Process> program_;
    layout::Bitmap last_;
    int steps_ = 0;
};

}  // namespace window
