#include "editorial/carry.h"

#include "editorial/put_in_use.h"
#include "storage/backup.h"

namespace editorial {

namespace {

namespace fs = std::filesystem;

base::Result<void> asked(Repository& repository, Action action, const std::string& object,
                         const By& by) {
    if (repository.accounts().people().empty()) return {};
    return allowed(by.person, action, object);
}

// "ward.db", and whether patients read something newer until now.
std::string words_of(const Taking& wish, const Destination& to) {
    const std::string name = wish.from.filename().string();
    const auto number = to.editions.current();
    if (!wish.force || !number) return name;
    const auto now = edition::Edition::open(to.editions.path(*number), to.settings);
    const auto other = edition::Edition::open(wish.from, to.settings);
    const bool older = now && other && other->published() < now->published();
    return older ? name + ", older than the one in use" : name;
}

base::Result<int> bring_in(Repository& repository, const Taking& wish, const Destination& to,
                           const Intent& act) {
    if (auto done = try_reconcile(repository, to.editions); !done)
        return tl::unexpected(done.error());
    Intent intent = act;
    intent.edition = key_of(wish.from);
    intent.words = words_of(wish, to);
    const auto activate = [&] { return to.editions.activate(wish.from, to.settings, wish.force); };
    if (intent.edition.empty()) return activate();  // which tells what is wrong with it
    auto used = put_in_use(repository, intent, activate);
    return used.number;  // in use, written down or not: reconcile() does
}

base::Result<void> note(Repository& repository, const std::vector<AuditEntry>& acts,
                        const NewEntry& taken) {
    return repository.act([&]() -> base::Result<void> {
        auto history = repository.audit_log();
        for (const auto& one : acts)
            if (!history.knows(one.hash))
                history.add({one.act, *one.action(), one.object, one.words, one.digest});
        history.add(taken);
        return {};
    });
}

// The damaged file's place is taken by a copy that already tells of it.
base::Result<void> replace_damaged(Repository& theirs, const LibraryPlace& here,
                                   const NewEntry& taken) {
    if (auto noted = note(theirs, {}, taken); !noted) return noted;
    const base::Path good = here.library.string() + ".recovering";
    auto done = export_library(theirs, good);
    return done ? storage::replace(here.library, good) : done;
}

base::Result<void> take_over(Repository& ours, Repository& theirs, const LibraryPlace& here,
                             const NewEntry& taken) {
    const auto acts = ours.audit_log().only_here();
    if (auto kept = ours.back_up(here.backups, editions_kept); !kept) return kept;
    if (auto noted = note(theirs, acts, taken); !noted) return noted;
    try {
        ours.become(theirs);
    } catch (const storage::Fault& fault) {
        return base::fail(here.library.string(), fault.what(), "nothing was changed");
    }
    return {};
}

// Read whole in a copy of its own, brought up to date where it is older.
base::Result<Repository> read_copy(const base::Path& from, const base::Path& aside) {
    if (auto copied = storage::copy_file(from, aside); !copied)
        return tl::unexpected(copied.error());
    auto theirs = Repository::open(aside);
    auto done = theirs ? theirs->whole() : tl::unexpected(theirs.error());
    // Any database, even an empty one, could be made one of ours.
    if (done && theirs->audit_log().head().empty())
        done = base::fail("", "is no library of ours", "name a copy of a library");
    if (!done) return base::fail(from.string(), done.error().what, done.error().fix);
    return theirs;
}

}  // namespace

base::Result<int> take_edition(Repository& repository, const Taking& wish, const Destination& to,
                               const By& by) {
    const auto may = asked(repository, Action::take_edition, wish.from.string(), by);
    if (!may) return tl::unexpected(may.error());
    return bring_in(repository, wish, to, {"", Action::take_edition, "", by.stamp()});
}

base::Result<int> activate(Repository& repository, const Taking& wish, const Destination& to,
                           const By& by) {
    const auto may = asked(repository, Action::activate, wish.from.string(), by);
    if (!may) return tl::unexpected(may.error());
    return bring_in(repository, wish, to, {"", Action::activate, "", by.stamp()});
}

base::Result<void> export_library(Repository& repository, const base::Path& to) {
    storage::remove_journals(to);
    try {
        repository.copy_to(to);
    } catch (const storage::Fault& fault) {
        return base::fail(to.string(), fault.what(), "nothing was exported");
    }
    return whole(to);
}

base::Result<void> take_library(const Taking& wish, const LibraryPlace& here, const By& by) {
    const std::string from = wish.from.string();
    const bool any = fs::exists(here.library);
    auto ours = any ? Repository::open(here.library) : tl::unexpected(base::Problem{});
    if (any && !ours && !wish.force) return tl::unexpected(ours.error());
    if (ours)
        if (auto may = asked(*ours, Action::take_library, from, by); !may) return may;
    const storage::Aside aside(here.library.string() + ".importing");
    auto theirs = read_copy(wish.from, aside.path());
    if (!theirs) return tl::unexpected(theirs.error());
    const NewEntry taken{by.stamp(), Action::take_library, "library",
                         wish.from.filename().string()};
    if (any && !ours) {
        if (auto may = asked(*theirs, Action::take_library, from, by); !may) return may;
        return replace_damaged(*theirs, here, taken);
    }
    if (!ours) {
        if (auto noted = note(*theirs, {}, taken); !noted) return noted;
        return export_library(*theirs, here.library);
    }
    if (theirs->accounts().people().empty() && !ours->accounts().people().empty())
        return base::fail(from, "holds no accounts: nobody could sign in to it",
                          "name a copy that does");
    if (!wish.force && !ours->audit_log().continued_by(theirs->audit_log()))
        return base::fail(from, "does not know all that was done in the library here",
                          "import it with --force if what was done here may go");
    return take_over(*ours, *theirs, here, taken);
}

}  // namespace editorial
