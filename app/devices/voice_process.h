// The voice's own process: espeak-ng may crash or hang, and takes no more than a sentence along. It
// is this program, started once more; texts go there and samples come back over two pipes.
#pragma once

#include <sys/types.h>

#include <cstdint>
#include <functional>
#include <set>
#include <string>
#include <vector>

namespace devices {

inline constexpr const char* voice_argument = "--voice-process";

// Goes there, the text behind it. One with an empty text cuts off what is being said.
struct VoiceRequest {
    char voice[24] = {};
    double words_a_minute = 0, words_for_one = 1, share = 1;  // these two as in Tuning
    std::uint32_t bytes = 0;
};

enum class VoiceNoteKind : std::uint32_t { hello, samples, word, done };
// Comes back: first one hello, then samples and words for each request, and one `done`.
struct VoiceNote {
    VoiceNoteKind kind = VoiceNoteKind::done;
    std::uint32_t count = 0;           // of samples, or of letters of hello, that follow
    std::uint64_t at = 0;              // a word's sample since its request; of hello the rate
    std::uint32_t begin = 0, end = 0;  // of a word: bytes of the text
};

// What this program does when it is started with voice_argument: answers on its standard output
// what it is asked on its standard input, until that ends.
int serve_voice();

// Used by one thread, in which SIGPIPE is blocked.
class VoiceProcess {
  public:
    static constexpr int samples_a_second = 22050;

    explicit VoiceProcess(std::string program) : program_(std::move(program)) {}
    ~VoiceProcess() { end(); }
    VoiceProcess(const VoiceProcess&) = delete;
    VoiceProcess& operator=(const VoiceProcess&) = delete;

    // What is wrong, or nothing; `over`: whether to give up waiting for it.
    std::string start(const std::function<bool()>& over);
    bool running() const { return process_ > 0; }
    void end();
    bool ask(VoiceRequest request, const std::string& text);
    bool cut_off();  // nothing more comes of what was asked

    enum class Answer { note, nothing, gone };
    // Waits so long; gives the samples that followed the note.
    Answer next(VoiceNote& note, int wait_ms);
    std::vector<std::int16_t> samples;
    std::set<std::string> languages;  // it can speak

  private:
    bool spawn();
    bool receive(void* into, std::size_t bytes) const;
    bool send(const void* from, std::size_t bytes) const;

    std::string program_, hello_;
    pid_t process_ = -1;
    int to_ = -1, from_ = -1;
    int open_ = 0;  // requests without their `done`
};

}  // namespace devices
