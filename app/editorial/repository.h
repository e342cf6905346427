// library.db: every text of the content folder with all its revisions, for ever. A text is a file
// as it lies in content/ ("en/topics/psa-test.md", "sources.json"), kept byte for byte. It is read
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
    static constexpr std::int32_t application_id = 0x75726f6c;  // "urol", at byte 68 of the file

    // Made if missing. A damaged file, one of another program or of a newer Urokiosk is refused and
    // left as it is. With a limit, all that is asked of it has to be answered by then.
    static base::Result<Repository> open(const base::Path& path,
                                         std::chrono::milliseconds limit = {});
    // A new one to be filled and put in place.
    static base::Result<Repository> create(const base::Path& path);
    // Why that file cannot be used, once all of it was read; nothing where it is whole.
    static std::optional<storage::Fault> fault_of(const base::Path& path);

    std::vector<Listed> list();
    std::optional<Revision> newest(const std::string& path);
    std::optional<Revision> approved(const std::string& path);  // the newest approved one
    TextTree newest();                                          // of all texts
    // A page's text, parsed once however many ask.
    std::shared_ptr<const document::Parsed> parsed(std::string_view body) {
        return parses_.of(body);
    }
    document::ParseCache& parses() { return parses_; }
    Heads& heads() { return heads_; }
    std::optional<Revision> revision(std::int64_t id);
    std::vector<Revision> revisions(const std::string& path);  // newest first, bodies left empty
    std::vector<Draft> drafts(const std::string& path);        // of everybody; no path: all
    std::vector<Remark> remarks(const std::string& path);      // newest first
    AuditLog audit_log() { return AuditLog(database_); }
    Accounts accounts() { return Accounts(database_); }

    // What somebody is typing is kept, and forgotten: no act, the history tells nothing of it.
    base::Result<void> autosave(const Draft& draft);
    void drop(const std::string& path, const std::string& by);

    // One transaction. Of act(), a problem or a fault of the disk undoes it whole and is told.
    void transaction(const std::function<void()>& what) { database_.transaction(what); }
    base::Result<void> act(const std::function<base::Result<void>()>& what);
    // How acts write. For this layer alone, which a test watches.
    Records records();

    base::Result<void> sound() { return database_.sound(); }
    base::Result<void> whole();  // sound, and its history unbroken
    // The rows of another, as data: its texts with their history and editions (what it intends at
    // this moment stays there); its accounts, with their secrets and wrong tries or without: one
    // that is here already keeps its own, to a new one nobody can sign in before it is given one.
    void take_texts(Repository& other);
    enum class Secrets { kept, left_out };
    void take_accounts(Repository& other, Secrets secrets);
    void snapshot(const std::function<void()>& act) { database_.snapshot(act); }
    // A copy as it is at this moment, whole under its name or not there: storage::Fault.
    void copy_to(const base::Path& path) { database_.copy_to(path); }
    base::Result<void> back_up(const base::Path& folder, std::size_t keep);
    // Takes over all that stands in the other: storage::Fault.
    void become(Repository& other) { database_.become(other.database_); }

  private:
    explicit Repository(storage::Database database) : database_(std::move(database)) {}
    storage::Database database_;
    document::ParseCache parses_;
    Heads heads_;
};

}  // namespace editorial
