// Sound and paper are known before a visitor wants them, and again once they are mended.
#include "shell/upkeep/parts.h"

#include "support/world.h"

namespace {

struct Kiosk {
    support::Folder cards;
    devices::StandInPrinter printer;
    devices::StandInClock clock;
    devices::StandInVoice voice{clock};
    shell::Parts parts{devices::All{printer, voice, clock}, cards.path()};
    std::vector<settings::PrinterRule> printers{{"desk", "", {}, {}}};
    shell::Health health;
    double now_s = 0;
    void beat(bool in_use = false) {
        now_s += static_cast<double>(shell::beat_s);
        parts.look({now_s, in_use, printers}, health);
    }
    void minutes(int n, bool in_use = false) {
        for (int i = 0; i < n; ++i) beat(in_use);
    }
};

}  // namespace

TEST_CASE(
    "Paper that ran out is told before anybody asks for a page, and told no more when it is "
    "there",
    "[shell]") {
    Kiosk kiosk;
    kiosk.minutes(2);
    CHECK(kiosk.health.printer.empty());
    kiosk.printer.reasons = {"media-empty-error"};
    kiosk.minutes(7);
    CHECK_FALSE(kiosk.health.printer.empty());
    kiosk.printer.forget();  // a visit ended: nothing is known, and nothing is mended by that
    kiosk.beat(true);
    CHECK_FALSE(kiosk.health.printer.empty());
    kiosk.printer.reasons.clear();
    kiosk.minutes(30, true);  // nobody asks in a visitor's place
    CHECK_FALSE(kiosk.health.printer.empty());
    kiosk.minutes(7);
    CHECK(kiosk.health.printer.empty());
    kiosk.printer.reasons = {"media-empty-error"};
    kiosk.minutes(7);
    kiosk.printers.clear();  // the clinic offers no paper any more
    kiosk.beat();
    CHECK(kiosk.health.printer.empty());
}

TEST_CASE("Sound is tried anew when a card comes or goes, and not while none does", "[shell]") {
    Kiosk kiosk;
    kiosk.minutes(10);
    CHECK(kiosk.voice.looks == 0);
    REQUIRE(base::write_file(kiosk.cards / "pcmC1D0p", ""));
    kiosk.minutes(10);
    CHECK(kiosk.voice.looks == 1);
    REQUIRE(base::write_file(kiosk.cards / "pcmC1D0c", ""));  // a microphone
    kiosk.minutes(10);
    CHECK(kiosk.voice.looks == 1);
    std::filesystem::remove(kiosk.cards / "pcmC1D0p");
    kiosk.minutes(10);
    CHECK(kiosk.voice.looks == 2);
}
