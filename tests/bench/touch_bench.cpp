// How far the glass is behind five fingers that a panel tells of 200 times a second.
#include <SDL2/SDL.h>

#include <cmath>

#include "bench/measure.h"
#include "shell/events.h"
#include "support/world.h"

namespace {

using namespace bench;

constexpr int fingers = 5, hertz = 200;
constexpr double lasting_ms = 2000;

void tell(Uint32 type, int finger, float share) {
    SDL_Event event{};
    event.type = type;
    event.tfinger.touchId = 1;
    event.tfinger.fingerId = finger;
    event.tfinger.x = 0.1F + 0.15F * static_cast<float>(finger);
    event.tfinger.y = share;
    SDL_PushEvent(&event);
}

void tell_all(Uint32 type, float share) {
    for (int finger = 0; finger < fingers; ++finger) tell(type, finger, share);
}

// A kiosk that draws as fast as it can, on its own clock.
struct Drawn {
    shell::Kiosk& kiosk;
    shell::Graphics& graphics;
    double now = 1000;
    int frames = 0;

    // False when nothing waited.
    bool frame() {
        bool quit = false;
        auto input = graphics.wait(0, quit);
        const bool any = input.has_value();
        if (!input) input.emplace();
        now += 1.0 / 60;
        input->now_s = now;
        kiosk.step(graphics.glass(), *input, 1.0 / 60);
        graphics.show();
        ++frames;
        return any;
    }
};

}  // namespace

void bench::touch(const std::string& data) {
    devices::StandInPrinter printer;
    devices::StandInClock clock;
    devices::StandInVoice voice(clock);
    base::Problems notes;
    const auto services =
        kiosk::open_services(settings::data_paths(data), {printer, voice, clock}, notes);
    if (!services) return;
    shell::Graphics graphics({});
    shell::Kiosk kiosk(*services, graphics);
    kiosk.session.started = true;
    kiosk.session.way = {kiosk::HomeScreen{}, kiosk::WarningsScreen{}};
    Drawn drawn{kiosk, graphics};
    for (int i = 0; i < 4; ++i) drawn.frame();
    tell_all(SDL_FINGERDOWN, 0.5F);
    const auto begun = Time::now();
    int told = 0;
    std::vector<double> behind_ms;
    for (double passed = 0; passed < lasting_ms; passed = ms_since(begun)) {
        for (; told < passed / 1000 * hertz; ++told)
            tell_all(SDL_FINGERMOTION, 0.5F + 0.3F * std::sin(0.05F * static_cast<float>(told)));
        const auto start = Time::now();
        drawn.frame();
        behind_ms.push_back(ms_since(start));
    }
    int behind = 0;
    while (drawn.frame()) ++behind;
    row("five fingers at 200 Hz: frames still to come", behind, 2, "");
    row("    from the newest place to the glass", median(behind_ms), 34, "ms");
}
