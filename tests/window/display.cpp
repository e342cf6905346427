#include "window/display.h"

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <stdexcept>
#include <thread>

extern char** environ;

namespace window {

std::string missing() {
    std::string names;
    for (const char* program : {"Xvfb", "xdotool", "import"})
        if (support::run(std::string("command -v ") + program).exit != 0)
            names += (names.empty() ? "" : ", ") + std::string(program);
    return names;
}

Process::Process(const std::vector<std::string>& words, const std::vector<std::string>& environment,
                 const base::Path& output) {
    std::vector<char*> arguments, all;
    for (const auto& word : words) arguments.push_back(const_cast<char*>(word.c_str()));
    arguments.push_back(nullptr);
    for (const auto& one : environment) all.push_back(const_cast<char*>(one.c_str()));
    for (char** one = environ; *one; ++one) all.push_back(*one);
    all.push_back(nullptr);
    posix_spawn_file_actions_t files;
    posix_spawn_file_actions_init(&files);
    posix_spawn_file_actions_addopen(&files, 0, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_addopen(&files, 1, output.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
    posix_spawn_file_actions_adddup2(&files, 1, 2);
    const int failed =
        posix_spawnp(&id_, arguments.front(), &files, nullptr, arguments.data(), all.data());
    posix_spawn_file_actions_destroy(&files);
    if (failed != 0) throw std::runtime_error(words.front() + " cannot be started");
}

Process::~Process() {
    if (!running()) return;
    kill(id_, SIGTERM);
    if (!within(5, [&] { return !running(); })) {
        kill(id_, SIGKILL);
        waitpid(id_, nullptr, 0);
    }
}

bool Process::running() {
    if (id_ > 0 && waitpid(id_, nullptr, WNOHANG) == id_) id_ = -1;
    return id_ > 0;
}

// The server looks for a free display itself and says which it took.
Display::Display(int width, int height) : width_(width), height_(height) {
    const std::string screen = std::to_string(width) + "x" + std::to_string(height) + "x24";
    const base::Path said = folder_ / "display";
    server_ = std::make_unique<Process>(
        std::vector<std::string>{"Xvfb", "-displayfd", "1", "-screen", "0", screen, "-nolisten",
                                 "tcp", "-noreset", "-ac"},
        std::vector<std::string>{}, said);
    const auto number = [&] {
        const auto text = base::read_file(said, 1U << 16U).value_or("");
        const auto end = text.rfind('\n');
        if (end == std::string::npos) return std::string();
        const auto line = text.substr(0, end);
        const auto last = line.substr(line.rfind('\n') + 1);
        const bool digits = !last.empty() && last.find_first_not_of("0123456789") == last.npos;
        return digits ? last : std::string();
    };
    if (!within(20, [&] { return !number().empty(); }))
        throw std::runtime_error("no display: " + base::read_file(said, 1U << 16U).value_or(""));
    name_ = ":" + number();
}

layout::Bitmap Display::picture() const {
    const base::Path file = folder_ / "screen.rgba";
    const auto ran = support::run("DISPLAY=" + name_ +
                                  " import -silent -window root -depth 8 rgba:" + file.string());
    if (ran.exit != 0) throw std::runtime_error("no picture of the glass: " + ran.out);
    const auto bytes = base::read_file(file, 1U << 26U).value();
    layout::Bitmap picture{width_, height_, {}};
    if (bytes.size() != static_cast<std::size_t>(width_) * static_cast<std::size_t>(height_) * 4)
        throw std::runtime_error("a picture of another size");
    picture.rgba.assign(bytes.begin(), bytes.end());
    return picture;
}

void Display::click(int x, int y) const {
    const auto ran =
        support::run("DISPLAY=" + name_ + " xdotool mousemove " + std::to_string(x) + " " +
                     std::to_string(y) + " mousedown 1 sleep 0.1 mouseup 1 sleep 0.4");
    if (ran.exit != 0) throw std::runtime_error("no click: " + ran.out);
}

bool within(double seconds, const std::function<bool()>& done) {
    using Clock = std::chrono::steady_clock;
    const auto end = Clock::now() + std::chrono::duration<double>(seconds);
    while (!done()) {
        if (Clock::now() > end) return false;
        std::this_thread::sleep_for(std::chrono::milliseconds(100));
    }
    return true;
}

}  // namespace window
