// Nothing that was typed outlives its use in memory. Three places can hold it: values (wipe), the
// heap (whoever links this gets one that wipes what is freed, by whatever library) and the part of
// the stack that was used and left (wipe_stack).
#pragma once

#include <cstddef>
#include <memory>

namespace base {

// Never taken out by a compiler that sees nobody reading there.
void zero(void* at, std::size_t bytes);

// Ends a value and begins it anew; of the old one not a byte stays between. `value = {}` leaves
// what fitted into the value itself, and the room a string or list had grown.
template <class T>
void wipe(T& value) noexcept {
    std::destroy_at(&value);
    zero(&value, sizeof value);
    std::construct_at(&value);
}

// What calls below the caller left on the stack. For loops, between two turns.
void wipe_stack();

}  // namespace base
