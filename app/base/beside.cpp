#include "base/beside.h"

#include <utility>

namespace base {

Beside::Beside(std::size_t most) : most_(most), thread_([this] { run(); }) {}

Beside::~Beside() {
    {
        const std::lock_guard lock(mutex_);
        over_ = true;
        waiting_.clear();
    }
    changed_.notify_all();
    thread_.join();
}

void Beside::rethrow() const {
    if (fault_) std::rethrow_exception(fault_);
}

void Beside::give(std::function<void()> job) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return fault_ || waiting_.size() < most_; });
    rethrow();
    waiting_.push_back(std::move(job));
    changed_.notify_all();
}

void Beside::finish() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return fault_ || (waiting_.empty() && !working_); });
    rethrow();
}

void Beside::run() {
    std::unique_lock lock(mutex_);
    for (;;) {
        changed_.wait(lock, [this] { return over_ || !waiting_.empty(); });
        if (over_) return;
        auto job = std::move(waiting_.front());
        waiting_.pop_front();
        working_ = true;
        lock.unlock();
        std::exception_ptr fault;
        try {
            job();
        } catch (...) {
            fault = std::current_exception();
        }
        job = nullptr;  // what it held goes before anybody is told that it is done
        lock.lock();
        working_ = false;
        if (fault) fault_ = fault, waiting_.clear();
        changed_.notify_all();
    }
}

}  // namespace base
