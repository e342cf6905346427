#include <utility>

#include "devices/pdf_facts.h"
#include "devices/printer.h"

namespace devices {

std::vector<std::string> StandInPrinter::hindrances(const std::string& queue) const {
    auto all = reasons;
    if (const auto own = reasons_of.find(queue); own != reasons_of.end())
        all.insert(all.end(), own->second.begin(), own->second.end());
    return all;
}

void StandInPrinter::ask(const std::vector<Outlet>& outlets) {
    const bool refuses_early = fate == PrintState::no_queue || fate == PrintState::no_answer;
    std::optional<PrintStatus> first;
    for (const auto& one : outlets.empty() ? std::vector<Outlet>{{}} : outlets) {
        const auto why = hindrances(one.queue);
        const PrintState now = refuses_early ? fate : state_from(why, false);
        status_ = {now, why.empty() ? "stand-in" : in_one_line(why), 0, 0, one, two_sided};
        if (now == PrintState::ready) return;
        if (!first) first = status_;
    }
    status_ = *first;
}

void StandInPrinter::print(Job job) {
    const int pages = pdf_facts(job.pdf).pages;
    const auto why = hindrances(job.outlet.queue);
    const PrintState hindered = state_from(why, true);
    const PrintState now = hindered == PrintState::ready ? fate : hindered;
    status_ = {now,
               why.empty() ? "stand-in" : in_one_line(why),
               now == PrintState::done ? pages : 0,
               pages,
               job.outlet,
               two_sided};
    if (now == PrintState::done) {
        used.push_back(job.outlet);
        return printed.push_back(std::move(job.pdf));
    }
    if (hindered != PrintState::ready) held_ = std::move(job);
}

void StandInPrinter::mend() {
    reasons.clear();
    reasons_of.clear();
    if (auto job = std::exchange(held_, std::nullopt)) print(std::move(*job));
}

}  // namespace devices
