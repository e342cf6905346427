#include "fleet/keys.h"

#include <fmt/format.h>

namespace fleet {

namespace {

namespace fs = std::filesystem;

bool is_there(const base::Path& path) {
    std::error_code error;
    return fs::exists(fs::symlink_status(path, error));
}

}  // namespace

base::Path key_file(const base::Path& folder, Role role) { return folder / (name(role) + ".key"); }

base::Path root_key_file(const base::Path& folder, int which) {
    return folder / fmt::format("root-{}.key", which);
}

base::Result<storage::Signer> make_key(const base::Path& file, const std::string& passphrase) {
    if (is_there(file))
        return base::fail(file.string(), "there is a key already",
                          "move it away first if you really want another");
    std::error_code error;
    fs::create_directories(file.parent_path(), error);
    const auto pair = storage::make_keys(passphrase);
    if (auto written = base::write_file(file, pair.secret_file, true); !written)
        return tl::unexpected(written.error());
    return storage::Signer::open(file, passphrase);
}

base::Result<void> apart(const base::Path& folder) {
    std::error_code error;
    for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error))
        if (at->path().filename().string().starts_with("root"))
            return base::fail(at->path().string(), "is a key of root, which lies offline",
                              "move it onto a stick in a drawer: three sticks, three drawers");
    return {};
}

base::Result<storage::Signer> open_key(const base::Path& folder, Role role,
                                       const std::string& passphrase) {
    if (auto may = apart(folder); !may) return tl::unexpected(may.error());
    const auto file = key_file(folder, role);
    if (!is_there(file))
        return base::fail(file.string(), "is missing: the key of " + name(role) + " lies elsewhere",
                          "do this on the machine that has it");
    const bool open = storage::Signer::open(file, "").has_value();
    if (role == Role::targets && open)
        return base::fail(file.string(), "is not locked: whoever takes it publishes",
                          "replace it: urokiosk fleet keys --replace targets");
    if (role != Role::targets && !open)
        return base::fail(file.string(), "is no key that can be used while nobody is there",
                          "replace it: urokiosk fleet keys --replace " + name(role));
    return storage::Signer::open(file, role == Role::targets ? passphrase : "");
}

base::Result<std::vector<storage::Signer>> open_root_keys(const base::Path& folder,
                                                          const std::string& passphrase) {
    std::vector<storage::Signer> keys;
    for (int which = 1; which <= root_keys; ++which) {
        const auto file = root_key_file(folder, which);
        if (!is_there(file)) continue;
        auto key = storage::Signer::open(file, passphrase);
        if (!key) return tl::unexpected(key.error());
        keys.push_back(std::move(*key));
    }
    if (static_cast<int>(keys.size()) >= root_threshold) return keys;
    return base::fail(
        folder.string(),
        fmt::format("has {} keys of root, and {} have to sign", keys.size(), root_threshold),
        "bring them together: root-1.key, root-2.key, root-3.key");
}

base::Result<DeskKeys> open_desk_keys(const base::Path& folder) {
    auto timestamp = open_key(folder, Role::timestamp);
    if (!timestamp) return tl::unexpected(timestamp.error());
    auto snapshot = open_key(folder, Role::snapshot);
    if (!snapshot) return tl::unexpected(snapshot.error());
    auto withdrawals = open_key(folder, Role::withdrawals);
    if (!withdrawals) return tl::unexpected(withdrawals.error());
    return DeskKeys{std::move(*timestamp), std::move(*snapshot), std::move(*withdrawals)};
}

Signers all_of(const std::vector<storage::Signer>& keys) {
    Signers all;
    for (const auto& key : keys) all.push_back(&key);
    return all;
}

}  // namespace fleet
