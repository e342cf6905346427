#include "kiosk/bar.h"

#include <fmt/format.h>
#include "kiosk/topic/running_text.h"
#include "layout/flow.h"
#include "ui/rows.h"

#include <algorithm>
#include <array>
#include <numeric>

namespace kiosk {

namespace {

using content::Msg;

struct BarButton {
    const char* key;
    const char* icon;
    Msg word;
    Go (*go)(const Session&);
    bool (*here)(const Session&);  // lit: it is where one is, or what is on
};

bool nowhere(const Session&) { return false; }
template <class Screen>
bool on(const Session& session) {
    return std::holds_alternative<Screen>(session.way.back());
}
template <class Screen>
Go to(const Session&) {
    return open(Screen{});
}
Go listen(const Session& session) {
    return {Listen{session.listening.on ? Listen::What::stop : Listen::What::page}};
}

constexpr std::array bar_buttons{
    BarButton{"bar/home", "home", Msg::bar_home, to<HomeScreen>, on<HomeScreen>},
    BarButton{"bar/back", "back", Msg::bar_back, [](const Session&) { return Go{Back{}}; },
              nowhere},
    BarButton{"bar/listen", "listen", Msg::bar_listen, listen,
              [](const Session& session) { return session.listening.on; }},
    BarButton{"bar/comfort", "comfort", Msg::bar_comfort, to<ComfortScreen>, on<ComfortScreen>},
    BarButton{"bar/language", "language", Msg::bar_language, to<LanguagesScreen>,
              on<LanguagesScreen>},
    BarButton{"bar/hide", "hide", Msg::bar_hide, [](const Session&) { return Go{Cover{}}; },
              nowhere},
    BarButton{"bar/start-over", "start-over", Msg::bar_start_over,
              [](const Session&) { return Go{Over{}}; }, nowhere}};
constexpr std::size_t button_count = bar_buttons.size();

constexpr float edge = 2.5F;  // around the bar's buttons
constexpr float end = 0.4F;   // of a row at the foot, at least
constexpr float tall_mm = 350;

ui::ButtonStyle style_of(bool selected) {
    ui::ButtonStyle look;
    look.emphasis = ui::ButtonStyle::Emphasis::quiet;
    look.stacked = true;
    look.selected = selected;
    return look;
}

constexpr float gap = 3;  // as near as targets may stand

// Where each button stands: in one column at the side, or in as many rows at the foot as its words
// need.
struct Plan {
    base::Rect box;
    bool side = false;
    float inset = end;  // of a row's first and last: as the page's margin where words leave room
    std::size_t in_row = button_count;
    std::array<float, button_count> widths{};
    float high = 0;  // of a button
};

float highest(ui::Ui& ui, const content::Messages& said,
              const std::array<float, button_count>& widths) {
    float high = 0;
    for (std::size_t i = 0; i < button_count; ++i) {
        ui::ButtonStyle look = style_of(false);
        look.icon = bar_buttons[i].icon;
        high = std::max(high, ui::height_of(ui, said(bar_buttons[i].word), widths[i], look));
    }
    return high;
}

// The first so many go somewhere, the others hide or end what is there: a rule parts the two.
constexpr std::size_t places = 5;

// How wide each must be, in rows of so many.
using Widths = std::array<float, button_count>;

// Rows of what the words need and an even share of the rest, or all alike where there is room.
Widths row_widths(const Widths& least, std::size_t in_row, float room) {
    Widths widths{};
    for (std::size_t first = 0; first < button_count; first += in_row) {
        const std::size_t end = std::min(first + in_row, button_count);
        const auto number = static_cast<float>(end - first);
        const float widest = *std::max_element(least.begin() + first, least.begin() + end);
        const float spare = room - std::accumulate(least.begin() + first, least.begin() + end, 0.F);
        for (std::size_t i = first; i < end; ++i)
            widths[i] = widest <= room / number ? room / number : least[i] + spare / number;
    }
    return widths;
}

bool fits(const Widths& least, std::size_t in_row, float width, float between) {
    for (std::size_t first = 0; first < button_count; first += in_row) {
        const std::size_t end = std::min(first + in_row, button_count);
        const float sum = std::accumulate(least.begin() + first, least.begin() + end, 0.F);
        if (sum + between * static_cast<float>(end - first - 1) > width) return false;
    }
    return true;
}

// In one column at the side of a wide glass, where it fits there.
std::optional<Plan> at_side(ui::Ui& ui, const content::Messages& said, const Widths& line) {
    const auto& glass = ui.glass();
    Plan plan;
    plan.widths.fill(std::max(ui.theme().primary, *std::max_element(line.begin(), line.end())));
    plan.high = (glass.height_mm() - 2 * edge - gap * (button_count - 1)) / button_count;
    plan.box = {0, 0, plan.widths[0] + 2 * edge, glass.height_mm()};
    plan.side = plan.high >= highest(ui, said, plan.widths);
    return plan.side ? std::optional(plan) : std::nullopt;
}

Plan plan_of(ui::Ui& ui, const content::Messages& said) {
    Widths least{}, line{};  // no word parted; each in one line
    for (std::size_t i = 0; i < button_count; ++i) {
        least[i] = ui::least_width(ui, said(bar_buttons[i].word), style_of(false));
        line[i] = ui::line_width(ui, said(bar_buttons[i].word), style_of(false));
    }
    const auto& glass = ui.glass();
    const float between = gap;
    if (glass.landscape())
        if (auto plan = at_side(ui, said, line)) return *plan;
    if (glass.landscape())
        if (auto plan = at_side(ui, said, least)) return *plan;
    Plan plan;
    const float width = glass.width_mm() - 2 * end;
    const auto lines = [](std::size_t rows) { return (button_count + rows - 1) / rows; };
    std::size_t rows = 1;
    // A tall glass has room for another row rather than for cells of unlike width.
    Widths alike = least;
    if (glass.height_mm() > tall_mm) alike.fill(*std::max_element(line.begin(), line.end()));
    while (rows < button_count && !fits(alike, lines(rows), width, between)) ++rows;
    plan.in_row = lines(rows);
    const auto number = static_cast<float>(plan.in_row);
    const float widest = *std::max_element(line.begin(), line.end());
    const float spare = glass.width_mm() - number * widest - between * (number - 1);
    plan.inset = std::clamp(spare / 2, end, ui.theme().margin);
    plan.widths = row_widths(fits(line, plan.in_row, width, between) ? line : least, plan.in_row,
                             glass.width_mm() - 2 * plan.inset - between * (number - 1));
    plan.high = highest(ui, said, plan.widths);
    const float high =
        plan.high * static_cast<float>(rows) + between * static_cast<float>(rows - 1) + 2 * edge;
    plan.box = {0, glass.height_mm() - high, glass.width_mm(), high};
    return plan;
}

// What the voice can be told; while a private page waits, the choice to hear it.
struct Control {
    const char* key;
    const char* icon;
    Msg word;
    Listen::What what;
};

std::vector<Control> controls(const Session& session) {
    using What = Listen::What;
    const Control stop{"listen/stop", "stop", Msg::listen_stop, What::stop};
    const auto& listening = session.listening;
    if (listening.asked) return {{"listen/aloud", "listen", Msg::listen_aloud, What::aloud}, stop};
    return {listening.paused ? Control{"listen/go-on", "play", Msg::listen_on, What::pause}
                             : Control{"listen/pause", "pause", Msg::listen_pause, What::pause},
            {"listen/again", "again", Msg::listen_again, What::again},
            {"listen/voice", "comfort", Msg::listen_voice, What::voice},
            stop};
}

// The strip's words: why the kiosk is silent, or what the keys do.
std::string strip_words(Services& services, const Session& session) {
    const auto& said = services.words(session);
    if (session.listening.on && session.listening.asked) return said(Msg::listen_private);
    if (session.listening.on && !services.voice.able(session.language))
        return said(Msg::listen_none);
    if (!session.listening.keypad) return "";
    return said(services.settings.two_switches ? Msg::keys_two : Msg::keys_legend);
}

std::vector<std::string> strip_labels(Services& services, const Session& session) {
    std::vector<std::string> labels;
    if (session.listening.on)
        for (const auto& control : controls(session))
            labels.push_back(services.words(session)(control.word));
    return labels;
}

ui::ButtonStyle strip_look() {
    ui::ButtonStyle look;
    look.emphasis = ui::ButtonStyle::Emphasis::quiet;
    look.icon = "stop";
    return look;
}

// Draws it, or only measures: `draw` is then empty.
float strip_height(ui::Ui& ui, Services& services, const Session& session, float width) {
    const std::string words = strip_words(services, session);
    const auto labels = strip_labels(services, session);
    float high = 0;
    if (!words.empty()) high += ui::height_of(ui, ui::TextLevel::small, words, width);
    if (!labels.empty()) high += ui::rows_height(ui, labels, {4, strip_look()}, width);
    if (high > 0) high += 2 * edge + (words.empty() || labels.empty() ? 0 : 1.5F);
    return high;
}

base::Rect strip_box(ui::Ui& ui, Services& services, const Session& session, const Plan& plan) {
    const auto& glass = ui.glass();
    const float left = plan.side ? plan.box.right() : 0;
    const float bottom = plan.side ? glass.height_mm() : plan.box.y;
    const float width = glass.width_mm() - left;
    const float high = strip_height(ui, services, session, width - 2 * ui.theme().margin);
    return {left, bottom - high, width, high};
}

Go strip(ui::Ui& ui, Services& services, const Session& session, const base::Rect& box) {
    Go go = stay();
    if (box.height <= 0) return go;
    ui.canvas().fill(box, layout::ColorRole::card, 0);
    ui.canvas().fill({box.x, box.y, box.width, 0.4F}, layout::ColorRole::edge, 0);
    const float margin = ui.theme().margin;
    ui.in({box.x + margin, box.y + edge, box.width - 2 * margin, box.height}, [&] {
        ui::TextStyle look;
        look.key = "keys";
        look.ground = layout::ColorRole::card;
        look.role = base::Role::Status;
        const std::string words = strip_words(services, session);
        ui::text(ui, ui::TextLevel::small, words, look);
        const auto labels = strip_labels(services, session);
        if (labels.empty()) return;
        if (!words.empty()) ui.space(1.5F);
        const auto list = controls(session);
        ui::rows(ui, labels, {4, strip_look()}, [&](int i, float height) {
            const Control& control = list[static_cast<std::size_t>(i)];
            ui::ButtonStyle button = strip_look();
            button.icon = control.icon;
            button.height = height;
            if (ui::button(ui, control.key, labels[static_cast<std::size_t>(i)], button))
                go = {Listen{control.what}};
        });
    });
    return go;
}

// Before a button at the side of a wide glass; at the foot midway between the words beside it.
void rule(ui::Ui& ui, const content::Messages& said, const base::Rect& at, const Plan& plan) {
    const auto half = [&](std::size_t i) {
        return ui::line_width(ui, said(bar_buttons[i].word), style_of(false)) / 2;
    };
    const float before = at.x - gap - plan.widths[places - 1] / 2 + half(places - 1);
    const float x = (before + at.x + at.width / 2 - half(places)) / 2;
    ui.canvas().fill(plan.side ? base::Rect{at.x + 3, at.y - gap / 2 - 0.2F, at.width - 6, 0.4F}
                               : base::Rect{x - 0.2F, at.y + 3, 0.4F, at.height - 6},
                     layout::ColorRole::edge, 0);
}

Go bar_places(ui::Ui& ui, const content::Messages& said, Session& session, const Plan& plan) {
    Go go = stay();
    const base::Rect& box = plan.box;
    ui.canvas().fill(box, layout::ColorRole::card, 0);
    ui.canvas().fill(plan.side ? base::Rect{box.right() - 0.4F, 0, 0.4F, box.height}
                               : base::Rect{0, box.y, box.width, 0.4F},
                     layout::ColorRole::edge, 0);
    const float start = plan.side ? edge : plan.inset;
    base::Rect at{start, box.y + edge, 0, plan.high};
    for (std::size_t i = 0; i < button_count; ++i) {
        at.width = plan.widths[i];
        if (i == places && (plan.side || i % plan.in_row != 0)) rule(ui, said, at, plan);
        ui::ButtonStyle look = style_of(bar_buttons[i].here(session));
        look.icon = bar_buttons[i].icon;
        look.height = plan.high;
        ui.in(at, [&] {
            if (ui::button(ui, bar_buttons[i].key, said(bar_buttons[i].word), look))
                go = bar_buttons[i].go(session);
        });
        const bool row_ends = plan.side || (i + 1) % plan.in_row == 0;
        at.x = row_ends ? start : at.x + at.width + gap;
        if (row_ends) at.y += plan.high + gap;
    }
    return go;
}

}  // namespace

base::Rect room(ui::Ui& ui, Services& services, const Session& session) {
    const Plan plan = plan_of(ui, services.words(session));
    const base::Rect below = strip_box(ui, services, session, plan);
    const auto& glass = ui.glass();
    const float margin = ui.theme().margin;
    const float top = std::min(margin, glass.height_mm() * 0.03F);
    const float left = plan.side ? plan.box.width : 0;
    const bool foot = !plan.side || below.height > 0;
    return {left + margin, top, glass.width_mm() - left - 2 * margin,
            below.y - top - (foot ? ui.theme().gap : top)};
}

Go bar(ui::Ui& ui, Services& services, Session& session) {
    const auto& said = services.words(session);
    const Plan plan = plan_of(ui, said);
    Go go = stay();
    ui.chrome([&] {
        go = strip(ui, services, session, strip_box(ui, services, session, plan));
        if (Go chosen = bar_places(ui, said, session, plan);
            !std::holds_alternative<Stay>(chosen.what))
            go = chosen;
    });
    if (ui.pressed(ui::NavKey::back)) go = {Back{}};
    return go;
}

// Arabic letters are narrower: the same width would hold more than eighty.
float reading_width(const ui::Ui& ui) {
    return ui.theme().type.reading * (ui.language().rtl() ? 29.F : 32.F);
}

base::Rect reading_place(const ui::Ui& ui, const base::Rect& area) {
    return {area.x, area.y, std::min(area.width, reading_width(ui)), area.height};
}

void reading_column(ui::Ui& ui, const base::Rect& area, const ui::Ui::Draw& act) {
    ui.in(reading_place(ui, area), act);
}

layout::LayoutContext context(ui::Ui& ui, Services& services, const Session& session,
                              const base::Language& language) {
    layout::LayoutContext made;
    made.fonts = &services.fonts;
    made.diagrams = &services.diagrams(session.language);
    made.width_mm = ui.width();
    made.gap_mm = ui.theme().gap;
    made.figure_height_mm = std::min(150.F, ui.glass().height_mm() * 0.42F);
    made.type = ui.theme().type;
    made.language = language;
    made.labels = handout::labels(services.words(session));
    return made;
}

namespace {
ui::SheetName sheet_name(ui::Ui& ui, const Session& session, const MadePart& part) {
    return {part.id, fmt::format("{}x{}:{}:{}:{}{}", static_cast<int>(ui.width() * 10),
                                 static_cast<int>(ui.theme().scale * 100), session.language,
                                 static_cast<int>(ui.glass().height_mm()), part.closer,
                                 part.dense    ? "=="
                                 : part.packed ? "="
                                               : "")};
}

layout::Sheet made(ui::Ui& ui, Services& services, const Session& session, const MadePart& part) {
    const auto open = context(ui, services, session, services.words(session).language);
    return part.make(open.closer(part.closer));
}
}  // namespace

float height_of(ui::Ui& ui, Services& services, const Session& session, const MadePart& part) {
    return services.sheets.height(sheet_name(ui, session, part).whole(),
                                  [&] { return made(ui, services, session, part); });
}

ui::Touched show_made(ui::Ui& ui, Services& services, const Session& session,
                      const MadePart& part) {
    const auto name = sheet_name(ui, session, part);
    const auto& sheet =
        services.sheets.of(name.whole(), [&] { return made(ui, services, session, part); });
    return ui::show(ui, name, sheet, {services.painter(session)});
}

std::optional<layout::Picture> show_part(ui::Ui& ui, Services& services, const Session& session,
                                         const Part& part) {
    return show_made(ui, services, session,
                     {part.id,
                      [&](const layout::LayoutContext& context) {
                          layout::LayoutContext made = context;
                          made.language = part.language;
                          if (!part.urgency_labels) made.labels.urgency = {};
                          return layout::flow(without_marks(part.document), made);
                      }})
        .figure;
}

Go follow(const std::optional<layout::Picture>& figure) {
    return figure ? open(PlateScreen{figure->drawing, figure->structure}) : stay();
}

}  // namespace kiosk
