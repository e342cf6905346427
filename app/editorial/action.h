// What can be done to a library: its history, the rights to it and the desk's words for it all go
// by this one list.
#pragma once

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>

namespace editorial {

// Seconds since 1970, UTC; comes in from the shell or the commands.
using Moment = std::int64_t;

// Who does something, and when.
struct AuditStamp {
    std::string who;  // an account's name
    Moment at = 0;
};

enum class Action {
    save,
    submit,
    approve,
    reject,
    remark,
    publish,
    roll_back,
    withdraw,
    restore,
    add_account,
    change_account,
    change_secret,
    lock_account,
    recover,
    take,  // an edition from a stick, as older programs wrote it
    take_edition,
    take_library,
    activate,
    unlock_account,
    alias_account  // what is shown in the place of a name
};

// As the history holds them, whose hashes cover them: one that was released is never changed.
inline constexpr std::string_view action_names[] = {
    "save",           "submit",        "approve",      "reject",         "remark",
    "publish",        "roll back",     "withdraw",     "restore",        "add-account",
    "change-account", "change-secret", "lock-account", "recover",        "take",
    "take-edition",   "take-library",  "activate",     "unlock-account", "alias-account"};

inline std::string name_of(Action action) {
    return std::string(action_names[static_cast<std::size_t>(action)]);
}

// Nothing for an act this program does not know.
inline std::optional<Action> action_from(std::string_view name) {
    const auto* const found = std::find(std::begin(action_names), std::end(action_names), name);
    if (found == std::end(action_names)) return std::nullopt;
    return static_cast<Action>(found - std::begin(action_names));
}

}  // namespace editorial
