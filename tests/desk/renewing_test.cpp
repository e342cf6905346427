// Reviews that are due, renewed unchanged: how many touches it takes, and on which days the next
// fall.
#include "desk/counted_taps.h"
#include "support/office_kiosk.h"

using editorial::State;
using support::Clinic;
using support::must;
using support::World;

TEST_CASE("reviews that are due are renewed together with eight touches, sign-in and all",
          "[desk][approving]") {
    Clinic clinic;
    World& world = clinic.at();
    world.clock.set({2027, 10, 4});
    clinic.come_in();
    support::Counted ray{world};
    ray.sign_in("ray", "19283748");
    CHECK(world.says("Reviews due in 60 days: 15"));
    const auto before = clinic.open().newest(Clinic::page);
    ray.tap("today/renew-all");
    ray.tap("renew/all");
    ray.tap("renew/sign");
    CHECK(world.says("You sign 15 pages as Dr Ray Fox"));
    world.drive().type("19283748");
    ray.tap("sign/now");
    CHECK(ray.taps <= 8);
    CHECK(world.says("15 texts are signed."));
    auto repository = clinic.open();
    std::map<text::Date, int> days;
    for (const auto& text : repository.list()) {
        if (text.id.empty()) continue;
        INFO(text.path);
        CHECK(text.due > text::Date{2028, 8, 1});
        CHECK(text.due <= text::Date{2028, 10, 4});
        ++days[text.due];
    }
    support::no_more_than(days, 2);
    // Only its review changed, and the history says what was done.
    const auto after = repository.newest(Clinic::page);
    CHECK(after->state == State::approved);
    CHECK(repository.parsed(after->body)->fingerprint ==
          repository.parsed(before->body)->fingerprint);
    CHECK(repository.audit_log().verify());
    CHECK(repository.audit_log()
              .newest(editorial::Action::approve, Clinic::page)
              ->words.starts_with("reviewed, unchanged; next review 2028-"));
}

namespace {

text::Date due_of(Clinic& clinic, const std::string& path) {
    auto repository = clinic.open();
    for (const auto& text : repository.list())
        if (text.path == path) return text.due;
    return {};
}

}  // namespace

TEST_CASE("the day of the next review is picked, for one page and for many", "[desk][approving]") {
    Clinic clinic;
    World& world = clinic.at();
    world.clock.set({2027, 10, 4});
    clinic.come_in();
    clinic.sign_in("ray", "19283748");
    const auto sign_until = [&](const std::string& day, int months) {
        world.tap("renew/sign");
        CHECK(world.says("October 2028"));
        CHECK_FALSE(world.scene().find("sign/day/2028-10-05")->enabled);  // more than a year
        for (int i = 0; i < months; ++i) world.tap("sign/day/before");
        world.tap("sign/day/" + day);
        CHECK(world.scene().find("sign/day/" + day)->selected);
        world.tap("sign/secret");
        world.drive().type("19283748");
        world.tap("sign/now");
    };
    world.tap("today/renew-all");
    world.tap(std::string("renew/") + Clinic::page);
    sign_until("2028-04-15", 6);  // a Saturday
    CHECK(due_of(clinic, Clinic::page) == text::Date{2028, 4, 15});
    world.tap("today/renew-all");
    world.tap("renew/all");
    sign_until("2028-06-30", 4);
    std::map<text::Date, int> days;
    auto repository = clinic.open();
    for (const auto& text : repository.list()) {
        if (text.id.empty() || text.path == Clinic::page) continue;
        INFO(text.path);
        CHECK(text.due > text::Date{2028, 6, 15});
        CHECK(text.due <= text::Date{2028, 6, 30});
        ++days[text.due];
    }
    support::no_more_than(days, 2);
}

// By hand: it opens every sign of the 97 texts and scrolls to each end, which took 4.5 minutes of
// the processor and 102 touches when it was measured.
