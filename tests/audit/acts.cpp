// Rows that need doing: touching beside, listening, going back to how it was.
#include "audit/walk.h"
#include "kiosk/narrator.h"
#include "text/unicode.h"

namespace audit {

using content::Msg;
using support::World;

namespace {

Setting place_of(const std::string& language, const kiosk::Sample& stop) {
    return {language + ", " + stop.name, language, ui::TextSize::normal, stop.name};
}

void touch(World& world, ui::Pointer::Phase phase, base::Point at, std::int64_t finger = 1) {
    world.drive().touch({phase, finger, at});
}

// Those that nothing lies over: there the bar can be touched.
kiosk::Samples open_stops(World& world) {
    auto open = some_stops(world);
    std::erase_if(open, [](const auto& stop) { return stop.over != kiosk::Sample::Over::none; });
    return open;
}

// What a touch could have changed.
std::string state(World& world) {
    const auto& session = world.session();
    return world.scene().title + std::to_string(session.way.size()) + session.language +
           session.typed + std::to_string(session.questions.size()) + session.comfort.theme +
           std::string(ui::name(session.comfort.size)) + (session.listening.on ? "l" : "") +
           (session.covered ? "c" : "");
}

void slips(World& world, const kiosk::Sample& stop, Findings& findings) {
    using Phase = ui::Pointer::Phase;
    go(world, stop, place_of("en", stop));
    const auto nodes = world.scene().nodes;
    for (const auto& node : nodes) {
        if (!node.tappable || !node.enabled || !node.whole() || node.draggable) continue;
        const std::string at = stop.name + ": " + node.key.path;
        const auto before = state(world);
        const base::Point in = node.box_mm.centre();
        const base::Point out{in.x, in.y < 200 ? 470.F : 1.F};
        touch(world, Phase::down, in);
        touch(world, Phase::move, out);
        touch(world, Phase::up, out);
        findings.hold(20, state(world) == before, at);
        // A palm comes down on it while a finger rests elsewhere; what lies over a screen goes away
        // whatever is touched.
        if (stop.over != kiosk::Sample::Over::none) continue;
        const base::Point quiet{1, 1};
        touch(world, Phase::down, quiet, 1);
        touch(world, Phase::down, in, 2);
        touch(world, Phase::up, in, 2);
        touch(world, Phase::up, quiet, 1);
        findings.hold(22, state(world) == before, at);
        go(world, stop, place_of("en", stop));
    }
}

void twice(World& world, Findings& findings) {
    const kiosk::Sample ask{"questions of a topic",
                            kiosk::TopicScreen{"prostatitis", kiosk::ChapterAt{99}}};
    go(world, ask, place_of("en", ask));
    world.session().questions.clear();
    world.tap("question/1");
    findings.hold(21, world.session().questions.size() == 1, "a first tap adds");
    world.drive().wait(1);
    const base::Point at = world.scene().find("question/1")->box_mm.centre();
    touch(world, ui::Pointer::Phase::down, at);
    touch(world, ui::Pointer::Phase::up, at);
    touch(world, ui::Pointer::Phase::down, at);
    touch(world, ui::Pointer::Phase::up, at);
    findings.hold(21, world.session().questions.empty(), "of two quick taps one counts");
}

void back_to_normal(World& world, Findings& findings) {
    world.session() = {};
    world.drive().wait(1);
    const auto fresh = world.scene().nodes;
    world.tap("attract/start");
    world.tap("bar/comfort");
    for (const char* key : {"size/larger", "theme/white-on-black", "lower/on", "voice/faster",
                            "voice/louder", "touch/half"})
        if (std::string(key) != "touch/half") world.tap(key);
    world.tap("bar/language");
    world.tap("language/ar");
    world.tap("bar/listen");
    world.drive().wait(2);
    world.tap("bar/start-over");
    world.drive().wait(1);
    const auto& session = world.session();
    findings.hold(18, session.comfort == kiosk::Preferences{}, "comfort");
    findings.hold(18, session.language == "en" && session.companion.empty(), "language");
    findings.hold(18, !session.listening.on && session.typed.empty(), "listening, typed");
    findings.hold(18, session.questions.empty() && session.memory.scrolls.empty(),
                  "questions, scroll");
    const auto& now = world.scene().nodes;
    bool same = now.size() == fresh.size();
    for (std::size_t i = 0; same && i < now.size(); ++i)
        same = now[i].key == fresh[i].key && now[i].box_mm == fresh[i].box_mm &&
               now[i].name == fresh[i].name;
    findings.hold(18, same, "attract looks as for the first visitor");
}

void idle(World& world, Findings& findings) {
    world.session() = {};
    world.tap("attract/start");
    const double limit = world.services().settings.idle_seconds;
    for (int i = 0; i < 10; ++i) {
        // The kiosk speaks a while to one who uses keys: time runs only after that.
        for (int s = 0; s < limit + 60 && !world.shows("still/yes"); ++s) world.drive().wait(1);
        findings.hold(19, world.shows("still/yes"),
                      "the warning is shown; instead: " + world.scene().title);
        world.drive().press("down");
        findings.hold(19, !world.shows("still/yes"), "a key gives more time");
    }
    for (int s = 0; s < limit + 60 && !world.shows("still/yes"); ++s) world.drive().wait(1);
    const auto count = world.voice.heard().size();
    world.drive().wait(19);
    findings.hold(19, world.shows("still/yes"), "the warning stands for 20 seconds");
    findings.hold(19, world.voice.heard().size() > 0 && count > 0, "the warning is heard too");
    world.drive().press("down");
    // A long page is read to its end.
    go(world, {"long", kiosk::WarningsScreen{}}, place_of("en", {"long", kiosk::WarningsScreen{}}));
    world.tap("bar/listen");
    world.drive().wait(limit * 3);
    findings.hold(19, !world.shows("still/yes"), "no warning while the kiosk speaks");
}

void motion(World& world, Findings& findings) {
    for (const auto& stop : open_stops(world)) {
        go(world, stop, place_of("en", stop));
        world.drive().wait(1);
        const int before = world.drive().frames();
        world.tap(std::holds_alternative<kiosk::HomeScreen>(stop.route) ? "bar/comfort"
                                                                        : "bar/home");
        findings.hold(26, world.drive().frames() - before <= 5,
                      stop.name + ": frames " + std::to_string(world.drive().frames() - before));
    }
}

}  // namespace

void acts(const base::Path& data, Findings& findings) {
    World world(data, {});
    for (const auto& stop : some_stops(world)) slips(world, stop, findings);
    twice(world, findings);
    motion(world, findings);
    back_to_normal(world, findings);
    idle(world, findings);
}

void listening(const base::Path& data, const std::string& language, Findings& findings) {
    World world(data, {});
    for (const auto& stop : open_stops(world)) {
        const auto place = place_of(language, stop);
        go(world, stop, place);
        const bool discreet = world.scene().discreet;
        const std::size_t before = world.voice.heard().size();
        world.tap("bar/listen");
        world.drive().wait(3);
        if (discreet) {
            const auto& said = world.services().words(world.session());
            world.drive().wait(20);
            const auto& heard = world.voice.heard();
            for (std::size_t i = before; i < heard.size(); ++i)
                findings.hold(16,
                              text::fold(heard[i].text) == text::fold(said(Msg::listen_private)),
                              place.where + ": " + heard[i].text);
            findings.hold(16, world.shows("listen/aloud"), place.where + ": a choice is offered");
            world.tap("listen/aloud");
        }
        for (int s = 0; s < 1500 && world.voice.spoken().speaking; ++s) world.drive().wait(1);
        const auto& heard = world.voice.heard();
        findings.hold(15, heard.size() > before, place.where + ": something is said");
        for (std::size_t i = before; i < heard.size(); ++i) {
            bool fits = heard[i].language == language;
            const auto said = text::fold(heard[i].text);
            for (const auto& node : world.scene().nodes) {
                const auto name = text::fold(node.name);
                fits = fits || (heard[i].language == node.language.tag &&
                                (said.starts_with(name) || name.find(said) != std::string::npos));
            }
            findings.hold(14, fits, place.where + ": " + heard[i].text);
            findings.hold(15, i == 0 || heard[i].start_s >= heard[i - 1].end_s - 1e-6,
                          place.where + ": two at once");
        }
        // A touch beside everything ends it, and the last of it can be had again.
        world.tap("listen/again");
        world.drive().wait(0.5);
        const double now = world.clock.seconds();
        touch(world, ui::Pointer::Phase::down, {1, 1});
        touch(world, ui::Pointer::Phase::up, {1, 1});
        findings.hold(15, !world.voice.spoken().speaking, place.where + ": a touch ends it");
        const auto& last = world.voice.heard().back();
        findings.hold(15, last.end_s <= now + 0.1, place.where + ": within 100 ms");
        world.session().listening = {};
    }
}

}  // namespace audit
