#include "editorial/rows/revision_rows.h"

#include <fmt/format.h>

#include <algorithm>

namespace editorial {

const char* const revision_columns =
    "r.id, t.path, r.digest, r.who, r.number, r.at, r.state, r.decided_by, r.comment, "
    "coalesce(r.reviewed, 0)";

State state_from(const std::string& name) {
    const auto* const found = std::find(std::begin(state_names), std::end(state_names), name);
    return found == std::end(state_names) ? State::draft
                                          : static_cast<State>(found - std::begin(state_names));
}

Revision revision_of(const storage::Statement& row) {
    Revision made;
    made.id = row.number(0);
    made.path = row.text(1);
    made.digest = row.text(2);
    made.by = row.text(3);
    made.number = static_cast<int>(row.number(4));
    made.at = row.number(5);
    made.state = state_from(row.text(6));
    made.decided_by = row.text(7);
    made.comment = row.text(8);
    made.reviewed = row.number(9);
    return made;
}

std::optional<Revision> one_revision(storage::Database& database, const std::string& join,
                                     const std::function<void(storage::Statement&)>& bind) {
    auto row = database.prepare(
        fmt::format("SELECT {}, r.body FROM text t JOIN revision r ON {}", revision_columns, join));
    bind(row);
    if (!row.step()) return std::nullopt;
    Revision made = revision_of(row);
    made.body = row.text(10);
    return made;
}

}  // namespace editorial
