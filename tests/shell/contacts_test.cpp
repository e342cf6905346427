// What SDL tells of fingers, keys and headphones, as the kiosk's input: all of it, in time.
#include "shell/ending.h"
#include "shell/events.h"
#include "support/sdl_hands.h"

#include <SDL2/SDL.h>

namespace {

using Phase = ui::Pointer::Phase;
using support::SdlHands;

constexpr base::Glass glass{1000, 1000, 4};  // 250 mm

struct Reader : shell::EventReader {
    bool quit = false;
    ui::Input read() { return wait(0, glass, quit).value_or(ui::Input{}); }
};

// As in a second of five fingers, told 200 times each, drawn 60 times.
int frames_behind(Reader& reader, int fingers, int hertz) {
    int told = 0;
    for (int frame = 0; frame < 60; ++frame) {
        for (; told < hertz * (frame + 1) / 60; ++told)
            for (int finger = 0; finger < fingers; ++finger)
                SdlHands::finger(SDL_FINGERMOTION, 1, finger, {0.001F * float(told), 0.5F});
        (void)reader.read();
    }
    int behind = 0;
    while (reader.read().any()) ++behind;
    return behind;
}

}  // namespace

TEST_CASE("Of a finger that moves on only the newest place waits, whatever others do", "[shell]") {
    const SdlHands hands;
    Reader reader;
    for (int finger = 1; finger <= 2; ++finger)
        SdlHands::finger(SDL_FINGERDOWN, 1, finger, {0.1F, 0.1F});
    for (int i = 1; i <= 100; ++i)
        for (int finger = 1; finger <= 2; ++finger)
            SdlHands::finger(SDL_FINGERMOTION, 1, finger, {0.1F + 0.001F * float(i), 0.1F});
    SdlHands::finger(SDL_FINGERUP, 1, 1, {0.2F, 0.1F});
    const auto input = reader.read();
    REQUIRE(input.pointers.size() == 5);  // two down, a move each, one up
    CHECK(input.pointers[2].phase == Phase::move);
    CHECK(input.pointers[2].at_mm.x == Approx(50));
    CHECK(input.pointers[4].phase == Phase::up);
    CHECK_FALSE(reader.read().any());
}

TEST_CASE("Five fingers told 200 times a second leave the kiosk no frame behind", "[shell]") {
    const SdlHands hands;
    Reader reader;
    for (int finger = 0; finger < 5; ++finger)
        SdlHands::finger(SDL_FINGERDOWN, 1, finger, {0.1F, 0.1F});
    CHECK(frames_behind(reader, 5, 200) <= 2);
    CHECK(frames_behind(reader, 10, 1000) <= 2);
}

TEST_CASE("Two panels count their fingers alike, and are two hands", "[shell]") {
    const SdlHands hands;
    Reader reader;
    SdlHands::finger(SDL_FINGERDOWN, 1, 0, {0.1F, 0.1F});
    SdlHands::finger(SDL_FINGERDOWN, 2, 0, {0.9F, 0.9F});
    SdlHands::finger(SDL_FINGERUP, 2, 0, {0.9F, 0.9F});
    const auto input = reader.read();
    REQUIRE(input.pointers.size() == 3);
    CHECK(input.pointers[0].finger != input.pointers[1].finger);
    CHECK(input.pointers[2].finger == input.pointers[1].finger);
}

TEST_CASE("A contact its panel has no more, or whose panel went, is lost", "[shell]") {
    const SdlHands hands;
    Reader reader;
    auto now = shell::Held::yes;
    reader.held = [&](const shell::Contact&) { return now; };
    SdlHands::finger(SDL_FINGERDOWN, 1, 5, {0.5F, 0.5F});
    const auto down = reader.read();
    REQUIRE(down.pointers.size() == 1);
    CHECK_FALSE(reader.read().any());  // it lies there
    now = GENERATE(shell::Held::no, shell::Held::unknown);
    const auto lost = reader.read();
    REQUIRE(lost.pointers.size() == 1);
    CHECK(lost.pointers[0].phase == Phase::lost);
    CHECK(lost.pointers[0].finger == down.pointers[0].finger);
    CHECK_FALSE(reader.read().any());
    SdlHands::finger(SDL_FINGERUP, 1, 5, {0.5F, 0.5F});  // too late: nobody has it any more
    CHECK_FALSE(reader.read().any());
}

TEST_CASE("A finger that comes twice was lost between", "[shell]") {
    const SdlHands hands;
    Reader reader;
    SdlHands::finger(SDL_FINGERDOWN, 1, 5, {0.5F, 0.5F});
    SdlHands::finger(SDL_FINGERDOWN, 1, 5, {0.1F, 0.5F});
    const auto input = reader.read();
    REQUIRE(input.pointers.size() == 3);
    CHECK(input.pointers[1].phase == Phase::lost);
    CHECK(input.pointers[1].finger == input.pointers[0].finger);
    CHECK(input.pointers[2].phase == Phase::down);
}

TEST_CASE("Headphones, keys, words and touches of one frame all arrive", "[shell]") {
    const SdlHands hands;
    Reader reader;
    reader.keymap = shell::Keymap(shell::Keymap::Names{{"headphones_out", {"F16"}}});
    SdlHands::key(SDL_SCANCODE_F16);
    SdlHands::key(SDL_SCANCODE_DOWN);
    SdlHands::key(SDL_SCANCODE_TAB);
    SdlHands::key(SDL_SCANCODE_A, SDLK_a);
    SdlHands::text("a");
    SdlHands::finger(SDL_FINGERDOWN, 1, 0, {0.5F, 0.5F});
    const auto input = reader.read();
    CHECK(input.headphones == false);
    CHECK(input.presses == std::vector{ui::NavKey::down, ui::NavKey::tab});
    CHECK(input.typed == "a");
    CHECK(input.pointers.size() == 1);
    SDL_Event socket{};
    socket.type = SDL_USEREVENT;
    socket.user.code = 1;
    SDL_PushEvent(&socket);
    SdlHands::key(SDL_SCANCODE_DOWN);
    const auto both = reader.read();
    CHECK(both.headphones == true);
    CHECK(both.presses == std::vector{ui::NavKey::down});
}

TEST_CASE("A key that comes after a word waits for the next frame, and none is lost", "[shell]") {
    const SdlHands hands;
    Reader reader;
    SdlHands::key(SDL_SCANCODE_A, SDLK_a);
    SdlHands::text("ab");
    SdlHands::key(SDL_SCANCODE_BACKSPACE, SDLK_BACKSPACE);
    SdlHands::text("c");
    const auto first = reader.read();
    CHECK(first.typed == "ab");
    CHECK(first.presses.empty());
    const auto second = reader.read();
    CHECK(second.presses == std::vector{ui::NavKey::erase});
    CHECK(second.typed == "c");
    CHECK_FALSE(reader.read().any());
}

TEST_CASE("A key of the keypad types nothing where visitors are", "[shell]") {
    const SdlHands hands;
    Reader reader;
    const auto mod = GENERATE(KMOD_NONE, KMOD_NUM);
    SdlHands::key(SDL_SCANCODE_KP_2, SDLK_KP_2, mod);
    SdlHands::text("2");
    SdlHands::key(SDL_SCANCODE_KP_PLUS, SDLK_KP_PLUS, mod);
    SdlHands::text("+");
    SdlHands::key(SDL_SCANCODE_KP_PERIOD, SDLK_KP_PERIOD, mod);
    SdlHands::text(".");
    SdlHands::key(SDL_SCANCODE_B, SDLK_b);
    SdlHands::text("b");
    const auto input = reader.read();
    CHECK(input.presses == std::vector{ui::NavKey::down, ui::NavKey::louder, ui::NavKey::back});
    CHECK(input.typed == "b");
}

TEST_CASE("A key the clinic put on its keypad types nothing either, and a held one still not",
          "[shell]") {
    const SdlHands hands;
    Reader reader;
    reader.keymap = shell::Keymap(shell::Keymap::Names{{"up", {"W"}}});
    SdlHands::key(SDL_SCANCODE_W, SDLK_w);
    SdlHands::text("w");
    SdlHands::key(SDL_SCANCODE_W, SDLK_w, KMOD_NONE, 1);
    SdlHands::text("w");
    const auto input = reader.read();
    CHECK(input.presses == std::vector{ui::NavKey::up});
    CHECK(input.typed.empty());
}

TEST_CASE("Where somebody writes, a key that types does nothing else", "[shell]") {
    const SdlHands hands;
    Reader reader;
    reader.writing = true;
    reader.keymap = shell::Keymap(shell::Keymap::Names{{"up", {"W"}}});
    SdlHands::key(SDL_SCANCODE_KP_PERIOD, SDLK_KP_PERIOD, KMOD_NUM);
    SdlHands::text(".");
    SdlHands::key(SDL_SCANCODE_KP_5, SDLK_KP_5, KMOD_NUM);
    SdlHands::text("5");
    SdlHands::key(SDL_SCANCODE_W, SDLK_w);
    SdlHands::text("w");
    const auto written = reader.read();
    CHECK(written.typed == ".5w");
    CHECK(written.presses.empty());
    SdlHands::key(SDL_SCANCODE_KP_PERIOD, SDLK_KP_PERIOD);  // NumLock is off: Delete, not Back
    const auto erased = reader.read();
    CHECK(erased.presses.empty());
    REQUIRE(erased.strokes.size() == 1);
    CHECK(erased.strokes[0].key == ui::Stroke::Key::erase);
    SdlHands::key(SDL_SCANCODE_ESCAPE, SDLK_ESCAPE);
    CHECK(reader.read().presses == std::vector{ui::NavKey::back});
}

TEST_CASE("A shortcut is its letter, and where there is no Latin letter the key's place",
          "[shell]") {
    const SdlHands hands;
    Reader reader;
    reader.writing = true;
    const auto letter = [&](SDL_Scancode place, SDL_Keycode written) {
        SdlHands::key(place, written, KMOD_LCTRL);
        const auto input = reader.read();
        return input.strokes.empty() ? ' ' : input.strokes.front().letter;
    };
    CHECK(letter(SDL_SCANCODE_C, SDLK_c) == 'c');
    CHECK(letter(SDL_SCANCODE_C, 0x624) == 'c');   // Arabic
    CHECK(letter(SDL_SCANCODE_Z, 0x44f) == 'z');   // Cyrillic
    CHECK(letter(SDL_SCANCODE_V, 0x3c9) == 'v');   // Greek
    CHECK(letter(SDL_SCANCODE_W, SDLK_z) == 'z');  // a French keyboard
    CHECK(letter(SDL_SCANCODE_Q, SDLK_a) == 'a');  // likewise
    CHECK(letter(SDL_SCANCODE_Q, '\'') == ' ');    // Dvorak: a sign, and no letter
    CHECK(letter(SDL_SCANCODE_2, 0xe9) == ' ');    // French again: no letter's place
}

TEST_CASE("Ctrl+Alt+Q asks for the desk by the letter, and ends no kiosk", "[shell]") {
    const SdlHands hands;
    Reader reader;
    reader.door = true;
    const auto mod = static_cast<SDL_Keymod>(KMOD_LCTRL | KMOD_LALT);
    SdlHands::key(SDL_SCANCODE_A, SDLK_q, mod);  // a French keyboard
    const auto input = reader.read();
    CHECK(input.presses == std::vector{ui::NavKey::staff});
    CHECK_FALSE(reader.quit);
    reader.door = false;
    SdlHands::key(SDL_SCANCODE_A, SDLK_q, mod);
    CHECK(reader.read().presses.empty());
    CHECK(reader.quit);
}

TEST_CASE("Full screen, a kiosk is not closed by its window; a signal ends it", "[shell]") {
    const SdlHands hands;
    Reader reader;
    SDL_Event close{};
    close.type = SDL_WINDOWEVENT;
    close.window.event = SDL_WINDOWEVENT_CLOSE;
    for (const bool closes : {false, true}) {
        reader.closes = closes;
        reader.quit = false;
        SDL_PushEvent(&close);
        (void)reader.read();
        CHECK(reader.quit == closes);
    }
    reader.quit = false;
    shell::heed_signals();
    raise(SIGTERM);
    (void)reader.read();
    CHECK(reader.quit);
    shell::heed_signals();  // for those who come after
    for (const int one : {SIGTERM, SIGINT, SIGHUP}) signal(one, SIG_DFL);
}

TEST_CASE("A kiosk whose display went away ends, to be started on the next one", "[shell]") {
    const SdlHands hands;
    Reader reader;
    reader.closes = false;
    SDL_Event gone{};
    gone.type = SDL_QUIT;  // what SDL says of a compositor that ended
    SDL_PushEvent(&gone);
    (void)reader.read();
    CHECK(reader.quit);
}

TEST_CASE("A key that is held down types on, and is no presence", "[shell]") {
    const SdlHands hands;
    Reader reader;
    SdlHands::key(SDL_SCANCODE_A, SDLK_a);
    SdlHands::text("a");
    CHECK_FALSE(reader.read().key_rests);
    SdlHands::key(SDL_SCANCODE_A, SDLK_a, KMOD_NONE, 1);
    SdlHands::text("a");
    const auto held = reader.read();
    CHECK(held.typed == "a");
    CHECK(held.key_rests);
    SdlHands::key(SDL_SCANCODE_A, SDLK_a, KMOD_NONE, 1);
    SdlHands::text("a");
    SdlHands::key(SDL_SCANCODE_B, SDLK_b);
    SdlHands::text("b");
    CHECK_FALSE(reader.read().key_rests);
}
