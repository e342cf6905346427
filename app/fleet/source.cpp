#include "fleet/source.h"

#include <fmt/format.h>

#include "storage/digest.h"

namespace fleet {

namespace {

namespace fs = std::filesystem;
constexpr std::string_view newest = "metadata/timestamp.json";

}  // namespace

std::string target_path(const std::string& path, const std::string& sha256) {
    const auto slash = path.rfind('/');
    const auto at = slash == std::string::npos ? 0 : slash + 1;
    return "targets/" + path.substr(0, at) + sha256 + "." + path.substr(at);
}

base::Result<void> right(const std::string& bytes, const std::string& sha256, std::uint64_t length,
                         const std::string& name) {
    if (bytes.size() != length)
        return base::fail(name, fmt::format("is {} bytes long, not {}", bytes.size(), length));
    if (storage::sha256_of(bytes) != sha256)
        return base::fail(name, "is not the file that was signed");
    return {};
}

base::Result<void> write_with_folder(const base::Path& path, std::string_view bytes) {
    std::error_code error;
    fs::create_directories(path.parent_path(), error);
    if (error) return base::fail(path.parent_path().string(), "cannot be made: " + error.message());
    return base::write_file(path, bytes);
}

// This program's own files are its user's alone: here that is undone.
base::Result<void> write_public(const base::Path& path, std::string_view bytes) {
    auto done = write_with_folder(path, bytes);
    std::error_code ignored;
    constexpr auto all_read = fs::perms::owner_read | fs::perms::owner_write |
                              fs::perms::group_read | fs::perms::others_read;
    constexpr auto all_enter =
        fs::perms::owner_exec | fs::perms::group_exec | fs::perms::others_exec;
    fs::permissions(path, all_read, ignored);
    for (auto folder = path.parent_path();; folder = folder.parent_path()) {
        fs::permissions(folder, all_read | all_enter, fs::perm_options::add, ignored);
        if (folder.filename() == "metadata" || folder.filename() == "targets") break;
        if (!folder.has_relative_path()) break;
    }
    return done;
}

base::Result<std::optional<std::string>> FolderSource::read(const std::string& path,
                                                            std::uint64_t most) {
    const auto file = folder_ / path;
    std::error_code error;
    if (!fs::is_directory(folder_, error))
        return base::fail(folder_.string(), "is no folder that can be read");
    if (fs::status(file, error).type() == fs::file_type::not_found) return std::nullopt;
    auto bytes = base::read_file(file, most);
    if (!bytes) return tl::unexpected(bytes.error());
    return std::move(*bytes);
}

base::Result<std::string> FolderSource::fetch(const std::string& path, const std::string& sha256,
                                              std::uint64_t length) {
    auto bytes = base::read_file(folder_ / path, length);
    if (!bytes) return bytes;
    if (auto good = right(*bytes, sha256, length, (folder_ / path).string()); !good)
        return tl::unexpected(good.error());
    return bytes;
}

base::Result<std::optional<std::string>> Mirror::read(const std::string& path, std::uint64_t most) {
    auto bytes = from_.read(path, most);
    if (bytes && *bytes) read_[path] = **bytes;
    return bytes;
}

base::Result<std::string> Mirror::fetch(const std::string& path, const std::string& sha256,
                                        std::uint64_t length) {
    FolderSource here(folder_);
    auto bytes = here.fetch(path, sha256, length);
    if (bytes) return bytes;
    // The same bytes may stand there under another name, as an empty list does.
    const auto beside = base::Path(path).parent_path();
    std::error_code error;
    for (fs::directory_iterator at(folder_ / beside, error), end; !error && at != end && !bytes;
         at.increment(error))
        if (at->path().filename().string().starts_with(sha256))
            bytes = here.fetch((beside / at->path().filename()).string(), sha256, length);
    if (!bytes) bytes = from_.fetch(path, sha256, length);
    if (!bytes) return bytes;
    if (auto written = write_with_folder(folder_ / path, *bytes); !written)
        return tl::unexpected(written.error());
    return bytes;
}

void Mirror::believed(const std::string& path) {
    if (const auto bytes = read_.find(path); bytes != read_.end()) believed_[path] = bytes->second;
}

base::Result<void> Mirror::keep(const std::map<std::string, std::string>& known) {
    auto all = known;
    all.insert(believed_.begin(), believed_.end());
    const auto put = [&](const std::string& path, const std::string& bytes) {
        const auto stands = base::read_file(folder_ / path, bytes.size());
        if (stands && *stands == bytes) return base::Result<void>();
        return write_with_folder(folder_ / path, bytes);
    };
    for (const auto& [path, bytes] : all)
        if (path != newest)
            if (auto done = put(path, bytes); !done) return done;
    const auto last = all.find(std::string(newest));
    return last == all.end() ? base::Result<void>() : put(last->first, last->second);
}

}  // namespace fleet
