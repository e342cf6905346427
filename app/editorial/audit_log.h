// The book of acts: what was done to the content, when, by whom. Each entry carries the hash of the
// one before, so that no old one can be changed, taken out or put in unseen.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/problem.h"
#include "storage/database.h"
#include "storage/digest.h"

namespace editorial {

// Seconds since 1970, UTC; comes in from the shell or the commands.
using Moment = std::int64_t;

// Who does something, and when.
struct AuditStamp {
    std::string who;  // an account's name
    Moment at = 0;
};

struct AuditEntry {
    std::int64_t number = 0;  // 1, 2, 3 ...
    AuditStamp act;
    std::string what;    // one word of the act: "save", "submit", "approve", "publish" ...
    std::string object;  // a path, an account, an edition
    std::string words;   // a reason or comment; may be empty
    std::string digest;  // of the text it was about; may be empty
    std::string hash;    // of all this and of the entry before
};

class AuditLog {
  public:
    explicit AuditLog(storage::Database database) : database_(std::move(database)) {}

    // Call it inside the transaction of the act itself.
    void add(AuditEntry entry);  // number and hash are made here
    // The newest first; of one object or of all (empty).
    std::vector<AuditEntry> entries(int most, const std::string& object = "");
    std::string head();  // hash of the newest entry; empty before the first
    bool knows(const std::string& hash);

    // Goes through all entries and all revisions' texts. The number of entries, or the first place
    // that does not fit: "entry 17 was changed after it was written".
    base::Result<std::int64_t> verify();

  private:
    storage::Database database_;
};

// Reads all of a library: its file is sound and its history unbroken. What is wrong is told. A file
// is left without a trace.
base::Result<void> whole(const storage::Database& library);
base::Result<void> whole(const base::Path& library);

// Whether the library in that file knows all that was done in ours. False for a file that is none.
bool continues(const storage::Database& ours, const base::Path& theirs);

}  // namespace editorial
