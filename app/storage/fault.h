// Why a database cannot be used, and what a file has to be.
#pragma once

#include <chrono>
#include <cstdint>
#include <stdexcept>
#include <string>

namespace storage {

// Why a file cannot be used. Only `damaged` and `foreign` say something of the file itself.
enum class Cause { other, damaged, foreign, newer, busy, not_permitted, disk, too_long };

struct Fault : std::runtime_error {
    explicit Fault(const std::string& told, Cause why = Cause::other, std::string mend = "")
        : std::runtime_error(told), cause(why), fix(std::move(mend)) {}
    Cause cause;
    std::string fix;
};

// The file is as it was: another program holds it, or the disk is full. It can be tried later.
inline bool passes(Cause cause) { return cause == Cause::busy || cause == Cause::disk; }

// What a file has to be, and how long it may take: a file from elsewhere is given little.
struct Opening {
    std::int32_t application_id = 0;  // 0: of no kind, as a test's file
    std::chrono::milliseconds limit{0};
};

}  // namespace storage
