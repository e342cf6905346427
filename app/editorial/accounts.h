// Who may change what patients read. Accounts live in library.db; passphrases only as Argon2id
// hashes with their parameters (libsodium). Nobody can tell from an answer whether a name exists.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "editorial/audit_log.h"
#include "editorial/person.h"
#include "editorial/rows/tries.h"

namespace editorial {

// Why an account cannot have these, before there is one.
enum class AccountFault { none, name, shown, secret };
AccountFault fault_of(const Person& person, const std::string& secret);

class Accounts {
  public:
    explicit Accounts(storage::Database database) : database_(std::move(database)) {}

    // A secret is a PIN of 8 digits or a passphrase of 12 letters or more; neither all alike nor a
    // plain row (12345678). Names and shown names without control or bidi characters. Only a
    // manager adds and changes; the first account, which must be a manager, anybody.
    base::Result<void> add(const Person& person, const std::string& secret, const By& by);
    base::Result<void> change(const Person& person, const By& by);  // roles, shown name, active
    // One's own, or anybody's as a manager.
    base::Result<void> change_secret(const std::string& name, const std::string& secret,
                                     const By& by);
    // By a manager: wrong tries are forgotten, wherever they were made.
    base::Result<void> unlock(const std::string& name, const By& by);
    Moment locked_for(const std::string& name, Moment now);  // s, wherever; 0: not
    // By a manager: from now on these words are shown where the name or the shown name of somebody
    // stands, also in old entries of the history, which stay as they are.
    base::Result<void> alias(const std::string& name, const std::string& shown, const By& by);
    // Of an account that has one. `old`: names that are not shown any more.
    struct Alias {
        std::string shown;
        std::vector<std::string> old;
    };
    std::map<std::string, Alias> aliases();
    // Where a backup takes its place: whoever was switched off or lost a role in the library itself
    // does not have it again. What a damaged file still yields is enough; nothing is given by it.
    void follow(const base::Path& library);
    std::vector<Person> people();
    std::optional<Person> person(const std::string& name);

    // Tries are counted by name and place in the database, for names that do not exist too (the
    // newest 500), so a restart forgives nothing. They are looked at one after the other, however
    // many come at once. An unknown name costs the same work as a known one.
    struct SignedIn {
        std::optional<Person> person;
        Moment wait_s = 0;  // before the next try is looked at; more after the fifth wrong one
    };
    SignedIn sign_in(const std::string& name, const std::string& secret, Moment now,
                     SignInPlace place = SignInPlace::office);

  private:
    storage::Database database_;
};

// What is shown of people: an alias in the place of a name that shall not be read any more.
class ShownNames {
  public:
    explicit ShownNames(Accounts accounts) : aliases_(accounts.aliases()) {}
    std::string who(const std::string& account) const;
    std::string words(std::string told) const;  // with such names taken out

  private:
    std::map<std::string, Accounts::Alias> aliases_;
};

}  // namespace editorial
