// From draft to approved: who may let which text through, and what they must have seen before.
// Each act asks for its right, and is one transaction with its entry in the history.
#pragma once

#include <set>

#include "editorial/touched.h"

namespace editorial {

// What is wrong with a text as it stands among the newest of all others: what whoever types it
// sees, whoever approves it, and publishing. An error keeps it from being approved.
// `today`: to tell that its review is overdue; unknown: that is not told.
base::Problems findings(Repository& repository, const std::string& path, const std::string& body,
                        const text::Date& today = {});

// What the page's author changed in the order of pages to put it there goes with it.
base::Result<void> submit(Repository& repository, const std::string& path, const By& by);

struct Approving {
    std::int64_t revision = 0;
    std::set<std::string> opened;  // ids of what was touched() and looked at
    text::Date today, due;         // of the next review; unknown: a year from today
    std::string comment = {};      // why it changed: stands in the history; may be empty
    std::string digest = {};       // of the text that was read, or how it begins; empty: not said
};
// By a reviewer, for clinical texts one marked clinical, who wrote no word since the last approved
// revision, however many hands came between; only of the revision that was read, which has to be
// the newest, in review, and without an error among findings(). A page's front matter
// is stamped `review = { status = "approved", by = "...", on = ..., due = ... }`: that is the only
// change, and the stamped text is the approved revision. Refused with one clear line each.
base::Result<Revision> approve(Repository& repository, const Approving& wish, const By& by);
// "Reviewed, unchanged": an approved page read again and found right as it stands. Only its review
// line changes. By whom approve() would take it from; of the revision that was read, which has to
// be the newest and approved.
struct Renewing {
    std::string path;
    std::int64_t revision = 0;
    text::Date today, due;
};
base::Result<Revision> renew(Repository& repository, const Renewing& wish, const By& by);

base::Result<void> reject(Repository& repository, std::int64_t revision, const std::string& comment,
                          const By& by);

// The newest revision since the last approved one that this person wrote, or took from elsewhere
// where no key of the publisher says whose words it holds.
std::optional<Revision> own_revision(Repository& repository, const std::string& path,
                                     const Person& person);

// A comment on a line; `act` in it is left to this.
base::Result<void> remark(Repository& repository, const Remark& remark, const By& by);

}  // namespace editorial
