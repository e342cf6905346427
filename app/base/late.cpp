#include "base/late.h"

#include <dlfcn.h>
#include <fmt/format.h>

#include <stdexcept>

namespace base {

// Never closed: who opened it may hold what it gave.
void* late_symbol(const char* library, const char* name) {
    void* opened = dlopen(library, RTLD_NOW | RTLD_LOCAL);
    void* found = opened ? dlsym(opened, name) : nullptr;
    if (found) return found;
    const char* why = dlerror();
    throw std::runtime_error(fmt::format("{} cannot be used: {}", library, why ? why : name));
}

}  // namespace base
