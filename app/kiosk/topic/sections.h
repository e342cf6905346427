// What a topic's page is made of on the glass: its front, then its chapters. Chapters that only say
// the page's warning signs again are left out: the front tells each, with what to do.
#pragma once

#include "base/key.h"
#include "kiosk/page_shown.h"
#include "kiosk/topic_part.h"

namespace kiosk {

class Sections {
  public:
    explicit Sections(const PageShown& page);

    const PageShown& page() const { return page_; }
    std::size_t count() const { return chapters_.size() + 1; }
    // Sections from 1 on are chapters.
    const document::Chapter& chapter(std::size_t section) const;
    std::size_t index(std::size_t section) const { return chapters_[section - 1]; }
    // Where a part stands: that of the signs, or of a chapter that says them again, is the front.
    std::size_t section(const TopicPart& part) const;
    bool at_signs(const TopicPart& part) const;
    std::size_t asking() const;                    // where its questions are; 0: it has none
    base::Key heading(std::size_t section) const;  // of the node that begins it; none: the front
    bool warns() const { return warns_; }          // its front has signs
    std::vector<document::Warning> signs() const;
    bool signs_first() const;

  private:
    const PageShown& page_;
    std::vector<std::size_t> chapters_;
    bool warns_ = false;
};

bool asks(const document::Document& part);  // it holds questions for the clinician

}  // namespace kiosk
