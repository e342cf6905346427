#include "editorial/recovery.h"

#include <algorithm>

#include "editorial/repository.h"
#include "storage/backup.h"

namespace editorial {

base::Result<Offer> offer_backup(const base::Path& library, const base::Path& backups) {
    Offer offer{{}, library.string() + ".offered"};
    auto known = storage::backups(backups, "library");
    std::reverse(known.begin(), known.end());
    for (const auto& backup : known) {
        if (!whole(backup)) continue;
        offer.backup = backup;
        std::error_code missing;
        if (std::filesystem::last_write_time(offer.copy, missing) >=
                std::filesystem::last_write_time(backup) &&
            !missing)
            return offer;
        storage::remove_journals(offer.copy);
        if (auto done = storage::copy_file(backup, offer.copy); !done)
            return tl::unexpected(done.error());
        return offer;
    }
    return base::fail(backups.string(), "holds no good backup of the library",
                      "import one from a stick; nothing was changed");
}

base::Result<void> bring_back_backup(const base::Path& library, const Offer& offer, const By& by) {
    bool known = false;  // whether anybody could sign in to it
    {
        auto copy = Repository::open(offer.copy);
        if (!copy) return tl::unexpected(copy.error());
        known = !copy->accounts().people().empty();
    }
    if (known)
        if (auto may = allowed(by.person, Action::recover, "the library"); !may) return may;
    if (auto done = storage::replace(library, offer.copy); !done) return done;
    auto opened = Repository::open(library);
    if (!opened) return tl::unexpected(opened.error());
    return opened->act([&]() -> base::Result<void> {
        opened->audit_log().add(
            {by.stamp(), Action::recover, "library", offer.backup.filename().string()});
        return {};
    });
}

}  // namespace editorial
