// Sound and paper as a kiosk knows them: asked anew while nobody is there, not only by a visitor
// who wants them.
#pragma once

#include "devices/all.h"
#include "devices/queues.h"
#include "settings/printer_rules.h"
#include "shell/health.h"

namespace shell {

inline constexpr double paper_again_s = 300;  // a printer that sleeps is not woken each minute

class Parts {
  public:
    // `cards`: where the kernel shows sound cards.
    explicit Parts(const devices::All& devices, base::Path cards = "/dev/snd");
    // With each beat, in no time: what an earlier one asked for is taken, and asked for anew. Sound
    // is tried where other cards are there than before, for that takes power. `printers`: where
    // paper may come out; nobody is asked while somebody is there.
    struct Now {
        double now_s = 0;
        bool in_use = false;
        const std::vector<settings::PrinterRule>& printers;
    };
    void look(const Now& now, Health& health);
    // Why there is no sound; on any thread, for the first time takes seconds.
    std::string silence() const { return devices_.voice.fault(); }
    // What is known while paper is asked for or made stays what it was.
    static void take(const devices::PrintStatus& status, Health& health);

  private:
    std::string cards_there() const;

    devices::All devices_;
    base::Path cards_;
    std::string known_ = cards_there();
    double asked_s_ = -paper_again_s;
};

}  // namespace shell
