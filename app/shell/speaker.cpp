#include "shell/speaker.h"

#include <SDL.h>

#include <thread>
#include <utility>

#include "shell/ending.h"

namespace shell {

namespace {

constexpr Uint16 block =
    512;  // samples: 23 ms at the voice's rate, so that a stop is heard at once

// SDL counts who uses its sound, but does not lock that.
std::mutex& beginning() {
    static std::mutex mutex;
    return mutex;
}

// The sound that is the machine's own choice, else the first that opens: the choice may point at a
// card that was pulled while another stands beside it.
SDL_AudioDeviceID open_any(const SDL_AudioSpec& wanted) {
    const auto open = [&](const char* name) {
        return SDL_OpenAudioDevice(name, 0, &wanted, nullptr, 0);
    };
    if (const auto device = open(nullptr); device != 0) return device;
    for (int i = 0; i < SDL_GetNumAudioDevices(0); ++i)
        if (const char* name = SDL_GetAudioDeviceName(i, 0))
            if (const auto device = open(name); device != 0) return device;
    return 0;
}

void end(unsigned device) {
    SDL_CloseAudioDevice(device);
    const std::lock_guard lock(beginning());
    SDL_QuitSubSystem(SDL_INIT_AUDIO);
}

}  // namespace

Speaker::Speaker() {
    leave_signals();
    SDL_InitSubSystem(SDL_INIT_EVENTS);  // there may be no display yet, which else begins them
    SDL_AddEventWatch(notice, this);
}

Speaker::~Speaker() {
    SDL_DelEventWatch(notice, this);
    if (device_ != 0) end(device_);
    SDL_QuitSubSystem(SDL_INIT_EVENTS);
}

// Called by whatever thread found that a card is away, or new.
int Speaker::notice(void* self, SDL_Event* event) {
    const bool added = event->type == SDL_AUDIODEVICEADDED;
    if ((!added && event->type != SDL_AUDIODEVICEREMOVED) || event->adevice.iscapture != 0)
        return 0;
    auto* speaker = static_cast<Speaker*>(self);
    if (added) {  // while sound begins SDL tells of all that are there
        if (!speaker->opening_) speaker->other_ = true;
        return 0;
    }
    const std::lock_guard lock(speaker->mutex_);
    if (speaker->device_ != 0 && event->adevice.which == speaker->device_) speaker->gone_ = true;
    return 0;
}

bool Speaker::open(int samples_a_second) {
    if (gone_ || (other_ && queued() == 0)) close();  // what is being said is not cut off
    {
        const std::lock_guard lock(mutex_);
        if (device_ != 0) return true;
    }
    const std::lock_guard one_at_a_time(beginning());
    opening_ = true;
    const bool opened = begin(samples_a_second);
    opening_ = other_ = false;
    opened_ += opened ? 1 : 0;
    return opened;
}

bool Speaker::begin(int samples_a_second) {
    // Begun anew at each try: the sound server may have come since.
    if (SDL_InitSubSystem(SDL_INIT_AUDIO) != 0) return false;
    SDL_AudioSpec wanted{};
    wanted.freq = samples_a_second;
    wanted.format = AUDIO_S16SYS;
    wanted.channels = 1;
    wanted.samples = block;
    const auto device = open_any(wanted);
    if (device == 0) {
        SDL_QuitSubSystem(SDL_INIT_AUDIO);
        return false;
    }
    SDL_PauseAudioDevice(device, 0);
    const std::lock_guard lock(mutex_);
    device_ = device;
    return true;
}

void Speaker::close() {
    unsigned device = 0;
    {
        const std::lock_guard lock(mutex_);
        device = std::exchange(device_, 0U);
    }
    if (device == 0) return;
    // A card that is away is let go at once, and so is one that gives place; for one that stands
    // still SDL may wait for ever.
    const bool away = gone_.exchange(false), changed = other_.exchange(false);
    if (away || changed)
        end(device);
    else
        std::thread(end, device).detach();
}

void Speaker::write(const std::int16_t* samples, std::size_t count) {
    const std::lock_guard lock(mutex_);
    if (device_ != 0)
        SDL_QueueAudio(device_, samples, static_cast<Uint32>(count * sizeof(std::int16_t)));
}

std::size_t Speaker::queued() const {
    const std::lock_guard lock(mutex_);
    return device_ == 0 ? 0 : SDL_GetQueuedAudioSize(device_) / sizeof(std::int16_t);
}

void Speaker::clear() {
    const std::lock_guard lock(mutex_);
    if (device_ != 0) SDL_ClearQueuedAudio(device_);
}

void Speaker::hold(bool on) {
    const std::lock_guard lock(mutex_);
    if (device_ != 0) SDL_PauseAudioDevice(device_, on ? 1 : 0);
}

}  // namespace shell
