#include "editorial/withdrawal.h"

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

}  // namespace

base::Result<void> withdraw(Repository& repository, edition::EditionStore& editions,
                            const Withdrawing& wish, const By& by) {
    if (auto may = allowed(by.person, Action::withdraw, wish.path); !may) return may;
    if (auto words = said(wish.path, wish.reason, "a reason"); !words) return words;
    const auto page = page_of(repository, wish.path);
    if (!page) return tl::unexpected(page.error());
    const bool hidden = editions.withdrawn().contains(*page);
    if (hidden && repository.records().is_withdrawn(wish.path))
        return base::fail(wish.path, "is withdrawn already");
    if (auto off = editions.withdraw(*page, by.person.name, by.at); !off) return off;
    auto done = repository.act([&]() -> base::Result<void> {
        repository.records().set_withdrawn(wish.path, true);
        repository.audit_log().add({by.stamp(), Action::withdraw, wish.path, wish.reason});
        return {};
    });
    if (done || hidden) return done;
    if (const auto shown = editions.restore(*page); !shown)
        done.error().fix = "the page is off the glass all the same: withdraw it again";
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

}  // namespace editorial
