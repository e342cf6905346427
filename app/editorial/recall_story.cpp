#include "editorial/recall_story.h"

#include <fmt/format.h>

#include "content/path.h"

namespace editorial {

namespace {

using Fate = edition::Recall::Fate;

// Tells the story part by part, with what the library knows.
class Teller {
  public:
    Teller(const edition::Recall& found, Repository* library) : found_(found), library_(library) {}

    RecallStory story;

    void fate() {
        story.fate = found_.fate;
        switch (found_.fate) {
            case Fate::unknown:
                return part({RecallFact::unknown});
            case Fate::current:
                return part({RecallFact::current, found_.now});
            case Fate::replaced:
                part({RecallFact::replaced, found_.now, 0, "", {}, found_.reviewed_now});
                return replaced();
            case Fate::withdrawn:
                part({RecallFact::gone, found_.now});
                return withdrawn();
        }
    }

    // Where the list cannot be read nobody knows who withdrew what: nothing of it is current.
    void off_glass(const edition::EditionStore& editions) {
        story.fate = Fate::withdrawn;
        auto all = editions.withdrawals().value_or(edition::Withdrawals());
        const auto* one = edition::find(all, found_.sheet.page);
        part({RecallFact::off_glass, "", 0, one ? one->by : "?",
              one ? text::parse_utc(one->on) : std::nullopt});
        withdrawn();
    }

    void part(RecallPart made) { story.parts.push_back(std::move(made)); }

  private:
    // Who put the newer edition in use, and who approved the words in it.
    void replaced() {
        if (!library_) return;
        auto history = library_->audit_log();
        const std::string edition = fmt::format("edition {}", found_.since);
        auto made = history.newest(Action::publish, edition);
        const auto back = history.newest(Action::roll_back, edition);
        if (back && (!made || back->number > made->number))
            return act(RecallFact::taken_back, *back);
        if (!made) return;
        const auto at = made->act.at;
        made->words.clear();  // how many texts changed is no reason
        act(RecallFact::published, *made);
        if (const auto approved = history.newest(Action::approve, path(found_.sheet.language), at))
            act(RecallFact::approved, *approved);
    }

    void withdrawn() {
        if (!library_) return;
        auto history = library_->audit_log();
        for (const auto& language : {std::string("en"), found_.sheet.language}) {
            const auto out = history.newest(Action::withdraw, path(language));
            const auto back = history.newest(Action::restore, path(language));
            if (out && (!back || back->number < out->number))
                return act(RecallFact::withdrawn, *out);
        }
    }

    std::string path(const std::string& language) const {
        return content::Path::page(language, found_.sheet.page).str();
    }

    void act(RecallFact kind, const AuditEntry& entry) {
        const auto person = library_->accounts().person(entry.act.who);  // an alias is shown so
        part({kind,
              "",
              found_.since,
              person ? person->shown_name : entry.act.who,
              entry.act.at,
              {},
              entry.words});
    }

    const edition::Recall& found_;
    Repository* library_;
};

}  // namespace

RecallStory explain_recall(const edition::Recall& found, const edition::EditionStore& editions,
                           Repository* library, const text::Date& today) {
    Teller teller(found, library);
    // What rests is not told as current, too.
    if (!found.rests || found.fate != Fate::current) teller.fate();
    if (found.fate != Fate::current && found.fate != Fate::replaced) return teller.story;
    if (found.rests) teller.off_glass(editions);
    if (found.due_now.known() && found.due_now < today)
        teller.part({RecallFact::overdue, "", 0, "", {}, found.due_now});
    return teller.story;
}

}  // namespace editorial
