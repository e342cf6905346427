// The printing against a real CUPS and a printer that is a program. Without the programs a test
// says so and passes: [cups].
#include <chrono>
#include <functional>
#include <thread>

#include "support/cups_lab.h"
#include "devices/printer.h"
#include "devices/queues.h"
#include "support/waiting.h"

namespace {

using devices::PrintState;
using support::CupsLab;
using Clock = std::chrono::steady_clock;

constexpr double frame_most_s = 0.3;

// Watches a printer as a screen does: again and again, and never kept waiting.
class Watched {
  public:
    explicit Watched(const CupsLab& lab) : printer_(devices::cups_printer(lab.server())) {}
    void ask(const std::vector<devices::Outlet>& outlets = {{"desk", ""}}) {
        call([&] { printer_->ask(outlets); });
    }
    void print(const std::string& pdf, const devices::Outlet& outlet = {"desk", ""}) {
        call([&] { printer_->print({pdf, outlet}); });
    }
    void forget() {
        call([&] { printer_->forget(); });
    }
    devices::PrintStatus status() {
        devices::PrintStatus now;
        call([&] { now = printer_->status(); });
        return now;
    }
    // True when this state is told within so many seconds.
    bool becomes(PrintState state, double most_s = 5) {
        const auto start = Clock::now();
        const auto since = [&] {
            return std::chrono::duration<double>(Clock::now() - start).count();
        };
        while (status().state != state && since() < most_s)
            std::this_thread::sleep_for(std::chrono::milliseconds(10));
        const auto now = status();
        UNSCOPED_INFO("after " << since() << " s: state " << static_cast<int>(now.state) << ", "
                               << now.detail);
        return now.state == state;
    }
    double slowest() const { return slowest_; }

  private:
    void call(const std::function<void()>& act) {
        slowest_ = std::max(slowest_, support::seconds_of(act));
    }

    std::unique_ptr<devices::Printer> printer_;
    double slowest_ = 0;
};

bool empties(const CupsLab& lab) {
    for (int round = 0; round < 50 && !lab.queue_is_empty(); ++round)
        std::this_thread::sleep_for(std::chrono::milliseconds(100));
    return lab.queue_is_empty();
}

}  // namespace

TEST_CASE("A good job arrives with every page, on its paper, and under nobody's name", "[cups]") {
    const CupsLab lab;
    if (skipped(lab)) return;
    Watched printer(lab);
    printer.ask();
    REQUIRE(printer.becomes(PrintState::ready));
    CHECK_THAT(printer.status().detail, Catch::Contains("one-sided"));
    const bool letter = GENERATE(false, true);
    printer.print(support::pdf_of(3, letter));
    REQUIRE(printer.becomes(PrintState::done));
    CHECK(printer.status().pages_done == 3);
    CHECK(printer.status().pages_all == 3);
    const support::Folder folder;
    REQUIRE(base::write_file(folder / "printed.pdf", lab.printed()));
    const auto file = (folder / "printed.pdf").string();
    CHECK_THAT(support::run("pdfinfo " + file).out, Catch::Contains("Pages:           3\n"));
    CHECK_THAT(support::run("pdftotext " + file + " -").out, Catch::Contains("This is page 3"));
    const std::string told = lab.told();
    INFO(told);
    CHECK_THAT(told, Catch::Contains("Handout\n") && Catch::Contains("USER_NAME=kiosk\n"));
    CHECK_THAT(told, Catch::Contains(letter ? "=27940" : "=29700") ||
                         Catch::Contains(letter ? "na_letter" : "iso_a4"));
    CHECK(printer.slowest() < frame_most_s);
}

TEST_CASE("A paused queue, and one that rejects, are told, and offered again when mended",
          "[cups]") {
    const CupsLab lab;
    if (skipped(lab)) return;
    Watched printer(lab);
    for (const std::string what : {"disable", "reject"}) {
        INFO(what);
        lab.tell("cups" + what + " desk");
        printer.ask();
        CHECK(printer.becomes(PrintState::stopped));
        printer.print(support::pdf_of(1));
        CHECK(printer.becomes(PrintState::stopped));
        CHECK(lab.queue_is_empty());
        lab.tell(what == "reject" ? "cupsaccept desk" : "cupsenable desk");
        printer.ask();
        CHECK(printer.becomes(PrintState::ready));
    }
    CHECK(lab.printed().empty());
    CHECK(printer.slowest() < frame_most_s);
}

TEST_CASE("What holds a job up is told, and it goes on when that is mended", "[cups]") {
    const CupsLab lab;
    if (skipped(lab)) return;
    Watched printer(lab);
    const std::vector<std::pair<std::string, PrintState>> hindrances{
        {"media-empty-error", PrintState::no_paper},
        {"media-jam-error", PrintState::jam},
        {"cover-open-error", PrintState::door_open},
        {"marker-supply-empty-error", PrintState::no_toner}};
    for (const auto& [reason, state] : hindrances) {
        INFO(reason);
        lab.hindered_by(reason);
        printer.print(support::pdf_of(2));
        CHECK(printer.becomes(state));
        CHECK_FALSE(printer.status().detail.empty());
        lab.be(CupsLab::Mood::prints);
        CHECK(printer.becomes(PrintState::done));
        CHECK(printer.status().pages_done == 2);
    }
    CHECK(printer.slowest() < frame_most_s);
}

TEST_CASE("A queue paused in the midst of a job is told, and the job goes on after", "[cups]") {
    const CupsLab lab;
    if (skipped(lab)) return;
    Watched printer(lab);
    lab.be(CupsLab::Mood::sleeps);
    printer.print(support::pdf_of(1));
    REQUIRE(printer.becomes(PrintState::printing));
    lab.tell("cupsdisable desk");
    CHECK(printer.becomes(PrintState::stopped));
    lab.be(CupsLab::Mood::prints);
    lab.tell("cupsenable desk");
    CHECK(printer.becomes(PrintState::done, 20));  // CUPS takes its time to take it up again
}

TEST_CASE("What waits for paper is cancelled when the visit ends", "[cups]") {
    const CupsLab lab;
    if (skipped(lab)) return;
    lab.hindered_by("media-empty-error");
    {
        Watched printer(lab);
        printer.print(support::pdf_of(1));
        REQUIRE(printer.becomes(PrintState::no_paper));
        printer.forget();
        CHECK(printer.status().state == PrintState::idle);
        CHECK(empties(lab));
        CHECK(printer.slowest() < frame_most_s);
        printer.print(support::pdf_of(1));
        REQUIRE(printer.becomes(PrintState::no_paper));
    }  // the program ends
    CHECK(lab.queue_is_empty());
}

TEST_CASE("A printer that takes a minute has a sentence at once, and can be left", "[cups]") {
    const CupsLab lab;
    if (skipped(lab)) return;
    lab.be(CupsLab::Mood::sleeps);
    Watched printer(lab);
    printer.print(support::pdf_of(2));
    CHECK(printer.status().state == PrintState::sending);
    CHECK(printer.becomes(PrintState::printing));
    CHECK(printer.status().pages_all == 2);
    for (int round = 0; round < 40 && printer.status().pages_done == 0; ++round)
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
    CHECK(printer.status().pages_done == 1);  // what came out, not what was sent
    printer.forget();
    CHECK(empties(lab));
    CHECK(printer.slowest() < frame_most_s);
}

TEST_CASE("A printer without current is told, before a job and in the midst of one", "[cups]") {
    CupsLab lab;
    if (skipped(lab)) return;
    lab.be(CupsLab::Mood::sleeps);
    Watched printer(lab);
    printer.print(support::pdf_of(1));
    REQUIRE(printer.becomes(PrintState::printing));
    lab.pull_the_plug();
    CHECK(printer.becomes(PrintState::offline));
    printer.ask();
    CHECK(printer.becomes(PrintState::offline));
    CHECK(empties(lab));  // to ask anew is to give the old one up
    lab.be(CupsLab::Mood::prints);
    lab.plug_in();
    printer.ask();
    CHECK(printer.becomes(PrintState::ready));
    CHECK(printer.slowest() < frame_most_s);
}

TEST_CASE("A job that the printer cannot take is told, and not sent again", "[cups]") {
    CupsLab lab;
    if (skipped(lab)) return;
    Watched printer(lab);
    SECTION("the printer gives it up") {
        lab.be(CupsLab::Mood::fails);
        printer.print(support::pdf_of(1));
    }
    SECTION("the queue takes another format only") {
        lab.plug_in("image/jpeg");
        lab.tell("lpadmin -p desk -m raw");
        printer.print(support::pdf_of(1));
    }
    CHECK(printer.becomes(PrintState::refused));
    CHECK_FALSE(printer.status().detail.empty());
    CHECK(empties(lab));
    CHECK(lab.printed().empty());
}

TEST_CASE("A print service that is gone is told, before a job and in the midst of one", "[cups]") {
    CupsLab lab;
    if (skipped(lab)) return;
    lab.be(CupsLab::Mood::sleeps);
    Watched printer(lab);
    printer.print(support::pdf_of(1));
    REQUIRE(printer.becomes(PrintState::printing));
    lab.stop_service();
    CHECK(printer.becomes(PrintState::no_answer));
    printer.ask();
    CHECK(printer.becomes(PrintState::no_answer));
    CHECK(printer.slowest() < frame_most_s);
}

TEST_CASE("A job is drawn from its tray; a tray that the queue does not tell is not asked for",
          "[cups]") {
    const CupsLab lab;
    if (skipped(lab)) return;
    const auto all = devices::queues(lab.server());
    REQUIRE(all);
    REQUIRE(all->size() == 1);
    REQUIRE_FALSE(all->front().trays.empty());
    const std::string tray = all->front().trays.back();
    INFO(tray);
    Watched printer(lab);
    printer.print(support::pdf_of(1), {"desk", tray});
    REQUIRE(printer.becomes(PrintState::done));
    const std::string told = lab.told();
    INFO(told);
    CHECK_THAT(told, Catch::Contains("media-source=" + tray) && Catch::Contains("=29700"));
    printer.print(support::pdf_of(1), {"desk", "tray-nobody-has"});
    REQUIRE(printer.becomes(PrintState::done));
    CHECK_THAT(lab.told(), !Catch::Contains("tray-nobody-has"));
}

TEST_CASE("Of several printers the first that can print is found", "[cups]") {
    const CupsLab lab;
    if (skipped(lab)) return;
    lab.tell("lpadmin -p hall -E -v socket://localhost:9 -m raw");
    Watched printer(lab);
    const devices::Outlet hall{"hall", ""}, desk{"desk", ""}, nowhere{"nowhere", ""};
    printer.ask({nowhere, hall, desk});
    REQUIRE(printer.becomes(PrintState::ready));
    CHECK(printer.status().outlet == hall);
    lab.tell("cupsdisable hall");
    printer.ask({hall, desk});
    REQUIRE(printer.becomes(PrintState::ready));
    CHECK(printer.status().outlet == desk);
    lab.tell("cupsdisable desk");
    printer.ask({hall, desk});
    REQUIRE(printer.becomes(PrintState::stopped));
    CHECK(printer.status().outlet == hall);
    CHECK(printer.slowest() < frame_most_s);
}

TEST_CASE("At the desk a command waits for a printer to be mended, and says for what", "[cups]") {
    const CupsLab lab;
    if (skipped(lab)) return;
    const support::Folder data;
    support::prepare(data.path(), support::fixtures() / "library", "[\"en\"]");
    const auto settings = *base::read_file(data / "clinic.toml");
    REQUIRE(base::write_file(data / "clinic.toml", settings + "printer_queue = \"desk\"\n"));
    const auto print = [&](const std::string& seconds) {
        return lab.tell(support::program() + " --data " + data.path().string() +
                        " handout prostate --print --wait " + seconds);
    };
    lab.tell("cupsdisable desk");
    const auto given_up = print("1");
    INFO(given_up.out);
    CHECK(given_up.exit == 1);
    CHECK_THAT(given_up.out, Catch::Contains("desk: waiting: it was paused") &&
                                 Catch::Contains("desk: not printed: it was paused"));
    CHECK(lab.printed().empty());
    std::thread mends([&] {
        std::this_thread::sleep_for(std::chrono::milliseconds(1500));
        lab.tell("cupsenable desk");
    });
    const auto ran = print("8");
    mends.join();
    INFO(ran.out);
    CHECK(ran.exit == 0);
    CHECK_THAT(ran.out,
               Catch::Contains("desk: waiting: it was paused") && Catch::Contains("desk: printed"));
    lab.hindered_by("media-empty-error");
    const auto held_up = print("2");
    INFO(held_up.out);
    CHECK(held_up.exit == 1);
    CHECK_THAT(held_up.out, Catch::Contains("waiting: a tray is empty or missing"));
    CHECK(empties(lab));
}

TEST_CASE("A person at the terminal sees each queue", "[cups]") {
    const CupsLab lab;
    if (skipped(lab)) return;
    const support::Folder data;
    REQUIRE(base::write_file(data / "clinic.toml",
                             "[[printer]]\nqueue = \"desk\"\ntray = \"tray-9\"\nfor = "
                             "[\"large\"]\n[[printer]]\nqueue = \"desk\"\n"));
    const auto printers = [&](const std::string& how) {
        return lab.tell(support::program() + " --data " + data.path().string() + " printers" + how);
    };
    auto ran = printers("");
    INFO(ran.out);
    CHECK(ran.exit == 0);
    CHECK_THAT(ran.out, Catch::Contains("* desk: idle") && Catch::Contains("    trays: ") &&
                            Catch::Contains("for normal: desk\n") &&
                            Catch::Contains("for large: desk, tray tray-9 (the queue tells no such "
                                            "tray: it is not asked for); else desk\n"));
    lab.tell("cupsdisable desk");
    ran = printers(" --json");
    INFO(ran.out);
    CHECK(ran.exit == 1);
    CHECK_THAT(ran.out, Catch::Contains("\"chosen\": true") &&
                            Catch::Contains("\"state\": \"paused\"") &&
                            Catch::Contains("\"paper_sizes\"") && Catch::Contains("\"duplex\""));
}
