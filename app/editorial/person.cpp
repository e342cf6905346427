#include "editorial/person.h"

#include "text/unicode.h"

namespace editorial {

namespace {

constexpr std::size_t longest_words = 4000;  // bytes of a comment or a reason

// Of reviewers only those who are clinical.
bool clinical_alone(Action action, StaffRole role) {
    return action == Action::withdraw && role == StaffRole::reviewer;
}
}  // namespace

std::set<StaffRole> roles_for(Action action) {
    switch (action) {
        case Action::save:
        case Action::submit:
            return {StaffRole::author};
        case Action::approve:
        case Action::reject:
            return {StaffRole::reviewer};
        case Action::remark:
            return {StaffRole::author, StaffRole::reviewer};
        case Action::publish:
        case Action::roll_back:
        case Action::restore:
        case Action::take:
        case Action::take_edition:
        case Action::activate:
            return {StaffRole::publisher};
        case Action::withdraw:  // whoever may say that a page is good may say that it is not
            return {StaffRole::reviewer, StaffRole::publisher};
        case Action::recover:
            return {StaffRole::publisher, StaffRole::manager};
        case Action::take_library:
        case Action::add_account:
        case Action::change_account:
        case Action::change_secret:
        case Action::unlock_account:
        case Action::alias_account:
            return {StaffRole::manager};
        case Action::lock_account:
            return {};
    }
    return {};
}

bool may(const Person& person, Action action) {
    const auto roles = roles_for(action);
    return roles.empty() || std::any_of(roles.begin(), roles.end(), [&](StaffRole role) {
               return person.may(role) && (person.clinical || !clinical_alone(action, role));
           });
}

base::Result<void> allowed(const Person& person, Action action, const std::string& object) {
    if (may(person, action)) return {};
    std::string wanted;
    for (const StaffRole role : roles_for(action)) {
        wanted += wanted.empty() ? "" : " or ";
        wanted += clinical_alone(action, role) ? "clinical " : "";
        wanted += staff_role_names[static_cast<std::size_t>(role)];
    }
    const std::string ask = (wanted.front() == 'a' ? "ask an " : "ask a ") + wanted;
    if (object.empty()) return base::fail(person.name, "is no " + wanted, ask);
    return base::fail(object, person.name + " is no " + wanted, ask);
}

base::Result<void> said(const std::string& path, const std::string& words,
                        const std::string& what) {
    if (words.find_first_not_of(" \t\n") == std::string::npos)
        return base::fail(path, "needs " + what, "say in a few words why");
    if (words.size() > longest_words || !text::harmless(words))
        return base::fail(path, what + " is too long or holds letters that cannot be seen",
                          "say it in a few plain words");
    return {};
}

}  // namespace editorial
