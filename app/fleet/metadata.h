// What The Update Framework's files say, as values: which key may sign what (root), what is newest
// (timestamp, snapshot), what there is to fetch (targets), which pages are off (withdrawals).
#pragma once

#include <cstdint>
#include <optional>

#include "fleet/envelope.h"

namespace fleet {

enum class Role { root, timestamp, snapshot, targets, withdrawals };
inline constexpr Role all_roles[] = {Role::root, Role::timestamp, Role::snapshot, Role::targets,
                                     Role::withdrawals};
std::string name(Role role);

struct Header {
    std::int64_t version = 1, expires = 0;  // seconds since 1970
};

// 2 of 3 keys sign it. The keys of withdrawals stand in targets: that is TUF's delegation.
struct Root : Header {
    Keys keys;
    std::map<Role, RoleKeys> roles;
};

struct FileMeta {
    std::int64_t version = 1;
    std::uint64_t length = 0;  // 0: not told
    std::string sha256;        // empty: not told
};

struct Timestamp : Header {
    FileMeta snapshot;
};

struct Snapshot : Header {
    FileMeta targets, withdrawals;
};

// Of an edition, beside its file: what a kiosk has to know before it fetches any of it.
struct EditionInfo {
    int number = 0;
    std::string sha256;              // of the edition itself, whichever way it comes
    std::uint64_t bytes = 0;         // of the same
    std::string program;             // the oldest version that reads it
    int ring = 100;                  // percent of the kiosks that take it at once
    std::int64_t all_from = 0;       // from then on all do
    std::vector<std::string> lifts;  // withdrawn pages that may be read again in it
};

struct PatchInfo {
    std::string from, to;  // SHA-256 of the editions before and after
};

struct Target {
    std::uint64_t length = 0;
    std::string sha256;
    std::optional<EditionInfo> edition;
    std::optional<PatchInfo> patch;
};

struct Targets : Header {
    std::map<std::string, Target> targets;  // by path: "editions/0037.db.zst"
    Keys keys;                              // of the delegation; none in withdrawals itself
    RoleKeys withdrawals;
};

base::Result<Root> read_root(const Envelope& envelope, const std::string& name);
base::Result<Timestamp> read_timestamp(const Envelope& envelope, const std::string& name);
base::Result<Snapshot> read_snapshot(const Envelope& envelope, const std::string& name);
base::Result<Targets> read_targets(const Envelope& envelope, const std::string& name);

// Their bodies: to be sealed.
std::string body(const Root& root);
std::string body(const Timestamp& timestamp);
std::string body(const Snapshot& snapshot);
std::string body(const Targets& targets);

}  // namespace fleet
