#include "base/file.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>

namespace base {

namespace {

class Descriptor {
  public:
    explicit Descriptor(int number) : number_(number) {}
    Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
    Descriptor& operator=(Descriptor&&) = delete;
    ~Descriptor() {
        if (number_ >= 0) ::close(number_);
    }
    int get() const { return number_; }

  private:
    int number_;
};

auto system_failure(const Path& path, const std::string& act) {
    return fail(path.string(), "cannot " + act + ": " + std::strerror(errno));
}

bool write_all(int file, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t written = ::write(file, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
}

bool flush(const Path& path, int flags) {
    const Descriptor file(::open(path.c_str(), flags | O_NONBLOCK | O_CLOEXEC));
    return file.get() >= 0 && ::fsync(file.get()) == 0;
}

// Larger than anything of ours: what is above this only fills the disk.
constexpr off_t most_copied = off_t{2} << 30;

// A pipe does not hold up whoever opens it, and what is no plain file is refused.
Result<Descriptor> open_plain(const Path& path, std::uintmax_t most_bytes) {
    Descriptor file(::open(path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC));
    struct stat about {};
    if (file.get() < 0 || ::fstat(file.get(), &about) != 0) return system_failure(path, "read");
    if (!S_ISREG(about.st_mode)) return fail(path.string(), "is not a file");
    if (static_cast<std::uintmax_t>(about.st_size) > most_bytes)
        return fail(path.string(), "is too large (" + std::to_string(about.st_size / 1024) + " kB)",
                    "keep it under " + std::to_string(most_bytes / 1024) + " kB");
    return file;
}

// A new file of this name. What was left there by a program cut off, or laid there as a link to
// somewhere else, goes; a device or a folder stays and is told.
Result<Descriptor> open_new(const Path& path, mode_t mode) {
    struct stat about {};
    const bool there = ::lstat(path.c_str(), &about) == 0;
    if (there && (S_ISCHR(about.st_mode) || S_ISBLK(about.st_mode)))
        return fail(path.string(), "is a device, not a file", "name another file");
    if (there) ::unlink(path.c_str());
    Descriptor file(
        ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode));
    if (file.get() < 0) return system_failure(path, "write");
    return file;
}

// Nothing is put in the place of a device, a pipe or a link: that would be another file than the
// one that was named.
Result<void> may_be_replaced(const Path& path) {
    struct stat about {};
    if (::lstat(path.c_str(), &about) != 0 || S_ISREG(about.st_mode)) return {};
    return fail(path.string(),
                S_ISDIR(about.st_mode)   ? "is a folder, not a file"
                : S_ISLNK(about.st_mode) ? "is a link, not a file"
                                         : "is a device or a pipe, not a file",
                "name another file");
}

}  // namespace

Result<std::string> read_file(const Path& path, std::uintmax_t most_bytes) {
    const auto file = open_plain(path, most_bytes);
    if (!file) return tl::unexpected(file.error());
    struct stat about {};
    if (::fstat(file->get(), &about) != 0) return system_failure(path, "read");
    std::string bytes(static_cast<std::size_t>(about.st_size), '\0');
    std::size_t have = 0;
    while (have < bytes.size()) {
        const ssize_t got = ::read(file->get(), bytes.data() + have, bytes.size() - have);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return system_failure(path, "read");
        if (got == 0) break;
        have += static_cast<std::size_t>(got);
    }
    bytes.resize(have);
    return bytes;
}

Result<void> write_file(const Path& path, std::string_view bytes, bool only_owner_reads) {
    if (auto may = may_be_replaced(path); !may) return may;
    const Path aside = path.string() + ".new";
    {
        const auto file = open_new(aside, only_owner_reads ? 0600 : 0644);
        if (!file) return fail(path.string(), file.error().what, file.error().fix);
        if (!write_all(file->get(), bytes)) {
            auto failure = system_failure(path, "write");
            ::unlink(aside.c_str());
            return failure;
        }
    }
    return put_in_place(aside, path);
}

Result<void> copy_file(const Path& from, const Path& to) {
    const auto source = open_plain(from, most_copied);
    if (!source) return tl::unexpected(source.error());
    const auto target = open_new(to, 0644);
    if (!target) return tl::unexpected(target.error());
    std::string buffer(1U << 18U, '\0');
    for (off_t copied = 0; copied <= most_copied;) {  // also one that grows while it is read
        const ssize_t got = ::read(source->get(), buffer.data(), buffer.size());
        if (got < 0 && errno == EINTR) continue;
        if (got == 0) return {};
        const std::string_view bytes(buffer.data(),
                                     static_cast<std::size_t>(std::max<ssize_t>(got, 0)));
        copied += got;
        if (got > 0 && write_all(target->get(), bytes)) continue;
        auto failure = got < 0 ? system_failure(from, "read") : system_failure(to, "write");
        ::unlink(to.c_str());
        return failure;
    }
    ::unlink(to.c_str());
    return fail(from.string(), "is too large");
}

Result<void> put_in_place(const Path& aside, const Path& path) {
    if (auto may = may_be_replaced(path); !may) {
        ::unlink(aside.c_str());
        return may;
    }
    const bool flushed = flush(aside, O_RDONLY | O_NOFOLLOW);
    if (!flushed || ::rename(aside.c_str(), path.c_str()) != 0) {
        auto failure = system_failure(path, "write");
        ::unlink(aside.c_str());
        return failure;
    }
    const Path folder = path.has_parent_path() ? path.parent_path() : Path(".");
    if (!flush(folder, O_RDONLY | O_DIRECTORY)) return system_failure(folder, "flush the folder");
    return {};
}

Lock::Lock(const Path& path)
    : file_(::open(path.c_str(), O_RDWR | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, 0644)) {
    taken_ = file_ >= 0 && ::flock(file_, LOCK_EX | LOCK_NB) == 0;
}

Lock::~Lock() {
    if (file_ >= 0) ::close(file_);
}

}  // namespace base
