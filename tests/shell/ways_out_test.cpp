// Each key of a keyboard with each of its modifiers, tried: none ends the kiosk. Those that a
// compositor or the kernel takes before the program sees them are held by configuration.
#include "shell/events.h"
#include "support/sdl_hands.h"

using support::SdlHands;

TEST_CASE("No key with any modifiers ends the kiosk, and one alone leads to the desk",
          "[shell][lockdown]") {
    const SdlHands hands;
    shell::EventReader reader;
    reader.door = true;
    reader.closes = false;
    constexpr int modifiers[] = {KMOD_CTRL, KMOD_ALT, KMOD_SHIFT, KMOD_GUI, KMOD_MODE};
    std::string doors;
    int tried = 0;
    std::vector<int> mods{KMOD_NONE};
    for (const int one : modifiers)
        for (std::size_t i = 0, all = mods.size(); i < all; ++i) mods.push_back(mods[i] | one);
    for (int place = SDL_SCANCODE_A; place < SDL_NUM_SCANCODES; ++place)
        for (const int mod : mods) {
            bool quit = false;
            const auto scancode = static_cast<SDL_Scancode>(place);
            SdlHands::key(scancode, SDL_GetKeyFromScancode(scancode), static_cast<SDL_Keymod>(mod));
            const auto input = reader.wait(0, {1080, 1920, 4}, quit);
            ++tried;
            if (quit) FAIL(SDL_GetScancodeName(scancode) << " with " << mod << " ends it");
            const auto& presses = input ? input->presses : std::vector<ui::NavKey>();
            if (std::find(presses.begin(), presses.end(), ui::NavKey::staff) != presses.end() &&
                doors.find(SDL_GetScancodeName(scancode)) == std::string::npos)
                doors += std::string(SDL_GetScancodeName(scancode)) + " ";
        }
    CHECK(tried > 15000);
    CHECK(doors == "Q ");  // Ctrl+Alt+Q: a sign-in stands behind it
}

TEST_CASE("What a kiosk's program never sees is forbidden by configuration", "[lockdown]") {
    const auto folder = support::source() / "assets/appliance";
    struct Held {
        const char *keys, *file, *line;
    };
    const Held held[] = {
        {"Alt+SysRq and a letter", "sysctl.conf", "kernel.sysrq = 0"},
        {"Ctrl+Alt+F1 to F12", "sway.conf", "input type:keyboard xkb_options srvrkeys:none"},
        {"another terminal", "logind.conf", "NAutoVTs=0"},
        {"a terminal kept in reserve", "logind.conf", "ReserveVT=0"},
        {"power key", "logind.conf", "HandlePowerKey=ignore"},
        {"power key, held", "logind.conf", "HandlePowerKeyLongPress=ignore"},
        {"reboot key", "logind.conf", "HandleRebootKey=ignore"},
        {"suspend key", "logind.conf", "HandleSuspendKey=ignore"},
        {"hibernate key", "logind.conf", "HandleHibernateKey=ignore"},
        {"a lid", "logind.conf", "HandleLidSwitch=ignore"},
        {"Ctrl+Alt+Del, seven times", "watchdog.conf", "CtrlAltDelBurstAction=none"},
        {"buttons of the compositor's own", "sway.conf", "swaynag_command -"}};
    for (const auto& one : held) {
        INFO(one.keys);
        const auto text = "\n" + base::read_file(folder / one.file).value();
        CHECK(text.find(std::string("\n") + one.line + "\n") != std::string::npos);
    }
    const auto on = base::read_file(support::source() / "app/commands/appliance.cpp").value();
    CHECK(on.find("\"ctrl-alt-del.target\"") != std::string::npos);  // masked
}
