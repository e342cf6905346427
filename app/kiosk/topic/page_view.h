// A topic as one page that scrolls: its sections below each other, laid out when they come near the
// glass, under a head that stays, over the buttons that move it.
#pragma once

#include "kiosk/services.h"
#include "kiosk/topic/head.h"
#include "kiosk/topic/sections.h"

namespace kiosk {

class PageView {
  public:
    PageView(ui::Ui& ui, Services& services, Session& session, const PageShown& page);

    // `key` is of its scroll area, `part` where it was opened at.
    Go draw(const base::Key& key, const TopicPart& part);

  private:
    struct Span {  // of sections, [first, last]
        std::size_t first = 0, last = 0;
    };
    ui::Scroll& scroll() { return session_.memory.scrolls[key_.path]; }
    void place();
    void remember(const TopicPart& part);
    void measure_anew();
    float start(std::size_t section) const;
    float cover(std::size_t section);
    float step();  // of one view
    std::size_t at(float y) const;
    Span shown();
    std::size_t read_at(float offset);
    void put_at(std::size_t section);
    void jump(std::size_t section, bool focus = false);
    void move(bool down);
    void turn_by_keys();
    std::size_t ahead(const Span& span);
    void sections();
    Go section(std::size_t index);
    void stub(std::size_t index);
    void settle(std::size_t index, float height);
    void tell_part();
    void listed();  // the list of parts over the page
    void aside();   // and beside what is read, on a wide glass
    void head();
    void dock();
    DockShown dock_shown();
    Go chosen(DockChoice choice);

    ui::Ui& ui_;
    Services& services_;
    Session& session_;
    Sections sections_;
    TopicReading& reading_;
    base::Key key_;
    base::Rect box_, column_, wide_;  // of what scrolls; of its words; of its front, head and dock
    std::size_t here_ = 0;            // the section that is read
    std::size_t top_ = 0;             // the first that is seen
    float dock_mm_ = 0;
    std::vector<float> covers_;  // heights of heads in this frame, as they were asked for
    float shift_ = 0;            // by which what lies above turned out higher than was guessed
    bool headed_ = false;
    bool jumped_ = false;  // in this frame: what it drew is not what is read next
    Go go_ = stay();
};

}  // namespace kiosk
