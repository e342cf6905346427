#include "desk/setup/machine_backup.h"

#include <algorithm>

#include "edition/edition_store.h"
#include "editorial/repository.h"
#include "settings/logo.h"
#include "storage/backup.h"
#include "storage/fault.h"
#include "storage/sealed.h"
#include "storage/signature.h"
#include "text/date.h"

namespace desk::setup {

namespace fs = std::filesystem;

namespace {

constexpr const char* backup_name = "urokiosk-backup-";

// A file in it: its name and its size stand in a line before its bytes.
void pack_into(std::string& bytes, const std::string& name, const std::string& file) {
    bytes += name + " " + std::to_string(file.size()) + "\n" + file;
}

struct Part {
    std::string name;
    base::Path path;
    bool needed = false;
};

// Of a channel, for its kiosks and for the machine that signs it. One of root lies offline, and
// where somebody left it here it goes no further.
void add_fleet(const settings::DataPaths& paths, std::vector<Part>& parts) {
    parts.push_back({"fleet-root.json", paths.fleet_root()});
    std::error_code error;
    for (const auto& key : fs::directory_iterator(paths.fleet_keys(), error)) {
        const auto name = key.path().filename().string();
        if (key.path().extension() == ".key" && !name.starts_with("root"))
            parts.push_back({std::string(fleet_key_names) + name, key.path()});
    }
}

base::Result<void> add_files(const settings::DataPaths& paths, std::string& bytes) {
    const storage::Aside copy(paths.staff() / "incoming.db-backup");
    try {
        auto repository = editorial::Repository::open(paths.library());
        if (!repository) return tl::unexpected(repository.error());
        repository->copy_to(copy.path());
    } catch (const storage::Fault& fault) {
        return base::fail(paths.library().string(), fault.what(), fault.fix);
    }
    const edition::EditionStore editions(paths.editions());
    std::vector<Part> parts{{"clinic.toml", paths.settings(), true},
                            {"library.db", copy.path(), true},
                            {"publisher.key", paths.secret_key()},
                            {"screen.conf", paths.screen()}};
    add_fleet(paths, parts);
    const auto clinic = base::read_file(paths.settings(), 1U << 20U);
    if (!clinic) return tl::unexpected(clinic.error());
    if (const auto logo = settings::logo_named(*clinic); !logo.empty())
        parts.push_back({"logo", paths.data / logo, true});
    if (const auto number = editions.current()) {
        parts.push_back({"edition.db", editions.path(*number)});
        parts.push_back({"edition.db.minisig", storage::signature_path(editions.path(*number))});
        parts.push_back({"withdrawn.toml", paths.editions() / "withdrawn.toml"});
    }
    std::error_code error;
    for (const auto& part : parts) {
        if (!part.needed && !fs::exists(part.path, error)) continue;
        const auto file = base::read_file(part.path, largest_backup);
        if (!file) return tl::unexpected(file.error());
        pack_into(bytes, part.name, *file);
    }
    return {};
}

}  // namespace

base::Result<base::Path> back_up_machine(const settings::DataPaths& paths,
                                         const MachineBackup& wish, editorial::Moment now) {
    const auto folder = wish.folder.string();
    std::error_code error;
    if (!fs::is_directory(wish.folder, error))
        return base::fail(folder, "cannot be reached: no backup was made there", "connect it");
    if (wish.passphrase.empty() && devices::carried_about(wish.folder, wish.disks))
        return base::fail(folder, "can be carried away: keys and secrets go there sealed alone",
                          "name --passphrase-file");
    std::string bytes(backup_mark);
    if (auto added = add_files(paths, bytes); !added) return tl::unexpected(added.error());
    if (!wish.passphrase.empty()) bytes = storage::seal(bytes, wish.passphrase);
    const auto file = wish.folder / (backup_name + text::to_utc(now).substr(0, 10));
    if (auto kept = base::write_file(file, bytes, true); !kept) return tl::unexpected(kept.error());
    std::vector<base::Path> known;
    for (const auto& entry : fs::directory_iterator(wish.folder, error))
        if (entry.path().filename().string().starts_with(backup_name) && entry.is_regular_file())
            known.push_back(entry.path());
    std::sort(known.begin(), known.end());
    for (std::size_t i = 0; i + machine_backups_kept < known.size(); ++i)
        fs::remove(known[i], error);
    return file;
}

}  // namespace desk::setup
