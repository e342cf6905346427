#include "fleet/metadata.h"

#include "fleet/json.h"
#include "text/date.h"

namespace fleet {

namespace {

constexpr std::string_view delegated_paths = "withdrawals/*";
constexpr std::int64_t largest = std::int64_t{1} << 53U;  // what other readers count exactly

// Whatever is missing or of another kind than it should be is one line.
template <class Made, class Fill>
base::Result<Made> filled(const Envelope& envelope, const std::string& name, const Fill& fill) {
    try {
        Made made;
        fill(Json::parse(envelope.body), made);
        return made;
    } catch (const Json::exception&) {
        return base::fail(name, "lacks what its kind of metadata has");
    } catch (const std::invalid_argument& why) {
        return base::fail(name, why.what());
    }
}

std::int64_t number(const Json& from, const char* key, std::int64_t least) {
    const auto& value = from.at(key);
    const auto got = value.is_number_integer() ? value.get<std::int64_t>() : least - 1;
    if (got < least || got > largest)
        throw std::invalid_argument(std::string(key) + " is no number that can be");
    return got;
}

std::string sha256(const std::string& text) {
    if (text.size() != 64 || text.find_first_not_of("0123456789abcdef") != std::string::npos)
        throw std::invalid_argument("holds a hash that is none");
    return text;
}

void read_header(const Json& from, Role role, Header& into) {
    const auto type = role == Role::withdrawals ? name(Role::targets) : name(role);
    if (from.at("_type").get<std::string>() != type)
        throw std::invalid_argument("is metadata of another kind");
    if (!from.at("spec_version").get<std::string>().starts_with("1."))
        throw std::invalid_argument("is of another version of the specification");
    into.version = number(from, "version", 1);
    const auto expires = text::parse_utc(from.at("expires").get<std::string>());
    if (!expires) throw std::invalid_argument("does not say when it expires");
    into.expires = *expires;
}

Json header(Role role, const Header& of) {
    return {{"_type", name(role)},
            {"expires", text::to_utc(of.expires)},
            {"spec_version", "1.0.31"},
            {"version", of.version}};
}

Keys read_keys(const Json& from) {
    Keys keys;
    for (const auto& [id, key] : from.items())
        if (key.at("keytype").get<std::string>() == "ed25519")
            keys[id] = key.at("keyval").at("public").get<std::string>();
    return keys;
}

Json keys_json(const Keys& keys) {
    auto made = Json::object();
    for (const auto& [id, half] : keys) made[id] = key_json(half);
    return made;
}

RoleKeys read_role(const Json& from) {
    RoleKeys role;
    for (const auto& id : from.at("keyids")) role.ids.insert(id.get<std::string>());
    role.threshold = static_cast<int>(number(from, "threshold", 1));
    return role;
}

Json role_json(const RoleKeys& role) {
    return {{"keyids", role.ids}, {"threshold", role.threshold}};
}

FileMeta read_meta(const Json& from, const char* file) {
    const auto& told = from.at("meta").at(file);
    FileMeta made;
    made.version = number(told, "version", 1);
    if (told.contains("length"))
        made.length = static_cast<std::uint64_t>(number(told, "length", 1));
    if (told.contains("hashes")) made.sha256 = sha256(told.at("hashes").at("sha256"));
    return made;
}

Json meta_json(const FileMeta& meta) {
    return {
        {"hashes", {{"sha256", meta.sha256}}}, {"length", meta.length}, {"version", meta.version}};
}

EditionInfo read_edition(const Json& from) {
    EditionInfo made;
    made.number = static_cast<int>(std::min<std::int64_t>(number(from, "number", 1), 99'999'999));
    made.sha256 = sha256(from.at("sha256"));
    made.bytes = static_cast<std::uint64_t>(number(from, "bytes", 1));
    made.program = from.at("program").get<std::string>();
    made.ring = static_cast<int>(std::min<std::int64_t>(number(from, "ring", 0), 100));
    made.all_from = number(from, "all_from", 0);
    for (const auto& page : from.at("lifts")) made.lifts.push_back(page.get<std::string>());
    return made;
}

Target read_target(const Json& from) {
    Target made;
    made.length = static_cast<std::uint64_t>(number(from, "length", 0));
    made.sha256 = sha256(from.at("hashes").at("sha256"));
    if (!from.contains("custom")) return made;
    const auto& custom = from.at("custom");
    if (custom.contains("edition")) made.edition = read_edition(custom.at("edition"));
    if (custom.contains("patch"))
        made.patch =
            PatchInfo{sha256(custom.at("patch").at("from")), sha256(custom.at("patch").at("to"))};
    return made;
}

Json target_json(const Target& target) {
    Json made{{"hashes", {{"sha256", target.sha256}}}, {"length", target.length}};
    if (const auto& edition = target.edition)
        made["custom"]["edition"] = {{"number", edition->number}, {"sha256", edition->sha256},
                                     {"bytes", edition->bytes},   {"program", edition->program},
                                     {"ring", edition->ring},     {"all_from", edition->all_from},
                                     {"lifts", edition->lifts}};
    if (const auto& patch = target.patch)
        made["custom"]["patch"] = {{"from", patch->from}, {"to", patch->to}};
    return made;
}

}  // namespace

std::string name(Role role) {
    switch (role) {
        case Role::root:
            return "root";
        case Role::timestamp:
            return "timestamp";
        case Role::snapshot:
            return "snapshot";
        case Role::targets:
            return "targets";
        case Role::withdrawals:
            return "withdrawals";
    }
    return "";
}

base::Result<Root> read_root(const Envelope& envelope, const std::string& file) {
    return filled<Root>(envelope, file, [](const Json& from, Root& made) {
        read_header(from, Role::root, made);
        if (!from.at("consistent_snapshot").get<bool>())
            throw std::invalid_argument("has no consistent snapshots");
        made.keys = read_keys(from.at("keys"));
        for (const Role role : all_roles)
            if (role != Role::withdrawals)
                made.roles[role] = read_role(from.at("roles").at(name(role)));
    });
}

base::Result<Timestamp> read_timestamp(const Envelope& envelope, const std::string& file) {
    return filled<Timestamp>(envelope, file, [](const Json& from, Timestamp& made) {
        read_header(from, Role::timestamp, made);
        made.snapshot = read_meta(from, "snapshot.json");
    });
}

base::Result<Snapshot> read_snapshot(const Envelope& envelope, const std::string& file) {
    return filled<Snapshot>(envelope, file, [](const Json& from, Snapshot& made) {
        read_header(from, Role::snapshot, made);
        made.targets = read_meta(from, "targets.json");
        made.withdrawals = read_meta(from, "withdrawals.json");
    });
}

base::Result<Targets> read_targets(const Envelope& envelope, const std::string& file) {
    return filled<Targets>(envelope, file, [](const Json& from, Targets& made) {
        read_header(from, Role::targets, made);
        for (const auto& [path, target] : from.at("targets").items())
            made.targets[path] = read_target(target);
        if (!from.contains("delegations")) return;
        const auto& delegations = from.at("delegations");
        made.keys = read_keys(delegations.at("keys"));
        for (const auto& role : delegations.at("roles"))
            if (role.at("name").get<std::string>() == name(Role::withdrawals))
                made.withdrawals = read_role(role);
    });
}

std::string body(const Root& root) {
    auto made = header(Role::root, root);
    made["consistent_snapshot"] = true;
    made["keys"] = keys_json(root.keys);
    for (const auto& [role, keys] : root.roles) made["roles"][name(role)] = role_json(keys);
    return made.dump();
}

std::string body(const Timestamp& timestamp) {
    auto made = header(Role::timestamp, timestamp);
    made["meta"]["snapshot.json"] = meta_json(timestamp.snapshot);
    return made.dump();
}

std::string body(const Snapshot& snapshot) {
    auto made = header(Role::snapshot, snapshot);
    made["meta"] = {{"targets.json", meta_json(snapshot.targets)},
                    {"withdrawals.json", meta_json(snapshot.withdrawals)}};
    return made.dump();
}

std::string body(const Targets& targets) {
    auto made = header(Role::targets, targets);
    made["targets"] = Json::object();
    for (const auto& [path, target] : targets.targets) made["targets"][path] = target_json(target);
    if (targets.withdrawals.ids.empty()) return made.dump();
    auto role = role_json(targets.withdrawals);
    role["name"] = name(Role::withdrawals);
    role["terminating"] = true;
    role["paths"] = Json::array({std::string(delegated_paths)});
    made["delegations"] = {{"keys", keys_json(targets.keys)}, {"roles", Json::array({role})}};
    return made.dump();
}

}  // namespace fleet
