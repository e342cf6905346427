// The first thing a passer-by sees: what this is, that it is private and free, that staff can help.
// A plain drawing of the urinary tract, no topic. Any touch begins a visit.
#include "kiosk/screens/attract.h"

#include <array>
#include <cmath>

#include "kiosk/bar.h"
#include "kiosk/sample.h"
#include "kiosk/tract.h"
#include "ui/rows.h"

namespace kiosk {

using content::Msg;
using layout::ColorRole;

std::string AttractScreen::name() const { return "attract"; }

namespace {

ui::TextStyle on_cover() {
    ui::TextStyle look;
    look.color = ColorRole::on_cover;
    look.ground = ColorRole::cover;
    return look;
}

// How far its drops are: 0 to 1 within a round, in steps of a frame; still where nothing is to
// move.
void draw_moving(ui::Ui& ui, const Session& session, const base::Rect& room) {
    const double now = ui.input().now_s;
    const bool still = !ui.theme().motion || now - session.last_seen_s >= attract_rests_after_s;
    const double step = std::floor(now / attract_frame_s) * attract_frame_s;
    const double phase = still ? 0.5 : std::fmod(step, attract_round_s) / attract_round_s;
    draw_tract(ui, room, {ColorRole::on_cover, ColorRole::match}, static_cast<float>(phase));
}

struct Offer {
    const char* icon;
    Msg words;
};
constexpr std::array<Offer, 3> offers{{{"book", Msg::attract_read},
                                       {"picture", Msg::attract_see},
                                       {"question", Msg::attract_collect}}};

// How offers stand: rings by the section's letters, what is between them by a group, and which
// share of the width they take; the rest is the drawing's.
struct OffersWay {
    float ring, between, share;
    ui::TextLevel level = ui::TextLevel::reading;
};
const std::vector<OffersWay> wide_ways{
    {1.75F, 0.8F, 1}, {1.5F, 0.45F, 1}, {1.25F, 0.2F, 1}, {1.1F, 0.1F, 1, ui::TextLevel::small}};
const std::vector<OffersWay> tall_ways{
    {1.75F, 0.8F, 0.47F}, {1.5F, 0.45F, 0.47F}, {1.25F, 0.2F, 1}};

OffersWay closest(const ui::Ui& ui) {
    return ui.glass().landscape() ? wide_ways.back() : tall_ways.back();
}

// What one can do here, an icon in a ring beside each.
void draw_offers(ui::Ui& ui, const content::Messages& said, const OffersWay& way) {
    const float ring = ui.theme().type.section * way.ring, icon = ring * 0.55F;
    for (const Offer& offer : offers) {
        const base::Rect at{ui.x(), ui.y(), ring, ring};
        const float x = at.right() + ui.theme().gap * 1.4F;
        const float width = ui.x() + ui.width() - x;
        const float words = ui::height_of(ui, way.level, said(offer.words), width);
        const float high = std::max(ring, words);
        const base::Rect disc{at.x, at.y + (high - ring) / 2, ring, ring};
        ui.canvas().line(disc, ColorRole::on_cover, ring / 2, 0.5F);
        ui.canvas().icon({disc.centre().x - icon / 2, disc.centre().y - icon / 2, icon, icon},
                         offer.icon, ColorRole::on_cover);
        ui.in({x, at.y + (high - words) / 2, width, words},
              [&] { ui::text(ui, way.level, said(offer.words), on_cover()); });
        ui.space(high + ui.theme().group * way.between);
    }
}

float offers_height(ui::Ui& ui, const content::Messages& said, float width, const OffersWay& way) {
    const float ring = ui.theme().type.section * way.ring;
    float high = 0;
    for (const Offer& offer : offers)
        high += std::max(ring, ui::height_of(ui, way.level, said(offer.words),
                                             width - ring - ui.theme().gap * 1.4F)) +
                ui.theme().group * way.between;
    return high;
}

// The roomiest way that has room; nothing where none has.
std::optional<OffersWay> way_of_offers(ui::Ui& ui, const content::Messages& said,
                                       const base::Rect& area) {
    for (const OffersWay& way : ui.glass().landscape() ? wide_ways : tall_ways)
        if (offers_height(ui, said, area.width * way.share, way) <= area.height) return way;
    return std::nullopt;
}

// Between the title and the buttons: the offers, and the drawing beside them on an upright glass.
void draw_middle(ui::Ui& ui, const content::Messages& said, const Session& session,
                 const base::Rect& area) {
    constexpr float least = 60;  // mm: smaller it is no picture
    const auto way = way_of_offers(ui, said, area);
    if (way) {
        const float width = area.width * way->share;
        const float high = offers_height(ui, said, width, *way);
        ui.in({area.x, area.y + (area.height - high) / 2, width, high},
              [&] { draw_offers(ui, said, *way); });
    }
    if (ui.glass().landscape() || area.height < least) return;
    // It reaches into the margin: nothing of it is read. Where letters are large it may stand
    // alone.
    if (!way) return draw_moving(ui, session, area);
    if (way->share == 1) return;
    const float beyond = ui.theme().margin * 0.6F, left = area.width * way->share;
    draw_moving(ui, session, {area.x + left, area.y, area.width - left + beyond, area.height});
}

ui::ButtonStyle start_look(const ui::Ui& ui) {
    ui::ButtonStyle look;
    look.emphasis = ui::ButtonStyle::Emphasis::cover;
    look.icon = "hand";
    look.large = true;
    look.height = ui.glass().landscape() ? 26 : 46;
    return look;
}

// How the words are set: the clinic may have visits begin with large letters.
struct Column {
    float width = 0, foot = 0;  // foot: where it ends, from the glass's upper edge
    ui::TextLevel title = ui::TextLevel::poster;
    bool drawing = true;   // beside it, on a wide glass
    bool one_row = false;  // of buttons: languages beside the start
};

// Of all buttons, where they stand in one row.
constexpr float start_share = 0.44F;

ui::RowStyle languages_look(const ui::Ui& ui, std::size_t number) {
    ui::RowStyle rows;
    rows.most = static_cast<int>(number);
    rows.button.emphasis = ui::ButtonStyle::Emphasis::cover_outline;
    rows.button.height = ui.theme().primary * 1.3F;
    return rows;
}

// A button for each language, so high at least.
Go draw_languages(ui::Ui& ui, Services& services, Session& session, float high) {
    Go go = stay();
    const auto& languages = services.languages();
    ui::RowStyle rows = languages_look(ui, languages.size());
    rows.button.height = std::max(rows.button.height, high);
    std::vector<ui::RowButton> buttons;
    for (const auto& tag : languages) {
        const auto& entry = services.edition.language(tag);
        ui::RowButton one{base::Key("language") / tag, entry.name, rows.button,
                          [&session, &go, tag] {
                              session.language = tag;
                              go = open(HomeScreen{});
                          }};
        one.look.language = entry.language;
        buttons.push_back(one);
    }
    ui::button_rows(ui, rows, buttons);
    return go;
}

struct ButtonsHeight {
    float start = 0, languages = 0, all = 0;
};

ButtonsHeight buttons_height(ui::Ui& ui, Services& services, const Session& session,
                             const Column& column) {
    std::vector<std::string> names;
    for (const auto& tag : services.languages())
        names.push_back(services.edition.language(tag).name);
    const bool several = names.size() > 1, row = several && column.one_row;
    const float gap = ui.theme().gap * 1.4F;
    const float wide = row ? (column.width - gap) * start_share : column.width;
    ButtonsHeight high;
    high.start =
        ui::height_of(ui, services.words(session)(Msg::attract_start), wide, start_look(ui));
    if (several)
        high.languages = ui::rows_height(ui, names, languages_look(ui, names.size()),
                                         row ? column.width - gap - wide : column.width);
    high.all = row       ? std::max(high.start, high.languages)
               : several ? high.start + gap + high.languages
                         : high.start;
    return high;
}

// The buttons: to start, and one for each language.
Go draw_buttons(ui::Ui& ui, Services& services, Session& session, const Column& column) {
    Go go = stay();
    const auto& said = services.words(session);
    const auto high = buttons_height(ui, services, session, column);
    const bool several = services.languages().size() > 1, row = several && column.one_row;
    const float gap = ui.theme().gap * 1.4F;
    const base::Rect all{ui.x(), ui.y(), ui.width(), high.all};
    const float wide = row ? (all.width - gap) * start_share : all.width;
    ui::ButtonStyle look = start_look(ui);
    if (row) look.height = high.all;
    ui.in({all.x, all.y, wide, all.height}, [&] {
        if (ui::button(ui, "attract/start", said(Msg::attract_start), look))
            go = open(HomeScreen{});
    });
    if (several)
        ui.in(row ? base::Rect{all.x + wide + gap, all.y, all.width - gap - wide, all.height}
                  : base::Rect{all.x, all.y + high.start + gap, all.width, high.languages},
              [&] {
                  const Go chosen = draw_languages(ui, services, session, row ? high.all : 0);
                  if (std::holds_alternative<Open>(chosen.what)) go = chosen;
              });
    ui.space(high.all);
    return go;
}

// Whoever feels very ill is not to read, but to speak; a touch shows the warning signs.
ui::ButtonStyle strip_look(const ui::Ui& ui) {
    ui::ButtonStyle look;
    look.emphasis = ui::ButtonStyle::Emphasis::soft_danger;
    look.icon = "warning";
    look.height = ui.theme().primary * 1.5F;
    return look;
}

float strip_height(ui::Ui& ui, const content::Messages& said) {
    const float width = ui.glass().width_mm() - 2 * ui.theme().margin;
    return ui::height_of(ui, said(Msg::attract_ill), width, strip_look(ui));
}

// `moved`: it is wider then by as much as it is moved up, so that it still ends at the glass's
// edge.
Go draw_strip(ui::Ui& ui, const content::Messages& said, float height, base::Point moved) {
    Go go = stay();
    const auto& glass = ui.glass();
    const float up = std::abs(moved.y);
    const base::Rect box{0, glass.height_mm() - height - up, glass.width_mm(), height + up};
    ui.canvas().fill(box, ColorRole::emergency_soft, 0);
    const float margin = ui.theme().margin;
    ui.in({margin + moved.x, box.y, box.width - 2 * margin, height}, [&] {
        if (ui::button(ui, "attract/ill", said(Msg::attract_ill), strip_look(ui)))
            go = open(WarningsScreen{});
    });
    return go;
}

void draw_head(ui::Ui& ui, Services& services, const Session& session, ui::TextLevel title) {
    const auto& said = services.words(session);
    ui::text(ui, ui::TextLevel::reading, services.settings.name, on_cover());
    ui.space(ui.theme().group * 0.8F);
    ui::TextStyle heading = on_cover();
    heading.role = base::Role::Heading;
    ui::text(ui, title, said(Msg::attract_title), heading);
    ui.title(said(Msg::attract_title));
    ui.space(ui.theme().group);
}

// Of all but the offers and the drawing, which stand where there is room.
float least_height(ui::Ui& ui, Services& services, const Session& session, const Column& column) {
    const auto& said = services.words(session);
    const auto high = [&](ui::TextLevel level, const std::string& words) {
        return ui::height_of(ui, level, words, column.width);
    };
    return high(ui::TextLevel::reading, services.settings.name) + ui.theme().group * 1.8F +
           high(column.title, said(Msg::attract_title)) +
           buttons_height(ui, services, session, column).all +
           high(ui::TextLevel::small, said(Msg::attract_private)) + ui.theme().gap * 2;
}

// Words, offers and buttons in one column; the drawing where it leaves room.
Go draw_column(ui::Ui& ui, Services& services, Session& session, const Column& column) {
    const auto& said = services.words(session);
    const float foot = column.foot;
    draw_head(ui, services, session, column.title);
    const float width = ui.width(), left = ui.x();
    const float note = ui::height_of(ui, ui::TextLevel::small, said(Msg::attract_private), width);
    const float buttons = buttons_height(ui, services, session, column).all;
    const float below = buttons + note + ui.theme().gap * 2;
    const float middle = foot - below - ui.y() - ui.theme().group;
    draw_middle(ui, said, session, {left, ui.y(), width, middle});
    Go go = stay();
    ui.in({left, foot - below, width, below}, [&] {
        go = draw_buttons(ui, services, session, column);
        ui.space(ui.theme().gap * 1.4F);
        ui::text(ui, ui::TextLevel::small, said(Msg::attract_private), on_cover());
    });
    return go;
}

struct Space {
    float top = 0, foot = 0, width = 0;
};

// The first way that has room for all words and the offers set close; else for the words.
Column column_of(ui::Ui& ui, Services& services, const Session& session, const Space& space) {
    using Level = ui::TextLevel;
    const float foot = space.foot, all = space.width;
    const float upright = std::min(all, reading_width(ui) * 1.1F);
    const std::vector<Column> upright_ones{{upright, foot, Level::poster, false},
                                           {upright, foot, Level::title, false}};
    const std::vector<Column> wide_ones{
        {all * 0.62F, foot, Level::poster, true},  {all * 0.62F, foot, Level::title, true},
        {all * 0.62F, foot, Level::section, true}, {all, foot, Level::poster, false},
        {all, foot, Level::title, false},          {all, foot, Level::title, false, true},
        {all, foot, Level::section, false, true},  {all, foot, Level::item, false, true}};
    const auto& ways = ui.glass().landscape() ? wide_ones : upright_ones;
    const auto& said = services.words(session);
    for (const bool offered : {true, false})
        for (const Column& way : ways) {
            float high = least_height(ui, services, session, way);
            if (offered) high += ui.theme().group + offers_height(ui, said, way.width, closest(ui));
            if (high <= foot - space.top) return way;
        }
    return ways.back();
}

}  // namespace

Go AttractScreen::draw(ui::Ui& ui, Services& services, Session& session) const {
    const auto& said = services.words(session);
    const auto& glass = ui.glass();
    ui.canvas().fill({0, 0, glass.width_mm(), glass.height_mm()}, ColorRole::cover, 0);
    const float side = ui.theme().margin * 1.3F;
    const float strip = strip_height(ui, said);
    const float foot = glass.height_mm() - strip - ui.theme().group;
    const base::Point moved = ui::drift(ui.input().now_s - session.last_seen_s);
    const float high = std::max(glass.height_mm() * 0.04F, ui.theme().margin * 0.7F);
    const float top = high + moved.y;
    const float all = glass.width_mm() - 2 * side;
    Column column = column_of(ui, services, session, {high, foot, all});
    column.foot += moved.y;
    const float left = moved.x + (glass.landscape() ? side : (glass.width_mm() - column.width) / 2);
    Go go = stay();
    ui.in({left, top, column.width, column.foot - top},
          [&] { go = draw_column(ui, services, session, column); });
    if (column.drawing)
        draw_moving(ui, session,
                    {left + column.width + side, top, all - column.width - side, foot - high});
    const Go ill = draw_strip(ui, said, strip, moved);
    if (std::holds_alternative<Open>(ill.what)) go = ill;
    const bool started = std::holds_alternative<Open>(go.what);
    if (!started && ui.gesture().tapped) go = open(HomeScreen{});
    if (!started && ui.pressed(ui::NavKey::enter) && !session.memory.focus_shown)
        go = open(HomeScreen{});
    return go;
}

Samples AttractScreen::samples(const Survey&) { return {{"attract", AttractScreen{}}}; }

}  // namespace kiosk
