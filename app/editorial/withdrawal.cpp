#include "editorial/withdrawal.h"

#include <algorithm>
#include <functional>

#include "content/path.h"
#include "edition/folder_lock.h"
#include "editorial/rows/records.h"
#include "text/date.h"

namespace editorial {

namespace {

// The id of a page the library has.
base::Result<std::string> page_of(Repository& repository, const std::string& path) {
    const auto known = content::Path::parse(path);
    if (!known || !known->is_page())
        return base::fail(path, "is no page", "only pages can be withdrawn and restored");
    if (!repository.newest(path)) return base::fail(path, "is not in the library");
    return known->id;
}

base::Result<void> read(const std::function<void()>& what) {
    try {
        what();
        return {};
    } catch (const storage::Fault& fault) {
        return base::fail("the library", fault.what());
    }
}

}  // namespace

base::Result<void> withdraw(Repository& repository, edition::EditionStore& editions,
                            const Withdrawing& wish, const By& by) {
    if (auto may = allowed(by.person, Action::withdraw, wish.path); !may) return may;
    if (auto words = said(wish.path, wish.reason, "a reason"); !words) return words;
    const auto page = page_of(repository, wish.path);
    if (!page) return tl::unexpected(page.error());
    const bool hidden = editions.withdrawn().contains(*page);
    bool known = false;  // a library that is held or full at this moment stops nothing
    (void)read([&] { known = repository.records().is_withdrawn(wish.path); });
    if (hidden && known) return base::fail(wish.path, "is withdrawn already");
    const edition::Unrecorded unrecorded{wish.path, wish.reason};
    if (auto off = editions.withdraw(*page, by.person.name, by.at, unrecorded); !off) return off;
    if (const auto done = record_withdrawals(repository, editions); !done)
        return base::fail(
            wish.path,
            "is off the glass, but the library could not write it down: " + done.error().what,
            "mend that; it is written down when the library is opened next");
    return {};
}

// Readers are kept out by nothing but a lock on the whole file, which is held for as long as the
// other program likes.
bool held_by_another(const base::Path& library) {
    std::error_code error;
    if (!std::filesystem::is_regular_file(library, error)) return false;
    const auto fault = Repository::fault_of(library);
    return fault && fault->cause == storage::Cause::busy &&
           !storage::Database::open_to_read(library);
}

std::string holder_of_library(const base::Path& library) {
    const auto holder = edition::holder_of(library);
    return holder == "another program" ? edition::holder_of(library.string() + "-shm") : holder;
}

base::Result<void> withdraw_unread(Repository& backup, edition::EditionStore& editions,
                                   const Withdrawing& wish, const SigningIn& by) {
    const auto in = backup.accounts().sign_in(by.name, by.secret, by.now, by.place);
    if (!in.person)
        return base::fail("sign-in", "the name and the secret do not fit together",
                          in.wait_s > 0 ? "wait " + std::to_string(in.wait_s) + " s" : "");
    if (auto may = allowed(in.person.value(), Action::withdraw, wish.path); !may) return may;
    if (auto words = said(wish.path, wish.reason, "a reason"); !words) return words;
    const auto page = page_of(backup, wish.path);
    if (!page) return tl::unexpected(page.error());
    if (editions.withdrawn().contains(*page)) return base::fail(wish.path, "is withdrawn already");
    return editions.withdraw(*page, in.person->name, by.now, {wish.path, wish.reason});
}

base::Result<void> record_withdrawals(Repository& repository, edition::EditionStore& editions) {
    const auto all = editions.withdrawals();
    if (!all) return tl::unexpected(all.error());
    for (const auto& one : *all) {
        if (one.unrecorded.path.empty()) continue;
        const auto& path = one.unrecorded.path;
        const AuditStamp stamp{one.by, text::parse_utc(one.on).value_or(0)};
        const auto done = repository.act([&]() -> base::Result<void> {
            const auto last = repository.audit_log().newest(Action::withdraw, path);
            // The power may have gone between the library's entry and the list's.
            const bool told = last && last->act.who == stamp.who && last->act.at == stamp.at;
            if (!repository.records().set_withdrawn(path, true) && told) return {};
            repository.audit_log().add({stamp, Action::withdraw, path, one.unrecorded.reason});
            return {};
        });
        if (!done) return done;
        (void)editions.recorded(one.page);  // else the next time, without a second entry
    }
    return {};
}

base::Result<void> restore(Repository& repository, const std::string& path, const By& by) {
    if (auto may = allowed(by.person, Action::restore, path); !may) return may;
    if (const auto page = page_of(repository, path); !page) return tl::unexpected(page.error());
    return repository.act([&]() -> base::Result<void> {
        if (!repository.records().set_withdrawn(path, false))
            return base::fail(path, "is not withdrawn");
        repository.audit_log().add({by.stamp(), Action::restore, path});
        return {};
    });
}

base::Result<void> release(Repository& repository, edition::EditionStore& editions,
                           const Releasing& wish, const By& by) {
    const auto& path = wish.path;
    const auto& edition = wish.edition;
    if (auto may = allowed(by.person, Action::restore, path); !may) return may;
    const auto page = page_of(repository, path);
    if (!page) return tl::unexpected(page.error());
    if (repository.records().is_withdrawn(path))
        return base::fail(path, "is withdrawn", "restore it first");
    const auto resting = editions.resting(edition);
    if (!resting) return tl::unexpected(resting.error());
    if (!resting->contains(*page)) return base::fail(path, "does not rest");
    return repository.act([&]() -> base::Result<void> {
        repository.audit_log().add({by.stamp(), Action::restore, path,
                                    "the text of " + edition.path().filename().string()});
        return editions.release(*page, edition);
    });
}

base::Result<bool> mend_withdrawn(Repository& repository, edition::EditionStore& editions) {
    (void)record_withdrawals(repository, editions);  // next time, where it cannot be now
    std::set<std::string> pages;
    for (const auto& one : repository.list())
        if (one.withdrawn && !one.id.empty()) pages.insert(one.id);
    const auto known = editions.withdrawals();
    const bool whole = known && std::all_of(pages.begin(), pages.end(), [&](const auto& page) {
                           return std::any_of(known->begin(), known->end(),
                                              [&](const auto& one) { return one.page == page; });
                       });
    if (whole && (editions.has_list() || known->empty())) return false;
    if (const auto mended = editions.mend(pages); !mended) return tl::unexpected(mended.error());
    return true;
}

base::Result<bool> mend_withdrawn(const base::Path& library, edition::EditionStore& editions) {
    std::error_code error;
    if (!std::filesystem::exists(library, error) && !error) return false;
    try {
        auto repository = Repository::open(library);
        if (!repository) return tl::unexpected(repository.error());
        return mend_withdrawn(*repository, editions);
    } catch (const storage::Fault& fault) {
        return base::fail(library.string(), fault.what());
    }
}

}  // namespace editorial
