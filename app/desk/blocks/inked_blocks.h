// Blocks of a page set in a column, each once however often it is drawn: known by its Markdown.
#pragma once

#include <map>

#include "desk/page_reading.h"
#include "layout/diagram.h"

namespace desk {

struct InkedBlock {
    layout::Sheet sheet;
    unsigned ink = 0;
};

class InkedBlocks {
  public:
    // Before the blocks of a page are set anew; those that are not asked for again are dropped.
    void begin(StaffSession& session, const std::string& language, float width);
    // `part` holds the block alone, as it is read.
    const InkedBlock& set(StaffSession& session, const std::string& markdown,
                          const document::Document& part);
    const InkedBlock& of(const std::string& markdown) const { return now_.at(markdown); }
    // From the pen down; the pen stays.
    void draw(ui::Ui& ui, const StaffSession& session, const InkedBlock& block) const;
    const layout::Diagrams& diagrams() const { return diagrams_; }

  private:
    std::map<std::string, InkedBlock> now_, before_;
    layout::Diagrams diagrams_;
    std::string language_;
    float width_ = 0;
};

}  // namespace desk
