// A plate of anatomy: touch a part, or its name, and it lights. A way is shown step by step. What
// is chosen moves nothing: each thing has the room that the longest words for it need.
#include "kiosk/screens/plate.h"

#include <algorithm>
#include <array>

#include "kiosk/bar.h"
#include "kiosk/plate/panel.h"
#include "kiosk/plate/player.h"
#include "kiosk/sample.h"
#include "kiosk/thumbnail.h"
#include "text/message.h"
#include "ui/plate_view.h"
#include "ui/rows.h"
#include "ui/segments.h"

namespace kiosk {

using content::Msg;
using Names = ui::Plate::Names;

std::string PlateScreen::first(const layout::Diagrams& diagrams) {
    return diagrams.contains("male-pelvis") ? "male-pelvis" : diagrams.begin()->first;
}

std::string PlateScreen::name() const { return "plate/" + id; }

namespace {

constexpr float least_share = 0.36F;     // of the height: what a picture is worth
constexpr float beside_figure = 31;      // mm above and below a wide drawing, for its tags
constexpr float figure_on_wide = 0.56F;  // of the width

constexpr float least_list = 45;  // mm: of a list that scrolls

// What is left out, from nothing on: small pictures; a list that need not scroll; all but the title
// above the picture; the panel that stays.
enum class Room { thumbnails, button, list, slim, flowing };
constexpr std::array rooms{Room::thumbnails, Room::button, Room::list, Room::slim, Room::flowing};

struct PlatePlan {
    base::Rect head, figure, panel, rest;
    Names names = Names::tags;
    Room room = Room::thumbnails;
    bool scrolls() const { return room >= Room::list; }
    bool slim() const { return room >= Room::slim; }
};

class PlatePage {
  public:
    PlatePage(ui::Ui& ui, Services& services, Session& session, const std::string& id)
        : ui_(ui),
          services_(services),
          session_(session),
          said_(services.words(session)),
          id_(id),
          diagram_(services.diagrams(session.language).at(id)),
          player_{diagram_},
          way_(diagram_.in_steps()),
          key_(base::Key("plate") / id) {}

    Go draw();

  private:
    std::vector<ui::Segment> layers();
    float head_height(float width, bool slim);
    void below_title();
    PartPanel panel_of(const PlatePlan& plan) const {
        return {diagram_, session_.plate.layer, session_.plate.structure,
                plan.names == Names::numbers, plan.room == Room::flowing};
    }
    float panel_height(float width, const PlatePlan& plan);
    void panel(const PlatePlan& plan);
    ui::Plate plate(Names names) const {
        return {diagram_,
                session_.plate,
                said_(Msg::plate_larger),
                said_(Msg::plate_smaller),
                names,
                way_ ? WayPlayer::along(ui_, session_) : -1};
    }
    Thumbnails thumbnails() const {
        auto ids = next_pictures(services_, session_, id_);
        if (ui_.glass().landscape() && ids.size() > 1) ids.resize(1);  // its column is narrow
        const int places = static_cast<int>(ids.size()) + 1;
        return {ids, places, true, true};
    }
    float rest_height(float width, Room room);
    Go rest(const PlatePlan& plan);
    void legend();
    PlatePlan plan(const base::Rect& area);
    bool high(const base::Rect& area, PlatePlan& plan);
    bool wide(const base::Rect& area, PlatePlan& plan);
    bool column(PlatePlan& plan, float bottom);
    void figure(const PlatePlan& plan);

    ui::Ui& ui_;
    Services& services_;
    Session& session_;
    const content::Messages& said_;
    const std::string& id_;
    const layout::Diagram& diagram_;
    WayPlayer player_;
    bool way_;
    base::Key key_;
    Go go_ = stay();
};

// Healthy, at an examination, beside another.
std::vector<ui::Segment> PlatePage::layers() {
    std::vector<ui::Segment> found;
    if (diagram_.layers().size() < 2) return found;
    for (const auto& layer : diagram_.layers())
        found.push_back({base::Key("layer") / (layer.id.empty() ? "base" : layer.id), layer.title,
                         layer.id == session_.plate.layer, [this, id = layer.id] {
                             session_.plate = {"", id};
                         }});
    const auto& diagrams = services_.diagrams(session_.language);
    if (diagrams.contains(diagram_.compare()))
        found.push_back({"plate/compare", said_(Msg::plate_compare), false, [this] {
                             go_ = {Open{PlateScreen{diagram_.compare(), ""}, true}};
                         }});
    return found;
}

float PlatePage::head_height(float width, bool slim) {
    const float title = ui::height_of(ui_, ui::TextLevel::title, diagram_.title(), width);
    const auto segments = layers();
    if (slim) return title;
    return title +
           (diagram_.hint().empty()
                ? 0
                : ui::height_of(ui_, ui::TextLevel::small, diagram_.hint(), width)) +
           (segments.empty() ? 0 : ui_.theme().gap + ui::segments_height(ui_, segments, width));
}

// How one looks at it, and the layers.
void PlatePage::below_title() {
    ui::TextStyle look;
    look.color = layout::ColorRole::muted;
    ui::text(ui_, ui::TextLevel::small, diagram_.hint(), look);
    const auto segments = layers();
    if (segments.empty()) return;
    ui_.space(ui_.theme().gap);
    ui::segments(ui_, segments);
}

float PlatePage::panel_height(float width, const PlatePlan& plan) {
    return way_ ? player_.height(ui_, said_, width) : panel_of(plan).height(ui_, said_, width);
}

void PlatePage::panel(const PlatePlan& plan) {
    if (way_) return player_.draw(ui_, said_, session_);
    if (const auto asked = panel_of(plan).draw(ui_, said_)) session_.plate.structure = *asked;
}

ui::ButtonStyle more_look() {
    ui::ButtonStyle look;
    look.icon = "picture";
    return look;
}

float PlatePage::rest_height(float width, Room room) {
    float high = 0;
    ui_.in({0, 0, width, 0}, [&] {
        if (way_) high += player_.cards_height(ui_, width) + ui_.theme().gap;
        if (room == Room::thumbnails)
            high += thumbnails().height(ui_, services_, session_);
        else
            high += ui::height_of(ui_, said_(Msg::topic_pictures), width, more_look());
    });
    if (diagram_.note().empty()) return high;
    return high + 1 + ui::height_of(ui_, ui::TextLevel::small, diagram_.note(), width);
}

// What the numbers mean; a touch chooses as one on the drawing does.
void PlatePage::legend() {
    std::vector<ui::RowButton> buttons;
    const auto named = ui::named_parts(diagram_, session_.plate.layer);
    const auto all = ui::parts_of(diagram_, session_.plate.layer);
    ui::ButtonStyle look;
    look.align = layout::Align::start;
    for (const auto* part : named) {
        look.selected = part->id == session_.plate.structure;
        buttons.push_back(
            {base::Key("structure") / part->id, ui::numbered_title(ui_, all, *part), look,
             [this, id = look.selected ? "" : part->id] { session_.plate.structure = id; }});
    }
    look.selected = false;
    ui::button_rows(ui_, {2, look}, buttons);
    ui_.space(ui_.theme().gap);
}

Go PlatePage::rest(const PlatePlan& plan) {
    Go go = stay();
    const std::string shown = session_.plate.structure;
    ui_.scroll(key_ / "list", plan.rest, [&] {
        if (plan.room == Room::flowing) {
            panel(plan);
            ui_.space(ui_.theme().gap);
        }
        if (plan.slim()) {
            below_title();
            ui_.space(ui_.theme().gap);
        }
        if (way_) {
            player_.draw_cards(ui_, session_);
            ui_.space(ui_.theme().gap);
        } else if (plan.names == Names::numbers) {
            legend();
        }
        if (plan.room == Room::thumbnails)
            go = thumbnails().draw(ui_, services_, session_);
        else if (ui::button(ui_, "plate/pictures", said_(Msg::topic_pictures), more_look()))
            go = open(PicturesScreen{});
        if (diagram_.note().empty()) return;
        ui_.space(1);
        ui::TextStyle look;
        look.color = layout::ColorRole::muted;
        ui::text(ui_, ui::TextLevel::small, diagram_.note(), look);
    });
    // A panel that does not stay comes back when something is chosen in the list below it.
    if (plan.room == Room::flowing && shown != session_.plate.structure)
        ui_.memory().scrolls[(key_ / "list").path].target = 0;
    return go;
}

// Panel and rest below what the plan has, in its column; whether they have the room they need.
bool PlatePage::column(PlatePlan& plan, float bottom) {
    const float gap = ui_.theme().gap;
    base::Rect& panel = plan.panel;
    const float width = panel.width;
    panel.height = plan.room == Room::flowing ? -gap : panel_height(width, plan);
    plan.rest = {panel.x, panel.bottom() + gap, width, 0};
    plan.rest.height = bottom - plan.rest.y;
    if (plan.room == Room::flowing) return true;
    return plan.rest.height + 0.1F >= (plan.scrolls() ? least_list : rest_height(width, plan.room));
}

// One above the other.
bool PlatePage::high(const base::Rect& area, PlatePlan& plan) {
    const float gap = ui_.theme().gap;
    const float width = area.width;
    plan.head = {area.x, area.y, width, head_height(width, plan.slim())};
    const base::Rect worth = diagram_.worth();
    const float most = width * worth.height / worth.width + 2 * beside_figure;
    const float least = std::min(most, area.height * least_share);
    const float top = plan.head.bottom() + gap;
    const float panel = plan.room == Room::flowing ? 0 : panel_height(width, plan) + gap;
    const float rest = plan.scrolls() ? least_list * 1.6F : rest_height(width, plan.room);
    const float room = area.bottom() - top - panel - gap - rest;
    const float figure = std::clamp(room, least, most);
    plan.figure = {area.x, top, width, figure};
    plan.panel = {area.x, plan.figure.bottom() + gap, width, 0};
    return column(plan, area.bottom());
}

// The picture at the start and all else beside it.
bool PlatePage::wide(const base::Rect& area, PlatePlan& plan) {
    const float gap = ui_.theme().gap;
    const float figure = area.width * figure_on_wide;
    const float x = area.x + figure + gap * 2, width = area.right() - x;
    plan.figure = {area.x, area.y, figure, area.height};
    plan.head = {x, area.y, width, head_height(width, plan.slim())};
    plan.panel = {x, plan.head.bottom() + gap, width, 0};
    return column(plan, area.bottom());
}

PlatePlan PlatePage::plan(const base::Rect& area) {
    PlatePlan made;
    for (const Room room : rooms) {
        made.room = room;
        for (const Names names : {way_ ? Names::none : Names::tags, Names::numbers}) {
            made.names = names;
            const bool fits = ui_.glass().landscape() ? wide(area, made) : high(area, made);
            if (!fits || (names == Names::numbers && !made.scrolls())) continue;
            if (names != Names::tags || ui::tags_fit(ui_, key_, plate(names), made.figure))
                return made;
        }
    }
    return made;
}

void PlatePage::figure(const PlatePlan& plan) {
    const auto touched = ui::plate(ui_, key_, plate(plan.names), plan.figure);
    if (!touched) return;
    if (!way_) session_.plate.structure = *touched;
    if (!way_ || touched->empty()) return;
    session_.plate.structure = *touched;
    session_.plays_since_s = -1;
}

Go PlatePage::draw() {
    if (way_) player_.follow(session_, ui_.input().now_s);
    const PlatePlan made = plan(room(ui_, services_, session_));
    ui_.in(made.head, [&] {
        ui::text(ui_, ui::TextLevel::title, diagram_.title());
        if (!made.slim()) below_title();
    });
    figure(made);
    if (made.room != Room::flowing) ui_.in(made.panel, [&] { panel(made); });
    const Go other = rest(made);
    return std::holds_alternative<Stay>(go_.what) ? other : go_;
}

const layout::Structure* part_to_choose(const layout::Diagram& diagram) {
    for (const auto& structure : diagram.structures())
        if (structure.primary && structure.layer.empty()) return &structure;
    return nullptr;
}

}  // namespace

Go PlateScreen::draw(ui::Ui& ui, Services& services, Session& session) const {
    const auto& diagrams = services.diagrams(session.language);
    const auto found = diagrams.find(id);
    if (found == diagrams.end()) return {Back{}};
    ui.discreet();
    // A part that belongs to a layer brings its layer along.
    if (const auto* chosen = found->second.structure(session.plate.structure);
        chosen && !chosen->layer.empty())
        session.plate.layer = chosen->layer;
    return PlatePage(ui, services, session, id).draw();
}

Samples PlateScreen::samples(const Survey& survey) {
    const auto& diagrams = survey.services.diagrams(survey.language);
    const auto view = [](const std::string& name, const std::string& id, layout::View chosen) {
        return Sample{name, PlateScreen{id, chosen.structure},
                      [chosen](Session& session) { session.plate = chosen; }};
    };
    Samples all;
    if (diagrams.empty()) return all;
    const std::string id = first(diagrams);
    all.push_back(view("plate", id, {}));
    if (const auto* part = part_to_choose(diagrams.at(id)))
        all.push_back(view("plate-part", id, {part->id, part->layer}));
    if (diagrams.contains(diagrams.at(id).compare()))
        all.push_back(view("comparison", diagrams.at(id).compare(), {}));
    if (!survey.every_page()) return all;
    for (const auto& [other, diagram] : diagrams) {
        all.push_back(view("plate-" + other, other, {}));
        if (const auto* part = part_to_choose(diagram))
            all.push_back(view("plate-" + other + "-" + part->id, other, {part->id, part->layer}));
        for (const auto& layer : diagram.layers())
            if (!layer.id.empty())
                all.push_back(view("plate-" + other + "-" + layer.id, other, {"", layer.id}));
    }
    return all;
}

}  // namespace kiosk
