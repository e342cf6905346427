#include "shell/speaker.h"

#include <SDL.h>

namespace shell {

namespace {
constexpr Uint16 block =
    512;  // samples: 23 ms at the voice's rate, so that a stop is heard at once
}

Speaker::~Speaker() {
    if (device_ == 0) return;
    SDL_CloseAudioDevice(device_);
    SDL_QuitSubSystem(SDL_INIT_AUDIO);
}

bool Speaker::open(int samples_a_second) {
    if (SDL_InitSubSystem(SDL_INIT_AUDIO) != 0) return false;
    SDL_AudioSpec wanted{};
    wanted.freq = samples_a_second;
    wanted.format = AUDIO_S16SYS;
    wanted.channels = 1;
    wanted.samples = block;
    device_ = SDL_OpenAudioDevice(nullptr, 0, &wanted, nullptr, 0);
    if (device_ == 0) {
        SDL_QuitSubSystem(SDL_INIT_AUDIO);
        return false;
    }
    SDL_PauseAudioDevice(device_, 0);
    return true;
}

void Speaker::write(const std::int16_t* samples, std::size_t count) {
    if (device_ != 0)
        SDL_QueueAudio(device_, samples, static_cast<Uint32>(count * sizeof(std::int16_t)));
}

std::size_t Speaker::queued() const {
    return device_ == 0 ? 0 : SDL_GetQueuedAudioSize(device_) / sizeof(std::int16_t);
}

void Speaker::clear() {
    if (device_ != 0) SDL_ClearQueuedAudio(device_);
}

void Speaker::hold(bool on) {
    if (device_ != 0) SDL_PauseAudioDevice(device_, on ? 1 : 0);
}

}  // namespace shell
