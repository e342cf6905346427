// An edition whose signature is good, whatever bytes it has: opened, and every page read.
#include "edition/edition.h"
#include "fuzz.h"
#include "storage/signature.h"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const storage::KeyPair keys = storage::make_keys();
    static const base::Path key = fuzz::file("key", keys.secret_file);
    const auto file = fuzz::file("edition.db", fuzz::text(data, size));
    if (!storage::sign(file, key, "altered")) return 0;
    settings::Settings settings;
    settings.trusted_keys = {keys.public_key};
    try {
        auto opened = edition::Edition::open(file, settings);
        if (!opened) return 0;
        for (const auto& group : opened->groups("en"))
            for (const auto& page : group.topics) {
                std::string language = "en";
                (void)opened->page(language, page);
                (void)opened->text_of(page);
            }
        (void)opened->search("en", "blood", 10);
        for (const auto& drawing : opened->drawings()) (void)opened->drawing("en", drawing);
    } catch (const storage::Fault&) {  // told as a damaged file
    }
    return 0;
}
