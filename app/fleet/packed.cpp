#include "fleet/packed.h"

#include <zstd.h>

#include <bit>
#include <stdexcept>

#include "base/handle.h"

namespace fleet {

namespace {

// Closed: a handle's own function returns a number.
void free_packer(ZSTD_CCtx* packer) { ZSTD_freeCCtx(packer); }
void free_unpacker(ZSTD_DCtx* unpacker) { ZSTD_freeDCtx(unpacker); }

constexpr int effort = 19, effort_of_patch = 22;  // what is saved travels to every kiosk
constexpr int widest = 27;  // of the window, as a power of two: what a decoder takes by itself

std::string packed_after(const std::string& before, const std::string& bytes) {
    const base::Handle<ZSTD_CCtx, free_packer> packer(ZSTD_createCCtx());
    if (!packer) throw std::runtime_error("zstd cannot start");
    ZSTD_CCtx_setParameter(packer.get(), ZSTD_c_compressionLevel,
                           before.empty() ? effort : effort_of_patch);
    if (!before.empty()) {
        // The window holds both, so that what was at the beginning is found from the end.
        const auto window = std::bit_width(before.size() + bytes.size());
        ZSTD_CCtx_setParameter(packer.get(), ZSTD_c_windowLog,
                               std::min(static_cast<int>(window), widest));
        ZSTD_CCtx_refPrefix(packer.get(), before.data(), before.size());
    }
    std::string made(ZSTD_compressBound(bytes.size()), '\0');
    const auto size =
        ZSTD_compress2(packer.get(), made.data(), made.size(), bytes.data(), bytes.size());
    if (ZSTD_isError(size)) throw std::runtime_error(ZSTD_getErrorName(size));
    made.resize(size);
    return made;
}

base::Result<std::string> unpacked_after(const std::string& before, const std::string& packed,
                                         std::uint64_t length) {
    const base::Handle<ZSTD_DCtx, free_unpacker> unpacker(ZSTD_createDCtx());
    if (!unpacker) throw std::runtime_error("zstd cannot start");
    ZSTD_DCtx_setParameter(unpacker.get(), ZSTD_d_windowLogMax, widest);
    if (!before.empty()) ZSTD_DCtx_refPrefix(unpacker.get(), before.data(), before.size());
    std::string made(length, '\0');
    const auto size =
        ZSTD_decompressDCtx(unpacker.get(), made.data(), made.size(), packed.data(), packed.size());
    if (ZSTD_isError(size))
        return base::fail("what was fetched",
                          std::string("cannot be unpacked: ") + ZSTD_getErrorName(size));
    if (size != length) return base::fail("what was fetched", "is shorter than was signed");
    return made;
}

}  // namespace

std::string compressed(const std::string& bytes) { return packed_after("", bytes); }

base::Result<std::string> expanded(const std::string& packed, std::uint64_t length) {
    return unpacked_after("", packed, length);
}

std::string patch(const std::string& from, const std::string& to) { return packed_after(from, to); }

base::Result<std::string> patched(const std::string& from, const std::string& patch,
                                  std::uint64_t length) {
    return unpacked_after(from, patch, length);
}

}  // namespace fleet
