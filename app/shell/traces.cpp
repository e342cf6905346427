#include "shell/traces.h"

#include <fmt/format.h>
#include <sys/mman.h>
#include <sys/uio.h>
#include <unistd.h>

#include <cstdint>
#include <cstring>
#include <fstream>
#include <optional>

namespace shell {

namespace {

using Masked = std::vector<std::uint8_t>;
constexpr std::uint8_t mask = 0xA5;
constexpr std::size_t chunk = 1U << 20U, page = 4096;
constexpr std::size_t shortest = 3, longest = 1024;  // bytes of the word
constexpr std::size_t most_told = 20;

std::optional<Masked> masked(std::string_view hex) {
    const auto digit = [](char c) {
        if (c >= '0' && c <= '9') return c - '0';
        if (c >= 'a' && c <= 'f') return c - 'a' + 10;
        return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
    };
    Masked made;
    for (std::size_t i = 0; i + 1 < hex.size(); i += 2) {
        const int high = digit(hex[i]), low = digit(hex[i + 1]);
        if (high < 0 || low < 0) return std::nullopt;
        made.push_back(static_cast<std::uint8_t>((high << 4 | low) ^ mask));
    }
    if (hex.size() % 2 != 0 || made.size() < shortest || made.size() > longest) return std::nullopt;
    return made;
}

void put(Masked& into, std::uint32_t unit, int bytes) {
    for (int i = 0; i < bytes; ++i)
        into.push_back(static_cast<std::uint8_t>((unit >> (8 * i)) & 0xFFU) ^ mask);
}

struct Needle {
    const char* name;
    Masked bytes;
    int Traces::*count;
};

// The word as other libraries write it. Bytes that are no UTF-8 are taken as letters of Latin-1.
std::vector<Needle> needles(const Masked& utf8) {
    Masked utf16, utf32;
    for (std::size_t i = 0; i < utf8.size();) {
        const auto at = [&](std::size_t n) -> std::uint32_t {
            return i + n < utf8.size() ? utf8[i + n] ^ mask : 0U;
        };
        const std::size_t more = at(0) < 0xC0 ? 0 : at(0) < 0xE0 ? 1 : at(0) < 0xF0 ? 2 : 3;
        std::uint32_t point = more == 0 ? at(0) : at(0) & (0x3FU >> more);
        for (std::size_t n = 1; n <= more; ++n) point = point << 6U | (at(n) & 0x3FU);
        i += more + 1;
        put(utf32, point, 4);
        if (point >= 0x10000) put(utf16, 0xD800 + ((point - 0x10000) >> 10U), 2);
        put(utf16, point >= 0x10000 ? 0xDC00 + (point & 0x3FFU) : point, 2);
    }
    return {{"utf8", utf8, &Traces::utf8},
            {"utf16", utf16, &Traces::utf16},
            {"utf32", utf32, &Traces::utf32}};
}

struct Region {
    std::uintptr_t begin = 0, end = 0;
    std::string name;
};

// What can be read. What the kernel put there holds nobody's words.
std::vector<Region> regions() {
    std::vector<Region> all;
    std::ifstream maps("/proc/self/maps");
    for (std::string line; std::getline(maps, line);) {
        Region one;
        char may[5] = "";
        int rest = 0;
        if (std::sscanf(line.c_str(), "%lx-%lx %4s %*s %*s %*s %n", &one.begin, &one.end, may,
                        &rest) < 3 ||
            may[0] != 'r')
            continue;
        one.name = line.substr(std::min(line.size(), static_cast<std::size_t>(rest)));
        if (!one.name.starts_with("[v")) all.push_back(std::move(one));
    }
    return all;
}

// Memory of its own, not of the heap, into which the kernel copies: left out of the search, and
// gone with its owner.
class Buffer {
  public:
    Buffer()
        : at_(mmap(nullptr, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)) {}
    ~Buffer() {
        if (whole()) munmap(at_, size);
    }
    Buffer(const Buffer&) = delete;
    Buffer& operator=(const Buffer&) = delete;
    bool whole() const { return at_ != MAP_FAILED; }
    bool within(const Region& region) const {
        const auto at = reinterpret_cast<std::uintptr_t>(at_);
        return at < region.end && at + size > region.begin;
    }
    // How many bytes could be read. The process's own pointers would do, were there no memory of
    // devices, which faults; /proc/self/mem would do, were the process not closed to debuggers.
    std::size_t read(std::uintptr_t from, std::size_t bytes) {
        const iovec here{at_, bytes};
        const iovec there{reinterpret_cast<void*>(from), bytes};
        const auto got = process_vm_readv(getpid(), &here, 1, &there, 1, 0);
        return got > 0 ? static_cast<std::size_t>(got) : 0;
    }
    const std::uint8_t* bytes() const { return static_cast<const std::uint8_t*>(at_); }
    static constexpr std::size_t size = 2 * chunk;

  private:
    void* at_;
};

bool stands_at(const std::uint8_t* at, const Masked& needle) {
    for (std::size_t i = 0; i < needle.size(); ++i)
        if ((at[i] ^ mask) != needle[i]) return false;
    return true;
}

// Where in the buffer, of what begins in its first `begins` bytes.
std::vector<std::size_t> places(const Buffer& buffer, std::size_t got, std::size_t begins,
                                const Masked& needle) {
    std::vector<std::size_t> found;
    const std::uint8_t* const start = buffer.bytes();
    for (std::size_t at = 0; at < begins && at + needle.size() <= got;) {
        const void* hit = std::memchr(start + at, needle[0] ^ mask, begins - at);
        if (!hit) break;
        at = static_cast<std::size_t>(static_cast<const std::uint8_t*>(hit) - start);
        if (at + needle.size() <= got && stands_at(start + at, needle)) found.push_back(at);
        ++at;
    }
    return found;
}

void tell(Traces& traces, const Needle& needle, const std::string& region, std::size_t place) {
    ++(traces.*needle.count);
    if (traces.where.size() < most_told)
        traces.where.push_back(fmt::format("{} {} +{}", needle.name, region, place));
}

void search(const Region& region, Buffer& buffer, const std::vector<Needle>& all, Traces& traces) {
    for (std::uintptr_t at = region.begin; at < region.end;) {
        const std::size_t wanted = std::min<std::size_t>(region.end - at, chunk + 4 * longest);
        const std::size_t got = buffer.read(at, wanted);
        const std::size_t begins = got == wanted ? std::min(got, chunk) : got;
        for (const auto& needle : all)
            for (const std::size_t place : places(buffer, got, begins, needle.bytes))
                tell(traces, needle, region.name, at + place - region.begin);
        at += begins > 0 ? begins : page;
    }
}

}  // namespace

base::Result<Traces> traces_of(std::string_view hex) {
    const auto word = masked(hex);
    if (!word) return base::fail("", "write: memory HEX, the digits of 3 to 1024 bytes");
    Buffer buffer;
    if (!buffer.whole()) return base::fail("", "there is no memory to search with");
    const auto all = needles(*word);
    Traces traces;
    for (const auto& region : regions())
        if (!buffer.within(region)) search(region, buffer, all, traces);
    return traces;
}

}  // namespace shell
