// A page as it was and as it would be, block beside block, with the words marked that differ. A
// warning that changed is closed until somebody opens it.
#pragma once

#include <set>

#include "desk/page_reading.h"
#include "ui/sheet_view.h"

namespace desk {

// Bytes of `words` that `other` does not have, and how they look.
std::vector<layout::Span> words_apart(const std::string& words, const std::string& other,
                                      layout::Span::Style look = layout::Span::Style::added);

// "Dr Ray Fox, 26 Nov 2026, 09:00: Is this so?", after `where` it stands.
void remark_line(ui::Ui& ui, StaffSession& session, const editorial::Remark& said,
                 const std::string& where = "");

class SideBySide {
  public:
    struct What {
        const content::Path& place;
        const std::string &before, &after;   // before: empty for a new page
        const std::set<std::string>& signs;  // warnings to be opened, by id
    };
    void make(StaffSession& session, const What& what, float width);
    // What somebody does while they read.
    struct Reader {
        std::set<std::string>& opened;
        int& about;  // line of the block a comment is for
        bool comments = true;
        // What was said before, told at its block; and lines commented on just now, which are
        // marked alone: nothing moves under the hand.
        const std::vector<editorial::Remark>* said = nullptr;
        const std::set<int>* noted = nullptr;
    };
    // From the pen down, inside a list that scrolls.
    void draw(ui::Ui& ui, StaffSession& session, const Reader& reader);
    int unchanged() const { return unchanged_; }
    // Neither its blocks nor its head differ for readers: what does stands in its text alone.
    bool reads_alike() const { return alike_; }
    bool whole = false;  // unchanged blocks, too

  private:
    struct Row {
        std::optional<document::Block> old, now;
        std::string sign = {};     // id of a warning that has to be opened
        layout::Sheet sheet = {};  // of what stands alone
        int line = 1;
        bool same() const { return old && now && is_same; }
        bool is_same = false;
    };
    void pair(const document::Document& before, const document::Document& after);
    void head(const StaffSession& session, const document::FrontMatter& before,
              const document::FrontMatter& after);
    void sides(ui::Ui& ui, StaffSession& session) const;
    void row(ui::Ui& ui, StaffSession& session, const Row& row, const Reader& reader);
    void closed(ui::Ui& ui, StaffSession& session, const Row& row, const Reader& reader);
    void both(ui::Ui& ui, StaffSession& session, const Row& row);
    void alone(ui::Ui& ui, StaffSession& session, const Row& row);
    bool comment_button(ui::Ui& ui, StaffSession& session, const Row& row, const Reader& reader);
    bool shows(const Row& row) const { return !row.is_same || whole || new_page_; }
    const Row* row_of(int line) const;
    void remarks(ui::Ui& ui, StaffSession& session, const Row* at, const Reader& reader) const;

    std::vector<Row> rows_;
    layout::Diagrams diagrams_;
    base::Language language_;
    layout::Labels labels_;
    std::string made_for_;
    unsigned ink_ = 0;
    int unchanged_ = 0;
    bool new_page_ = false, alike_ = false;
};

}  // namespace desk
