// What the voice says of a screen, and when: its title, what the keys do, then item by item as the
// keypad goes, or the whole page with the word being said lit. Private screens wait for headphones.
#pragma once

#include "kiosk/services.h"
#include "text/spoken.h"

namespace kiosk {

// What a node is called when heard: name, role, state, and its place among the others. The name
// stands first, so that one may listen no further (STANDARDS.md VG-05).
std::string heard_as(const ui::Node& node, const content::Messages& said, const std::string& place);

class Narrator {
  public:
    explicit Narrator(kiosk::Services& services) : services_(services) {}

    // What happened in the frame that was just drawn.
    struct Frame {
        std::string screen;  // changes with what is shown
        bool at_end = false;
        bool by_key = false;  // the focus was moved
    };
    void hear(const ui::Scene& scene, const Frame& frame, kiosk::Session& session);

    void page() { whole_ = true, screen_.clear(); }  // reads the screen from its top
    void again(kiosk::Session& session);             // what was said last
    void hush();                                     // at once
    // A touch holds what is being said; it is over unless the touch meant Pause.
    void hold();
    void release() { held_ = false; }
    void go_on();
    void drop_held();
    void announce(const std::string& words, const kiosk::Session& session);
    // The manner changed: says the new one, and goes on where it was.
    void adjusted(const std::string& words, const kiosk::Session& session);
    void chime(const kiosk::Session& session) { services_.voice.chime(session.comfort.voice); }
    void forget();  // the visit is over

    // Aloud, now: not while it is paused, and no longer than its words can take, whatever becomes
    // of the sound. Nothing but this keeps a visit from ending.
    bool speaking() const;
    ui::Frame::Said said() const;

  private:
    struct Line {
        base::Key key;
        std::string language;
        text::Speech speech;
        bool level = false;    // of loudness or speed
        std::size_t name = 0;  // bytes of the text that stand on the screen
    };
    Line line(const base::Key& key, const std::string& text, const std::string& language) const;
    void add(std::vector<Line>& lines, const ui::Node& node, const std::string& place) const;
    std::vector<Line> all_of(const ui::Scene& scene) const;
    void say(std::vector<Line> lines, const kiosk::Session& session);
    bool turn(const ui::Scene& scene, const kiosk::Session& session);

    kiosk::Services& services_;
    std::vector<Line> lines_;
    std::string screen_, turned_;  // to which part of a page that is read part by part
    base::Key focus_;
    std::string status_;
    bool whole_ = false, held_ = false;
    std::string told_;  // a level that still has to be said
    double begun_s_ = 0, longest_s_ = 0;
    double stopped_s_ = -1;  // since when it is paused
};

}  // namespace kiosk
