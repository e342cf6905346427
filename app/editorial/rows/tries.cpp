#include "editorial/rows/tries.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <mutex>

namespace editorial {

namespace {
constexpr int unknown_kept = 500;
}

Moment wait_after(std::int64_t wrong) {
    if (wrong >= locked_after) return locked_s;
    return wrong < slow_after ? 0 : Moment{2} << (wrong - slow_after);
}

Tries tries_of(storage::Database& database, const std::string& key, Moment now) {
    auto row = database.prepare("SELECT wrong, last FROM try WHERE name = ?");
    row.bind(1, key);
    if (!row.step()) return {};
    const Moment whole = wait_after(row.number(0));
    // After a clock was put back the wait begins anew, and is not longer than it was.
    if (row.number(1) > now)
        database.prepare("UPDATE try SET last = ?2 WHERE name = ?1")
            .bind(1, key)
            .bind(2, now)
            .run();
    return {row.number(0), std::clamp<Moment>(row.number(1) + whole - now, 0, whole)};
}

// Of unknown names only a digest is kept: what was typed there may have been a secret. No name of
// an account holds a ? or @.
std::string try_key(const std::string& name, bool known, SignInPlace place) {
    const std::string at = place == SignInPlace::glass ? "@" : "";
    return known ? at + name : "?" + at + storage::digest_of(name).substr(0, 32);
}

void forget_tries(storage::Database& database, const std::string& name) {
    for (const SignInPlace place : {SignInPlace::office, SignInPlace::glass})
        database.prepare("DELETE FROM try WHERE name = ?")
            .bind(1, try_key(name, true, place))
            .run();
}

void tell_locked(storage::Database& database, const std::string& name, const Tries& tries,
                 Moment now) {
    constexpr Moment day_s = 86400;
    AuditLog log(database);
    const auto last = log.newest(Action::lock_account, name);
    if (last && last->act.at <= now && now - last->act.at < day_s) return;
    log.add(
        {{name, now}, Action::lock_account, name, fmt::format("{} wrong tries", tries.wrong + 1)});
}

void count_try(storage::Database& database, const std::string& key, const Tries& tries,
               Moment now) {
    database.prepare("INSERT OR REPLACE INTO try VALUES(?,?,?)")
        .bind(1, key)
        .bind(2, tries.wrong + 1)
        .bind(3, now)
        .run();
    database
        .prepare(
            "DELETE FROM try WHERE name LIKE '?%' AND name NOT IN (SELECT name FROM try "
            "WHERE name LIKE '?%' ORDER BY last DESC, name = ?1 DESC LIMIT ?2)")
        .bind(1, key)
        .bind(2, std::int64_t{unknown_kept})
        .run();
}

Moment wait_unwritten(storage::Database& database, const std::string& key, Moment now,
                      const std::function<bool()>& right) {
    struct Count {
        std::int64_t wrong = 0;
        Moment last = 0;
    };
    static std::mutex mutex;
    static std::map<std::string, Count> counted;
    const std::lock_guard lock(mutex);
    auto row = database.prepare("SELECT wrong, last FROM try WHERE name = ?");
    row.bind(1, key);
    const Count stands = row.step() ? Count{row.number(0), row.number(1)} : Count();
    auto& own = counted[key];
    const auto wrong = stands.wrong + own.wrong;
    const Moment whole = wait_after(wrong), since = now - std::max(stands.last, own.last);
    if (since < whole) return std::clamp<Moment>(whole - since, 0, whole);
    const bool fits = right();
    own = fits ? Count() : Count{own.wrong + 1, now};
    if (counted.size() > unknown_kept)
        std::erase_if(counted, [](const auto& one) { return one.first.starts_with('?'); });
    return fits ? 0 : wait_after(wrong + 1);
}

}  // namespace editorial
