// Words of the interface: read and checked as the desk, `check` and the kiosk do.
#include "content/messages.h"
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    base::Problems problems;
    for (const auto& entry : content::parse_po(fuzz::text(data, size), problems))
        (void)content::check_entry(entry, "ar");
    return 0;
}
