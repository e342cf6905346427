// What the guided runs share: an input as text, and a folder that goes with the program.
#pragma once

#include <cstdint>
#include <cstdlib>
#include <string>

#include "base/file.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace fuzz {

inline std::string text(const std::uint8_t* data, std::size_t size) {
    return {reinterpret_cast<const char*>(data), size};
}

inline const base::Path& folder() {
    static const base::Path made = [] {
        const auto temporary = std::filesystem::temp_directory_path();
        std::string name = (temporary / "urokiosk-fuzz-XXXXXX").string();
        if (!mkdtemp(name.data())) std::abort();
        return base::Path(name);
    }();
    return made;
}

// Written without care for the disk: it is read back at once.
inline base::Path file(const std::string& name, const std::string& bytes) {
    const auto path = folder() / name;
    std::FILE* out = std::fopen(path.c_str(), "wb");
    if (!out) std::abort();
    std::fwrite(bytes.data(), 1, bytes.size(), out);
    std::fclose(out);
    return path;
}

}  // namespace fuzz
