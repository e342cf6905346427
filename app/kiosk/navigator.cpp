#include "kiosk/navigator.h"

#include <fmt/format.h>

#include <malloc.h>

#include <algorithm>
#include <cmath>

#include "base/wipe.h"
#include "devices/clock.h"
#include "kiosk/bar.h"
#include "kiosk/open.h"
#include "kiosk/overlay.h"
#include "kiosk/paper.h"
#include "ui/focus.h"

namespace kiosk {

using content::Msg;

namespace {

std::string name_of(const Route& route) {
    return std::visit([](const auto& screen) { return screen.name(); }, route);
}

constexpr double look_every_s = 1;       // for what was published
constexpr float reach_mm = 1220;         // above the floor (508, 407.8.3.1)
constexpr float least_band = 0.45F;      // of the glass: less cannot be read
constexpr float unmeasured_band = 0.6F;  // where nobody told how high the glass hangs

// How much of the glass is left free at its top while the controls are lowered, in mm.
float lowered_by(const base::Glass& glass, double mounting_mm) {
    const float high = glass.height_mm();
    const float wanted =
        mounting_mm > 0 ? reach_mm - static_cast<float>(mounting_mm) : high * unmeasured_band;
    return high - std::clamp(wanted, high * least_band, high);
}

}  // namespace

void Navigator::end_visit() {
    adopt();
    services_.printer.forget();
    narrator_.forget();
    services_.voice.forget();
    services_.forget();
    ui_.forget();
    base::wipe(scene_);
    helped_ = 0;
    prepared_for_.clear();
    const bool headphones = session.listening.headphones;
    base::wipe(session);
    session.listening.headphones = headphones;
    session.language = services_.languages().front();
    session.comfort.size = usual_size(services_.machine);
    malloc_trim(0);  // nobody waits now: what lies free goes back to the system
}

// Whether the voice reads to somebody: not while it waits, nor for longer than its words can take.
bool Navigator::heard(double now_s) const {
    return narrator_.speaking() && !session.listening.paused && hearing_.lasts(now_s);
}

// Starts, wipes and warns by the clock. What a person does is presence, scrolling included.
bool Navigator::watch(const ui::Input& input) {
    const bool there = presence_.step(input);
    if (there) hearing_.anew();
    hearing_.follow(services_.voice.spoken(), scene_, input.now_s);
    // Nobody is sent away in mid-sentence: time does not run while the kiosk speaks, but for the
    // warning's own words, or it would take itself back.
    const bool listened = heard(input.now_s) && !idle_too_long(input.now_s);
    const bool present = there || listened || session.last_seen_s == 0;
    if (present) session.last_seen_s = input.now_s;
    const double limit = services_.settings.idle_seconds;
    if (session.started && idle_s(input.now_s) >= limit + warning_s) {
        end_visit();
        session.last_seen_s = input.now_s;
    }
    return there;
}

bool Navigator::poll(double now_s) {
    if (!services_.files_changed.exchange(false) && now_s - looked_s_ < look_every_s) return false;
    looked_s_ = now_s;
    const bool any = services_.poll();
    const bool adopted = !session.started && adopt();
    return any || adopted;
}

// Whoever reads keeps the edition they began with until they leave the page.
bool Navigator::adopt() {
    if (!services_.adopt()) return false;
    const auto& offered = services_.languages();
    if (std::find(offered.begin(), offered.end(), session.language) == offered.end())
        session.language = offered.front();
    return again_ = true;
}

double Navigator::due_in(double now_s) const {
    if (ui_.busy() || again_) return 0;
    if (ui_.gesture().held) return 0.2;  // a contact that rests gives up the glass by itself
    const auto state = services_.printer.status().state;
    const bool looked_at = std::holds_alternative<PrintScreen>(session.way.back());
    if (looked_at && !devices::finished(state)) return 0.2;
    if (heard(now_s)) return 0.06;  // the lit word follows the voice
    if (session.plays_since_s >= 0) return attract_frame_s;
    if (!session.started)
        return attracts(now_s) ? attract_frame_s : ui::next_drift_in(idle_s(now_s));
    const double limit = services_.settings.idle_seconds;
    const double idle = idle_s(now_s);
    // What holds a job up may be mended at any moment.
    const double look_again_s = looked_at && devices::failed(state) ? 1 : limit;
    if (idle < limit) return std::min(limit - idle, look_again_s);
    const double left = limit + warning_s - idle;
    return std::max(0.02, left - std::floor(left) + 0.001);  // the countdown shows whole seconds
}

// The start screen moves while somebody may pass by.
bool Navigator::attracts(double now_s) const {
    return !services_.settings.reduced_motion && idle_s(now_s) < attract_rests_after_s &&
           std::holds_alternative<AttractScreen>(session.way.back());
}

void Navigator::act(const Go& go) {
    if (std::holds_alternative<Stay>(go.what)) return;
    again_ = true;
    if (const auto* wish = std::get_if<Listen>(&go.what)) return act(*wish);
    session.memory.focus = {};
    adopt();
    if (const auto* wish = std::get_if<Open>(&go.what)) return act(*wish);
    if (std::holds_alternative<Back>(go.what)) {
        if (session.way.size() > 1)
            session.way.pop_back();
        else
            session.way.assign(1, HomeScreen{});
    }
    if (std::holds_alternative<Cover>(go.what)) session.covered = true;
    if (std::holds_alternative<Over>(go.what)) {
        const bool asks = !session.questions.empty() && !session.leaving;
        if (asks)
            session.leaving = true;
        else
            end_visit();
    }
}

void Navigator::act(const Open& wish) {
    session.started = true;
    if (std::holds_alternative<HomeScreen>(wish.route)) return session.way.assign(1, wish.route);
    if (const auto* plate = std::get_if<PlateScreen>(&wish.route))
        session.plate = {plate->structure, ""}, session.plays_since_s = -1;
    if (wish.replace && !session.way.empty()) session.way.pop_back();
    session.memory.scrolls.erase(name_of(wish.route));
    session.way.push_back(wish.route);
}

void Navigator::act(const Listen& wish) {
    auto& listening = session.listening;
    switch (wish.what) {
        case Listen::What::page:
            listening.on = true;
            return narrator_.page();
        case Listen::What::stop:
            listening.on = listening.asked = listening.paused = false;
            return narrator_.forget();
        case Listen::What::pause:
            listening.paused = !listening.paused;
            return listening.paused ? narrator_.release() : narrator_.go_on();
        case Listen::What::again:
            return narrator_.again(session);
        case Listen::What::aloud:
            listening.aloud = true;
            listening.asked = false;
            return narrator_.page();
        case Listen::What::voice:
            return act(Go{Open{ComfortScreen{}}});
    }
}

void Navigator::adjust(ui::NavKey press) {
    auto& manner = session.comfort.voice;
    const auto& said = services_.words(session);
    const bool speed = press == ui::NavKey::faster || press == ui::NavKey::slower;
    const bool more = press == ui::NavKey::faster || press == ui::NavKey::louder;
    int& value = speed ? manner.speed : manner.volume;
    const int all = static_cast<int>(speed ? devices::speeds.size() : devices::volumes_db.size());
    const int wanted = value + (more ? 1 : -1);
    value = std::clamp(wanted, 0, all - 1);
    std::string words =
        said(speed ? Msg::voice_speed : Msg::voice_volume, {{"n", value + 1}, {"all", all}});
    if (wanted != value) words += ". " + said(Msg::hear_end);
    narrator_.adjusted(words, session);
}

// Every touch and key ends what is being said; the keys of the voice change it and let it go on.
void Navigator::listen(const ui::Input& input) {
    auto& listening = session.listening;
    if (input.headphones) {
        listening.headphones = *input.headphones;
        listening.on = *input.headphones;
        listening.aloud = listening.asked = false;
        narrator_.forget();
        if (listening.on) listening.keypad = true;
    }
    const bool key = !input.presses.empty();
    if (key) listening.keypad = listening.on = true;
    const bool touched = input.has(ui::Pointer::Phase::down);
    if (touched) listening.keypad = false;
    bool adjusted = false, moved = false;
    for (const ui::NavKey press : input.presses) {
        const bool voice = press == ui::NavKey::faster || press == ui::NavKey::slower ||
                           press == ui::NavKey::louder || press == ui::NavKey::quieter;
        (voice ? adjusted : moved) = true;
        if (voice)
            adjust(press);
        else
            helped_ = press == ui::NavKey::help ? helped_ + 1 : 0;
    }
    if (adjusted && !moved) return;
    if (touched) helped_ = 0;
    // It falls silent at once, and stays where it was: whoever meant Pause can go on from there.
    if (touched || key || !input.typed.empty()) narrator_.hold();
    if (helped_ == 1 && key) narrator_.page(), act({Listen{Listen::What::page}});
    if (helped_ == 2 && key) helped_ = 0, act(open(PracticeScreen{}));
}

// On the practice screen keys do nothing but say what they are; Back twice leaves it.
bool Navigator::practise(ui::Input& input) {
    if (!std::holds_alternative<PracticeScreen>(session.way.back())) {
        session.practised.reset();
        return false;
    }
    if (input.presses.empty()) return false;
    bool leaves = false;
    for (const ui::NavKey press : input.presses) {
        leaves = leaves || (press == ui::NavKey::back && session.practised == ui::NavKey::back);
        session.practised = press;
    }
    input.presses.clear();
    helped_ = 0;
    if (leaves) act({Back{}});
    return !leaves;
}

ui::Frame Navigator::frame_of(const base::Glass& glass, const ui::Input& input,
                              double seconds) const {
    const auto& said = services_.words(session);
    const auto& comfort = session.comfort;
    ui::Frame frame;
    frame.glass = glass;
    frame.theme = ui::make_theme(
        services_.palettes.at(comfort.theme),
        {comfort.size, comfort.motion && !services_.settings.reduced_motion, glass.width_mm(),
         static_cast<float>(services_.settings.viewing_mm), said.language.rtl()});
    if (comfort.lowered) frame.top_mm = lowered_by(glass, services_.settings.mounting_height_mm);
    frame.touch = comfort.touch;
    frame.language = said.language;
    frame.theme.reads_on = true;
    frame.cue = {said(Msg::scroll_up), said(Msg::scroll_down)};
    frame.input = input;
    frame.seconds = seconds;
    frame.said = narrator_.said();
    frame.content = services_.edition.version();
    return frame;
}

Go Navigator::drawn_route(const Route& route, Session& visitor) {
    const auto& pane = ui_.glass();
    Go go = std::visit([&](const auto& one) { return one.draw(ui_, services_, visitor); }, route);
    if (ui_.fade() > 0)
        ui_.canvas().veil({0, 0, pane.width_mm(), pane.height_mm()}, layout::ColorRole::paper,
                          ui_.fade());
    if (std::holds_alternative<AttractScreen>(route)) return go;
    const Go chosen = bar(ui_, services_, visitor);
    return std::holds_alternative<Stay>(chosen.what) ? go : chosen;
}

namespace {

// What the list on the glass leads to; where most begin; what nobody should wait for.
std::vector<Route> likely_after(const Route& shown, const Services& services,
                                const std::string& language) {
    std::vector<Route> likely;
    const auto* list = std::get_if<TopicsScreen>(&shown);
    const auto& groups = services.edition.groups(language);
    const auto group = std::ranges::find_if(
        groups, [&](const auto& one) { return list && one.id == list->group; });
    if (group != groups.end())
        for (const auto& id : group->topics) likely.emplace_back(TopicScreen{id});
    likely.insert(likely.end(), {HomeScreen{}, WarningsScreen{}});
    return likely;
}

// What takes longer than anybody waits at a touch: the words the first key of a search is held
// against, the paper of the page that is read.
void make_slow_of(const Route& shown, Services& services, Session& session) {
    if (std::holds_alternative<SearchScreen>(shown) && session.typed.empty())
        (void)services.edition.search(session.language, "", 0);
    const auto* topic = std::get_if<TopicScreen>(&shown);
    const auto* page = topic ? services.page(session.language, topic->id) : nullptr;
    if (!page || services.resting(page->document.front)) return;
    try {
        make_paper(services, session, topic->id);
    } catch (const layout::Awaited&) {
        return;  // anew once what was touched is shown
    }
}

}  // namespace

bool Navigator::make_ready(const base::Glass& glass, double now_s) {
    constexpr double slice_s = 0.003;
    if (ui_.busy() || ui_.gesture().held || heard(now_s)) return false;
    const auto& comfort = session.comfort;
    const std::string wanted =
        fmt::format("{}/{}/{}/{}/{}/{}x{}", name_of(session.way.back()), session.language,
                    comfort.theme, static_cast<int>(comfort.size), services_.edition.version(),
                    glass.width_px, glass.height_px);
    if (std::exchange(prepared_for_, wanted) != wanted) prepared_ = 0;
    const auto likely = likely_after(session.way.back(), services_, session.language);
    if (prepared_ == likely.size()) {
        make_slow_of(session.way.back(), services_, session);
        return false;
    }
    Session ahead = session;  // nothing of it is kept
    const double until_s = services_.clock.seconds() + slice_s;
    const auto late = [&] { return services_.clock.seconds() >= until_s; };
    const auto draw = [&] { (void)drawn_route(likely[prepared_], ahead); };
    if (ui_.rehearse(frame_of(glass, {}, 0), draw, late)) ++prepared_;
    base::wipe(ahead);
    return true;  // the paper is last
}

void Navigator::draw(ui::Frame frame, const std::string& screen, const Route& route, bool still) {
    const double left = services_.settings.idle_seconds + warning_s - idle_s(frame.input.now_s);
    const auto focus = session.memory.focus;
    // While a page is read the focus goes with the voice, and the page with the focus.
    if (!frame.said.key.empty() && frame.said.key != focus)
        if (const auto* node = scene_.find(frame.said.key)) ui::reveal(session.memory, *node);
    ui_.begin(frame, session.memory, screen);
    const auto& pane = ui_.glass();
    const base::Rect all{0, 0, pane.width_mm(), pane.height_mm()};
    const base::Rect whole{0, -frame.top_mm, all.width, all.height + frame.top_mm};
    ui_.canvas().fill(whole, layout::ColorRole::paper, 0);
    if (frame.top_mm > 0)
        ui_.canvas().fill({0, -0.4F, all.width, 0.4F}, layout::ColorRole::edge, 0);
    Go go = stay();
    if (still)
        draw_still_there(ui_, services_.words(session), answering_ ? warning_s : left);
    else if (session.covered)
        session.covered = !draw_cover(ui_, services_.words(session));
    else if (session.leaving)
        go = draw_leaving(ui_, services_.words(session), session);
    else
        go = drawn_route(route, session);
    const bool by_key = !frame.input.presses.empty() && session.memory.focus != focus;
    const bool at_end = ui_.at_end();
    if (over) over(ui_);
    scene_ = ui_.end();
    scene_.glass = frame.glass;
    answering_ = answering_ && ui_.gesture().held;
    if (std::holds_alternative<Stay>(go.what))
        narrator_.hear(scene_, {screen, at_end, by_key}, session);
    else
        passed_ = true;
    act(go);
    // What was held and not taken up again by a wish to pause is over with the touch.
    if (!ui_.gesture().held) narrator_.drop_held();
}

const ui::Scene& Navigator::step(const base::Glass& glass, const ui::Input& given, double seconds) {
    ui::Input input = given;
    again_ = input.any();
    passed_ = false;
    const bool warned = idle_too_long(input.now_s);
    const bool there = watch(input);
    listen(input);
    if (practise(input)) narrator_.page();
    // The touch or key that answers the warning must not also press what lies behind it.
    if (warned && there) answering_ = true;
    if (answering_) {
        auto pointers = std::move(input.pointers);
        const double now = input.now_s;
        input = {};
        input.now_s = now;
        input.pointers = std::move(pointers);
    }
    const Route route = session.way.back();
    const bool still = idle_too_long(input.now_s) || answering_;
    const std::string screen = session.covered   ? "cover"
                               : still           ? "still"
                               : session.leaving ? "leaving"
                                                 : name_of(route);
    draw(frame_of(glass, input, seconds), screen, route, still);
    return scene_;
}

}  // namespace kiosk
