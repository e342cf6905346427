// A library from elsewhere, as it lies on a stick. It is copied in and read as data: nothing of it
// runs here, and what it would bring is known before anybody agrees to it.
#pragma once

#include "editorial/repository.h"
#include "storage/backup.h"

namespace editorial {

// A file's name as it can be shown and written down: what turns writing round, breaks the line or
// is no UTF-8 becomes "?".
std::string harmless_name_of(const base::Path& file);

struct LibraryPlace {
    base::Path library, backups;
    std::vector<std::string> trusted_keys = {};  // of clinic.toml
};

// What it holds that the library here does not know of.
struct Brought {
    bool by_our_publisher = false;       // signed with a key this clinic trusts
    bool continues = true;               // knows all that was done here
    std::vector<std::string> accounts;   // "ann: author, manager; here: author": they stay out
    std::vector<std::string> approvals;  // "en/topics/a.md: approved by rita"
    std::vector<std::string> drafts;     // that wait there and not here, and other days of review
    std::string from, to;                // the newest entry here, and there; empty: none here
    bool nothing_new() const { return accounts.empty() && approvals.empty() && drafts.empty(); }
};

class Incoming {
  public:
    // The copy is made in the folder of the library here, and goes with this value. A pipe, a link
    // that leads nowhere, a file of another program, of foreign tables, triggers or views, one that
    // is damaged or takes too long are refused in one line. May run on a thread of its own.
    static base::Result<Incoming> read(const base::Path& file, const LibraryPlace& here);

    const Brought& brought() const { return brought_; }
    const base::Path& file() const { return file_; }
    // Read once more, from the copy.
    base::Result<Repository> open() const;

  private:
    Incoming(base::Path file, std::shared_ptr<storage::Aside> copy)
        : file_(std::move(file)), copy_(std::move(copy)) {}
    base::Result<void> verify(const LibraryPlace& here);
    base::Result<void> compare(Repository& theirs, Repository& ours);

    base::Path file_;
    std::shared_ptr<storage::Aside> copy_;
    Brought brought_;
};

// A library that stands at its place and can be used; nothing where none stands there.
base::Result<std::optional<Repository>> library_at(const base::Path& path);

}  // namespace editorial
