// What the print service keeps of a visitor, and queues by other names than tests give. With a real
// CUPS; without the programs a test says so and passes: [cups].
#include <thread>

#include "support/cups_lab.h"
#include "devices/printer.h"
#include "devices/queues.h"

namespace {

using devices::PrintState;
using support::CupsLab;

template <class Fact>
bool soon(Fact fact) {
    for (int round = 0; round < 100 && !fact(); ++round)
        std::this_thread::sleep_for(std::chrono::milliseconds(100));
    return fact();
}

bool becomes(devices::Printer& printer, PrintState state) {
    const bool was = soon([&] { return printer.status().state == state; });
    UNSCOPED_INFO(static_cast<int>(printer.status().state) << ", " << printer.status().detail);
    return was;
}

}  // namespace

TEST_CASE("Neither what came out nor what was cancelled stays on the print service's disk",
          "[cups]") {
    const CupsLab lab;
    if (skipped(lab)) return;
    const auto printer = devices::cups_printer(lab.server());
    printer->print({support::pdf_of(2), {"desk", ""}});
    REQUIRE(becomes(*printer, PrintState::done));
    CHECK(soon([&] { return lab.kept() == 0; }));
    CHECK_THAT(lab.tell("lpstat -W completed -o").out, !Catch::Contains("desk-"));
    lab.hindered_by("media-empty-error");
    printer->print({support::pdf_of(1), {"desk", ""}});
    REQUIRE(becomes(*printer, PrintState::no_paper));
    CHECK(lab.kept() == 1);
    printer->forget();
    CHECK(soon([&] { return lab.kept() == 0; }));
}

TEST_CASE("What an earlier run left waiting does not come out when nobody is there", "[cups]") {
    const CupsLab lab;
    if (skipped(lab)) return;
    const support::Folder folder;
    REQUIRE(base::write_file(folder / "list.pdf", support::pdf_of(1)));
    lab.tell("cupsdisable desk");
    const std::string file = (folder / "list.pdf").string();
    lab.tell("lp -U kiosk -t Handout -d desk " + file);
    lab.tell("lp -U kiosk -t Other -d desk " + file);
    lab.tell("lp -U nurse -t Handout -d desk " + file);
    REQUIRE(lab.kept() == 3);
    const auto printer = devices::cups_printer(lab.server());
    printer->tidy();
    CHECK(soon([&] { return lab.kept() == 2; }));
    const std::string left = lab.tell("lpstat -o").out;
    CHECK_THAT(left, Catch::Contains("nurse") && Catch::Contains("kiosk"));
}

TEST_CASE("A queue may have any name the print service takes", "[cups]") {
    const CupsLab lab;
    if (skipped(lab)) return;
    const std::string name = GENERATE("B\xC3\xBCro", "50%", "a%41b", "\xD8\xB7\xD8\xA8");
    INFO(name);
    const auto made =
        lab.tell("lpadmin -p '" + name + "' -E -v " + lab.device() + " -m everywhere");
    REQUIRE(made.exit == 0);
    CHECK(soon([&] {
        return lab.tell("lpoptions -p '" + name + "'").out.find("Everywhere") != std::string::npos;
    }));
    const auto known = devices::queues(lab.server());
    REQUIRE(known);
    CHECK(std::count_if(known->begin(), known->end(),
                        [&](const auto& queue) { return queue.name == name; }) == 1);
    const auto printer = devices::cups_printer(lab.server());
    printer->ask({{name, ""}});
    REQUIRE(becomes(*printer, PrintState::ready));
    printer->print({support::pdf_of(1), {name, ""}});
    CHECK(becomes(*printer, PrintState::done));
}
