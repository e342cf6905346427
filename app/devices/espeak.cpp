// The only door to espeak-ng: what runs in the voice's own process.
#include <espeak-ng/speak_lib.h>
#include <poll.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <cctype>
#include <cmath>
#include <cstring>

#include "base/late.h"
#include "base/wipe.h"
#include "devices/voice_process.h"

namespace devices {

namespace {

// In the voice's process alone.
constexpr const char* library = "libespeak-ng.so.1";
const base::Late<decltype(::espeak_Initialize)> espeak_Initialize{library, "espeak_Initialize"};
const base::Late<decltype(::espeak_SetParameter)> espeak_SetParameter{library,
                                                                      "espeak_SetParameter"};
const base::Late<decltype(::espeak_SetSynthCallback)> espeak_SetSynthCallback{
    library, "espeak_SetSynthCallback"};
const base::Late<decltype(::espeak_SetVoiceByName)> espeak_SetVoiceByName{library,
                                                                          "espeak_SetVoiceByName"};
const base::Late<decltype(::espeak_ListVoices)> espeak_ListVoices{library, "espeak_ListVoices"};
const base::Late<decltype(::espeak_Synth)> espeak_Synth{library, "espeak_Synth"};

// "pt-br" as the tag of a language is written: "pt-BR".
std::string as_tag(std::string name) {
    const auto dash = name.find('-');
    if (dash != std::string::npos && name.size() - dash == 3)
        for (std::size_t i = dash + 1; i < name.size(); ++i)
            name[i] = static_cast<char>(std::toupper(static_cast<unsigned char>(name[i])));
    return name;
}

// Those that can be spoken, with a blank between: as espeak lists them, in small letters, and as
// tags are written.
std::string spoken_languages() {
    std::string all;
    const auto add = [&](const std::string& tag) {
        if (tag.size() < sizeof VoiceRequest::voice &&
            (" " + all + " ").find(" " + tag + " ") == std::string::npos)
            all += (all.empty() ? "" : " ") + tag;
    };
    // Each language of a voice stands behind a byte of how well it speaks it.
    for (const auto* voice = espeak_ListVoices(nullptr); voice && *voice; ++voice)
        for (const char* at = (*voice)->languages; at && *at != 0; at += 2 + std::strlen(at + 1)) {
            add(at + 1);
            add(as_tag(at + 1));
        }
    return all;
}

constexpr int slowest = 80;            // espeak goes no slower; beyond that words stand apart
constexpr double gap_unit_s = 0.0325;  // what one unit of its word gap adds to a word, measured
constexpr std::uint32_t longest = 1U << 20U;

bool receive(void* into, std::size_t bytes) {
    auto* at = static_cast<char*>(into);
    while (bytes > 0) {
        const auto got = read(STDIN_FILENO, at, bytes);
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) return false;
        at += got;
        bytes -= static_cast<std::size_t>(got);
    }
    return true;
}

void send(const void* from, std::size_t bytes) {
    const auto* at = static_cast<const char*>(from);
    while (bytes > 0) {
        const auto sent = write(STDOUT_FILENO, at, bytes);
        if (sent < 0 && errno == EINTR) continue;
        if (sent <= 0) _exit(1);  // nobody listens any more
        at += sent;
        bytes -= static_cast<std::size_t>(sent);
    }
}

void send(const VoiceNote& note) { send(&note, sizeof note); }

// Another request, or the end of all, cuts off what is being said.
bool cut_off() {
    pollfd wait{STDIN_FILENO, POLLIN, 0};
    return poll(&wait, 1, 0) > 0;
}

struct Utterance {
    std::vector<std::uint32_t> bytes;  // where each letter begins, and the end
    int rate = 0;
};

void tell_word(const Utterance& saying, const espeak_EVENT& event) {
    const auto letter = static_cast<std::size_t>(event.text_position - 1);
    const auto last = saying.bytes.size() - 1;
    VoiceNote note{VoiceNoteKind::word, 0, 0, 0, 0};
    note.begin = saying.bytes[std::min(letter, last)];
    note.end = saying.bytes[std::min(letter + static_cast<std::size_t>(event.length), last)];
    note.at = static_cast<std::uint64_t>(event.audio_position) *
              static_cast<std::uint64_t>(saying.rate) / 1000;
    send(note);
}

int heard(short* samples, int count, espeak_EVENT* events) {
    const auto* saying = static_cast<const Utterance*>(events->user_data);
    if (!saying || cut_off()) return 1;
    for (; events->type != espeakEVENT_LIST_TERMINATED; ++events)
        if (events->type == espeakEVENT_WORD && events->text_position > 0)
            tell_word(*saying, *events);
    if (!samples || count <= 0) return 0;
    send(VoiceNote{VoiceNoteKind::samples, static_cast<std::uint32_t>(count), 0, 0, 0});
    send(samples, static_cast<std::size_t>(count) * sizeof *samples);
    return 0;
}

// espeak's number for a speed is not words a minute: one of its words gives `words_for_one`.
void set_speed(const VoiceRequest& request) {
    const double words = std::clamp(request.words_a_minute, 20.0, 1000.0) * request.share;
    const double number = words / request.words_for_one;
    const double apart = 60 / words - 60 / (slowest * request.words_for_one);
    espeak_SetParameter(espeakRATE, std::max(slowest, static_cast<int>(std::lround(number))), 0);
    espeak_SetParameter(espeakWORDGAP, number < slowest ? static_cast<int>(apart / gap_unit_s) : 0,
                        0);
}

void speak(const VoiceRequest& request, const std::string& text, int rate) {
    if (text.empty() || espeak_SetVoiceByName(request.voice) != EE_OK) return;
    set_speed(request);
    Utterance saying{{}, rate};
    for (std::uint32_t at = 0; at <= text.size(); ++at)
        if (at == text.size() || (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U)
            saying.bytes.push_back(at);
    espeak_Synth(text.c_str(), text.size() + 1, 0, POS_CHARACTER, 0,
                 espeakCHARS_UTF8 | espeakENDPAUSE, nullptr, &saying);
}

// Not left behind when the kiosk ends, and never written to a disk: it holds what is read aloud.
void keep_to_oneself() {
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    prctl(PR_SET_DUMPABLE, 0);
    prctl(PR_SET_NAME, "urokiosk-voice");
    const rlimit none{0, 0};
    setrlimit(RLIMIT_CORE, &none);
}

}  // namespace

int serve_voice() {
    keep_to_oneself();
    const int rate =
        espeak_Initialize(AUDIO_OUTPUT_SYNCHRONOUS, 60, nullptr, espeakINITIALIZE_DONT_EXIT);
    const std::string languages = rate > 0 ? spoken_languages() : "";
    VoiceNote hello{VoiceNoteKind::hello, static_cast<std::uint32_t>(languages.size()), 0, 0, 0};
    hello.at = static_cast<std::uint64_t>(std::max(rate, 0));
    send(hello);
    send(languages.data(), languages.size());
    if (rate <= 0) return 1;
    espeak_SetSynthCallback(heard);
    VoiceRequest request;
    while (receive(&request, sizeof request) && request.bytes < longest) {
        request.voice[sizeof request.voice - 1] = 0;
        std::string text(request.bytes, ' ');
        if (!receive(text.data(), text.size())) break;
        speak(request, text, rate);
        base::zero(text.data(), text.size());
        base::wipe_stack();
        send(VoiceNote{VoiceNoteKind::done, 0, 0, 0, 0});
    }
    return 0;
}

}  // namespace devices
