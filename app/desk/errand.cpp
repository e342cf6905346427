#include "desk/errand.h"

#include <chrono>
#include <vector>

namespace desk {

namespace {

constexpr std::chrono::milliseconds one_frame{20};

// Those that nobody waits for; at the program's end it waits for them.
void leave_running(std::future<base::Result<void>> errand) {
    static std::vector<std::future<base::Result<void>>> left;
    std::erase_if(left, [](const auto& one) {
        return one.wait_for(std::chrono::seconds(0)) == std::future_status::ready;
    });
    left.push_back(std::move(errand));
}

}  // namespace

Errand::Errand(Act act, double now_s)
    : future_(std::async(std::launch::async,
                         [act = std::move(act)]() -> base::Result<void> {
                             try {
                                 return act();
                             } catch (const std::exception& fault) {
                                 return base::fail("", fault.what());
                             }
                         })),
      begun_s_(now_s) {}

Errand::~Errand() {
    if (future_.valid()) leave_running(std::move(future_));
}

std::optional<base::Result<void>> Errand::done() {
    if (!future_.valid() || future_.wait_for(one_frame) != std::future_status::ready)
        return std::nullopt;
    return future_.get();
}

}  // namespace desk
