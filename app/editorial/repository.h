// library.db: every text of the content folder with all its revisions, for ever. A text is a file
// as it lies in content/ ("en/topics/psa-test.md", "sources.toml"), kept byte for byte. It is read
// here and changed by acts (texts.h, review.h, withdrawal.h, publish.h, carry.h, recovery.h), which
// ask who may. All SQL stands in its parts; nobody is handed the database.
#pragma once

#include <functional>

#include "document/parse_cache.h"
#include "editorial/accounts.h"
#include "editorial/revision.h"
#include "editorial/text_tree.h"

namespace editorial {

class Records;

class Repository {
  public:
    // Made if missing. A damaged file, or one of a newer Urokiosk, is refused and left as it is.
    static base::Result<Repository> open(const base::Path& path);

    std::vector<Listed> list();
    std::optional<Revision> newest(const std::string& path);
    std::optional<Revision> approved(const std::string& path);  // the newest approved one
    // The newest of all texts; the approved ones less withdrawn pages.
    TextTree newest();
    TextTree approved();
    // A page's text, parsed once however many ask.
    std::shared_ptr<const document::Parsed> parsed(std::string_view body) {
        return parses_.of(body);
    }
    document::ParseCache& parses() { return parses_; }
    std::optional<Revision> revision(std::int64_t id);
    std::vector<Revision> revisions(const std::string& path);  // newest first, bodies left empty
    std::vector<Draft> drafts(const std::string& path);        // of everybody; no path: all
    std::vector<Remark> remarks(const std::string& path);      // newest first
    AuditLog audit_log() { return AuditLog(database_); }
    Accounts accounts() { return Accounts(database_); }

    // What somebody is typing is kept, and forgotten: no act, the history tells nothing of it.
    base::Result<void> autosave(const Draft& draft);
    void drop(const std::string& path, const std::string& by);

    // One transaction: a problem, or a fault of the disk, undoes it whole and is told. Within
    // another it is a part of that.
    base::Result<void> act(const std::function<base::Result<void>()>& what);
    // How acts write. For this layer alone, which a test watches.
    Records records();

    base::Result<void> sound() { return database_.sound(); }
    base::Result<void> whole();  // sound, and its history unbroken
    // Whether the library in that file knows all that was done in this one: see AuditLog. False for
    // a file that is none.
    bool continued_by(const base::Path& theirs);
    // A copy as it is at this moment, whole under its name or not there: storage::Fault.
    void copy_to(const base::Path& path) { database_.copy_to(path); }
    base::Result<void> back_up(const base::Path& folder, std::size_t keep);
    // Takes over all that stands in the other: storage::Fault.
    void become(Repository& other) { database_.become(other.database_); }

  private:
    explicit Repository(storage::Database database) : database_(std::move(database)) {}
    storage::Database database_;
    document::ParseCache parses_;
};

}  // namespace editorial
