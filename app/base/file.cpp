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
    const Descriptor file(::open(path.c_str(), flags));
    return file.get() >= 0 && ::fsync(file.get()) == 0;
}

}  // namespace

Result<std::string> read_file(const Path& path, std::uintmax_t most_bytes) {
    const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (file.get() < 0) return system_failure(path, "read");
    struct stat about {};
    if (::fstat(file.get(), &about) != 0) return system_failure(path, "read");
    if (!S_ISREG(about.st_mode)) return fail(path.string(), "is not a file");
    if (static_cast<std::uintmax_t>(about.st_size) > most_bytes)
        return fail(path.string(), "is too large (" + std::to_string(about.st_size / 1024) + " kB)",
                    "keep it under " + std::to_string(most_bytes / 1024) + " kB");
    std::string bytes(static_cast<std::size_t>(about.st_size), '\0');
    std::size_t have = 0;
    while (have < bytes.size()) {
        const ssize_t got = ::read(file.get(), bytes.data() + have, bytes.size() - have);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return system_failure(path, "read");
        if (got == 0) break;
        have += static_cast<std::size_t>(got);
    }
    bytes.resize(have);
    return bytes;
}

Result<void> write_file(const Path& path, std::string_view bytes, bool only_owner_reads) {
    const Path aside = path.string() + ".new";
    ::unlink(aside.c_str());  // a leftover may be readable by others
    {
        const Descriptor file(::open(aside.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC,
                                     only_owner_reads ? 0600 : 0644));
        if (file.get() < 0) return system_failure(path, "write");
        if (!write_all(file.get(), bytes)) {
            auto failure = system_failure(path, "write");
            ::unlink(aside.c_str());
            return failure;
        }
    }
    return put_in_place(aside, path);
}

Result<void> copy_file(const Path& from, const Path& to) {
    const Descriptor source(::open(from.c_str(), O_RDONLY | O_CLOEXEC));
    if (source.get() < 0) return system_failure(from, "read");
    const Descriptor target(::open(to.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644));
    if (target.get() < 0) return system_failure(to, "write");
    std::string buffer(1U << 18U, '\0');
    while (true) {
        const ssize_t got = ::read(source.get(), buffer.data(), buffer.size());
        if (got < 0 && errno == EINTR) continue;
        if (got == 0) return {};
        const std::string_view bytes(buffer.data(),
                                     static_cast<std::size_t>(std::max<ssize_t>(got, 0)));
        if (got > 0 && write_all(target.get(), bytes)) continue;
        auto failure = got < 0 ? system_failure(from, "read") : system_failure(to, "write");
        ::unlink(to.c_str());
        return failure;
    }
}

Result<void> put_in_place(const Path& aside, const Path& path) {
    const bool flushed = flush(aside, O_RDONLY | O_CLOEXEC);
    if (!flushed || ::rename(aside.c_str(), path.c_str()) != 0) {
        auto failure = system_failure(path, "write");
        ::unlink(aside.c_str());
        return failure;
    }
    const Path folder = path.has_parent_path() ? path.parent_path() : Path(".");
    if (!flush(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC))
        return system_failure(folder, "flush the folder");
    return {};
}

Lock::Lock(const Path& path) : file_(::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644)) {
    taken_ = file_ >= 0 && ::flock(file_, LOCK_EX | LOCK_NB) == 0;
}

Lock::~Lock() {
    if (file_ >= 0) ::close(file_);
}

}  // namespace base
