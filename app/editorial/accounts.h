// Who may change what patients read. Accounts live in library.db; passphrases only as Argon2id
// hashes with their parameters (libsodium). Nobody can tell from an answer whether a name exists.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "editorial/audit_log.h"
#include "editorial/person.h"

namespace editorial {

inline constexpr int slow_after = 5, locked_after = 10;  // wrong tries
inline constexpr Moment locked_s = 15 * 60;

class Accounts {
  public:
    explicit Accounts(storage::Database database) : database_(std::move(database)) {}

    // A secret is a PIN of 8 digits or a passphrase of 12 letters or more; neither all alike nor a
    // plain row (12345678). Names and shown names without control or bidi characters. Only a
    // manager adds and changes; the first account, which must be a manager, anybody.
    base::Result<void> add(const Person& person, const std::string& secret, const By& by);
    base::Result<void> change(const Person& person, const By& by);  // duties, shown name, active
    // One's own, or anybody's as a manager.
    base::Result<void> change_secret(const std::string& name, const std::string& secret,
                                     const By& by);
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
