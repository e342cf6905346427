#include "fleet/founding.h"

#include <fmt/format.h>

namespace fleet {

namespace {

namespace fs = std::filesystem;

void name_key(Root& root, Role role, const storage::Signer& key) {
    const auto id = key_id(key.public_hex());
    root.keys[id] = key.public_hex();
    root.roles[role].ids.insert(id);
}

void forget_keys(Root& root) {
    std::erase_if(root.keys, [&](const auto& key) {
        return std::none_of(root.roles.begin(), root.roles.end(),
                            [&](const auto& role) { return role.second.ids.contains(key.first); });
    });
}

// The old file aside; a new one in its place.
base::Result<storage::Signer> made_anew(const base::Path& file, const std::string& passphrase) {
    std::error_code error;
    if (fs::exists(file, error)) fs::rename(file, file.string() + ".old", error);
    if (error) return base::fail(file.string(), "cannot be moved aside: " + error.message());
    return make_key(file, passphrase);
}

base::Result<void> replace_root(Channel& channel, const Replacing& wish,
                                std::vector<storage::Signer> keys) {
    const auto file = root_key_file(wish.root_keys, wish.which);
    const auto old = storage::Signer::open(file, wish.passphrase);
    Root root = channel.trust().root();
    auto& ids = root.roles[Role::root].ids;
    if (old) {
        ids.erase(key_id(old->public_hex()));
    } else {  // it is lost: of the three it is the one that is not here
        std::set<std::string> here;
        for (const auto& key : keys) here.insert(key_id(key.public_hex()));
        std::erase_if(ids, [&](const auto& id) { return !here.contains(id); });
    }
    auto made = made_anew(file, wish.passphrase);
    if (!made) return tl::unexpected(made.error());
    name_key(root, Role::root, *made);
    forget_keys(root);
    keys.push_back(std::move(*made));
    return channel.put_root(root, all_of(keys));
}

}  // namespace

base::Result<std::string> found(const Founding& wish) {
    std::error_code error;
    if (fs::exists(wish.channel, error) && !fs::is_empty(wish.channel, error))
        return base::fail(wish.channel.string(), "is not empty", "name a folder of its own");
    if (wish.passphrase.empty())
        return base::fail("the keys of root and targets", "need a passphrase",
                          "--passphrase-file FILE");
    // Before anything is written: a second try would meet the keys of the first.
    if (fs::weakly_canonical(wish.root_keys / "", error) ==
        fs::weakly_canonical(wish.keys / "", error))
        return base::fail(wish.root_keys.string(), "is where the other keys lie",
                          "keys of root lie offline: name a stick");
    fs::create_directories(wish.channel, error);
    fs::permissions(wish.channel, fs::perms(0755), error);
    if (error) return base::fail(wish.channel.string(), "cannot be made: " + error.message());
    std::vector<storage::Signer> roots;
    Root root;
    for (int which = 1; which <= root_keys; ++which) {
        auto key = make_key(root_key_file(wish.root_keys, which), wish.passphrase);
        if (!key) return tl::unexpected(key.error());
        name_key(root, Role::root, *key);
        roots.push_back(std::move(*key));
    }
    root.roles[Role::root].threshold = root_threshold;
    auto publisher = make_key(key_file(wish.keys, Role::targets), wish.passphrase);
    if (!publisher) return tl::unexpected(publisher.error());
    name_key(root, Role::targets, *publisher);
    for (const Role role : {Role::timestamp, Role::snapshot, Role::withdrawals}) {
        const auto key = make_key(key_file(wish.keys, role), "");
        if (!key) return tl::unexpected(key.error());
        if (role != Role::withdrawals) name_key(root, role, *key);
    }
    const auto desk = open_desk_keys(wish.keys);
    if (!desk) return tl::unexpected(desk.error());
    root.expires = wish.now + root_life_s;
    const auto anchor = sealed(body(root), all_of(roots));
    Targets targets;
    targets.expires = wish.now + targets_life_s;
    const auto half = desk->withdrawals.public_hex();
    targets.keys[key_id(half)] = half;
    targets.withdrawals.ids.insert(key_id(half));
    for (const auto& [path, bytes] :
         {std::pair{file_of(Role::root, 1), anchor},
          std::pair{file_of(Role::targets, 1), sealed(body(targets), {&*publisher})}})
        if (auto done = write_public(wish.channel / path, bytes); !done)
            return tl::unexpected(done.error());
    return anchor;
}

base::Result<void> replace_key(Channel& channel, const Replacing& wish) {
    const auto again = [&]() -> base::Result<void> {
        const auto desk = open_desk_keys(wish.keys);
        if (!desk) return tl::unexpected(desk.error());
        const auto signed_anew = channel.sign(*desk, channel.off());
        return signed_anew ? base::Result<void>() : tl::unexpected(signed_anew.error());
    };
    if (wish.role == Role::withdrawals) {
        const auto publisher = open_key(wish.keys, Role::targets, wish.passphrase);
        if (!publisher) return tl::unexpected(publisher.error());
        const auto made = made_anew(key_file(wish.keys, wish.role), "");
        if (!made) return tl::unexpected(made.error());
        Targets targets = channel.targets();
        const auto half = made->public_hex();
        targets.keys = {{key_id(half), half}};
        targets.withdrawals.ids = {key_id(half)};
        if (auto done = channel.put_targets(targets, *publisher); !done) return done;
        return again();
    }
    auto keys = open_root_keys(wish.root_keys, wish.passphrase);
    if (!keys) return tl::unexpected(keys.error());
    if (wish.role == Role::root) return replace_root(channel, wish, std::move(*keys));
    const bool locked = wish.role == Role::targets;
    const auto made =
        made_anew(key_file(wish.keys, wish.role), locked ? wish.passphrase : std::string());
    if (!made) return tl::unexpected(made.error());
    Root root = channel.trust().root();
    root.roles[wish.role].ids.clear();
    name_key(root, wish.role, *made);
    forget_keys(root);
    if (auto done = channel.put_root(root, all_of(*keys)); !done) return done;
    if (locked)
        if (auto done = channel.put_targets(channel.targets(), *made); !done) return done;
    return again();
}

base::Result<void> renew_root(Channel& channel, const Replacing& wish) {
    const auto keys = open_root_keys(wish.root_keys, wish.passphrase);
    if (!keys) return tl::unexpected(keys.error());
    return channel.put_root(channel.trust().root(), all_of(*keys));
}

}  // namespace fleet
