// library.db: every text of the content folder with all its revisions, for ever. A text is a file
// as it lies in content/ ("en/topics/psa-test.md", "sources.toml"), kept byte for byte.
#pragma once

#include <optional>

#include "editorial/audit_log.h"
#include "text/date.h"

namespace editorial {

enum class State { draft, in_review, rejected, approved, withdrawn };
inline constexpr std::string_view state_names[] = {"draft", "in review", "rejected", "approved",
                                                   "withdrawn"};
inline constexpr std::size_t largest_text = 1U << 20U;  // bytes; a page, a drawing

struct Revision {
    std::int64_t id = 0;
    std::string path, body, digest, by;
    int number = 0;  // of this text: 1, 2, 3 ...
    Moment at = 0;
    State state = State::draft;
    std::string decided_by, comment;  // of a review
};

// A text as the list shows it; everything is kept ready, nothing is parsed for it.
struct Listed {
    std::string path, language, id, title;  // id: of a page; empty for other files
    State state = State::draft;             // of the newest revision, or withdrawn
    int number = 0;                         // of the newest revision
    std::string by;
    Moment at = 0;
    double grade = 0;              // English pages; 0: not measured
    int errors = 0, warnings = 0;  // findings of the page by itself
    text::Date due;                // of the approved text
    int approved_number = 0;       // newest approved revision; 0: none
    int published_number = 0;      // in the edition in use; 0: none
};

// What somebody is typing: saved each second, one for each text and person.
struct Draft {
    std::string path, by, body;
    std::int64_t base = 0;  // the revision it was begun from; 0: a new text
    Moment at = 0;
};

class Repository {
  public:
    // Made if missing. A damaged file, or one of a newer Urokiosk, is refused and left as it is.
    static base::Result<Repository> open(const base::Path& path);
    storage::Database& database() { return database_; }
    AuditLog audit_log() { return AuditLog(database_); }
    std::vector<Listed> list();
    std::optional<Revision> newest(const std::string& path);
    std::optional<Revision> approved(const std::string& path);  // the newest approved one
    std::optional<Revision> revision(std::int64_t id);
    std::vector<Revision> revisions(const std::string& path);  // newest first, bodies left empty

    // Text that came after `base` is not written over: the problem names who wrote it, and this one
    // stays a draft. `path` must be one a content folder can hold; the body UTF-8 without control
    // characters. Afterwards the draft is gone.
    base::Result<Revision> save(const Draft& draft, Moment now);
    base::Result<void> autosave(const Draft& draft);     // autosave
    std::vector<Draft> drafts(const std::string& path);  // of everybody; no path: all
    void drop(const std::string& path, const std::string& by);

    // Files that differ from the newest revision come in as drafts of `act.who`, all or none. How
    // many; a file that is no content is named, hidden ones (.git) are passed over.
    base::Result<int> import_folder(const base::Path& folder, const AuditStamp& act);
    enum class Which { newest, approved };  // approved: less withdrawn pages
    base::Result<int> export_folder(const base::Path& folder, Which which);
    // One transaction: a problem, or a fault of the disk, undoes it whole and is told.
    base::Result<void> act(const std::function<base::Result<void>()>& what);

  private:
    explicit Repository(storage::Database database) : database_(std::move(database)) {}
    storage::Database database_;
};

}  // namespace editorial
