#include "editorial/person.h"

namespace editorial {

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
        case Action::withdraw:
        case Action::restore:
        case Action::take:
        case Action::take_edition:
        case Action::activate:
            return {StaffRole::publisher};
        case Action::recover:
            return {StaffRole::publisher, StaffRole::manager};
        case Action::take_library:
        case Action::add_account:
        case Action::change_account:
        case Action::change_secret:
            return {StaffRole::manager};
        case Action::lock_account:
            return {};
    }
    return {};
}

bool may(const Person& person, Action action) {
    const auto roles = roles_for(action);
    return roles.empty() || std::any_of(roles.begin(), roles.end(),
                                        [&](StaffRole role) { return person.may(role); });
}

base::Result<void> allowed(const Person& person, Action action, const std::string& object) {
    if (may(person, action)) return {};
    std::string wanted;
    for (const StaffRole role : roles_for(action))
        wanted += (wanted.empty() ? "" : " or ") +
                  std::string(staff_role_names[static_cast<std::size_t>(role)]);
    const std::string ask = (wanted.front() == 'a' ? "ask an " : "ask a ") + wanted;
    if (object.empty()) return base::fail(person.name, "is no " + wanted, ask);
    return base::fail(object, person.name + " is no " + wanted, ask);
}

}  // namespace editorial
