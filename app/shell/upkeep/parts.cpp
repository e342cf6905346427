#include "shell/upkeep/parts.h"

#include <set>

namespace shell {

Parts::Parts(const devices::All& devices, base::Path cards)
    : devices_(devices), cards_(std::move(cards)) {}

// Those that play: pcmC0D0p.
std::string Parts::cards_there() const {
    std::error_code error;
    std::set<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(cards_, error))
        if (const auto name = entry.path().filename().string();
            name.starts_with("pcm") && name.ends_with('p'))
            names.insert(name);
    std::string all;
    for (const auto& name : names) all += name + " ";
    return all;
}

void Parts::take(const devices::PrintStatus& status, Health& health) {
    using devices::PrintState;
    if (devices::failed(status.state))
        health.printer = devices::in_words(status.state);
    else if (status.state == PrintState::ready || status.state == PrintState::printing ||
             status.state == PrintState::done)
        health.printer.clear();
}

void Parts::look(const Now& now, Health& health) {
    if (auto there = cards_there(); there != known_) {
        known_ = std::move(there);
        devices_.voice.look_again();
    }
    const auto status = devices_.printer.status();
    take(status, health);
    if (now.printers.empty()) health.printer.clear();
    if (now.in_use || now.printers.empty() || !devices::finished(status.state)) return;
    if (now.now_s - asked_s_ < paper_again_s) return;
    asked_s_ = now.now_s;
    std::vector<devices::Outlet> outlets;
    for (const auto& rule : now.printers) outlets.push_back({rule.queue, rule.tray});
    devices_.printer.ask(outlets);
}

}  // namespace shell
