// Who may change what patients read. Accounts live in library.db; passphrases only as Argon2id
// hashes with their parameters (libsodium). Nobody can tell from an answer whether a name exists.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "editorial/audit_log.h"

namespace editorial {

enum class StaffRole { author, reviewer, publisher, manager };
inline constexpr std::string_view staff_role_names[] = {"author", "reviewer", "publisher",
                                                        "manager"};

struct Person {
    std::string name;        // to sign in with: letters, digits, . - _
    std::string shown_name;  // as it stands under an approved page
    std::set<StaffRole> roles;
    bool clinical = false;  // a reviewer who may approve clinical content
    bool active = true;

    bool may(StaffRole duty) const { return active && roles.contains(duty); }
};

inline constexpr int slow_after = 5, locked_after = 10;  // wrong tries
inline constexpr Moment locked_s = 15 * 60;

class Accounts {
  public:
    explicit Accounts(storage::Database database) : database_(std::move(database)) {}

    // A secret is a PIN of 8 digits or a passphrase of 12 letters or more; neither all alike nor a
    // plain row (12345678). Names and shown names without control or bidi characters. The first
    // account must be a manager.
    base::Result<void> add(const Person& person, const std::string& secret, const AuditStamp& act);
    base::Result<void> change(const Person& person,
                              const AuditStamp& act);  // duties, shown name, active
    base::Result<void> change_secret(const std::string& name, const std::string& secret,
                                     const AuditStamp& act);
    std::vector<Person> people();
    std::optional<Person> person(const std::string& name);

    // Tries are counted by name in the database, for names that do not exist too (the newest 500),
    // so a restart forgives nothing. An unknown name costs the same work as a known one.
    struct SignedIn {
        std::optional<Person> person;
        Moment wait_s = 0;  // before the next try is looked at; more after the fifth wrong one
    };
    SignedIn sign_in(const std::string& name, const std::string& secret, Moment now);

  private:
    storage::Database database_;
};

}  // namespace editorial
