// What the kernel tells of mounts, and a stick's files of any name.
#include "devices/sticks.h"
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string told = fuzz::text(data, size);
    for (const auto& stick : devices::sticks(fuzz::file("mounts", told)))
        (void)devices::files_on(stick.path, {".db", ".svg", ".png"});
    std::string name = told.substr(0, 200);
    for (char& c : name)
        if (c == '/' || c == '\0') c = '_';
    const auto file = fuzz::folder() / "stick" / (name + ".db");
    std::error_code error;
    std::filesystem::create_directory(fuzz::folder() / "stick", error);
    (void)base::write_file(file, "");
    (void)devices::files_on(fuzz::folder() / "stick", {".db"});
    std::filesystem::remove(file, error);
    return 0;
}
