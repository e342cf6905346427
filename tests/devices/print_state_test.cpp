#include "devices/print_state.h"

#include "support/cups_lab.h"
#include "devices/pdf_facts.h"
#include "devices/printer.h"
#include "devices/queues.h"

using devices::PrintState;
using devices::state_from;

TEST_CASE("A printer's reasons have a meaning for a visitor", "[devices]") {
    struct Case {
        std::vector<std::string> reasons;
        PrintState asked, held_up;
    };
    const auto ready = PrintState::ready;
    const Case one = GENERATE_REF(
        Case{{}, ready, ready}, Case{{"none"}, ready, ready},
        Case{{"media-empty-error"}, PrintState::no_paper, PrintState::no_paper},
        Case{{"media-empty"}, PrintState::no_paper, PrintState::no_paper},
        Case{{"media-empty-warning"}, ready, PrintState::no_paper},
        Case{{"media-empty-report"}, ready, ready}, Case{{"media-low-warning"}, ready, ready},
        Case{{"media-needed-report"}, ready, PrintState::no_paper},
        Case{{"input-tray-missing"}, PrintState::no_paper, PrintState::no_paper},
        Case{{"media-jam-error"}, PrintState::jam, PrintState::jam},
        Case{{"door-open-report"}, ready, PrintState::door_open},
        Case{{"cover-open-report"}, ready, PrintState::door_open},
        Case{{"interlock-open-warning"}, ready, PrintState::door_open},
        Case{{"media-tray-empty-error"}, PrintState::no_paper, PrintState::no_paper},
        Case{{"media-tray-missing-error"}, PrintState::no_paper, PrintState::no_paper},
        Case{{"cover-open"}, PrintState::door_open, PrintState::door_open},
        Case{{"door-open-error"}, PrintState::door_open, PrintState::door_open},
        Case{{"interlock-open-error"}, PrintState::door_open, PrintState::door_open},
        Case{{"toner-empty-error"}, PrintState::no_toner, PrintState::no_toner},
        Case{{"marker-supply-empty-warning"}, ready, PrintState::no_toner},
        Case{{"toner-low-warning", "marker-supply-low-report"}, ready, ready},
        Case{{"offline-report"}, PrintState::offline, PrintState::offline},
        Case{{"shutdown-error"}, PrintState::offline, PrintState::offline},
        Case{{"connecting-to-device"}, ready, PrintState::offline},
        Case{{"paused"}, PrintState::stopped, PrintState::stopped},
        Case{{"output-area-full-error"}, PrintState::stopped, PrintState::stopped},
        Case{{"other"}, ready, ready}, Case{{"other-warning"}, ready, ready},
        Case{{"other-error"}, PrintState::stopped, PrintState::stopped},
        Case{{"cups-waiting-for-job-completed"}, ready, ready},
        Case{{"com.example-odd-error", "\xff"}, ready, ready},
        // What a person mends first is told first.
        Case{{"paused", "media-empty-error", "media-jam-error"}, PrintState::jam, PrintState::jam},
        Case{
            {"media-low-report", "toner-empty-error"}, PrintState::no_toner, PrintState::no_toner});
    INFO(devices::in_one_line(one.reasons));
    CHECK(state_from(one.reasons, false) == one.asked);
    CHECK(state_from(one.reasons, true) == one.held_up);
    if (one.held_up != ready) CHECK_FALSE(devices::in_words(one.reasons).empty());
}

TEST_CASE("Reasons in one line leave out that there is none", "[devices]") {
    CHECK(devices::in_one_line({"none"}).empty());
    CHECK(devices::in_one_line({"paused", "none", "media-low"}) == "paused, media-low");
}

TEST_CASE("A PDF tells its pages and its paper", "[devices]") {
    CHECK(devices::pdf_facts(support::pdf_of(3)).pages == 3);
    CHECK(devices::pdf_facts(support::pdf_of(1)).media == "iso_a4_210x297mm");
    CHECK(devices::pdf_facts(support::pdf_of(1, true)).media == "na_letter_8.5x11in");
    CHECK(devices::pdf_facts("<</Type/Page/MediaBox[0 0 300 300]>>").pages == 1);
    CHECK(devices::pdf_facts("<</Type/Page/MediaBox[0 0 300 300]>>").media.empty());
    for (const std::string odd : {"", "/Type", "/Type /Pages", "/MediaBox", "/MediaBox [", "%PDF-1",
                                  "/MediaBox [ a b c d ]", "/MediaBox [0 0 595"}) {
        INFO(odd);
        CHECK(devices::pdf_facts(odd).pages == 0);
        CHECK(devices::pdf_facts(odd).media.empty());
    }
}

TEST_CASE("The stand-in is hindered as a test says, and goes on when mended", "[devices]") {
    devices::StandInPrinter printer;
    printer.reasons = {"media-empty-warning"};
    printer.ask({});
    CHECK(printer.status().state == PrintState::ready);  // it may have another tray
    printer.print({support::pdf_of(2), {}});
    CHECK(printer.status().state == PrintState::no_paper);
    CHECK(printer.status().detail == "media-empty-warning");
    CHECK(printer.printed.empty());
    printer.mend();
    CHECK(printer.status().state == PrintState::done);
    CHECK(printer.status().pages_done == 2);
    CHECK(printer.printed.size() == 1);
    printer.reasons = {"media-jam-error"};
    printer.ask({});
    CHECK(printer.status().state == PrintState::jam);
    printer.print({support::pdf_of(1), {}});
    printer.forget();
    printer.mend();  // nobody waits for it any more
    CHECK(printer.status().state == PrintState::idle);
    CHECK(printer.printed.size() == 1);
}
