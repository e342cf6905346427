// What the desk knows of its kiosks: who is behind, dark, without paper; and when to be alarmed.
#include "fleet/report.h"

#include "fleet/lab.h"

namespace {

using fleet::Alarm;
using fleet::Fault;

fleet::Report report(const std::string& kiosk, std::int64_t came) {
    fleet::Report made;
    made.kiosk = kiosk;
    made.came = came;
    made.number = 3;
    made.edition = "abc";
    made.touch = made.clock = "well";
    return made;
}

}  // namespace

TEST_CASE("Who is behind or dark is told by name; what is wrong with all is an alarm", "[fleet]") {
    const auto now = lab::noon;
    auto well = report("a", now - 60), behind = report("b", now - 60),
         dark = report("c", now - 9000);
    behind.number = 2;
    const auto status = fleet::status_of({well, behind, dark}, {3, now - 7200}, now);
    CHECK(status.kiosks[0].faults.empty());
    CHECK(status.kiosks[1].faults == std::vector{Fault::behind});
    CHECK(status.kiosks[2].faults == std::vector{Fault::dark});
    CHECK(status.behind() == 1);
    CHECK(status.alarms.empty());
    // An hour is theirs to follow in.
    CHECK_FALSE(fleet::status_of({behind}, {3, now - 60}, now).kiosks[0].has(Fault::behind));

    well.printer = behind.printer = dark.printer = "the paper is out";
    const auto alarms = [&](std::vector<fleet::Report> reports) {
        return fleet::status_of(std::move(reports), {3, 0}, now).alarms;
    };
    CHECK(alarms({well, behind, dark}) == std::vector{Alarm::paper});
    well.printer = "";
    well.sound = behind.sound = dark.sound = "no card";
    CHECK(alarms({well, behind, dark}) == std::vector{Alarm::sound});
    CHECK(alarms({report("a", now - fleet::silence_s - 1)}) == std::vector{Alarm::silence});
}

TEST_CASE("A kiosk that died well does not hide what all living ones lack", "[fleet]") {
    const auto now = lab::noon;
    auto one = report("a", now - 60), other = report("b", now - 60);
    const auto dead = report("c", now - fleet::dark_s - 1);
    one.printer = other.printer = "the paper is out";
    one.refused = other.refused = "no leaflet";
    const auto alarms = fleet::status_of({one, other, dead}, {3, 0}, now).alarms;
    CHECK(alarms == std::vector{Alarm::refused, Alarm::paper});
    // Where none lives any more, what they told last is still what is known.
    one.came = other.came = now - fleet::dark_s - 1;
    other.sound = one.sound = "no card";
    CHECK(fleet::status_of({one, other}, {3, 0}, now).alarms ==
          std::vector{Alarm::refused, Alarm::paper, Alarm::sound});
}

TEST_CASE("No report at all is an alarm, once the channel is a day old", "[fleet]") {
    const auto now = lab::noon;
    const auto alarms = [&](std::int64_t since) {
        return fleet::status_of({}, {3, now - 60, since}, now).alarms;
    };
    CHECK(alarms(now - fleet::silence_s - 1) == std::vector{Alarm::silence});
    CHECK(alarms(now - fleet::silence_s + 1).empty());
}

TEST_CASE("A report says nothing of a visit, and what a stranger wrote harms nobody", "[fleet]") {
    const lab::Lab lab;
    auto kiosk = lab.kiosk("a");
    REQUIRE(base::write_file(
        kiosk.paths.health(),
        R"({"edition": "abc", "visit": true, "touched": 1795000000, "keyed": 1795000001,
            "frame": 1795000002, "beat": 1795000003, "printer": "no paper", "safe": 7})"));
    const auto told = fleet::report_of(kiosk);
    CHECK_THAT(told, Catch::Contains("no paper") && Catch::Contains("abc"));
    for (const auto* word : {"visit", "touched", "keyed", "frame", "beat", "17950000"})
        CHECK_THAT(told, !Catch::Contains(word));
    const auto folder = lab.channel / "reports";
    const auto put = [&](const std::string& name, const std::string& bytes) {
        REQUIRE(fleet::write_with_folder(folder / name / "health.json", bytes));
    };
    put("a", told);
    put("b", std::string(20000, 'x'));
    put("c", "{\"number\": \"\\u001b[2J\"}");
    auto coloured = told;
    coloured.replace(coloured.find("no paper"), 8, "\\u001b[2J");
    put("d", coloured);
    const auto read = fleet::read_reports(lab.channel);
    REQUIRE(read.size() == 4);
    CHECK(read[0].printer == "no paper");
    CHECK(read[1].refused == "its report cannot be read");
    CHECK(read[2].refused == "its report cannot be read");
    CHECK(read[3].printer == "?");
}
