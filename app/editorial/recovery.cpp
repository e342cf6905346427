#include "editorial/recovery.h"

#include <algorithm>

#include "editorial/repository.h"
#include "storage/backup.h"

namespace editorial {

base::Result<void> may_be_replaced(const base::Path& library) {
    std::error_code error;
    if (!std::filesystem::exists(std::filesystem::symlink_status(library, error))) return {};
    const auto fault = Repository::fault_of(library);
    if (!fault)
        return base::fail(
            library.string(), "is sound",
            "nothing to recover; --force goes back to the newest backup all the same");
    if (fault->cause == storage::Cause::damaged || fault->cause == storage::Cause::foreign)
        return {};
    return base::fail(library.string(), fault->what(), fault->fix);
}

bool emptied(const base::Path& library, const base::Path& backups) {
    if (storage::backups(backups, "library").empty()) return false;
    std::error_code error;
    if (!std::filesystem::exists(std::filesystem::symlink_status(library, error))) return true;
    auto opened = Repository::open(library);
    return opened && opened->accounts().people().empty();
}

base::Result<Offer> offer_backup(const base::Path& library, const base::Path& backups) {
    Offer offer{{}, library.string() + ".offered"};
    auto known = storage::backups(backups, "library");
    std::reverse(known.begin(), known.end());
    for (const auto& backup : known) {
        if (!whole(backup)) continue;
        offer.backup = backup;
        std::error_code missing, gone;
        const auto offered = std::filesystem::last_write_time(offer.copy, missing);
        const auto kept = std::filesystem::last_write_time(backup, gone);
        if (!missing && !gone && offered >= kept) return offer;
        storage::remove_journals(offer.copy);
        if (auto done = storage::copy_whole(backup, offer.copy); !done)
            return tl::unexpected(done.error());
        // Who was dismissed since does not come back with it.
        if (auto copy = Repository::open(offer.copy)) copy->accounts().follow(library);
        return offer;
    }
    return base::fail(backups.string(), "holds no good backup of the library",
                      "import one from a stick; nothing was changed");
}

base::Result<void> bring_back_backup(const base::Path& library, const Offer& offer, const By& by) {
    {  // it tells of it before it takes the library's place: whatever is cut off, nobody misses it
        auto copy = Repository::open(offer.copy);
        if (!copy) return tl::unexpected(copy.error());
        if (!copy->accounts().people().empty())  // else nobody could sign in to it
            if (auto may = allowed(by.person, Action::recover, "the library"); !may) return may;
        const auto noted = copy->act([&]() -> base::Result<void> {
            copy->audit_log().add(
                {by.stamp(), Action::recover, "library", offer.backup.filename().string()});
            return {};
        });
        if (!noted) return noted;
    }
    auto done = storage::replace(library, offer.copy);
    std::error_code gone;  // the next offer is made anew: this one tells of what was not done
    if (!done) std::filesystem::remove(offer.copy, gone);
    return done;
}

}  // namespace editorial
