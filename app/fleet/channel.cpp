#include "fleet/channel.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <chrono>

#include "fleet/packed.h"
#include "storage/digest.h"

namespace fleet {

namespace {

namespace fs = std::filesystem;

FileMeta meta_of(const std::string& bytes, std::int64_t version) {
    return {version, bytes.size(), storage::sha256_of(bytes)};
}

bool same(const FileMeta& a, const FileMeta& b) {
    return a.version == b.version && a.sha256 == b.sha256;
}

// The numbers N of the files N.ROLE.json.
std::vector<std::int64_t> versions(const base::Path& folder, Role role) {
    std::vector<std::int64_t> found;
    std::error_code error;
    const std::string ending = "." + name(role) + ".json";
    for (fs::directory_iterator at(folder / "metadata", error), end; !error && at != end;
         at.increment(error)) {
        const std::string file = at->path().filename().string();
        std::int64_t number = 0;
        const auto [stop, fault] = std::from_chars(file.data(), file.data() + file.size(), number);
        if (fault == std::errc() && std::string_view(stop) == ending) found.push_back(number);
    }
    std::sort(found.rbegin(), found.rend());
    return found;
}

// Whoever signed it: with another key counting goes on all the same.
std::int64_t last_timestamp(const base::Path& folder) {
    constexpr std::int64_t most = 1'000'000'000;
    const auto bytes = base::read_file(folder / timestamp_file, most_timestamp);
    const auto envelope =
        bytes ? open_envelope(*bytes, "") : base::Result<Envelope>(tl::unexpected(bytes.error()));
    const auto told = envelope ? read_timestamp(*envelope, "")
                               : base::Result<Timestamp>(tl::unexpected(envelope.error()));
    return told && told->version < most ? told->version : 0;
}

// Seconds since it was written; 0 for what cannot be told.
std::int64_t age(const fs::directory_entry& file, std::int64_t now) {
    std::error_code error;
    const auto written = file.last_write_time(error);
    if (error) return 0;
    const auto since = std::chrono::file_clock::to_sys(written).time_since_epoch();
    return now - std::chrono::duration_cast<std::chrono::seconds>(since).count();
}

}  // namespace

Owner owner_of(const settings::DataPaths& paths, std::int64_t now) {
    return {paths.fleet_channel(), paths.fleet_root(), now};
}

std::string edition_target(int number, const char* ending) {
    return fmt::format("editions/{:04}{}", number, ending);
}

Channel::Channel(base::Path folder, const Owner& owner, Trust trust)
    : folder_(std::move(folder)),
      now_(owner.now),
      lock_(std::make_unique<edition::FolderLock>(folder_, 10)),
      trust_(std::move(trust)) {}

base::Result<Channel> Channel::open(const base::Path& folder, const Owner& owner) {
    auto trust = Trust::open(owner.trust, owner.anchor);
    if (!trust) return tl::unexpected(trust.error());
    std::error_code error;
    if (!fs::is_directory(folder / "metadata", error))
        return base::fail(folder.string(), "is no channel",
                          "urokiosk fleet init " + folder.string());
    Channel made(folder, owner, std::move(*trust));
    if (!made.lock_->taken()) return tl::unexpected(made.lock_->held());
    FolderSource here(folder);
    // What is wrong there is told by check(); here it is what is written anew.
    (void)made.trust_.refresh(here, owner.now);
    made.find_newest();
    if (made.targets_bytes_.empty())
        return base::fail(folder.string(), "has no targets the publisher signed",
                          "this machine's root is not the channel's, or files are missing");
    return made;
}

// What stands there by name and is signed, whether the desk's machine has seen it or not.
void Channel::find_newest() {
    const auto newest = [&](Role role, const Keys& keys, const RoleKeys& who, std::string& bytes) {
        for (const auto version : versions(folder_, role)) {
            const auto read = base::read_file(folder_ / file_of(role, version), most_targets);
            const auto envelope = read ? open_envelope(*read, "")
                                       : base::Result<Envelope>(tl::unexpected(read.error()));
            if (!envelope || !holds(*envelope, keys, who)) continue;
            auto told = read_targets(*envelope, "");
            if (!told || told->version != version) continue;
            bytes = *read;
            return *told;
        }
        return Targets{};
    };
    const auto& root = trust_.root();
    targets_ = newest(Role::targets, root.keys, root.roles.at(Role::targets), targets_bytes_);
    withdrawals_ =
        newest(Role::withdrawals, targets_.keys, targets_.withdrawals, withdrawals_bytes_);
    const auto list = withdrawals_.targets.find(list_target);
    if (list == withdrawals_.targets.end()) return;
    FolderSource here(folder_);
    const auto bytes = here.fetch(target_path(list_target, list->second.sha256),
                                  list->second.sha256, list->second.length);
    if (!bytes) return;
    if (auto off = read_off(*bytes, list_target)) off_ = std::move(*off);
}

int newest_edition(const Targets& targets) {
    int number = 0;
    for (const auto& [path, target] : targets.targets)
        if (target.edition) number = std::max(number, target.edition->number);
    return number;
}

int Channel::newest() const { return newest_edition(targets_); }

std::int64_t Channel::next(Role role) const {
    const auto there = versions(folder_, role);
    std::int64_t last = there.empty() ? 0 : there.front();
    if (role == Role::timestamp) last = last_timestamp(folder_);
    if (role == Role::timestamp && trust_.timestamp())
        last = std::max(last, trust_.timestamp()->version);
    if (role == Role::snapshot && trust_.snapshot())
        last = std::max(last, trust_.snapshot()->version);
    if (role == Role::targets && trust_.targets()) last = std::max(last, trust_.targets()->version);
    if (role == Role::withdrawals && trust_.withdrawals())
        last = std::max(last, trust_.withdrawals()->version);
    return last + 1;
}

base::Result<void> Channel::put(const std::string& path, const std::string& bytes) const {
    return write_public(folder_ / path, bytes);
}

base::Result<Target> Channel::put_target(const std::string& path, const std::string& bytes) const {
    Target target{bytes.size(), storage::sha256_of(bytes), {}, {}};
    if (auto done = put(target_path(path, target.sha256), bytes); !done)
        return tl::unexpected(done.error());
    return target;
}

base::Result<std::string> Channel::edition_bytes(const std::string& path,
                                                 const Target& target) const {
    FolderSource here(folder_);
    const auto packed = here.fetch(target_path(path, target.sha256), target.sha256, target.length);
    if (!packed) return packed;
    return expanded(*packed, std::min(target.edition->bytes, most_edition));
}

// From each edition a kiosk may still show.
base::Result<void> Channel::add_patches(Targets& next, const EditionInfo& info,
                                        const std::string& bytes) const {
    std::map<std::string, Target> patches;
    for (const auto& [path, target] : targets_.targets) {
        if (!target.edition || target.edition->number == info.number ||
            target.edition->sha256 == info.sha256)
            continue;
        const auto before = edition_bytes(path, target);
        if (!before) continue;  // whole it comes in any case
        const auto difference = patch(*before, bytes);
        auto put = put_target(
            fmt::format("editions/{:04}-{:04}.zpatch", target.edition->number, info.number),
            difference);
        if (!put) return tl::unexpected(put.error());
        put->patch = PatchInfo{target.edition->sha256, info.sha256};
        patches[fmt::format("editions/{:04}-{:04}.zpatch", target.edition->number, info.number)] =
            *put;
    }
    next.targets.merge(patches);
    return {};
}

base::Result<int> Channel::add(const Release& release, const storage::Signer& publisher) {
    const auto bytes = base::read_file(release.edition, most_edition);
    if (!bytes) return tl::unexpected(bytes.error());
    EditionInfo info = release.told;
    info.number = newest() + 1;
    info.bytes = bytes->size();
    info.sha256 = storage::sha256_of(*bytes);
    Targets next = targets_;
    // The newest whole ones, and the ways to the newest: all else leaves the list.
    std::erase_if(next.targets, [&](const auto& one) {
        for (int kept = info.number - editions_in_channel + 1; kept < info.number; ++kept)
            if (one.first.starts_with(edition_target(kept, "."))) return false;
        return one.first.starts_with("editions/");
    });
    auto whole = put_target(edition_target(info.number), compressed(*bytes));
    if (!whole) return tl::unexpected(whole.error());
    whole->edition = info;
    next.targets[edition_target(info.number)] = *whole;
    for (const auto& [file, ending] :
         {std::pair{storage::signature_path(release.edition), ".db.minisig"},
          std::pair{edition::withdrawals_beside(release.edition), ".db.withdrawn.toml"}}) {
        const auto beside = base::read_file(file, most_list);
        if (!beside) return tl::unexpected(beside.error());
        const auto put = put_target(edition_target(info.number, ending), *beside);
        if (!put) return tl::unexpected(put.error());
        next.targets[edition_target(info.number, ending)] = *put;
    }
    if (auto done = add_patches(next, info, *bytes); !done) return tl::unexpected(done.error());
    if (auto done = put_targets(next, publisher); !done) return tl::unexpected(done.error());
    return info.number;
}

base::Result<void> Channel::put_targets(Targets targets, const storage::Signer& publisher) {
    targets.version = next(Role::targets);
    targets.expires = now_ + targets_life_s;
    const auto bytes = sealed(body(targets), {&publisher});
    const auto& root = trust_.root();
    if (!holds(*open_envelope(bytes, ""), root.keys, root.roles.at(Role::targets)))
        return base::fail("the key of targets", "is not the one this channel's root names",
                          "urokiosk fleet keys");
    if (auto done = put(file_of(Role::targets, targets.version), bytes); !done) return done;
    // What another key signed is signed anew; the list itself stays.
    if (targets.withdrawals != targets_.withdrawals) withdrawals_bytes_.clear();
    targets_ = std::move(targets);
    targets_bytes_ = bytes;
    return {};
}

base::Result<void> Channel::put_off(const DeskKeys& keys, const OffPages& off) {
    auto list = put_target(list_target, written(off));
    if (!list) return tl::unexpected(list.error());
    Targets made;
    made.version = next(Role::withdrawals);
    made.expires = now_ + snapshot_life_s;
    made.targets[list_target] = *list;
    const auto bytes = sealed(body(made), {&keys.withdrawals});
    if (!holds(*open_envelope(bytes, ""), targets_.keys, targets_.withdrawals))
        return base::fail("the key of withdrawals", "is not the one the publisher named",
                          "urokiosk fleet keys");
    if (auto done = put(file_of(Role::withdrawals, made.version), bytes); !done) return done;
    withdrawals_ = std::move(made);
    withdrawals_bytes_ = bytes;
    off_ = off;
    return {};
}

base::Result<bool> Channel::sign(const DeskKeys& keys, const OffPages& off) {
    if (withdrawals_bytes_.empty() || off != off_ ||
        withdrawals_.expires - now_ < snapshot_life_s / 2)
        if (auto done = put_off(keys, off); !done) return tl::unexpected(done.error());
    Snapshot snapshot;
    snapshot.targets = meta_of(targets_bytes_, targets_.version);
    snapshot.withdrawals = meta_of(withdrawals_bytes_, withdrawals_.version);
    const auto& now = trust_.snapshot();
    const bool known = now && trust_.timestamp() && same(now->targets, snapshot.targets) &&
                       same(now->withdrawals, snapshot.withdrawals) &&
                       now->expires - now_ > snapshot_life_s / 2;
    if (known && trust_.timestamp()->expires - now_ > timestamp_life_s - day_s) return false;
    Timestamp timestamp;
    timestamp.version = next(Role::timestamp);
    timestamp.expires = now_ + timestamp_life_s;
    if (known) {
        timestamp.snapshot = trust_.timestamp()->snapshot;
    } else {
        snapshot.version = next(Role::snapshot);
        snapshot.expires = now_ + snapshot_life_s;
        const auto bytes = sealed(body(snapshot), {&keys.snapshot});
        if (auto done = put(file_of(Role::snapshot, snapshot.version), bytes); !done)
            return tl::unexpected(done.error());
        timestamp.snapshot = meta_of(bytes, snapshot.version);
    }
    const auto bytes = sealed(body(timestamp), {&keys.timestamp});
    if (auto done = put(std::string(timestamp_file), bytes); !done)
        return tl::unexpected(done.error());
    FolderSource here(folder_);
    const auto seen = trust_.refresh(here, now_);
    if (base::any_error(seen.problems)) return tl::unexpected(seen.problems.front());
    return true;
}

base::Result<void> Channel::put_root(Root root, const Signers& signers) {
    root.version = trust_.root().version + 1;
    root.expires = now_ + root_life_s;
    const auto& before = trust_.root();
    const auto bytes = sealed(body(root), signers);
    const auto envelope = open_envelope(bytes, "");
    if (!holds(*envelope, before.keys, before.roles.at(Role::root)) ||
        !holds(*envelope, root.keys, root.roles.at(Role::root)))
        return base::fail("root", "needs two keys of the old root and two of the new one",
                          "bring them together");
    if (auto done = put(file_of(Role::root, root.version), bytes); !done) return done;
    FolderSource here(folder_);
    (void)trust_.refresh(here, now_);
    return {};
}

void Channel::prune() const {
    std::set<std::string> named;
    for (const auto* list : {&targets_, &withdrawals_})
        for (const auto& [path, target] : list->targets)
            named.insert((folder_ / target_path(path, target.sha256)).string());
    std::error_code error;
    for (const char* part : {"targets/editions", "targets/withdrawals"})
        for (fs::directory_iterator at(folder_ / part, error), end; !error && at != end;
             at.increment(error))
            if (!named.contains(at->path().string()) && age(*at, now_) > day_s)
                fs::remove(at->path(), error);
    constexpr std::size_t kept = 10;
    for (const Role role : {Role::snapshot, Role::targets, Role::withdrawals}) {
        const auto all = versions(folder_, role);
        for (std::size_t i = kept; i < all.size(); ++i)
            fs::remove(folder_ / file_of(role, all[i]), error);
    }
}

}  // namespace fleet
