// The desk's journeys in a real window, by mouse and keyboard.
#include <numeric>

#include "text/calendar.h"
#include "window/staff.h"

using editorial::State;
using support::Clinic;
using window::Office;
using window::Staff;

namespace {

State state_of(editorial::Repository& repository, const std::string& path) {
    const auto text = repository.newest(path);
    return text ? text->state : State::withdrawn;
}

}  // namespace

TEST_CASE(
    "in a window a sentence is corrected and sent for review with six clicks, and approved "
    "with four",
    "[window][desk-window]") {
    if (!window::shown_here()) return;
    Office office;
    {
        Staff ann(office, "correct");
        ann.sign_in("ann", "19283747");
        ann.click("today/find");
        ann.click("pages/search");
        ann.type("prostatitis");
        ann.click(std::string("text/") + Clinic::page);
        ann.click(ann.starting("write/block/", "Fever or shivering"));
        ann.stroke("ctrl+home", "ctrl+Home");
        ann.type("High ");
        ann.click("write/submit");
        CHECK(ann.clicks <= 6);
        CHECK(ann.library([](auto& repository) {
            const auto text = repository.newest(Clinic::page);
            return text->state == State::in_review &&
                   text->body.find("High Fever or shivering") != std::string::npos;
        }));
    }
    Staff ray(office, "approve");
    ray.sign_in("ray", "19283748");
    ray.click(std::string("today/read/") + Clinic::page);
    ray.read_to_end();
    ray.click("review/approve");
    ray.type("19283748");
    ray.click("sign/now");
    CHECK(ray.clicks <= 4);
    CHECK(ray.library(
        [](auto& repository) { return state_of(repository, Clinic::page) == State::approved; }));
}

TEST_CASE("in a window all reviews that are due are renewed with eight clicks, sign-in and all",
          "[window][desk-window]") {
    if (!window::shown_here()) return;
    Office office;
    office.due_soon();
    Staff ray(office, "renew");
    ray.sign_in("ray", "19283748");
    constexpr int to_sign_in = 3;
    ray.click("today/renew-all");
    ray.click("renew/all");
    ray.click("renew/sign");
    // Another day than a year from now, which takes three clicks more.
    text::Date day = text::months_on(window::today(), 11);
    day.day = 15;
    ray.press("sign/day/before");
    ray.press("sign/day/" + text::to_iso(day));
    ray.press("sign/secret");
    ray.type("19283748");
    ray.click("sign/now");
    CHECK(ray.clicks + to_sign_in <= 8);
    CHECK(ray.library([&](auto& repository) {
        std::map<text::Date, int> days;
        for (const auto& text : repository.list())
            if (!text.id.empty() && text.due <= day && text.due > text::months_on(day, -1))
                ++days[text.due];
        return std::accumulate(days.begin(), days.end(), 0, [](int sum, const auto& one) {
                   return one.second > 2 ? -100 : sum + one.second;
               }) == 15;
    }));
}

TEST_CASE("in a window a new topic is begun by one form, and its page opens to be written",
          "[window][desk-window]") {
    if (!window::shown_here()) return;
    Office office;
    Staff ann(office, "topic");
    ann.sign_in("ann", "19283747");
    ann.click("today/new");
    ann.click("new/title");
    ann.type("A blood test");
    ann.click(ann.starting("new/group/", ""));
    ann.click("new/go");
    CHECK(ann.clicks <= 4);
    const std::string path = "en/topics/blood-test.md";
    CHECK(
        ann.library([&](auto& repository) { return state_of(repository, path) == State::draft; }));
    ann.click("write/head");
    ann.click("write/field/1");
    ann.stroke("ctrl+a", "ctrl+a");
    ann.type("How a blood test is done.");
    ann.click("write/done");
    ann.wait(1.5);
    CHECK(ann.library([&](auto& repository) {
        const auto drafts = repository.drafts(path);
        return !drafts.empty() &&
               drafts.front().body.find("How a blood test is done.") != std::string::npos;
    }));
}
