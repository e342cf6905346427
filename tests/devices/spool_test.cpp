// What the print service keeps, as its settings and its jobs tell it.
#include "devices/spool.h"

#include "support/cups_lab.h"
#include "support/world.h"

using devices::Spool;
using Keeps = devices::Spool::Keeps;

namespace {

Spool of(const std::string& settings) {
    const support::Folder folder;
    REQUIRE(base::write_file(folder / "cupsd.conf", settings));
    return devices::look_at_spool("/nowhere", folder / "cupsd.conf");
}

}  // namespace

TEST_CASE("CUPS keeps documents for a day and names for ever, unless it is told not to", "[cups]") {
    CHECK(of("").documents == Keeps::yes);
    CHECK(of("").names == Keeps::yes);
    CHECK(of("PreserveJobFiles No\n").documents == Keeps::no);
    CHECK(of("PreserveJobFiles No\n").names == Keeps::yes);
    CHECK(of("  preservejobfiles\toff\nPRESERVEJOBHISTORY no\n").names == Keeps::no);
    CHECK(of("PreserveJobFiles No\nPreserveJobFiles Yes\n").documents == Keeps::yes);
    CHECK(of("PreserveJobFiles 1d\n").documents == Keeps::yes);
    CHECK(of("# PreserveJobFiles No\n").documents == Keeps::yes);
    const auto closed = devices::look_at_spool("/nowhere", "/nowhere/cupsd.conf");
    CHECK(closed.documents == Keeps::unknown);
    CHECK_FALSE(closed.reached);
}

TEST_CASE("Jobs of the kiosk that the print service still knows are counted", "[cups]") {
    const support::CupsLab lab;
    if (!lab.missing().empty()) {
        WARN("skipped: " << lab.missing());
        return;
    }
    const support::Folder folder;
    REQUIRE(base::write_file(folder / "list.pdf", support::pdf_of(1)));
    CHECK(devices::look_at_spool(lab.server()).jobs == 0);
    lab.tell("cupsdisable desk");
    lab.tell("lp -U kiosk -t Handout -d desk " + (folder / "list.pdf").string());
    lab.tell("lp -U nurse -t Handout -d desk " + (folder / "list.pdf").string());
    const auto spool = devices::look_at_spool(lab.server());
    CHECK(spool.reached);
    CHECK(spool.jobs == 1);
}
