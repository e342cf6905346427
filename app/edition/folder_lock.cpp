#include "edition/folder_lock.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <chrono>
#include <fstream>
#include <sstream>
#include <thread>

#include "text/unicode.h"

namespace edition {

namespace {

constexpr auto between_tries = std::chrono::milliseconds(25);

std::string process(long id) {
    std::string command;
    std::ifstream about("/proc/" + std::to_string(id) + "/comm");
    std::getline(about, command);
    if (id <= 0) return "another program";
    if (command.empty() || !text::harmless_name(command)) return fmt::format("process {}", id);
    return fmt::format("process {} ({})", id, command);
}

}  // namespace

FolderLock::FolderLock(const base::Path& folder, double wait_s)
    : path_(folder), folder_(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)) {
    using Clock = std::chrono::steady_clock;
    const auto until = Clock::now() + std::chrono::duration<double>(wait_s);
    // A folder that is not there has nothing in it to be put in order.
    while (folder_ >= 0 && ::flock(folder_, LOCK_EX | LOCK_NB) != 0) {
        if (Clock::now() >= until) return;
        std::this_thread::sleep_for(between_tries);
    }
    taken_ = true;
}

FolderLock::~FolderLock() {
    if (folder_ >= 0) ::close(folder_);
}

base::Problem FolderLock::held() const {
    return {path_.string(), 0, base::Severity::error, "is locked by " + holder_of(path_),
            "wait until it is done, or end it, and try again"};
}

// A line: "1: FLOCK  ADVISORY  WRITE 1234 08:01:131075 0 EOF"; "1: ->" before one that waits.
std::string holder_of(const base::Path& path) {
    struct stat about {};
    if (::stat(path.c_str(), &about) != 0) return "another program";
    std::ifstream locks("/proc/locks");
    std::string reader;  // who only reads hinders less
    for (std::string line; std::getline(locks, line);) {
        std::istringstream words(line);
        std::string number, kind, advice, access, file;
        long id = 0;
        words >> number >> kind;
        if (kind == "->") continue;
        words >> advice >> access >> id >> file;
        const auto inode = file.rfind(':');
        if (inode == std::string::npos || id == ::getpid()) continue;
        if (file.substr(inode + 1) != std::to_string(about.st_ino)) continue;
        if (access == "WRITE") return process(id);
        reader = process(id);
    }
    return reader.empty() ? "another program" : reader;
}

}  // namespace edition
