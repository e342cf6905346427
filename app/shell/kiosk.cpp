#include "shell/kiosk.h"

#include <algorithm>
#include <cmath>

#include "screens/bar.h"

namespace shell {

using library::Word;
using namespace screens;

namespace {

std::string name_of(const Route& route) {
    return std::visit([](const auto& screen) { return screen.name(); }, route);
}

}  // namespace

void Kiosk::end_visit() {
    clinic_.printer.forget();
    visit = {};
    visit.language = clinic_.languages().front();
}

// Starts, wipes and warns by the clock. Any input is presence, scrolling included.
void Kiosk::watch(const ui::Input& input) {
    if (input.any() || visit.last_seen_s == 0) visit.last_seen_s = input.now_s;
    const double limit = clinic_.settings.idle_seconds;
    if (visit.started && idle_s(input.now_s) >= limit + warning_s) {
        end_visit();
        visit.last_seen_s = input.now_s;
    }
}

double Kiosk::due_in(double now_s) const {
    if (ui_.busy() || answering_) return 0;
    const auto state = clinic_.printer.status().state;
    const bool printing =
        !devices::finished(state) && std::holds_alternative<Print>(visit.way.back());
    if (printing) return 0.2;
    if (!visit.started) return 3600;
    const double limit = clinic_.settings.idle_seconds;
    const double idle = idle_s(now_s);
    if (idle < limit) return limit - idle;
    const double left = limit + warning_s - idle;
    return std::max(0.02, left - std::floor(left) + 0.001);  // the countdown shows whole seconds
}

Go Kiosk::covered() {
    const auto& said = clinic_.words(visit);
    const auto& glass = ui_.glass();
    const base::Rect all{0, 0, glass.width_mm(), glass.height_mm()};
    ui_.canvas().fill(all, layout::Tone::cover, 0);
    ui::Node node;
    node.key = "cover/return";
    node.role = base::Role::Button;
    node.name = said(Word::cover_title);
    node.language = ui_.language();
    node.box_mm = all;
    node.tappable = true;
    const bool touched = ui_.declare(std::move(node));
    const float width = std::min(all.width * 0.8F, reading_width(ui_));
    ui_.in({(all.width - width) / 2, all.height * 0.36F, width, all.height}, [&] {
        ui::Words look;
        look.tone = layout::Tone::on_cover;
        look.ground = layout::Tone::cover;
        look.align = layout::Align::centre;
        ui::text(ui_, ui::Style::title, said(Word::cover_title), look);
        ui_.space(ui_.theme().group);
        ui::text(ui_, ui::Style::reading, said(Word::cover_text), look);
    });
    const bool key = ui_.pressed(ui::Press::enter) || ui_.pressed(ui::Press::back);
    if (touched || key) visit.covered = false;
    return stay();
}

void Kiosk::still_there(double left_s) {
    const auto& said = clinic_.words(visit);
    const auto& glass = ui_.glass();
    const float width = std::min(glass.width_mm() - 2 * ui_.theme().margin, reading_width(ui_));
    const float x = (glass.width_mm() - width) / 2;
    ui_.in({x, glass.height_mm() * 0.26F, width, glass.height_mm()}, [&] {
        ui::text(ui_, ui::Style::title, said(Word::still_title));
        ui_.space(ui_.theme().gap);
        ui::Words look;
        look.role = base::Role::Alert;
        look.key = "still/left";
        const int seconds = std::max(1, static_cast<int>(std::ceil(left_s)));
        ui::text(ui_, ui::Style::item, said(Word::still_text, {{"n", seconds}}), look);
        ui_.space(ui_.theme().group * 1.5F);
        ui::Look yes;
        yes.kind = ui::Look::Kind::primary;
        yes.height = 34;
        // Any touch already counts as presence; the button is there to be found.
        ui::button(ui_, "still/yes", said(Word::still_yes), yes);
    });
}

void Kiosk::act(const Go& go) {
    if (std::holds_alternative<Stay>(go.what)) return;
    visit.memory.focus = {};
    if (const auto* wish = std::get_if<Open>(&go.what)) {
        visit.started = true;
        if (std::holds_alternative<Home>(wish->route)) {
            visit.way.assign(1, wish->route);
            return;
        }
        if (const auto* plate = std::get_if<Plate>(&wish->route))
            visit.plate = {plate->structure, ""};
        if (wish->instead && !visit.way.empty()) visit.way.pop_back();
        visit.memory.scrolls.erase(name_of(wish->route));
        visit.way.push_back(wish->route);
        return;
    }
    if (std::holds_alternative<Back>(go.what)) {
        if (visit.way.size() > 1)
            visit.way.pop_back();
        else
            visit.way.assign(1, Home{});
    }
    if (std::holds_alternative<Cover>(go.what)) visit.covered = true;
    if (std::holds_alternative<Over>(go.what)) end_visit();
}

const ui::Scene& Kiosk::step(const base::Glass& glass, const ui::Input& input, double seconds) {
    const bool warned = visit.started && idle_s(input.now_s) >= clinic_.settings.idle_seconds;
    watch(input);
    ui::Frame frame;
    frame.glass = glass;
    frame.theme = ui::make_theme(clinic_.palettes.at(visit.theme), visit.text_size,
                                 glass.width_mm(), !clinic_.settings.reduced_motion);
    const auto& said = clinic_.words(visit);
    frame.language = said.language;
    frame.cue = {said(Word::scroll_up), said(Word::scroll_down)};
    frame.input = input;
    frame.seconds = seconds;
    // The touch or key that answers the warning must not also press what lies behind it.
    if (warned && input.any()) answering_ = true;
    const bool returns = answering_;
    if (returns) {
        frame.input = {};
        frame.input.now_s = input.now_s;
        frame.input.pointer = input.pointer;
    }
    const bool warn = visit.started && idle_s(input.now_s) >= clinic_.settings.idle_seconds;
    const Route route = visit.way.back();
    const std::string screen = visit.covered ? "cover" : warn || returns ? "still" : name_of(route);
    ui_.begin(frame, visit.memory, screen);
    ui_.canvas().fill({0, 0, glass.width_mm(), glass.height_mm()}, layout::Tone::paper, 0);
    Go go = stay();
    if (warn || returns) {
        const double left = clinic_.settings.idle_seconds + warning_s - idle_s(input.now_s);
        still_there(returns ? warning_s : left);
    } else if (visit.covered) {
        go = covered();
    } else {
        go = std::visit([&](const auto& one) { return one.draw(ui_, clinic_, visit); }, route);
        const float fade = ui_.fade();
        if (fade > 0)
            ui_.canvas().fill({0, 0, glass.width_mm(), glass.height_mm()}, layout::Tone::paper, 0,
                              fade);
        if (!std::holds_alternative<Attract>(route))
            if (Go chosen = bar(ui_, clinic_, visit); !std::holds_alternative<Stay>(chosen.what))
                go = chosen;
    }
    scene_ = ui_.end();
    answering_ = answering_ && ui_.gesture().held;
    act(go);
    return scene_;
}

}  // namespace shell
