// The history: what was done to the content, when, by whom. Each entry carries the hash of the
// one before, so that no old one can be changed, taken out or put in unseen.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/problem.h"
#include "editorial/action.h"
#include "storage/database.h"
#include "storage/digest.h"

namespace editorial {

struct AuditEntry {
    std::int64_t number = 0;  // 1, 2, 3 ...
    AuditStamp act;
    std::string what;    // the name of its Action, or of one that a newer program knows
    std::string object;  // a path, an account, an edition
    std::string words;   // a reason or comment; may be empty
    std::string digest;  // of the text it was about; may be empty
    std::string hash;    // of all this and of the entry before
    std::optional<Action> action() const { return action_from(what); }
};

// The same before it is written.
struct NewEntry {
    AuditStamp act;
    Action action;
    std::string object, words = {}, digest = {};
};

class AuditLog {
  public:
    explicit AuditLog(storage::Database database) : database_(std::move(database)) {}

    // Call it inside the transaction of the act itself.
    void add(const NewEntry& entry);  // number and hash are made here
    // The newest first; of one object or of all (empty).
    std::vector<AuditEntry> entries(int most, const std::string& object = "");
    // The newest of this kind, up to a moment (0: up to now); of one object or of all.
    std::optional<AuditEntry> newest(Action action, const std::string& object = "",
                                     Moment until = 0);
    std::string head();  // hash of the newest entry; empty before the first
    bool knows(const std::string& hash);
    // The newest entries that tell only which editions and copies were put in use on this machine,
    // the oldest first: another copy of the library goes on from ours without them.
    std::vector<AuditEntry> only_here();
    // Whether the other knows all that was done in this one, less those.
    bool continued_by(AuditLog theirs);

    // The longest step back in time between two acts of this machine, in seconds; what a library
    // brought from elsewhere, or was told later, is not counted.
    Moment went_back();

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

}  // namespace editorial
