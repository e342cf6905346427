// A page edited block by block in the page itself: a touch opens a paragraph, a sign, a claim as
// fields. What is typed stands in the text at once; the Markdown beside it is always the same.
#pragma once

#include "desk/block_form.h"
#include "desk/blocks/inked_blocks.h"
#include "desk/blocks/page_groups.h"
#include "desk/tools.h"

namespace desk {

class BlockEditor {
  public:
    struct What {
        const content::Path& place;
        ui::Editor& text;  // all of it, with what can be undone
        const base::Problems& findings;
        const std::vector<editorial::Remark>& remarks;
    };
    void draw(ui::Ui& ui, StaffSession& session, const What& what, const base::Rect& box);
    // The field that has the focus, if one has.
    ui::Editor* focused(const ui::Memory& memory);
    // The block that holds it; and a source that is cited there.
    void open_line(int line, std::string cite = "") {
        wished_line_ = line;
        wished_source_ = std::move(cite);
    }
    // The line of the block for which somebody wants to note a new source; 0: nobody does.
    int new_source_for() const { return source_line_; }

  private:
    enum class Open { nothing, head, block };
    enum class Picking { nothing, source, drawing };
    void make(StaffSession& session, const What& what, float width);
    void open(StaffSession& session, const What& what, const Chunk& chunk);
    void open_head(StaffSession& session, const What& what);
    void close();
    void commit(StaffSession& session, const What& what, const std::string& words);
    void put_lists(StaffSession& session, const What& what);
    void head(ui::Ui& ui, StaffSession& session, const What& what);
    void head_fields(ui::Ui& ui, StaffSession& session, const What& what);
    void place(ui::Ui& ui, StaffSession& session, const What& what);
    void block(ui::Ui& ui, StaffSession& session, const What& what, const Chunk& chunk);
    void told(ui::Ui& ui, StaffSession& session, const What& what, const Chunk& chunk);
    void fields(ui::Ui& ui, StaffSession& session, const What& what);
    void grade(ui::Ui& ui, StaffSession& session, const What& what) const;
    void drawing_name(ui::Ui& ui, const StaffSession& session) const;
    void choices(ui::Ui& ui, StaffSession& session, bool& changed);
    void acts(ui::Ui& ui, StaffSession& session, const What& what);
    void adds(ui::Ui& ui, StaffSession& session, const What& what);
    void cites(ui::Ui& ui, bool& changed);
    void picker(ui::Ui& ui, StaffSession& session, bool& changed);
    void add(StaffSession& session, const What& what, BlockForm::Kind kind);
    void move(StaffSession& session, const What& what, int by);
    void remove(const What& what);
    void open_wished(StaffSession& session, const What& what);
    ui::Editor& cited_in();  // the field that says what it rests on
    void cite(const std::string& source);

    std::vector<Chunk> chunks_;
    InkedBlocks inked_;
    std::vector<ui::Editor> editors_;
    std::vector<PageGroup> groups_;
    ui::Editor sought_;  // in a list to pick from
    BlockForm form_;
    Open open_ = Open::nothing;
    Picking picking_ = Picking::nothing;
    std::size_t begin_ = 0, end_ = 0;  // of the block that is open
    std::size_t field_ = 0;            // the one that had the focus last
    unsigned made_version_ = ~0U, own_version_ = ~0U;
    int wished_line_ = 0, source_line_ = 0;
    std::string wished_source_;
    std::map<std::string, std::string> sources_;  // titles, by id
    float told_mm_ = 0;                           // room of what is told of the open block
    bool above_ = false;                          // what is added stands above
};

}  // namespace desk
