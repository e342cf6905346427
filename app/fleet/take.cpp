#include "fleet/take.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <sstream>

#include "base/hash.h"
#include "edition/edition_store.h"
#include "fleet/channel.h"
#include "fleet/packed.h"
#include "storage/backup.h"
#include "storage/digest.h"

namespace fleet {

namespace {

namespace fs = std::filesystem;

// "0.10.2" as numbers that can be compared.
std::array<int, 3> numbers(const std::string& version) {
    std::array<int, 3> found{};
    std::istringstream in(version);
    for (auto& one : found) {
        in >> one;
        in.ignore(1);
    }
    return found;
}

bool in_ring(const EditionInfo& info, const Kiosk& kiosk) {
    if (info.ring >= 100 || kiosk.now >= info.all_from) return true;
    return static_cast<int>(base::stable_hash(fmt::format("{}/{}", kiosk.name(), info.number)) %
                            100) < info.ring;
}

// What was refused is tried again by another program, or with other keys to trust.
KioskState state_of(const Kiosk& kiosk) {
    auto state = read_state(kiosk.state());
    std::string by = kiosk.program;
    for (const auto& key : kiosk.settings.trusted_keys) by += "\n" + key;
    by = storage::sha256_of(by);
    if (state.refused_by == by) return state;
    if (!state.refused_by.empty()) {
        state.refused.clear();
        state.why.clear();
    }
    state.refused_by = by;
    return state;
}

std::string in_use_bytes(const edition::EditionStore& editions) {
    const auto now = editions.current();
    return now ? base::read_file(editions.path(*now), most_edition).value_or("") : "";
}

base::Result<std::string> target_bytes(Source& from, const Targets& targets,
                                       const std::string& path, std::uint64_t most) {
    const auto found = targets.targets.find(path);
    if (found == targets.targets.end()) return base::fail(path, "is missing in the channel");
    const auto& target = found->second;
    if (target.length > most) return base::fail(path, "is longer than it may be");
    return from.fetch(target_path(path, target.sha256), target.sha256, target.length);
}

// An edition with its signature and list beside it, in a folder of its own: gone afterwards.
class Arrived {
  public:
    explicit Arrived(const base::Path& folder)
        : edition_(folder / "arrived.db"),
          signature_(storage::signature_path(edition_.path())),
          list_(edition::withdrawals_beside(edition_.path())) {}
    const base::Path& path() const { return edition_.path(); }
    base::Result<void> write(Source& from, const Targets& targets, const Choice& choice,
                             const std::string& bytes) const {
        auto done = write_with_folder(path(), bytes);
        for (const auto& [file, ending] :
             {std::pair{&signature_, ".db.minisig"}, std::pair{&list_, ".db.withdrawn.toml"}}) {
            const auto beside = target_bytes(
                from, targets, edition_target(choice.info().number, ending), most_list);
            if (done && !beside) done = tl::unexpected(beside.error());
            if (done) done = write_with_folder(file->path(), *beside);
        }
        return done;
    }

  private:
    storage::Aside edition_, signature_, list_;
};

struct Taking {
    Source& from;
    const Trust& trust;
    const Kiosk& kiosk;
    Taken& taken;
};

base::Result<void> use(const Taking& taking, const Choice& choice) {
    auto& [from, trust, kiosk, taken] = taking;
    edition::EditionStore editions(kiosk.paths.editions());
    const auto before = editions.current();
    const auto bytes = assemble(from, *trust.targets(), choice, in_use_bytes(editions));
    if (!bytes) return tl::unexpected(bytes.error());
    const Arrived arrived(kiosk.trust());
    if (auto done = arrived.write(from, *trust.targets(), choice, *bytes); !done) return done;
    {
        auto opened = edition::Edition::open(arrived.path(), kiosk.settings);
        auto good = opened ? base::Result<void>() : tl::unexpected(opened.error());
        if (good && kiosk.try_out) good = kiosk.try_out(*opened);
        if (!good) {
            taken.state.refused.insert(choice.info().number);
            taken.state.why = base::to_line(good.error());
            return good;
        }
    }
    const auto off = off_pages(from, trust);
    if (!off) return tl::unexpected(off.error());
    const auto store = editions.activate(arrived.path(), kiosk.settings, true);
    if (!store) return tl::unexpected(store.error());
    const auto in_use = edition::Edition::open(editions.path(*store), kiosk.settings);
    if (!in_use) return tl::unexpected(in_use.error());
    auto& state = taken.state;
    if (!state.trial) {  // else the last one that was seen is the one to go back to
        state.before = before.value_or(0);
        state.number_before = state.number;
    }
    state.trial = state.before > 0 && state.before != *store;
    state.ran = shown(kiosk.paths.health(), kiosk.now).has_value();
    state.number = choice.info().number;
    state.store = *store;
    state.version = in_use->version();
    state.since = kiosk.now;
    state.why.clear();
    taken.edition = true;
    return lift(editions, *off, *in_use, {choice.info().number, choice.info().lifts});
}

}  // namespace

base::Result<OffPages> off_pages(Source& from, const Trust& trust) {
    const auto& list = trust.withdrawals();
    if (!list) return OffPages{};
    const auto bytes = target_bytes(from, *list, list_target, most_list);
    if (!bytes) return tl::unexpected(bytes.error());
    return read_off(*bytes, from.name());
}

std::string Kiosk::name() const {
    if (!settings.fleet.name.empty()) return settings.fleet.name;
    std::array<char, 256> host{};
    (void)::gethostname(host.data(), host.size() - 1);
    return host.data();
}

std::optional<Choice> choose(const Targets& targets, const Kiosk& kiosk, const KioskState& state) {
    std::optional<Choice> best;
    for (const auto& [path, target] : targets.targets) {
        if (!target.edition) continue;
        const auto& info = *target.edition;
        const bool fits = info.number > state.number && !state.refused.contains(info.number) &&
                          numbers(kiosk.program) >= numbers(info.program) && in_ring(info, kiosk) &&
                          info.bytes <= most_edition;
        if (fits && (!best || info.number > best->info().number)) best = Choice{path, target};
    }
    return best;
}

base::Result<std::string> assemble(Source& from, const Targets& targets, const Choice& choice,
                                   const std::string& in_use) {
    const auto& info = choice.info();
    const auto here = storage::sha256_of(in_use);
    if (here == info.sha256) return in_use;
    for (const auto& [path, target] : targets.targets) {
        if (!target.patch || target.patch->from != here || target.patch->to != info.sha256)
            continue;
        const auto difference = target_bytes(from, targets, path, most_edition);
        auto bytes = difference ? patched(in_use, *difference, info.bytes) : difference;
        if (bytes && storage::sha256_of(*bytes) == info.sha256) return bytes;
    }
    const auto packed = target_bytes(from, targets, choice.path, most_edition);
    if (!packed) return packed;
    auto bytes = expanded(*packed, info.bytes);
    if (!bytes) return bytes;
    if (auto good = right(*bytes, info.sha256, info.bytes, choice.path); !good)
        return tl::unexpected(good.error());
    return bytes;
}

void settle(const Kiosk& kiosk, Taken& taken) {
    auto& state = taken.state;
    if (!state.trial) return;
    const auto now = shown(kiosk.paths.health(), kiosk.now);
    if (now && now->edition == state.version && now->frame >= state.since) {
        state.trial = false;
        return;
    }
    if (!now && !state.ran) return;  // nobody shows anything: it waits for its first frame
    if (now && now->visit) {         // taken up when they have gone
        state.since = kiosk.now;
        state.ran = true;
        return;
    }
    if (kiosk.now >= state.since && kiosk.now - state.since < trial_s) return;
    edition::EditionStore editions(kiosk.paths.editions());
    if (auto back = editions.point_to(state.before, kiosk.settings); !back) {
        taken.problems.push_back(back.error());
        return;
    }
    state.trial = false;
    state.refused.insert(state.number);
    state.why = fmt::format(
        "edition {} of the channel was not shown within {} s: the one before "
        "is back",
        state.number, trial_s);
    taken.problems.push_back({"the channel", 0, base::Severity::error, state.why,
                              "see urokiosk doctor, and publish a better one"});
    state.number = state.number_before;
    state.store = state.before;
    taken.edition = true;
}

Taken take(Source& from, const Kiosk& kiosk) {
    Taken taken;
    taken.state = state_of(kiosk);
    settle(kiosk, taken);
    // Not while one is on trial, and not where editions are made, which keeps more.
    std::error_code error;
    if (!taken.state.trial && taken.state.number > 0 && !fs::exists(kiosk.paths.library(), error))
        edition::EditionStore(kiosk.paths.editions()).prune(editions_kept);
    const auto end = [&]() -> Taken& {
        if (auto kept = write_state(kiosk.state(), taken.state); !kept)
            taken.problems.push_back(kept.error());
        return taken;
    };
    auto trust = Trust::open(kiosk.trust(), kiosk.paths.fleet_root());
    if (!trust) {
        taken.problems.push_back(trust.error());
        return end();
    }
    const auto seen = trust->refresh(from, kiosk.now);
    taken.problems.insert(taken.problems.end(), seen.problems.begin(), seen.problems.end());
    const auto stale = trust->stale(kiosk.now);
    taken.state.stale = stale ? stale->what : "";
    // A withdrawal past its day is one all the same.
    if (trust->withdrawals()) {
        edition::EditionStore editions(kiosk.paths.editions());
        const auto list = off_pages(from, *trust);
        const auto off = list
                             ? take_off(editions, *list, taken.state.number)
                             : base::Result<std::vector<std::string>>(tl::unexpected(list.error()));
        if (off)
            taken.off = *off;
        else if (seen.withdrawals)  // else it was told already why there is no list
            taken.problems.push_back(off.error());
    }
    // An edition counts as made knowing of what was withdrawn before it: not without the list.
    if (!seen.editions || !seen.withdrawals || stale) return end();
    if (const auto choice = choose(*trust->targets(), kiosk, taken.state)) {
        // Withdrawals stand on the disk before an edition is looked at.
        if (auto done = use({from, *trust, kiosk, taken}, *choice); !done)
            taken.problems.push_back(done.error());
    } else if (!taken.state.why.empty()) {
        taken.problems.push_back(
            {"the channel", 0, base::Severity::warning,
             "its newest edition was refused: " + taken.state.why,
             "a changed clinic.toml, a newer program or edition is tried anew"});
    }
    return end();
}

namespace {

// A newer root than the newest one believed was none.
void drop_roots(const base::Path& mirror, std::int64_t newest) {
    const auto ending = "." + name(Role::root) + ".json";
    std::vector<base::Path> wrong;
    std::error_code error;
    for (fs::directory_iterator at(mirror / "metadata", error), end; !error && at != end;
         at.increment(error)) {
        const auto file = at->path().filename().string();
        if (file.ends_with(ending) && std::atoll(file.c_str()) > newest)
            wrong.push_back(at->path());
    }
    for (const auto& file : wrong) fs::remove(file, error);
}

// What no list names any more.
void prune_mirror(const base::Path& mirror, const Trust& trust) {
    std::set<std::string> named;
    for (const auto* list : {&trust.targets(), &trust.withdrawals()})
        if (*list)
            for (const auto& [path, target] : (*list)->targets)
                named.insert((mirror / target_path(path, target.sha256)).string());
    std::error_code error;
    for (const char* part : {"targets/editions", "targets/withdrawals"})
        for (fs::directory_iterator at(mirror / part, error), end; !error && at != end;
             at.increment(error))
            if (!named.contains(at->path().string())) fs::remove(at->path(), error);
}

}  // namespace

base::Result<bool> fetch(Source& from, const base::Path& mirror, const Kiosk& kiosk,
                         const base::Path& trust_folder) {
    std::error_code ignored;  // what a lost copy held is fetched anew
    if (!fs::exists(mirror / timestamp_file, ignored)) fs::remove_all(trust_folder, ignored);
    auto trust = Trust::open(trust_folder, kiosk.paths.fleet_root());
    if (!trust) return tl::unexpected(trust.error());
    Mirror through(from, mirror);
    const auto seen = trust->refresh(through, kiosk.now);
    base::Result<void> done;
    if (base::any_error(seen.problems)) done = tl::unexpected(seen.problems.front());
    if (trust->withdrawals())
        if (auto off = off_pages(through, *trust); !off && done) done = tl::unexpected(off.error());
    bool news = false;
    if (seen.editions && seen.withdrawals && !trust->stale(kiosk.now)) {
        const auto& targets = *trust->targets();
        const auto choice = choose(targets, kiosk, state_of(kiosk));
        const edition::EditionStore editions(kiosk.paths.editions());
        news = choice.has_value();
        auto got = choice ? assemble(through, targets, *choice, in_use_bytes(editions))
                          : base::Result<std::string>("");
        for (const char* ending : {".db.minisig", ".db.withdrawn.toml"})
            if (choice && got)
                got = target_bytes(through, targets, edition_target(choice->info().number, ending),
                                   most_list);
        if (!got && done) done = tl::unexpected(got.error());
    }
    // Also of half a channel: the withdrawals in it do not wait.
    drop_roots(mirror, trust->root().version);
    if (auto kept = through.keep(trust->files()); !kept) return tl::unexpected(kept.error());
    prune_mirror(mirror, *trust);
    if (!done) return tl::unexpected(done.error());
    return news;
}

}  // namespace fleet
