#include "fleet/trust.h"

#include <fmt/format.h>

#include "storage/digest.h"
#include "text/date.h"

namespace fleet {

namespace {

constexpr int most_roots = 64;  // followed in one go

std::string file_name(const Source& from, const std::string& path) {
    return from.name() + "/" + path;
}

std::uint64_t most_of(Role role) {
    return role == Role::root        ? most_root
           : role == Role::timestamp ? most_timestamp
           : role == Role::snapshot  ? most_snapshot
                                     : most_targets;
}

bool fits(const std::string& bytes, const FileMeta& meta) {
    return (meta.length == 0 || bytes.size() == meta.length) &&
           (meta.sha256.empty() || storage::sha256_of(bytes) == meta.sha256);
}

base::Result<void> not_below(const std::string& name, std::int64_t now, std::int64_t known) {
    if (now >= known) return {};
    return base::fail(name, fmt::format("is older than what is known: {} after {}", now, known),
                      "somebody shows an old copy of the channel: find out who");
}

}  // namespace

std::string file_of(Role role, std::int64_t version) {
    if (role == Role::timestamp) return std::string(timestamp_file);
    return fmt::format("metadata/{}.{}.json", version, name(role));
}

base::Result<Trust> Trust::open(base::Path folder, const base::Path& anchor) {
    Trust made(std::move(folder));
    base::Problem first{anchor.string(), 0, base::Severity::error, "is missing",
                        "bring 1.root.json of the channel by hand: urokiosk fleet trust FILE"};
    for (const auto& path : {made.folder_ / "root.json", anchor}) {
        const auto bytes = base::read_file(path, most_root);
        if (!bytes) continue;
        const auto envelope = open_envelope(*bytes, path.string());
        const auto root = envelope ? read_root(*envelope, path.string())
                                   : base::Result<Root>(tl::unexpected(envelope.error()));
        if (!root) {
            first = root.error();
            continue;
        }
        if (!holds(*envelope, root->keys, root->roles.at(Role::root))) {
            first.what = "is not signed by enough of its own keys";
            continue;
        }
        made.root_ = *root;
        made.bytes_[Role::root] = *bytes;
        made.load();
        return made;
    }
    return tl::unexpected(first);
}

base::Result<Envelope> Trust::checked(Role role, const std::string& bytes,
                                      const std::string& file) const {
    auto envelope = open_envelope(bytes, file);
    if (!envelope) return envelope;
    const bool delegated = role == Role::withdrawals;
    const auto& keys = delegated && targets_ ? targets_->keys : root_.keys;
    const auto who =
        delegated ? (targets_ ? targets_->withdrawals : RoleKeys{}) : root_.roles.at(role);
    if (holds(*envelope, keys, who)) return envelope;
    return base::fail(file, "is not signed by the keys of " + name(role),
                      "somebody changed it, or its key was replaced: urokiosk fleet check");
}

base::Result<void> Trust::keep(Role role, const std::string& bytes) {
    bytes_[role] = bytes;
    return write_with_folder(folder_ / (name(role) + ".json"), bytes);
}

// What was damaged since counts as unseen; so does what keys that hold no more have signed.
void Trust::load() {
    const auto each = [&](Role role, auto& into, const auto& read) {
        const auto bytes = base::read_file(folder_ / (name(role) + ".json"), most_of(role));
        const auto envelope = bytes ? checked(role, *bytes, name(role))
                                    : base::Result<Envelope>(tl::unexpected(bytes.error()));
        const auto told = envelope ? read(*envelope, name(role))
                                   : decltype(read({}, ""))(tl::unexpected(envelope.error()));
        if (!told) return;
        into = *told;
        bytes_[role] = *bytes;
    };
    each(Role::timestamp, timestamp_, read_timestamp);
    each(Role::snapshot, snapshot_, read_snapshot);
    each(Role::targets, targets_, read_targets);
    each(Role::withdrawals, withdrawals_, read_targets);
}

base::Result<bool> Trust::unchanged(Source& from) const {
    const auto known = bytes_.find(Role::timestamp);
    const auto bytes = from.read(std::string(timestamp_file), most_timestamp);
    if (!bytes) return tl::unexpected(bytes.error());
    return *bytes && known != bytes_.end() && known->second == **bytes;
}

base::Result<void> Trust::next_roots(Source& from) {
    const auto before = root_.roles;
    for (int i = 0; i < most_roots; ++i) {
        const auto path = file_of(Role::root, root_.version + 1);
        const auto file = file_name(from, path);
        const auto bytes = from.read(path, most_root);
        if (!bytes) return tl::unexpected(bytes.error());
        if (!*bytes) break;
        const auto envelope = checked(Role::root, **bytes, file);  // by the keys until now
        if (!envelope) return tl::unexpected(envelope.error());
        const auto root = read_root(*envelope, file);
        if (!root) return tl::unexpected(root.error());
        if (!holds(*envelope, root->keys, root->roles.at(Role::root)))
            return base::fail(file, "is not signed by enough of its own keys");
        if (root->version != root_.version + 1)
            return base::fail(file, "has another version than its name");
        if (auto kept = keep(Role::root, **bytes); !kept) return kept;
        from.believed(path);
        root_ = *root;
    }
    // A stolen key may have counted up to the end: with another key counting begins anew.
    if (before.at(Role::timestamp) == root_.roles.at(Role::timestamp) &&
        before.at(Role::snapshot) == root_.roles.at(Role::snapshot))
        return {};
    std::error_code ignored;
    for (const Role role : {Role::timestamp, Role::snapshot})
        std::filesystem::remove(folder_ / (name(role) + ".json"), ignored), bytes_.erase(role);
    timestamp_.reset();
    snapshot_.reset();
    return {};
}

base::Result<void> Trust::take_timestamp(Source& from) {
    const std::string path(timestamp_file), file = file_name(from, path);
    const auto bytes = from.read(path, most_timestamp);
    if (!bytes) return tl::unexpected(bytes.error());
    if (!*bytes) return base::fail(file, "is missing", "is this the folder of a channel?");
    const auto envelope = checked(Role::timestamp, **bytes, file);
    if (!envelope) return tl::unexpected(envelope.error());
    const auto told = read_timestamp(*envelope, file);
    if (!told) return tl::unexpected(told.error());
    if (timestamp_) {
        if (auto rises = not_below(file, told->version, timestamp_->version); !rises) return rises;
        if (auto rises = not_below(file, told->snapshot.version, timestamp_->snapshot.version);
            !rises)
            return rises;
        if (told->version == timestamp_->version) return {};
    }
    if (auto kept = keep(Role::timestamp, **bytes); !kept) return kept;
    timestamp_ = *told;
    return {};
}

base::Result<std::string> Trust::fetched(Source& from, Role role, const FileMeta& meta) const {
    const auto path = file_of(role, meta.version);
    const auto bytes =
        from.read(path, meta.length > 0 ? std::min(meta.length, most_of(role)) : most_of(role));
    if (!bytes) return tl::unexpected(bytes.error());
    if (!*bytes) return base::fail(file_name(from, path), "is missing");
    if (!fits(**bytes, meta))
        return base::fail(file_name(from, path), "is not the file that was signed",
                          "the copy is mixed of two channels or two times: copy it anew");
    return **bytes;
}

base::Result<void> Trust::take_snapshot(Source& from) {
    const auto& meta = timestamp_->snapshot;
    if (snapshot_ && snapshot_->version == meta.version && fits(bytes_[Role::snapshot], meta))
        return {};
    const auto bytes = fetched(from, Role::snapshot, meta);
    if (!bytes) return tl::unexpected(bytes.error());
    const auto file = file_name(from, file_of(Role::snapshot, meta.version));
    const auto envelope = checked(Role::snapshot, *bytes, file);
    if (!envelope) return tl::unexpected(envelope.error());
    const auto told = read_snapshot(*envelope, file);
    if (!told) return tl::unexpected(told.error());
    if (told->version != meta.version)
        return base::fail(file, "has another version than was signed");
    if (snapshot_)
        for (const auto& [now, known] :
             {std::pair{told->targets.version, snapshot_->targets.version},
              std::pair{told->withdrawals.version, snapshot_->withdrawals.version}})
            if (auto rises = not_below(file, now, known); !rises) return rises;
    if (auto kept = keep(Role::snapshot, *bytes); !kept) return kept;
    snapshot_ = *told;
    return {};
}

base::Result<void> Trust::take_targets(Source& from, Role role) {
    auto& known = role == Role::targets ? targets_ : withdrawals_;
    const auto& meta = role == Role::targets ? snapshot_->targets : snapshot_->withdrawals;
    if (known && known->version == meta.version && fits(bytes_[role], meta)) return {};
    const auto bytes = fetched(from, role, meta);
    if (!bytes) return tl::unexpected(bytes.error());
    const auto file = file_name(from, file_of(role, meta.version));
    const auto envelope = checked(role, *bytes, file);
    if (!envelope) return tl::unexpected(envelope.error());
    const auto told = read_targets(*envelope, file);
    if (!told) return tl::unexpected(told.error());
    if (told->version != meta.version)
        return base::fail(file, "has another version than was signed");
    // Rises also where a snapshot's memory was given up with its key.
    if (known)
        if (auto rises = not_below(file, told->version, known->version); !rises) return rises;
    if (auto kept = keep(role, *bytes); !kept) return kept;
    known = *told;
    return {};
}

Trust::Seen Trust::refresh(Source& from, std::int64_t now) {
    Seen seen;
    const auto went = [&](const base::Result<void>& done) {
        if (!done) seen.problems.push_back(done.error());
        return done.has_value();
    };
    if (!went(next_roots(from)) || !went(take_timestamp(from)) || !went(take_snapshot(from)))
        return seen;
    // First what comes off the glass: by the keys known until now, or else by the new ones.
    const bool at_once = targets_ && take_targets(from, Role::withdrawals);
    seen.editions = went(take_targets(from, Role::targets));
    seen.withdrawals = (at_once && !seen.editions) || went(take_targets(from, Role::withdrawals));
    if (auto old = stale(now)) seen.problems.push_back(*old);
    return seen;
}

std::map<std::string, std::string> Trust::files() const {
    std::map<std::string, std::string> found;
    const auto add = [&](Role role, const auto& known) {
        const auto bytes = bytes_.find(role);
        if (known && bytes != bytes_.end()) found[file_of(role, known->version)] = bytes->second;
    };
    add(Role::root, std::optional(root_));
    add(Role::timestamp, timestamp_);
    add(Role::snapshot, snapshot_);
    add(Role::targets, targets_);
    add(Role::withdrawals, withdrawals_);
    return found;
}

std::optional<base::Problem> Trust::stale(std::int64_t now) const {
    const auto past = [&](Role role, const Header& of) -> std::optional<base::Problem> {
        if (now <= of.expires) return std::nullopt;
        return base::Problem{"the channel", 0, base::Severity::warning,
                             fmt::format("{} expired {}: there is no news to be believed",
                                         name(role), text::to_utc(of.expires)),
                             "look at the clock here, and at urokiosk fleet status there"};
    };
    if (auto old = past(Role::root, root_)) return old;
    if (timestamp_)
        if (auto old = past(Role::timestamp, *timestamp_)) return old;
    if (snapshot_)
        if (auto old = past(Role::snapshot, *snapshot_)) return old;
    return targets_ ? past(Role::targets, *targets_) : std::nullopt;
}

}  // namespace fleet
