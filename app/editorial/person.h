// Who works with the library, and who may do what. Each act asks here itself, whichever door it is
// called from; a screen asks only to show a button as one that works.
#pragma once

#include <set>
#include <string>

#include "base/problem.h"
#include "editorial/action.h"

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
    std::set<std::string> languages = {};  // whose texts a reviewer approves; none: all

    bool reads(const std::string& language) const {
        return languages.empty() || language.empty() || languages.contains(language);
    }
    bool may(StaffRole role) const { return active && roles.contains(role); }
};

// Somebody who signed in and does something now.
struct By {
    Person person;
    Moment at = 0;
    AuditStamp stamp() const { return {person.name, at}; }
};

// Any one of these is enough; nobody is asked for an act of the house itself.
std::set<StaffRole> roles_for(Action action);
bool may(const Person& person, Action action);
// The same as a line for whoever may not: "en/topics/a.md: ann is no reviewer; ask a reviewer".
// Without an object it begins with the person.
base::Result<void> allowed(const Person& person, Action action, const std::string& object = "");

// What a person says of an act: some words, none of them hidden. `what` is what they are, as a
// sentence names it: "a reason", "a comment".
base::Result<void> said(const std::string& path, const std::string& words, const std::string& what);

}  // namespace editorial
