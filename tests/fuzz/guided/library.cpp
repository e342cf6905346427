// A library from elsewhere: read as data beside one of our own, and taken as a manager would.
#include "editorial/carry.h"
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const base::Path ours = [] {
        const auto path = fuzz::folder() / "ours.db";
        auto made = editorial::Repository::open(path);
        if (!made) std::abort();
        return path;
    }();
    const auto file = fuzz::file("library.db", fuzz::text(data, size));
    try {
        (void)editorial::Repository::fault_of(file);
        auto incoming = editorial::Incoming::read(file, {ours, fuzz::folder() / "backups"});
        if (!incoming) return 0;
        auto repository = incoming->open();
        if (!repository) return 0;
        for (const auto& text : repository->list()) (void)repository->newest(text.path);
        (void)repository->audit_log().verify();
    } catch (const storage::Fault&) {  // told as a damaged file
    }
    return 0;
}
