// Wrong tries at the door, counted by name and place in the library, for names that do not exist
// too (the newest 500): the longer the row of them, the longer the wait before the next is looked
// at.
#pragma once

#include <functional>
#include <string>

#include "editorial/audit_log.h"

namespace editorial {

inline constexpr int slow_after = 5, locked_after = 10;  // wrong tries
inline constexpr Moment locked_s = 15 * 60;
// Who tries names on the glass locks nobody out of the office.
enum class SignInPlace { office, glass };

struct Tries {
    std::int64_t wrong = 0;
    Moment wait = 0;  // left of it
};

Moment wait_after(std::int64_t wrong);
std::string try_key(const std::string& name, bool known, SignInPlace place);
Tries tries_of(storage::Database& database, const std::string& key, Moment now);
void count_try(storage::Database& database, const std::string& key, const Tries& tries, Moment now);
void forget_tries(storage::Database& database, const std::string& name);
// Once a day for each account: who tries all day does not fill the history.
void tell_locked(storage::Database& database, const std::string& name, const Tries& tries,
                 Moment now);

// While nothing can be written, since another program holds the library or the disk is full, tries
// are counted by this process, beside those that stand in the library: whoever has to withdraw a
// page gets in all the same. The wait before the next; `right` is asked only where there is none.
Moment wait_unwritten(storage::Database& database, const std::string& key, Moment now,
                      const std::function<bool()>& right);

}  // namespace editorial
