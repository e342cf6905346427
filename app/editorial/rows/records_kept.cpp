#include "editorial/kept.h"
#include "editorial/rows/records.h"

namespace editorial {

std::string Records::kept(const std::string& name, const std::string& who) {
    auto row = database_.prepare("SELECT body FROM kept WHERE name = ? AND who = ?");
    return row.bind(1, name).bind(2, who).step() ? row.text(0) : "";
}

void Records::put(const Kept& what) {
    auto row =
        database_.prepare(what.body.empty() ? "DELETE FROM kept WHERE name = ?1 AND who = ?2"
                                            : "INSERT OR REPLACE INTO kept VALUES(?1, ?2, ?3)");
    row.bind(1, what.name).bind(2, what.who);
    if (!what.body.empty()) row.bind(3, what.body);
    row.run();
}

std::vector<std::string> Records::kept_of(const std::string& who) {
    auto rows = database_.prepare("SELECT name FROM kept WHERE who = ? ORDER BY name");
    rows.bind(1, who);
    std::vector<std::string> names;
    while (rows.step()) names.push_back(rows.text(0));
    return names;
}

}  // namespace editorial
