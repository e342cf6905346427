#include "devices/sticks.h"

#include <algorithm>
#include <cctype>
#include <chrono>
#include <fstream>
#include <sstream>
#include <thread>

namespace devices {

namespace fs = std::filesystem;

namespace {

constexpr std::uintmax_t largest_file = 2ULL << 30U;  // bytes

// The kernel writes a space, a tab, a newline and a backslash as three octal digits.
std::string unescaped(const std::string& text) {
    const auto octal = [](char c) { return c >= '0' && c <= '7'; };
    std::string made;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool code = text[i] == '\\' && i + 3 < text.size() && octal(text[i + 1]) &&
                          octal(text[i + 2]) && octal(text[i + 3]);
        if (!code) {
            made += text[i];
            continue;
        }
        made += static_cast<char>((text[i + 1] - '0') * 64 + (text[i + 2] - '0') * 8 +
                                  (text[i + 3] - '0'));
        i += 3;
    }
    return made;
}

std::string lower(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return text;
}

bool under_mounts(const std::string& place) {
    return place.starts_with("/media/") || place.starts_with("/run/media/") ||
           place.starts_with("/mnt/");
}

// What the folder lies on: the device of the last mount that holds it.
base::Path device_of(const base::Path& folder, const base::Path& mounts) {
    std::ifstream table(mounts);
    std::string found;
    std::size_t longest = 0;
    for (std::string line; std::getline(table, line);) {
        std::istringstream words(line);
        std::string device, place;
        words >> device >> place;
        place = unescaped(place);
        const auto begin = place.ends_with('/') ? place : place + "/";
        if (place.size() < longest || !(folder.string() + "/").starts_with(begin)) continue;
        longest = place.size();
        found = unescaped(device);
    }
    std::error_code error;
    return fs::weakly_canonical(found, error);  // /dev/mapper/x is a link
}

// A disk or a part of one, as sysfs has it: of what it is made up is asked too.
bool taken_out(const base::Path& disk) {
    std::error_code error;
    const auto real = fs::canonical(disk, error);
    if (error) return false;
    for (const auto& part : real)
        if (const auto name = part.string(); name.starts_with("usb") && name.size() > 3 &&
                                             std::isdigit(static_cast<unsigned char>(name[3])))
            return true;
    for (const auto& at : {real, real.parent_path()})
        if (base::read_file(at / "removable", 4096).value_or("").starts_with('1')) return true;
    for (const auto& part : fs::directory_iterator(real / "slaves", error))
        if (taken_out(part.path())) return true;
    return false;
}

}  // namespace

bool carried_about(const base::Path& folder, const Disks& disks) {
    std::error_code error;
    const auto real = fs::weakly_canonical(fs::absolute(folder, error), error);
    if (under_mounts(real.string() + "/")) return true;
    const auto device = device_of(real, disks.mounts).filename();
    return !device.empty() && taken_out(disks.sys / "class" / "block" / device);
}

std::vector<Stick> sticks(const base::Path& mounts) {
    std::ifstream table(mounts);
    std::vector<Stick> found;
    for (std::string line; std::getline(table, line);) {
        std::istringstream words(line);
        std::string device, place, kind, options;
        words >> device >> place >> kind >> options;
        place = unescaped(place);
        const bool writable = (options + ",").find("ro,") != 0;
        if (under_mounts(place))
            found.push_back({base::Path(place).filename().string(), place, writable});
    }
    return found;
}

std::vector<StickFile> files_on(const base::Path& stick, const std::vector<std::string>& endings,
                                std::size_t most) {
    std::vector<StickFile> found;
    std::error_code error;
    for (fs::directory_iterator at(stick, error), end; !error && at != end; at.increment(error)) {
        const auto ending = lower(at->path().extension().string());
        std::error_code ignored;
        if (at->path().filename().string().starts_with('.')) continue;  // as a Mac leaves "._a.svg"
        if (std::find(endings.begin(), endings.end(), ending) == endings.end()) continue;
        if (fs::symlink_status(at->path(), ignored).type() != fs::file_type::regular) continue;
        const auto bytes = at->file_size(ignored);
        if (bytes > largest_file) continue;
        found.push_back({at->path(), bytes});
        if (found.size() == most) break;
    }
    std::sort(found.begin(), found.end(),
              [](const auto& a, const auto& b) { return a.path < b.path; });
    return found;
}

namespace {

std::optional<Stick> stick_of(const base::Path& to, const base::Path& mounts) {
    for (auto& one : sticks(mounts))
        if (to.string().starts_with(one.path.string() + "/")) return std::move(one);
    return std::nullopt;
}

}  // namespace

StickWrites::StickWrites(Machine machine, const base::Path& to) : machine_(std::move(machine)) {
    const auto stick = stick_of(to, machine_.mounts);
    if (machine_.wish.empty() || !stick || stick->writable) return;
    may_ = base::write_file(machine_.wish, stick->path.filename().string() + "\n");
    asked_ = may_.has_value();
    using Clock = std::chrono::steady_clock;
    const auto end = Clock::now() + std::chrono::duration<double>(machine_.longest_s);
    while (may_) {
        if (const auto now = stick_of(to, machine_.mounts); now && now->writable) return;
        if (Clock::now() > end)
            may_ = base::fail(stick->name, "cannot be written: the machine did not give it",
                              "see journalctl -u urokiosk-stick-writes, and try another stick");
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
    }
}

StickWrites::~StickWrites() {
    if (!asked_) return;
    [[maybe_unused]] const auto back = base::write_file(machine_.wish, "none\n");
}

}  // namespace devices
