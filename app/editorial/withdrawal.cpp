#include "editorial/withdrawal.h"

#include <algorithm>
#include <functional>

#include "content/path.h"
#include "editorial/records.h"
#include "editorial/said.h"

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
    bool known = false;  // where the library cannot even be read the page goes off all the same
    auto done = read([&] { known = repository.records().is_withdrawn(wish.path); });
    if (hidden && known) return base::fail(wish.path, "is withdrawn already");
    if (auto off = editions.withdraw(*page, by.person.name, by.at); !off) return off;
    if (done)
        done = repository.act([&]() -> base::Result<void> {
            repository.records().set_withdrawn(wish.path, true);
            repository.audit_log().add({by.stamp(), Action::withdraw, wish.path, wish.reason});
            return {};
        });
    if (!done)
        return base::fail(wish.path,
                          "is off the glass, but the library does not know: " + done.error().what,
                          "mend that, and withdraw it again");
    return done;
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
                           const std::string& path, const edition::Edition& edition, const By& by) {
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
    std::set<std::string> pages;
    for (const auto& one : repository.list())
        if (one.state == State::withdrawn && !one.id.empty()) pages.insert(one.id);
    const auto known = editions.withdrawals();
    const bool whole = known && std::all_of(pages.begin(), pages.end(), [&](const auto& page) {
                           return std::any_of(known->begin(), known->end(),
                                              [&](const auto& one) { return one.page == page; });
                       });
    if (whole) return false;
    if (const auto mended = editions.mend(pages); !mended) return tl::unexpected(mended.error());
    return true;
}

bool mend_withdrawn(const base::Path& library, edition::EditionStore& editions) {
    std::error_code error;
    if (!std::filesystem::exists(library, error)) return false;
    if (editions.has_list() && editions.withdrawals()) return false;
    try {
        auto repository = Repository::open(library);
        return repository && mend_withdrawn(*repository, editions).value_or(false);
    } catch (const storage::Fault&) {
        return false;
    }
}

}  // namespace editorial
