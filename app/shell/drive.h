// The automation door: the whole program without a person. One command a line, one JSON object
// back; the clock is turned by hand, the pointer is a real one. See CONTRIBUTING.md for the
// commands.
#pragma once

#include <functional>
#include <string>

#include "devices/stand_in_voice.h"
#include "kiosk/sample.h"
#include "shell/graphics.h"
#include "shell/kiosk.h"
#include "shell/lone_page.h"

namespace shell {

class Drive {
  public:
    struct Parts {
        kiosk::Services& services;
        devices::StandInClock& clock;
        devices::StandInPrinter& printer;
        devices::StandInVoice& voice;
        ui::Textures& textures;
        Graphics* graphics = nullptr;  // for shots; may be missing
        base::Glass glass;
    };
    explicit Drive(const Parts& parts);

    // The answer to one command, one line of JSON: {"ok":true,...} or {"ok":false,"error":...}.
    std::string run(const std::string& line);
    bool finished() const { return finished_; }

    // The same for tests. An empty text is success, else it says what is wrong.
    std::string tap(const base::Key& key);
    std::string reach(const base::Key& key);  // the same, the list it stands in dragged to it
    std::string press(const std::string& name);
    std::string stroke(const std::string& name);
    void type(const std::string& text);
    std::string drag(const base::Key& key, base::Point by_mm);
    std::string fling(const base::Key& key, base::Point by_mm);
    void touch(const ui::Pointer& pointer);          // one raw change of one finger, and one frame
    std::string finger(const ui::Pointer& pointer);  // the same, while there is a panel
    void wait(double seconds);
    void leave(double seconds);                 // nobody is there
    std::string lose(const std::string& what);  // a device: touch, sound or headphones
    std::string find(const std::string& what);
    std::string shot(const std::string& file);
    std::string set(const std::string& what, const std::string& value);
    std::string enter(const kiosk::Sample& sample);
    void show_alone(const LonePage& page);  // until the next step
    const ui::Scene& scene() const { return alone_ ? *alone_ : kiosk_.scene(); }
    Kiosk& kiosk() { return kiosk_; }
    int frames() const { return frames_; }  // drawn so far
    static std::optional<ui::NavKey> press_named(const std::string& name);

  private:
    std::string obey(const std::string& line);
    std::string printed(const std::string& file);  // the last job kept in a file
    std::string heard();
    std::string no_output(const std::string& file) const;  // why not; empty: it may be written
    std::string swept(const base::Key& key, base::Point by_mm, int steps);
    void put(ui::Pointer::Phase phase, base::Point at, double seconds);
    void plug(bool in);
    void step(ui::Input input, double seconds);
    void settle();

    Parts parts_;
    Kiosk kiosk_;
    bool finished_ = false;
    int frames_ = 0;
    bool touch_lost_ = false;
    std::unique_ptr<LoneUi> lone_ui_;
    std::optional<ui::Scene> alone_;
    std::optional<bool> socket_lost_;  // of the headphones: whether they were in
    std::map<std::int64_t, base::Point> on_glass_;
    base::Point swept_to_;
};

}  // namespace shell
