// A function of a library that is opened when the first of its functions is called: the first
// picture waits for no library that it does not need. Declared in the namespace of its users under
// the function's own name, it is found there before the library's:
// `inline const Late<decltype(::cupsUser)> cupsUser{"libcups.so.2", "cupsUser"};`
#pragma once

#include <atomic>

namespace base {

// std::runtime_error where the library is missing, or is another one.
void* late_symbol(const char* library, const char* name);

template <class Function>
class Late {
  public:
    constexpr Late(const char* library, const char* name) : library_(library), name_(name) {}

    template <class... Arguments>
    auto operator()(Arguments... arguments) const {
        return found()(arguments...);
    }

    // At once: for who forks, and has the library used in each child.
    void bring() const { (void)found(); }

  private:
    Function* found() const {
        Function* known = found_.load(std::memory_order_acquire);
        if (known) return known;
        known = reinterpret_cast<Function*>(late_symbol(library_, name_));
        found_.store(known, std::memory_order_release);
        return known;
    }

    const char* library_;
    const char* name_;
    mutable std::atomic<Function*> found_{nullptr};
};

}  // namespace base
