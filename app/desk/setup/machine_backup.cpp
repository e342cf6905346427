#include "desk/setup/machine_backup.h"

#include <algorithm>

#include "edition/edition_store.h"
#include "editorial/repository.h"
#include "storage/backup.h"
#include "storage/fault.h"
#include "storage/sealed.h"
#include "storage/signature.h"
#include "text/date.h"

namespace desk::setup {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view backup_mark = "urokiosk backup 1\n";
constexpr const char* backup_name = "urokiosk-backup-";
constexpr std::uintmax_t largest_backup = 2U << 30U;

// A file in it: its name and its size stand in a line before its bytes.
void pack_into(std::string& bytes, const std::string& name, const std::string& file) {
    bytes += name + " " + std::to_string(file.size()) + "\n" + file;
}

base::Result<std::map<std::string, std::string>> unpacked(std::string_view bytes,
                                                          const std::string& file) {
    std::map<std::string, std::string> files;
    const auto damaged = [&] { return base::fail(file, "is no whole backup", "take another"); };
    if (!bytes.starts_with(backup_mark)) return damaged();
    bytes.remove_prefix(backup_mark.size());
    while (!bytes.empty()) {
        const auto end = bytes.find('\n');
        const auto gap = bytes.substr(0, end).find(' ');
        if (end == std::string_view::npos || gap == std::string_view::npos) return damaged();
        const std::string name(bytes.substr(0, gap));
        const auto size =
            std::strtoull(std::string(bytes.substr(gap + 1, end - gap - 1)).c_str(), nullptr, 10);
        bytes.remove_prefix(end + 1);
        if (size > bytes.size()) return damaged();
        files[name] = std::string(bytes.substr(0, size));
        bytes.remove_prefix(size);
    }
    for (const char* name : {"clinic.toml", "library.db"})
        if (!files.contains(name)) return damaged();
    return files;
}

// What is carried about: anybody may find it.
bool carried_about(const base::Path& folder) {
    std::error_code error;
    const auto real = fs::weakly_canonical(folder, error).string() + "/";
    return real.starts_with("/media/") || real.starts_with("/run/media/");
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
    struct Part {
        const char* name;
        base::Path path;
        bool needed = false;
    };
    std::vector<Part> parts{{"clinic.toml", paths.settings(), true},
                            {"library.db", copy.path(), true},
                            {"publisher.key", paths.secret_key()},
                            {"screen.conf", paths.screen()}};
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
    if (wish.passphrase.empty() && carried_about(wish.folder))
        return base::fail(folder, "is a stick: keys and secrets go there sealed alone",
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

namespace {

base::Result<void> put_back(const settings::DataPaths& paths,
                            const std::map<std::string, std::string>& files) {
    struct Part {
        const char* name;
        base::Path path;
        bool secret = false;
    };
    const auto edition = paths.staff() / "incoming.db-restored";
    const Part parts[] = {{"library.db", paths.library(), true},
                          {"publisher.key", paths.secret_key(), true},
                          {"screen.conf", paths.screen()},
                          {"withdrawn.toml", paths.editions() / "withdrawn.toml"},
                          {"edition.db", edition},
                          {"edition.db.minisig", storage::signature_path(edition)},
                          {"clinic.toml", paths.settings()}};
    const storage::Aside made(edition), signature(storage::signature_path(edition));
    std::error_code error;
    for (const auto& [name, path, secret] : parts) {
        const auto file = files.find(name);
        if (file == files.end()) continue;
        fs::create_directories(path.parent_path(), error);
        if (auto kept = base::write_file(path, file->second, secret); !kept) return kept;
    }
    if (const auto fault = editorial::Repository::fault_of(paths.library()))
        return base::fail(paths.library().string(), fault->what(), "take another backup");
    base::Problems faults;
    const auto settings = settings::read_settings(paths.settings(), faults);
    if (!faults.empty()) return tl::unexpected(faults.front());
    if (!files.contains("edition.db")) return {};
    const auto number = edition::EditionStore(paths.editions()).activate(edition, settings, true);
    return number ? base::Result<void>() : tl::unexpected(number.error());
}

}  // namespace

base::Result<void> restore_machine(const settings::DataPaths& paths, const base::Path& file,
                                   const std::string& passphrase) {
    if (!settings::setup_due(paths))
        return base::fail(paths.data.string(), "is a kiosk already",
                          "restore onto a machine that nobody has set up");
    auto bytes = base::read_file(file, largest_backup);
    if (!bytes) return tl::unexpected(bytes.error());
    if (storage::sealed(*bytes)) {
        bytes = storage::unseal(*bytes, passphrase);
        if (!bytes) return base::fail(file.string(), bytes.error().what, bytes.error().fix);
    }
    const auto files = unpacked(*bytes, file.string());
    if (!files) return tl::unexpected(files.error());
    std::error_code error;
    fs::create_directories(paths.data, error);
    if (auto begun = base::write_file(paths.unfinished(), "This kiosk is being restored.\n");
        !begun)
        return begun;
    if (auto done = put_back(paths, *files); !done) {
        // As it was: nobody has set it up.
        for (const auto& path : {paths.library(), paths.settings(), paths.screen()})
            fs::remove(path, error);
        storage::remove_journals(paths.library());
        return done;
    }
    fs::remove(paths.unfinished(), error);
    return {};
}

}  // namespace desk::setup
