// All texts with their state, what is due first; and the field for the code of a sheet of paper.
#pragma once

#include <set>

#include "desk/tools.h"
#include "editorial/text_search.h"
#include "handout/recall.h"

namespace desk {

class PagesScreen {
  public:
    static constexpr Tab tab{"desk/pages", content::Msg::desk_pages, "list"};
    enum class Only { all, drafts, mine, review, due, findings, machine };  // mine: to write
    explicit PagesScreen(Only only = Only::all) : only_(only) {}
    std::string name() const { return "pages"; }
    Go draw(ui::Ui& ui, StaffSession& session, const base::Rect& box);
    static std::vector<Sample> samples(const StaffSession& session);

  private:
    void read(StaffSession& session);
    void count(StaffSession& session);
    void row(ui::Ui& ui, StaffSession& session, const editorial::Listed& text, Go& go);
    void labels(ui::Ui& ui, StaffSession& session, const editorial::Listed& text,
                const base::Rect& box);
    void filters(ui::Ui& ui, StaffSession& session, Go& go);
    void languages(ui::Ui& ui, StaffSession& session);
    void recall(ui::Ui& ui, StaffSession& session);
    bool wanted(const editorial::Listed& text, const text::Date& today) const;
    void search(StaffSession& session);
    void choose(const text::Date& today);

    std::vector<editorial::Listed> all_;
    std::vector<std::size_t> shown_;               // of them, in their order on the glass
    std::string shown_for_;                        // what was asked for then
    std::map<std::string, std::string> coverage_;  // of a page: the languages it stands in
    std::set<std::string> started_;                // texts somebody has begun to change
    std::set<std::string> counted_;                // what the first view counts, for a list of it
    std::map<std::string, std::string> people_;    // names of accounts, as they are shown
    std::map<std::string, std::string> titles_;    // of texts, as people call them
    std::map<std::string, std::string> folded_;    // title and path, as they are sought
    std::optional<editorial::TextSearch> texts_;   // once somebody seeks
    std::map<std::string, std::string> found_;     // of texts that hold it: the line
    unsigned sought_version_ = 0;
    bool read_ = false;
    Only only_ = Only::all;
    std::string language_;  // of those shown; empty: all
    ui::Editor search_, code_;
    unsigned asked_version_ = 0;
    std::string fate_;  // of the sheet that was asked for
};

}  // namespace desk
