#include "shell/speaker.h"

#include <SDL2/SDL.h>

#include <chrono>
#include <thread>

#include "support/world.h"

namespace {

// A sound card that plays into nothing, at the speed of one.
struct NoCard {
    NoCard() { SDL_setenv("SDL_AUDIODRIVER", "dummy", 1); }
    ~NoCard() { unsetenv("SDL_AUDIODRIVER"); }
};

void tell_removed(unsigned device) {
    SDL_Event event{};
    event.type = SDL_AUDIODEVICEREMOVED;
    event.adevice.which = device;
    SDL_PushEvent(&event);
}

// SDL counts its devices from 2 on; which of them the speaker has nobody else needs to know.
void tell_all_removed() {
    for (unsigned device = 1; device < 16; ++device) tell_removed(device);
    SDL_FlushEvent(SDL_AUDIODEVICEREMOVED);
}

const std::vector<std::int16_t> second(22050, 0);

}  // namespace

TEST_CASE("A card that is taken away is noticed, and the next try opens what is there",
          "[shell][speaker]") {
    const NoCard card;
    SDL_InitSubSystem(SDL_INIT_EVENTS);
    {
        shell::Speaker speaker;
        REQUIRE(speaker.open(22050));
        REQUIRE(speaker.open(22050));  // stays as it is
        speaker.write(second.data(), second.size());
        CHECK(speaker.queued() > 0);
        CHECK_FALSE(speaker.gone());
        tell_all_removed();
        CHECK(speaker.gone());
        REQUIRE(speaker.open(22050));
        CHECK_FALSE(speaker.gone());
        CHECK(speaker.queued() == 0);
        speaker.write(second.data(), second.size());
        CHECK(speaker.queued() > 0);
        speaker.clear();
        CHECK(speaker.queued() == 0);
    }
    SDL_QuitSubSystem(SDL_INIT_EVENTS);
}

TEST_CASE("Where the sound that is the machine's choice does not open, another card speaks",
          "[shell][speaker]") {
    // ALSA by a file of its own: the choice is a card that is not there, the one it lists is.
    const support::Folder folder;
    const base::Path played = folder / "played", file = folder / "asound.conf";
    REQUIRE(base::write_file(
        file,
        "pcm.null { type null }\npcm.default { type hw card 7 }\n"
        "namehint.pcm [ \"hw:1|Another card|Output\" ]\n"
        "defaults.namehint.showall on\ndefaults.namehint.basic on\n"
        "defaults.namehint.extended on\n"
        "pcm.hw { @args [ CARD ] @args.CARD { type string default \"1\" } type file file \"" +
            played.string() + "\" slave.pcm \"null\" }\n"));
    SDL_setenv("SDL_AUDIODRIVER", "alsa", 1);
    SDL_setenv("ALSA_CONFIG_PATH", file.c_str(), 1);
    {
        shell::Speaker speaker;
        CHECK(speaker.open(22050));
        CHECK(speaker.opened() == 1);
        const std::vector<std::int16_t> loud(22050, 1000);
        speaker.write(loud.data(), loud.size());
        const auto until = std::chrono::steady_clock::now() + std::chrono::seconds(10);
        while (speaker.queued() > 0 && std::chrono::steady_clock::now() < until)
            std::this_thread::sleep_for(std::chrono::milliseconds(10));
        CHECK(speaker.queued() == 0);
    }
    std::error_code missing;
    CHECK(std::filesystem::file_size(played, missing) >= 20000 * sizeof(std::int16_t));
    CHECK_FALSE(missing);
    unsetenv("ALSA_CONFIG_PATH");
    unsetenv("SDL_AUDIODRIVER");
}

TEST_CASE("A card that comes after another took the sound is asked at the next saying",
          "[shell][speaker]") {
    const NoCard card;
    SDL_InitSubSystem(SDL_INIT_EVENTS);
    {
        shell::Speaker speaker;
        REQUIRE(speaker.open(22050));
        REQUIRE(speaker.open(22050));
        speaker.write(second.data(), second.size());
        REQUIRE(speaker.queued() > 0);
        SDL_Event event{};
        event.type = SDL_AUDIODEVICEADDED;
        event.adevice.which = 1;
        SDL_PushEvent(&event);
        CHECK_FALSE(speaker.gone());
        REQUIRE(speaker.open(22050));
        CHECK(speaker.queued() > 0);  // nothing is cut off
        CHECK(speaker.opened() == 1);
        speaker.clear();
        REQUIRE(speaker.open(22050));
        CHECK(speaker.opened() == 2);
        REQUIRE(speaker.open(22050));
        CHECK(speaker.opened() == 2);
    }
    SDL_FlushEvent(SDL_AUDIODEVICEADDED);
    SDL_QuitSubSystem(SDL_INIT_EVENTS);
}

TEST_CASE("A microphone that goes is no card that goes", "[shell][speaker]") {
    const NoCard card;
    SDL_InitSubSystem(SDL_INIT_EVENTS);
    {
        shell::Speaker speaker;
        REQUIRE(speaker.open(22050));
        SDL_Event event{};
        event.type = SDL_AUDIODEVICEREMOVED;
        event.adevice.which = 2;
        event.adevice.iscapture = 1;
        SDL_PushEvent(&event);
        CHECK_FALSE(speaker.gone());
    }
    SDL_QuitSubSystem(SDL_INIT_EVENTS);
}

TEST_CASE("Where no sound opens the next try may do better", "[shell][speaker]") {
    SDL_setenv("SDL_AUDIODRIVER", "no-such-driver", 1);
    shell::Speaker speaker;
    CHECK_FALSE(speaker.open(22050));
    speaker.write(second.data(), second.size());
    CHECK(speaker.queued() == 0);
    const NoCard card;
    CHECK(speaker.open(22050));
    speaker.close();
    CHECK(speaker.queued() == 0);
    bool opens = false;  // once the old one is let go, which may take a moment
    for (int i = 0; i < 100 && !opens; ++i) {
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
        opens = speaker.open(22050);
    }
    CHECK(opens);
}
