#include "editorial/carry.h"

#include <fmt/format.h>

#include "content/path.h"
#include "editorial/kept.h"
#include "editorial/put_in_use.h"
#include "editorial/recovery.h"
#include "editorial/rows/records.h"
#include "storage/signature.h"

namespace editorial {

namespace {

namespace fs = std::filesystem;

base::Result<void> asked(Repository& repository, Action action, const std::string& object,
                         const By& by) {
    if (repository.accounts().people().empty()) return {};
    return allowed(by.person, action, object);
}

// "ward.db", and whether patients read something newer until now.
std::string audit_words(const Taking& wish, const Destination& to) {
    const std::string name = harmless_name_of(wish.from);
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
    intent.words = audit_words(wish, to);
    const auto activate = [&] { return to.editions.activate(wish.from, to.settings, wish.force); };
    if (intent.edition.empty()) return activate();  // which tells what is wrong with it
    auto used = put_in_use(repository, intent, activate);
    return used.number;  // in use, written down or not: reconcile() does
}

// A file of our own making with what theirs holds and who may sign in here.
struct Merging {
    Repository& theirs;
    Repository* accounts;  // whose are kept; none: nobody has one
    Repository* ours;      // that it follows; none: there is none that can be read
    bool bring_accounts = false;
    bool is_signed = false;  // so that a revision's author is who it says
    NewEntry taken;
};

// What is off the glass here, and was not put back there, stays off.
void keep_withdrawn(Repository& made, Repository& ours) {
    auto known = ours.audit_log();
    for (const auto& page : ours.records().withdrawn_pages()) {
        const std::string path = content::Path::page("en", page).str();
        const auto back = made.audit_log().newest(Action::restore, path);
        if (!back || known.knows(back->hash)) made.records().set_withdrawn(path, true);
    }
}

// Nobody approves their own words under another's name, sent round by a stick.
void keep_authors(Repository& made, const Merging& from) {
    std::optional<Records> before;
    if (from.ours) before = from.ours->records();
    made.records().set_brought(before ? &*before : nullptr, from.taken.act.who);
}

// What this house kept for itself stays; what it has not is taken over.
void keep_house(Repository& made, Repository& ours) {
    for (const auto& name : kept_of(ours, "")) made.records().put(Kept{name, "", kept(ours, name)});
}

base::Result<Repository> merge(const base::Path& file, const Merging& from) {
    auto made = Repository::create(file);
    if (!made) return made;
    auto done = made->act([&]() -> base::Result<void> {
        made->take_texts(from.theirs);
        if (!from.is_signed) keep_authors(*made, from);
        if (from.accounts) made->take_accounts(*from.accounts, Repository::Secrets::kept);
        if (from.bring_accounts) made->take_accounts(from.theirs, Repository::Secrets::left_out);
        auto history = made->audit_log();
        if (from.ours) {
            keep_withdrawn(*made, *from.ours);
            keep_house(*made, *from.ours);
            for (const auto& one : from.ours->audit_log().only_here())
                if (!history.knows(one.hash))
                    history.add({one.act, *one.action(), one.object, one.words, one.digest});
        }
        history.add(from.taken);
        return {};
    });
    if (done) done = made->whole();
    if (!done) return tl::unexpected(done.error());
    return made;
}

std::string told(const Incoming& incoming) {
    const auto& brought = incoming.brought();
    constexpr std::size_t letters = 12;  // of a hash: enough to find the entry
    return fmt::format("{}{}; from {} to {}", harmless_name_of(incoming.file()),
                       brought.by_our_publisher ? "" : ", not signed",
                       brought.from.empty() ? "none" : brought.from.substr(0, letters),
                       brought.to.substr(0, letters));
}

// Where nothing can be read at the library's place, or nothing stands there.
base::Result<void> put_in_place(const Merging& from, const LibraryPlace& here, bool damaged) {
    const storage::Aside aside(here.library.string() + ".recovering");
    if (auto made = merge(aside.path(), from); !made) return tl::unexpected(made.error());
    if (damaged) return storage::replace(here.library, aside.path());
    storage::remove_journals(here.library);
    return base::put_in_place(aside.path(), here.library);
}

base::Result<void> take_over(const Merging& from, const LibraryPlace& here) {
    if (auto kept = from.ours->back_up(here.backups, editions_kept); !kept) return kept;
    const storage::Aside aside(here.library.string() + ".merging");
    auto made = merge(aside.path(), from);
    if (!made) return tl::unexpected(made.error());
    try {
        from.ours->become(*made);
    } catch (const storage::Fault& fault) {
        return base::fail(here.library.string(), fault.what(), "nothing was changed");
    }
    return {};
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
    const storage::Aside aside(to.string() + ".new");
    std::error_code ignored;
    try {
        auto made = Repository::create(aside.path());
        if (!made) return base::fail(to.string(), made.error().what, made.error().fix);
        auto done = made->act([&]() -> base::Result<void> {
            repository.snapshot([&] {
                made->take_texts(repository);
                made->take_accounts(repository, Repository::Secrets::left_out);
            });
            return {};
        });
        if (!done) return base::fail(to.string(), done.error().what, "nothing was exported");
    } catch (const storage::Fault& fault) {
        return base::fail(to.string(), fault.what(), "nothing was exported");
    }
    fs::remove(storage::signature_path(to), ignored);  // of what stood there before
    storage::remove_journals(to);
    if (auto placed = base::put_in_place(aside.path(), to); !placed) return placed;
    return whole(to);
}

base::Result<bool> sign_export(const base::Path& file, const ExportKey& key, const By& by) {
    std::error_code error;
    if (!fs::exists(key.secret_key, error)) return false;
    const auto signer = storage::Signer::open(key.secret_key, key.passphrase);
    if (!signer && key.passphrase.empty()) return false;
    if (!signer) return tl::unexpected(signer.error());
    const auto done = signer->sign(file, "urokiosk library, copied by " + by.person.name + ", " +
                                             storage::published_stamp(by.at));
    if (!done) return tl::unexpected(done.error());
    return true;
}

base::Result<std::optional<Repository>> asked_of(const LibraryPlace& here) {
    auto ours = library_at(here.library);
    if (ours && *ours) return ours;
    if (!ours)
        if (auto lost = may_be_replaced(here.library); !lost) return tl::unexpected(lost.error());
    auto offer = offer_backup(here.library, here.backups);
    if (!offer) return std::nullopt;
    auto copy = Repository::open(offer->copy);
    if (!copy) return tl::unexpected(copy.error());
    return std::move(*copy);
}

base::Result<void> take_library(const Incoming& incoming, const Agreed& to,
                                const LibraryPlace& here, const By& by) {
    const std::string from = incoming.file().string();
    auto ours = library_at(here.library);
    const bool damaged = !ours;
    if (damaged && !to.force) return tl::unexpected(ours.error());
    auto asking = asked_of(here);
    if (!asking) return tl::unexpected(asking.error());
    if (*asking)
        if (auto may = asked(**asking, Action::take_library, from, by); !may) return may;
    if (!damaged && *ours && !to.force && !incoming.brought().continues)
        return base::fail(from, "does not know all that was done in the library here",
                          "import it with --force if what was done here may go");
    auto theirs = incoming.open();
    if (!theirs) return tl::unexpected(theirs.error());
    Merging all{*theirs,
                *asking ? &**asking : nullptr,
                !damaged && *ours ? &**ours : nullptr,
                to.accounts,
                incoming.brought().by_our_publisher,
                {by.stamp(), Action::take_library, "library", told(incoming)}};
    try {
        return all.ours ? take_over(all, here) : put_in_place(all, here, damaged);
    } catch (const storage::Fault& fault) {
        return base::fail(from, fault.what(), "nothing was changed");
    }
}

base::Result<void> take_library(const Taking& wish, const LibraryPlace& here, const By& by) {
    const auto incoming = Incoming::read(wish.from, here);
    if (!incoming) return tl::unexpected(incoming.error());
    return take_library(*incoming, {wish.force}, here, by);
}

}  // namespace editorial
