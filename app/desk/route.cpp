#include "desk/route.h"

#include <concepts>

#include "desk/recovery.h"
#include "devices/clock.h"

namespace desk {

namespace {

template <class S>
concept Screen = requires(S one, const S& seen, ui::Ui& ui, StaffSession& session,
                          const base::Rect& box) {
    { seen.name() } -> std::convertible_to<std::string>;
    { one.draw(ui, session, box) } -> std::same_as<Go>;
    { S::samples(session) } -> std::same_as<std::vector<Sample>>;
};

// Calls what for each screen of the list, in its order.
template <class What, Screen... All>
void for_each(const std::variant<All...>*, What&& what) {
    (what.template operator()<All>(), ...);
}

}  // namespace

std::vector<Sample> all_samples(const StaffSession& session) {
    std::vector<Sample> all;
    for_each(static_cast<const Route*>(nullptr), [&]<class One>() {
        for (auto& sample : One::samples(session)) all.push_back(std::move(sample));
    });
    for (auto& sample : RecoveryScreen::samples()) all.push_back(std::move(sample));
    return all;
}

std::string name_of(const Route& route) {
    return std::visit([](const auto& one) { return std::string(one.name()); }, route);
}

Go draw(Route& route, ui::Ui& ui, StaffSession& session, const base::Rect& box) {
    return std::visit([&](auto& one) { return one.draw(ui, session, box); }, route);
}

void tick(Route& route, StaffSession& session, double now_s) {
    std::visit(
        [&](auto& one) {
            if constexpr (requires { one.tick(session, now_s); }) one.tick(session, now_s);
        },
        route);
}

double due_in(const Route& route, double now_s) {
    return std::visit(
        [&](const auto& one) -> double {
            if constexpr (requires { one.due_in(now_s); }) return one.due_in(now_s);
            return devices::never_s;
        },
        route);
}

bool autosave(Route& route, StaffSession& session) {
    return std::visit(
        [&](auto& one) -> bool {
            if constexpr (requires { one.autosave(session); }) return one.autosave(session);
            return true;
        },
        route);
}

std::vector<editorial::Draft> unsaved(const Route& route, const StaffSession& session) {
    return std::visit(
        [&](const auto& one) -> std::vector<editorial::Draft> {
            if constexpr (requires { one.unsaved(session); }) return one.unsaved(session);
            return {};
        },
        route);
}

std::vector<Button> tabs(const Route& shown, const StaffSession& session, Go& go) {
    std::vector<Button> all;
    for_each(&shown, [&]<class One>() {
        if constexpr (requires { One::for_whom(session.person); })
            if (!One::for_whom(session.person)) return;
        if constexpr (requires { One::tab; })
            all.push_back({One::tab.key,
                           session.said(One::tab.word),
                           One::tab.icon,
                           [&go] { go = to(One()); },
                           {.selected = std::holds_alternative<One>(shown)}});
    });
    return all;
}

}  // namespace desk
