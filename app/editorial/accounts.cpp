#include "editorial/accounts.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <sstream>

#include "editorial/rows/tries.h"
#include "storage/secret.h"
#include "text/segment.h"
#include "text/unicode.h"

namespace editorial {

namespace {

constexpr std::size_t longest_name = 40, longest_shown = 80, longest_secret = 1024;
// On a screen's keyboard the first letter comes out large by itself: names are told small.
std::string small(std::string name) {
    for (char& c : name)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return name;
}

// Nor do keyboards that put a blank after each word make a wrong try: no name holds one.
std::string without_blanks(std::string name) {
    std::erase_if(name, [](unsigned char c) { return c <= ' '; });
    return name;
}

bool good_name(std::string_view name) {
    return !name.empty() && name.size() <= longest_name &&
           name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789.-_") ==
               std::string_view::npos;
}

base::Result<void> good_shown(const std::string& name, const std::string& shown) {
    const bool blank = shown.find_first_not_of(' ') == std::string::npos;
    if (blank || text::letter_count(shown) > longest_shown || !text::harmless_name(shown))
        return base::fail(name, "needs a name to be shown under pages",
                          "write 1 to 80 letters on one line, without control characters");
    return {};
}

bool row(std::string_view text, int step) {
    for (std::size_t i = 1; i < text.size(); ++i)
        if (static_cast<unsigned char>(text[i]) - static_cast<unsigned char>(text[i - 1]) != step)
            return false;
    return true;
}

base::Result<void> good_secret(const std::string& name, const std::string& secret) {
    const std::string fix = "take 8 digits, or a passphrase of 12 letters or more";
    const bool digits = secret.find_first_not_of("0123456789") == std::string::npos;
    const bool pin = digits && secret.size() == 8;
    if (secret.size() > longest_secret || !text::harmless_name(secret))
        return base::fail(name, "cannot have a secret of this kind", fix);
    if (!pin && text::letter_count(secret) < 12)
        return base::fail(name, "needs a longer secret", fix);
    // The rows of the keypad's end, 90123456 and 21098765, too.
    std::string turned = secret;
    if (digits)
        for (std::size_t i = 1; i < turned.size(); ++i) {
            const int step = turned[i] - turned[i - 1];
            if (step == -9) turned[i] = static_cast<char>(turned[i] + 10);
            if (step == 9) turned[i] = static_cast<char>(turned[i] - 10);
        }
    const auto plain = [](std::string_view text) {
        return row(text, 0) || row(text, 1) || row(text, -1);
    };
    if (plain(secret) || plain(turned) || small(secret) == name)
        return base::fail(name, "has a secret that anybody would guess",
                          "not all the same, not a plain row, not the name");
    return {};
}

constexpr const char* person_columns = "name, shown_name, roles, clinical, active, languages";

Person person_of(const storage::Statement& row) {
    Person person;
    person.name = row.text(0);
    person.shown_name = row.text(1);
    for (std::size_t i = 0; i < std::size(staff_role_names); ++i)
        if (row.number(2) >> i & 1) person.roles.insert(static_cast<StaffRole>(i));
    person.clinical = row.number(3) != 0;
    person.active = row.number(4) != 0;
    std::istringstream tags(row.text(5));
    for (std::string tag; tags >> tag;) person.languages.insert(tag);
    return person;
}

std::int64_t bits(const std::set<StaffRole>& roles) {
    std::int64_t all = 0;
    for (const StaffRole role : roles) all |= std::int64_t{1} << static_cast<int>(role);
    return all;
}

std::string joined(const std::set<std::string>& languages) {
    return fmt::format("{}", fmt::join(languages, " "));
}

// "Ann Ames: author, reviewer, clinical", for the history.
std::string described(const Person& person) {
    std::string text = person.shown_name + ":";
    for (const StaffRole role : person.roles)
        text += fmt::format(" {},", staff_role_names[static_cast<std::size_t>(role)]);
    if (person.clinical) text += " clinical,";
    if (!person.languages.empty()) text += " for " + joined(person.languages) + ",";
    if (!person.active) text += " not active,";
    text.pop_back();
    return text;
}

// The shown name in such words.
std::string shown_name_in(const std::string& description) {
    return description.substr(0, description.rfind(':'));
}

// What an account has in the table beside the person.
std::optional<std::string> secret_of(storage::Database& database, const std::string& name) {
    auto row = database.prepare("SELECT secret FROM person WHERE name = ?");
    if (!row.bind(1, name).step()) return std::nullopt;
    return row.text(0);
}

// With today's parameters, where an older program wrote it.
void renew_secret(storage::Database& database, const std::string& name, const std::string& typed) {
    const auto hash = secret_of(database, name);
    if (!hash || !storage::outdated(*hash, typed)) return;
    auto put = database.prepare("UPDATE person SET secret = ?2 WHERE name = ?1");
    put.bind(1, name).bind(2, storage::hash_secret(typed)).run();
}

}  // namespace

AccountFault fault_of(const Person& person, const std::string& secret) {
    const std::string name = small(person.name);
    if (!good_name(name)) return AccountFault::name;
    if (!good_shown(name, person.shown_name)) return AccountFault::shown;
    return good_secret(name, secret) ? AccountFault::none : AccountFault::secret;
}

base::Result<void> Accounts::add(const Person& person, const std::string& secret, const By& by) {
    const std::string name = small(person.name);
    if (!good_name(name))
        return base::fail("", "an account's name is made of letters, digits, . - and _",
                          "write 1 to 40 of them, for example a.ames");
    if (auto good = good_shown(name, person.shown_name); !good) return good;
    if (auto good = good_secret(name, secret); !good) return good;
    const std::string hash = storage::hash_secret(secret);
    base::Result<void> result;
    database_.transaction([&] {
        const auto known = people();
        if (!known.empty()) result = allowed(by.person, Action::add_account);
        if (known.empty() && !person.may(StaffRole::manager))
            result = base::fail(name, "cannot be the first account: that must be a manager",
                                "give it the role manager");
        if (result && secret_of(database_, name))
            result = base::fail(name, "is an account already");
        if (!result) return;
        auto put = database_.prepare(
            "INSERT INTO person(name, shown_name, roles, clinical, active, secret, languages) "
            "VALUES(?,?,?,?,?,?,?)");
        put.bind(1, name).bind(2, person.shown_name).bind(3, bits(person.roles));
        put.bind(4, std::int64_t{person.clinical}).bind(5, std::int64_t{person.active});
        put.bind(6, hash).bind(7, joined(person.languages)).run();
        AuditLog(database_).add({by.stamp(), Action::add_account, name, described(person)});
    });
    return result;
}

base::Result<void> Accounts::change(const Person& person, const By& by) {
    if (auto may = allowed(by.person, Action::change_account); !may) return may;
    const std::string name = small(person.name);
    if (auto good = good_shown(name, person.shown_name); !good) return good;
    base::Result<void> result;
    database_.transaction([&] {
        const auto known = people();
        const bool another = std::any_of(known.begin(), known.end(), [&](const Person& one) {
            return one.name != name && one.may(StaffRole::manager);
        });
        if (!secret_of(database_, name))
            result = base::fail(name, "is no account");
        else if (!another && !person.may(StaffRole::manager))
            result = base::fail(name, "is the only manager and has to stay one",
                                "make somebody else a manager first");
        if (!result) return;
        auto put = database_.prepare(
            "UPDATE person SET shown_name = ?2, roles = ?3, clinical = ?4, active = ?5, "
            "languages = ?6 WHERE name = ?1");
        put.bind(1, name).bind(2, person.shown_name).bind(3, bits(person.roles));
        put.bind(4, std::int64_t{person.clinical}).bind(5, std::int64_t{person.active});
        put.bind(6, joined(person.languages)).run();
        AuditLog(database_).add({by.stamp(), Action::change_account, name, described(person)});
    });
    return result;
}

base::Result<void> Accounts::change_secret(const std::string& name, const std::string& secret,
                                           const By& by) {
    const std::string known = small(name);
    if (known != by.person.name)
        if (auto may = allowed(by.person, Action::change_secret); !may) return may;
    if (auto good = good_secret(known, secret); !good) return good;
    const std::string hash = storage::hash_secret(secret);
    base::Result<void> result;
    database_.transaction([&] {
        if (!secret_of(database_, known)) {
            result = base::fail(known, "is no account");
            return;
        }
        auto put = database_.prepare("UPDATE person SET secret = ?2 WHERE name = ?1");
        put.bind(1, known).bind(2, hash).run();
        forget_tries(database_, known);
        AuditLog(database_).add({by.stamp(), Action::change_secret, known});
    });
    return result;
}

std::vector<Person> Accounts::people() {
    auto rows =
        database_.prepare(fmt::format("SELECT {} FROM person ORDER BY name", person_columns));
    std::vector<Person> found;
    while (rows.step()) found.push_back(person_of(rows));
    return found;
}

std::optional<Person> Accounts::person(const std::string& name) {
    auto row =
        database_.prepare(fmt::format("SELECT {} FROM person WHERE name = ?", person_columns));
    if (!row.bind(1, small(name)).step()) return std::nullopt;
    return person_of(row);
}

base::Result<void> Accounts::unlock(const std::string& name, const By& by) {
    if (auto may = allowed(by.person, Action::unlock_account, name); !may) return may;
    const std::string known = small(name);
    base::Result<void> result;
    database_.transaction([&] {
        if (!secret_of(database_, known)) {
            result = base::fail(known, "is no account");
            return;
        }
        forget_tries(database_, known);
        AuditLog(database_).add({by.stamp(), Action::unlock_account, known});
    });
    return result;
}

Moment Accounts::locked_for(const std::string& name, Moment now) {
    Moment longest = 0;
    for (const auto place : {SignInPlace::office, SignInPlace::glass})
        longest =
            std::max(longest, tries_of(database_, try_key(small(name), true, place), now).wait);
    return longest;
}

base::Result<void> Accounts::alias(const std::string& name, const std::string& shown,
                                   const By& by) {
    if (auto may = allowed(by.person, Action::alias_account, name); !may) return may;
    const std::string known = small(name);
    if (auto good = good_shown(known, shown); !good) return good;
    base::Result<void> result;
    database_.transaction([&] {
        if (!secret_of(database_, known)) {
            result = base::fail(known, "is no account");
            return;
        }
        auto put = database_.prepare("UPDATE person SET shown_name = ?2 WHERE name = ?1");
        put.bind(1, known).bind(2, shown).run();
        AuditLog(database_).add({by.stamp(), Action::alias_account, known, shown});
    });
    return result;
}

std::map<std::string, Accounts::Alias> Accounts::aliases() {
    std::map<std::string, Alias> found;
    auto rows = database_.prepare(
        "SELECT object, what, words FROM history WHERE what IN ('alias-account', 'add-account', "
        "'change-account') AND object IN (SELECT object FROM history WHERE what = "
        "'alias-account') ORDER BY number");
    while (rows.step()) {
        auto& alias = found[rows.text(0)];
        const std::string words = rows.text(2);
        if (rows.text(1) == name_of(Action::alias_account))
            alias.shown = words;
        else if (const auto name = shown_name_in(words); name != alias.shown)
            alias.old.push_back(name);
    }
    return found;
}

void Accounts::follow(const base::Path& library) {
    auto theirs = storage::Database::open_to_read(library);
    if (!theirs) return;
    try {
        // By place: a library that nobody brought up to date calls the roles otherwise.
        auto rows = theirs->prepare("SELECT * FROM person");
        database_.transaction([&] {
            while (rows.step()) {
                const auto newer = person_of(rows);
                auto ours = person(newer.name);
                if (!ours) continue;
                std::erase_if(ours->roles, [&](auto role) { return !newer.roles.contains(role); });
                auto put = database_.prepare(
                    "UPDATE person SET roles = ?2, clinical = ?3, active = ?4, secret = CASE WHEN "
                    "?5 = '' THEN secret ELSE ?5 END WHERE name = ?1");
                put.bind(1, newer.name).bind(2, bits(ours->roles));
                put.bind(3, std::int64_t{ours->clinical && newer.clinical});
                put.bind(4, std::int64_t{ours->active && newer.active}).bind(5, rows.text(5)).run();
            }
        });
    } catch (const storage::Fault&) {  // so much is damaged; the backup stands as it is
    }
}

Accounts::SignedIn Accounts::sign_in(const std::string& name, const std::string& secret, Moment now,
                                     SignInPlace place) {
    const std::string asked = small(without_blanks(name.substr(0, longest_secret)));
    const std::string typed = secret.substr(0, longest_secret);
    const auto known = [&](const std::optional<Person>& found) {
        // For a name that is not known the same work is done on what was typed.
        const auto hash = secret_of(database_, asked);
        const bool right = hash ? storage::fits(*hash, typed) : storage::hash_secret(typed).empty();
        return right && found && found->active && typed.size() == secret.size();
    };
    SignedIn answer;
    try {
        // Nobody is told whether a secret is right before the try is counted: who pulls the plug
        // meanwhile gains nothing, and who asks from two places at once waits for the other's
        // answer.
        database_.transaction([&] {
            const auto found = person(asked);
            const std::string key = try_key(asked, found.has_value(), place);
            const Tries tries = tries_of(database_, key, now);
            answer.wait_s = tries.wait;
            if (tries.wait > 0) return;
            if (!known(found)) {
                count_try(database_, key, tries, now);
                answer.wait_s = wait_after(tries.wrong + 1);
                if (found && tries.wrong + 1 >= locked_after)
                    tell_locked(database_, asked, tries, now);
                return;
            }
            answer.person = found;
            database_.prepare("DELETE FROM try WHERE name = ?").bind(1, key).run();
            renew_secret(database_, asked, typed);
        });
    } catch (const storage::Fault& fault) {
        if (!storage::passes(fault.cause)) throw;
        answer = {};  // what was found out before it could not be written
        const auto found = person(asked);
        bool right = false;
        answer.wait_s = wait_unwritten(database_, try_key(asked, found.has_value(), place), now,
                                       [&] { return right = known(found); });
        if (right) answer.person = found;
    }
    return answer;
}

std::string ShownNames::who(const std::string& account) const {
    const auto known = aliases_.find(account);
    return known == aliases_.end() ? account : known->second.shown;
}

std::string ShownNames::words(std::string told) const {
    for (const auto& [name, alias] : aliases_)
        for (const auto& old : alias.old)
            for (auto at = told.find(old); at != std::string::npos && !old.empty();
                 at = told.find(old, at + alias.shown.size()))
                told.replace(at, old.size(), alias.shown);
    return told;
}

}  // namespace editorial
