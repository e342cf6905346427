#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>

#include "desk/setup/machine_backup.h"
#include "edition/edition_store.h"
#include "editorial/repository.h"
#include "settings/filled.h"
#include "storage/backup.h"
#include "storage/sealed.h"
#include "storage/signature.h"
#include "text/toml.h"

namespace desk::setup {

namespace fs = std::filesystem;

namespace {

using Files = std::map<std::string, std::string>;

base::Result<Files> unpacked(std::string_view bytes, const std::string& file) {
    Files files;
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

// As if the owner of the folder had made it.
void hand_over(const base::Path& path) {
    struct stat folder {};
    if (::geteuid() != 0 || ::stat(path.parent_path().c_str(), &folder) != 0) return;
    [[maybe_unused]] const int failed = ::lchown(path.c_str(), folder.st_uid, folder.st_gid);
}

// Files and folders of a restore: all that is made goes again, and what stood there before stands
// there once more, unless it is kept.
class Restored {
  public:
    Restored() = default;
    ~Restored();
    Restored(const Restored&) = delete;
    Restored& operator=(const Restored&) = delete;
    base::Result<void> write(const base::Path& path, const std::string& bytes, bool secret);
    base::Result<void> folder(const base::Path& path);
    void keep();

  private:
    static base::Path before(const base::Path& path) { return path.string() + ".before"; }
    std::vector<base::Path> files_, folders_;
    bool kept_ = false;
};

base::Result<void> Restored::folder(const base::Path& path) {
    std::error_code error;
    if (fs::is_directory(path, error)) return {};
    if (path.has_relative_path())
        if (auto above = folder(path.parent_path()); !above) return above;
    if (!fs::create_directory(path, error))
        return base::fail(path.string(), "cannot be made: " + error.message());
    folders_.push_back(path);
    hand_over(path);
    return {};
}

base::Result<void> Restored::write(const base::Path& path, const std::string& bytes, bool secret) {
    if (auto made = folder(path.parent_path()); !made) return made;
    std::error_code error;
    if (std::ranges::count(files_, path) == 0) {
        fs::rename(path, before(path), error);
        files_.push_back(path);
    }
    if (auto kept = base::write_file(path, bytes, secret); !kept) return kept;
    hand_over(path);
    return {};
}

void Restored::keep() {
    kept_ = true;
    std::error_code error;
    for (const auto& path : files_) fs::remove(before(path), error);
}

Restored::~Restored() {
    if (kept_) return;
    std::error_code error;
    for (const auto& path : files_) {
        fs::remove(path, error);
        storage::remove_journals(path);
        fs::rename(before(path), path, error);
    }
    std::reverse(folders_.begin(), folders_.end());
    for (const auto& path : folders_) fs::remove(path, error);  // none that is not empty
}

// Where the logo lay elsewhere on the old machine it lies beside clinic.toml here.
base::Path logo_place(const settings::DataPaths& paths, std::string& clinic_toml) {
    const auto named = base::Path(settings::logo_named(clinic_toml)).lexically_normal();
    if (named.is_relative() && *named.begin() != "..") return paths.data / named;
    const auto name = named.filename();
    clinic_toml = settings::with_values(clinic_toml, {{"logo", text::quoted(name.string())}});
    return paths.data / name;
}

struct Placed {
    std::string name;
    base::Path path;
    bool secret = false;
};

std::vector<Placed> parts_of(const settings::DataPaths& paths, Files& files,
                             const base::Path& edition) {
    std::vector<Placed> parts{{"library.db", paths.library(), true},
                              {"publisher.key", paths.secret_key(), true},
                              {"screen.conf", paths.screen()},
                              {"fleet-root.json", paths.fleet_root()},
                              {"withdrawn.toml", paths.editions() / "withdrawn.toml"},
                              {"edition.db", edition},
                              {"edition.db.minisig", storage::signature_path(edition)}};
    if (files.contains("logo")) parts.push_back({"logo", logo_place(paths, files["clinic.toml"])});
    for (const auto& [name, bytes] : files) {
        if (!name.starts_with(fleet_key_names)) continue;
        const auto key = base::Path(name).filename();  // whatever stands before it
        if (!key.empty() && key != "." && key != "..")
            parts.push_back({name, paths.fleet_keys() / key, true});
    }
    parts.push_back({"clinic.toml", paths.settings()});
    return parts;
}

base::Result<void> put_back(const settings::DataPaths& paths, Files files, Restored& restored) {
    const auto edition = paths.staff() / "incoming.db-restored";
    const storage::Aside made(edition), signature(storage::signature_path(edition));
    for (const auto& [name, path, secret] : parts_of(paths, files, edition))
        if (const auto file = files.find(name); file != files.end())
            if (auto kept = restored.write(path, file->second, secret); !kept) return kept;
    if (const auto fault = editorial::Repository::fault_of(paths.library()))
        return base::fail(paths.library().string(), fault->what(), "take another backup");
    base::Problems faults;
    const auto settings = settings::read_settings(paths.settings(), faults);
    if (!faults.empty()) return tl::unexpected(faults.front());
    if (!files.contains("edition.db")) return {};
    if (auto folder = restored.folder(paths.editions()); !folder) return folder;
    const auto number = edition::EditionStore(paths.editions()).activate(edition, settings, true);
    if (!number) return tl::unexpected(number.error());
    std::error_code error;
    for (const auto& file : fs::directory_iterator(paths.editions(), error)) hand_over(file.path());
    return {};
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
    auto files = unpacked(*bytes, file.string());
    if (!files) return tl::unexpected(files.error());
    Restored restored;
    // First of all: cut off from here on, nobody has set it up.
    if (auto begun = restored.write(paths.unfinished(), "This kiosk is being restored.\n", false);
        !begun)
        return begun;
    if (auto done = put_back(paths, std::move(*files), restored); !done) return done;
    std::error_code error;
    restored.keep();
    fs::remove(paths.unfinished(), error);
    if (error) return base::fail(paths.unfinished().string(), "cannot be removed");
    return {};
}

}  // namespace desk::setup
