// A revision as its row tells it; for Repository and Records.
#pragma once

#include <functional>

#include "editorial/revision.h"
#include "storage/database.h"

namespace editorial {

State state_from(const std::string& name);

// Of a statement that selects these first; the body is left empty.
extern const char* const revision_columns;
Revision revision_of(const storage::Statement& row);

// The first of the texts t and revisions r that belong together, with its body.
std::optional<Revision> one_revision(storage::Database& database, const std::string& join,
                                     const std::function<void(storage::Statement&)>& bind);

}  // namespace editorial
