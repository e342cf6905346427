// Jobs done one after another, in the order they are given, on a thread beside the one that gives
// them. What a job uses belongs to it, or to no other thread until finish().
#pragma once

#include <condition_variable>
#include <deque>
#include <exception>
#include <functional>
#include <mutex>
#include <thread>

namespace base {

class Beside {
  public:
    // Whoever gives waits while `most` jobs do, so that memory stays small.
    explicit Beside(std::size_t most);
    ~Beside();  // what is not done is left
    Beside(const Beside&) = delete;
    Beside& operator=(const Beside&) = delete;

    // Both throw what a job threw; no job is done after that.
    void give(std::function<void()> job);
    void finish();  // until all is done

  private:
    void run();
    void rethrow() const;

    std::size_t most_;
    std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<std::function<void()>> waiting_;
    std::exception_ptr fault_;
    bool working_ = false, over_ = false;
    std::thread thread_;
};

}  // namespace base
