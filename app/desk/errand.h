// What may take long, or be made to: done on a thread of its own, while patients read on. It is
// never broken off, since half of it would be worse; who does not wait any more finds in the
// history whether it was done.
#pragma once

#include <functional>
#include <future>
#include <optional>

#include "base/problem.h"

namespace desk {

class Errand {
  public:
    using Act = std::function<base::Result<void>()>;
    static constexpr double longest_s = 120;  // then nobody waits any more

    // `act` owns all it needs: a library is opened by it anew.
    Errand(Act act, double now_s);
    ~Errand();
    Errand(const Errand&) = delete;
    Errand& operator=(const Errand&) = delete;
    // Nothing while it is under way; waits no longer than a frame may take.
    std::optional<base::Result<void>> done();
    bool late(double now_s) const { return now_s - begun_s_ > longest_s; }

  private:
    std::future<base::Result<void>> future_;
    double begun_s_;
};

}  // namespace desk
