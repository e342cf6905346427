// library.db: every text of the content folder with all its revisions, for ever. A text is a file
// as it lies in content/ ("en/topics/psa-test.md", "sources.toml"), kept byte for byte.
#pragma once

#include <optional>

#include "document/parse_cache.h"
#include "editorial/audit_log.h"
#include "editorial/revision.h"
#include "editorial/text_tree.h"

namespace editorial {

class Repository {
  public:
    // Made if missing. A damaged file, or one of a newer Urokiosk, is refused and left as it is.
    static base::Result<Repository> open(const base::Path& path);
    storage::Database& database() { return database_; }
    AuditLog audit_log() { return AuditLog(database_); }
    std::vector<Listed> list();
    std::optional<Revision> newest(const std::string& path);
    std::optional<Revision> approved(const std::string& path);  // the newest approved one
    // The newest of all texts; the approved ones less withdrawn pages, and which revisions.
    TextTree newest();
    TextTree approved();
    Texts coming();
    // A page's text, parsed once however many ask.
    std::shared_ptr<const document::Parsed> parsed(std::string_view body) {
        return parses_.of(body);
    }
    document::ParseCache& parses() { return parses_; }
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
    Texts texts(const std::string& sql);
    storage::Database database_;
    document::ParseCache parses_;
};

}  // namespace editorial
