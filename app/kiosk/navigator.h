// The visitor's side as a whole: which screen is shown, what its wishes do, what keys and touches
// do to the voice, when a visit ends. It knows nothing of the staff's side.
#pragma once

#include "kiosk/hearing.h"
#include "kiosk/narrator.h"
#include "kiosk/services.h"
#include "ui/presence.h"

namespace kiosk {

inline constexpr double warning_s = 30;  // "Are you still there?" before a visit is wiped

class Navigator {
  public:
    Navigator(Services& services, ui::Ui& ui) : services_(services), ui_(ui), narrator_(services) {}

    // One frame. `seconds` since the last one.
    const ui::Scene& step(const base::Glass& glass, const ui::Input& input, double seconds);
    const ui::Scene& scene() const { return scene_; }
    // What a frame is drawn from, by this visitor's wishes.
    ui::Frame frame_of(const base::Glass& glass, const ui::Input& input, double seconds) const;

    // Looks, at most once a second, whether the clinic published or withdrew something: true when
    // it has to be drawn. A visitor goes on reading the old edition until they leave the page.
    bool poll(double now_s);
    // Lays out and paints a little of what is likely asked for next, unseen, so that its first
    // touch waits for none of it. False when there is no more.
    bool make_ready(const base::Glass& glass, double now_s);
    // What the visitor leaves behind is gone.
    void end_visit();
    bool passed() const { return passed_; }  // the last frame led to another screen
    // Seconds until something would change by itself: 0 now, large when nothing is due.
    double due_in(double now_s) const;

    Session session;  // public: automation sets language, size and theme here
    std::function<void(ui::Ui&)>
        over;  // drawn above every screen, where somebody previews; or none

  private:
    void act(const Go& go);
    void act(const Open& wish);
    void act(const Listen& wish);
    bool adopt();
    bool watch(const ui::Input& input);  // whether somebody is there
    void listen(const ui::Input& input);
    void adjust(ui::NavKey press);
    bool practise(ui::Input& input);
    bool heard(double now_s) const;
    bool attracts(double now_s) const;
    void draw(ui::Frame frame, const std::string& screen, const Route& route, bool still);
    Go drawn_route(const Route& route, Session& visitor);
    double idle_s(double now_s) const { return now_s - session.last_seen_s; }
    bool idle_too_long(double now_s) const {
        return session.started && idle_s(now_s) >= services_.settings.idle_seconds;
    }

    Services& services_;
    ui::Ui& ui_;
    ui::Scene scene_;
    Narrator narrator_;
    Hearing hearing_;
    ui::Presence presence_;
    std::string prepared_for_;  // by whom and what prepared_ was counted
    std::size_t prepared_ = 0;  // of what is likely asked for
    double looked_s_ = 0;
    int helped_ = 0;      // presses of Help in a row
    bool again_ = false;  // what the last frame did shows in the next
    bool passed_ = false;
    bool answering_ = false;  // a finger or key has answered the warning, and is still at it
};

}  // namespace kiosk
