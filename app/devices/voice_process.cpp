#include "devices/voice_process.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <sstream>

#include "base/wipe.h"

namespace devices {

namespace {

constexpr int starts_within_ms = 5000, look_ms = 50, most_tries = 3;
constexpr int whole_ms = 2000;  // for the rest of a note or request that has begun
constexpr std::uint32_t most_samples = 1U << 20U, most_words = 1024;

bool ready(int file, short for_what, int wait_ms) {
    pollfd wait{file, for_what, 0};
    const int found = poll(&wait, 1, wait_ms);
    return found > 0;
}

// Two ends, neither of which a program started later inherits.
using Pipe = std::array<int, 2>;

void close_both(const Pipe& pipe) {
    for (const int end : pipe)
        if (end >= 0) close(end);
}

// With nothing open but the pipes: it needs no more of the kiosk.
pid_t spawned(const std::string& program, const Pipe& questions, const Pipe& answers) {
    posix_spawn_file_actions_t files;
    posix_spawnattr_t manner;
    posix_spawn_file_actions_init(&files);
    posix_spawnattr_init(&manner);
    posix_spawn_file_actions_adddup2(&files, questions[0], STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&files, answers[1], STDOUT_FILENO);
    posix_spawn_file_actions_addopen(&files, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_addclosefrom_np(&files, STDERR_FILENO + 1);
    sigset_t none, all;
    sigemptyset(&none);
    sigfillset(&all);
    posix_spawnattr_setsigmask(&manner, &none);
    posix_spawnattr_setsigdefault(&manner, &all);
    posix_spawnattr_setflags(&manner, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
    std::string name = "urokiosk", argument = voice_argument;
    char* arguments[] = {name.data(), argument.data(), nullptr};
    pid_t process = -1;
    if (posix_spawn(&process, program.c_str(), &files, &manner, arguments, environ) != 0)
        process = -1;
    posix_spawn_file_actions_destroy(&files);
    posix_spawnattr_destroy(&manner);
    return process;
}

}  // namespace

bool VoiceProcess::spawn() {
    end();
    Pipe questions{-1, -1}, answers{-1, -1};
    if (pipe2(questions.data(), O_CLOEXEC) == 0 && pipe2(answers.data(), O_CLOEXEC) == 0)
        process_ = spawned(program_, questions, answers);
    if (process_ <= 0) {
        close_both(questions);
        close_both(answers);
        return false;
    }
    close(questions[0]);
    close(answers[1]);
    to_ = questions[1];
    from_ = answers[0];
    for (const int file : {to_, from_}) fcntl(file, F_SETFL, O_NONBLOCK);
    return true;
}

// Whatever ends it may do so before it has said hello, too: then it is tried again.
std::string VoiceProcess::start(const std::function<bool()>& over) {
    VoiceNote hello;
    auto answer = Answer::gone;
    for (int tries = 0; tries < most_tries && answer == Answer::gone && !over(); ++tries) {
        if (!spawn()) return "the voice's process does not start; install urokiosk anew";
        answer = Answer::nothing;
        for (int i = 0; i < starts_within_ms / look_ms && answer == Answer::nothing && !over(); ++i)
            answer = next(hello, look_ms);
    }
    if (answer != Answer::note || hello.kind != VoiceNoteKind::hello) {
        end();
        return "the voice's process ends at once; install urokiosk anew";
    }
    languages.clear();
    std::istringstream tags(hello_);
    for (std::string tag; tags >> tag;) languages.insert(tag);
    if (hello.at == samples_a_second && !languages.empty()) return "";
    end();
    return "espeak-ng does not start; install espeak-ng-data";
}

void VoiceProcess::end() {
    if (process_ <= 0) return;
    kill(process_, SIGKILL);
    while (waitpid(process_, nullptr, 0) < 0 && errno == EINTR) {
    }
    close(to_);
    close(from_);
    process_ = to_ = from_ = -1;
    open_ = 0;
    base::wipe(samples);
}

bool VoiceProcess::send(const void* from, std::size_t bytes) const {
    const auto* at = static_cast<const char*>(from);
    while (bytes > 0) {
        const auto sent = write(to_, at, bytes);
        if (sent < 0 && errno == EINTR) continue;
        if (sent < 0 && (errno != EAGAIN || !ready(to_, POLLOUT, whole_ms))) return false;
        if (sent <= 0) continue;
        at += sent;
        bytes -= static_cast<std::size_t>(sent);
    }
    return true;
}

bool VoiceProcess::receive(void* into, std::size_t bytes) const {
    auto* at = static_cast<char*>(into);
    while (bytes > 0) {
        const auto got = read(from_, at, bytes);
        if (got == 0) return false;
        if (got < 0 && errno == EINTR) continue;
        if (got < 0 && (errno != EAGAIN || !ready(from_, POLLIN, whole_ms))) return false;
        if (got < 0) continue;
        at += got;
        bytes -= static_cast<std::size_t>(got);
    }
    return true;
}

bool VoiceProcess::ask(VoiceRequest request, const std::string& text) {
    request.bytes = static_cast<std::uint32_t>(text.size());
    if (!running() || !send(&request, sizeof request) || !send(text.data(), text.size()))
        return false;
    ++open_;
    return true;
}

bool VoiceProcess::cut_off() {
    if (open_ > 0 && !ask({}, "")) return false;
    const auto until = std::chrono::steady_clock::now() + std::chrono::milliseconds(whole_ms);
    VoiceNote note;
    while (open_ > 0)
        if (next(note, whole_ms) != Answer::note || std::chrono::steady_clock::now() > until)
            return false;
    return running();
}

VoiceProcess::Answer VoiceProcess::next(VoiceNote& note, int wait_ms) {
    if (!running()) return Answer::gone;
    if (!ready(from_, POLLIN, wait_ms)) return Answer::nothing;
    if (!receive(&note, sizeof note)) return Answer::gone;
    switch (note.kind) {
        case VoiceNoteKind::hello:
            hello_.resize(std::min(note.count, most_words));
            return receive(hello_.data(), hello_.size()) ? Answer::note : Answer::gone;
        case VoiceNoteKind::samples:
            if (note.count > most_samples) return Answer::gone;
            samples.resize(note.count);
            return receive(samples.data(), samples.size() * sizeof samples[0]) ? Answer::note
                                                                               : Answer::gone;
        case VoiceNoteKind::done:
            open_ -= open_ > 0 ? 1 : 0;
            return Answer::note;
        case VoiceNoteKind::word:
            return Answer::note;
    }
    return Answer::gone;
}

}  // namespace devices
