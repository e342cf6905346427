#include "base/wipe.h"

#include <malloc.h>

#include <algorithm>
#include <cstdlib>
#include <cstring>

namespace base {

namespace {

constexpr std::size_t deepest = 256 * 1024;  // no call with a visitor's words goes further down

}  // namespace

void zero(void* at, std::size_t bytes) { explicit_bzero(at, bytes); }

[[gnu::noinline]] void wipe_stack() {
    char left[deepest];
    explicit_bzero(left, sizeof left);
}

}  // namespace base

// Pango, ICU and SQLite hold words in memory nobody here can reach, and give it back unwiped. The
// two functions by which memory is given back are put before the C library's, which is foreseen
// (its manual: "Replacing malloc") and works as the heap itself stays the same. glibc's own
// M_PERTURB is no way: it leaves out small blocks, which wait in tcache, and costs writing at each
// malloc too. A sanitizer has a heap of its own.
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)

extern "C" {

void* __libc_malloc(std::size_t bytes);
void __libc_free(void* block);
void* __libc_realloc(void* block, std::size_t bytes);

void free(void* block) noexcept {
    if (!block) return;
    explicit_bzero(block, malloc_usable_size(block));
    __libc_free(block);
}

void* realloc(void* block, std::size_t bytes) noexcept {
    if (!block) return __libc_malloc(bytes);
    if (bytes == 0) {
        free(block);
        return nullptr;
    }
    const std::size_t held = malloc_usable_size(block);
    if (bytes <= held) {
        explicit_bzero(static_cast<char*>(block) + bytes, held - bytes);
        return __libc_realloc(block, bytes);  // a block that shrinks stays where it is
    }
    void* other = __libc_malloc(bytes);
    if (!other) return nullptr;
    std::memcpy(other, block, held);
    free(block);
    return other;
}

}  // extern "C"

#endif
