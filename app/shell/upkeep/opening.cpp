#include "shell/upkeep/opening.h"

#include <clocale>
#include <iostream>

#include "edition/edition_store.h"
#include "editorial/withdrawal.h"

namespace shell {

bool hold_against_library(const settings::DataPaths& paths, const Log& log) {
    edition::EditionStore editions(paths.editions());
    // The desk's user holds it whenever the desk opens.
    if (settings::desk_is_elsewhere(paths)) return editions.withdrawals().has_value();
    const auto mended = editorial::mend_withdrawn(paths.library(), editions);
    if (!mended)
        log->warn("the list of withdrawn pages cannot be held against the library: {}",
                  base::to_line(mended.error()));
    else if (*mended)
        log->warn("the list of withdrawn pages was mended by the library");
    return mended.has_value();
}

std::future<Opened> open_meanwhile(const settings::DataPaths& paths, const devices::All& devices,
                                   const Mend& mend, const std::string& rather) {
    return std::async(std::launch::async, [&paths, &devices, mend, rather] {
        // SDL sets the process's locale for a moment; this thread keeps to C's.
        uselocale(newlocale(LC_ALL_MASK, "C", nullptr));
        Opened made;
        const edition::EditionStore editions(paths.editions());
        // A list that can be read is shown by, and held against the library after the first frame.
        const bool readable = editions.has_list() && editions.withdrawals();
        made.doubtful = readable || !mend();
        made.services = kiosk::open_services(paths, devices, made.notes, rather);
        return made;
    });
}

void tell_opened(const Opened& opened, const Log& log) {
    for (const auto& note : opened.notes) {
        std::cerr << base::to_line(note) << "\n";
        log->warn(base::to_line(note));
    }
    if (opened.services)
        log->info("edition {} ({}), {} pages", opened.services->edition.path().string(),
                  opened.services->edition.version(), opened.services->edition.page_count());
    else
        log->error("no edition can be shown: out of service");
}

}  // namespace shell
