#include "devices/queues.h"

#include <algorithm>

#include "devices/ipp.h"

namespace devices {

namespace {

std::vector<std::string> names(http_t* http) {
    ipp_t* request = ippNewRequest(IPP_OP_CUPS_GET_PRINTERS);
    ippAddString(request, IPP_TAG_OPERATION, IPP_TAG_KEYWORD, "requested-attributes", nullptr,
                 "printer-name");
    const ipp::Message reply(cupsDoRequest(http, request, "/"));
    std::vector<std::string> found;
    if (!reply) return found;
    for (auto* one = ippFindAttribute(reply.get(), "printer-name", IPP_TAG_NAME); one;
         one = ippFindNextAttribute(reply.get(), "printer-name", IPP_TAG_NAME))
        found.emplace_back(ippGetString(one, 0, nullptr));
    return found;
}

Queue described(const ipp::Answer& seen) {
    Queue queue{seen.name,    seen.model,  seen.place,  "idle",
                seen.reasons, seen.loaded, seen.sizes,  seen.trays,
                false,        seen.colour, seen.duplex, seen.pages_per_minute,
                seen.queued};
    if (seen.busy) queue.state = "printing";
    bool reached = true;
    if (ipp::can_ask(seen.device)) {
        const auto device = ipp::look_at_device(seen.device);
        reached = device.reached == ipp::Reached::yes;
        for (const auto& reason : device.reasons)
            if (reason != "none" && std::ranges::count(queue.reasons, reason) == 0)
                queue.reasons.push_back(reason);
        if (!device.loaded.empty()) queue.loaded = device.loaded;
    }
    if (!reached) queue.state = "offline";
    if (seen.stopped) queue.state = "paused";
    if (!seen.accepting) queue.state = "rejects jobs";
    std::erase(queue.reasons, "none");
    queue.ready = reached && !seen.stopped && seen.accepting &&
                  state_from(queue.reasons, false) == PrintState::ready;
    return queue;
}

}  // namespace

base::Result<std::vector<Queue>> queues(const std::string& server) {
    const auto http = ipp::connect(server);
    if (!http)
        return base::fail("cups", "the print service does not answer", "start it, or install cups");
    std::vector<Queue> all;
    for (const auto& name : names(http.get()))
        if (const auto seen = ipp::look_at_queue(http.get(), name);
            seen.reached == ipp::Reached::yes)
            all.push_back(described(seen));
    return all;
}

std::string in_words(const std::vector<std::string>& reasons) {
    return in_words(state_from(reasons, true));
}

std::string in_words(PrintState hindrance) {
    switch (hindrance) {
        case PrintState::jam:
            return "paper is jammed";
        case PrintState::door_open:
            return "a cover or door is open";
        case PrintState::no_paper:
            return "a tray is empty or missing";
        case PrintState::no_toner:
            return "toner or ink is used up";
        case PrintState::offline:
            return "it is switched off or its cable is loose";
        case PrintState::stopped:
            return "it was paused, or is full";
        case PrintState::no_answer:
            return "the print service does not answer";
        case PrintState::no_queue:
            return "the print service knows no such queue";
        case PrintState::refused:
            return "the job was not taken";
        default:
            return "";
    }
}

}  // namespace devices
