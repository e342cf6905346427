// One frame of the kiosk's face. Each call paints a thing, hit-tests it and declares it as a node
// of the scene. Screens give places in the order of reading, in millimetres; right-to-left is
// turned over below. Richer widgets stand in files of their own on the same door.
#pragma once

#include <functional>

#include "text/message.h"
#include "ui/canvas.h"
#include "ui/frame.h"
#include "ui/memory.h"
#include "ui/scene.h"
#include "ui/touch.h"

namespace ui {
class Ui {
  public:
    using Draw = std::function<void()>;

    Ui(const layout::Fonts& fonts, const layout::Icons& icons, Textures& textures);
    ~Ui();

    // `screen` is a stable name of what is shown; when it changes, the page fades in.
    void begin(const Frame& frame, Memory& memory, const std::string& screen);
    Scene end();
    // Between frames: makes what `draw` shows, unseen, until it is `late`; true once that is whole.
    bool rehearse(const Frame& frame, const Draw& draw, const std::function<bool()>& late);
    void forget();      // the visit is over: between frames, nothing of its words is kept
    bool busy() const;  // an animation runs: draw again without waiting for input
    bool unsettled() const { return unsettled_; }  // once measured, the next frame stands otherwise

    const Theme& theme() const { return frame_.theme; }
    const base::Glass& glass() const { return glass_; }  // the part of it that is used
    float above_mm() const { return frame_.top_mm; }     // free above that, with negative y
    const base::Language& language() const { return frame_.language; }
    const Gesture& gesture() const { return gesture_; }
    const Input& input() const { return frame_.input; }
    Canvas& canvas() { return canvas_; }
    Memory& memory() { return *memory_; }
    bool pressed(NavKey press) const;
    float fade() const;  // 1 at the moment a screen appears, 0 when it stands; 0 where none fades
    float running_s();   // for what moves by itself: since the last frame; another will come
    bool at_end() const { return at_end_; }       // as in Moved
    NavKey forward() const, backward() const;     // turns the page, by the direction of reading
    bool held_over(const base::Rect& box) const;  // a finger is held on it
    const Frame::Said& said() const { return frame_.said; }
    Clipboard* clipboard() const { return frame_.clipboard; }
    void chrome(const Draw& draw);               // draws what belongs to the frame around the page
    void discreet() { scene_.discreet = true; }  // what is shown is not to be heard by others
    void read(Scene::Part part) { scene_.part = std::move(part); }
    float x() const, width() const, y() const;
    void space(float mm);
    float in(const base::Rect& box, const Draw& draw);  // returns where the pen came to
    void columns(int count, const std::function<void(int)>& act);
    void scroll(const base::Key& key, const ScrollView& view, const Draw& draw);
    // The root of all widgets: adds a node, its boxes in reading order; whether it was chosen.
    bool declare(Node node);
    void title(const std::string& words) { scene_.title = words; }  // the screen's title
    layout::Text set(const layout::TextSpec& spec, std::string* cache_key = nullptr);
    const layout::Fonts& fonts() const;

  private:
    struct Area;
    void advance(Scroll& scroll, const base::Rect& viewport);
    void more_buttons(const base::Key& key, Scroll& scroll, const base::Rect& strip);
    struct Cache;
    Canvas canvas_;
    std::unique_ptr<Cache> cache_;
    Frame frame_;
    Memory* memory_ = nullptr;
    Touch touch_;
    Gesture gesture_;
    Scene scene_, last_;
    std::vector<Area> areas_;
    base::Key scroll_, chosen_;
    bool moving_ = false, at_end_ = false, chrome_ = false, unsettled_ = false;
    base::Glass glass_;
};

}  // namespace ui
