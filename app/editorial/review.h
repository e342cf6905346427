// From draft to approved: who may let which text through, and what they must have seen before.
// Each act asks for its right, and is one transaction with its entry in the history.
#pragma once

#include <set>

#include "document/document.h"
#include "editorial/repository.h"

namespace editorial {

// What is wrong with a text as it stands among the newest of all others: what whoever types it
// sees, whoever approves it, and publishing. An error keeps it from being approved.
base::Problems findings(Repository& repository, const std::string& path, const std::string& body);

base::Result<void> submit(Repository& repository, const std::string& path, const By& by);

// Ids of warnings whose urgency or words differ between two texts of a page, or that are new or
// gone; in the order of the new text, gone ones last.
std::vector<std::string> changed_warnings(const document::Document& before,
                                          const document::Document& after);
std::vector<std::string> changed_warnings(const std::string& before, const std::string& after);

struct Approving {
    std::int64_t revision = 0;
    std::set<std::string> opened;  // ids of the changed warnings that were looked at
    text::Date today, due;         // of the next review; unknown: a year from today
    std::string comment = {};      // why it changed: stands in the history; may be empty
};
// By another person than the author, a reviewer, for clinical texts one marked clinical; only of
// the newest revision, in review, whose page has no error among findings(). A page's front matter
// is stamped `review = { status = "approved", by = "...", on = ..., due = ... }`: that is the only
// change, and the stamped text is the approved revision. Refused with one clear line each.
base::Result<Revision> approve(Repository& repository, const Approving& wish, const By& by);
base::Result<void> reject(Repository& repository, std::int64_t revision, const std::string& comment,
                          const By& by);

// A comment on a line; `act` in it is left to this.
base::Result<void> remark(Repository& repository, const Remark& remark, const By& by);

}  // namespace editorial
