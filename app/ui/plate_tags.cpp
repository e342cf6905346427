#include "ui/plate_tags.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "layout/tags.h"
#include "text/message.h"
#include "ui/rows.h"

namespace ui {

namespace {

using layout::ColorRole;
using layout::Structure;

constexpr float pad_x = 3, pad_y = 2;
constexpr float widest_em = 7.4F;      // of a tag's words
constexpr std::size_t most_kept = 60;  // placings
constexpr float mark_em = 1.7F;        // across a number
constexpr float small_part = 0.3F;  // what a part without a name weighs, where it would be hidden

// What people say, and below it what clinicians do: "Back passage (rectum)".
struct TagWords {
    std::string said, medical;
    explicit TagWords(const std::string& title) : said(title) {
        const auto at = title.find(" (");
        if (at == std::string::npos || !title.ends_with(")")) return;
        said = title.substr(0, at);
        medical = title.substr(at + 1);
    }
};

layout::TextSpec spec_of(Ui& ui, const std::string& words, bool bold) {
    const float small = ui.theme().type.small;
    const float most =
        std::max(small * widest_em, widest_word(ui, words, {small, bold, 1.2F}) + 0.5F);
    layout::TextSpec spec{words, {small, bold, 1.2F}, 0, layout::Align::centre, ui.language(), {}};
    if (ui.set(spec).size_mm().width <= most) return spec;
    spec.width_mm = most;
    spec.balanced = true;
    return spec;
}

base::Size size_of(Ui& ui, const Structure& structure) {
    const TagWords words(structure.title);
    base::Size size{0, 0};
    for (const auto& [line, bold] : {std::pair{words.said, true}, {words.medical, false}}) {
        if (line.empty()) continue;
        const auto set = ui.set(spec_of(ui, line, bold));
        size.width = std::max(size.width, set.lines_mm().width);
        size.height += set.size_mm().height;
    }
    return {std::max(ui.theme().target, size.width + 2 * pad_x),
            std::max(ui.theme().target, size.height + 2 * pad_y)};
}

std::string mark_of(const base::Rect& box) {
    return fmt::format("{:.1f},{:.1f},{:.1f},{:.1f};", box.x, box.y, box.width, box.height);
}

// Places are sought once for what a plate shows, and kept while it shows that.
struct Search {
    const base::Key& key;
    const PlatePlace& place;
    const std::vector<layout::Tag>& tags;
    const layout::Standing& standing;
};

TagsKept sought(Ui& ui, const Plate& plate, const Search& search) {
    const PlatePlace& place = search.place;
    std::string of =
        search.key.path + plate.shown.layer + mark_of(place.card) + mark_of(place.figure);
    for (const auto& box : place.taken) of += mark_of(box);
    for (const auto& box : search.standing.tags) of += mark_of(box);
    for (const auto& tag : search.tags)
        of += mark_of({tag.dot.x, tag.dot.y, tag.size.width, tag.size.height});
    auto& all = ui.memory().tags;
    if (const auto known = all.find(of); known != all.end()) return known->second;
    if (all.size() > most_kept) all.clear();
    layout::TagRoom room{place.card.inset(3), place.taken, {}, [&](const base::Rect& box) {
                             return hidden_at(plate, place, box);
                         }};
    for (const Structure* part : parts_of(plate.diagram, plate.shown.layer))
        room.dots.push_back(place.on_glass(plate.diagram, part->anchor));
    const auto found = layout::place_tags(search.tags, room, search.standing);
    return all[of] = {found.has_value(), found.value_or(std::vector<base::Rect>{})};
}

std::vector<layout::Tag> to_place(Ui& ui, const Plate& plate, const PlatePlace& place,
                                  const PlateParts& parts) {
    const float mark = ui.theme().type.small * mark_em;
    const bool numbers = plate.names == Plate::Names::numbers;
    std::vector<layout::Tag> tags;
    for (const Structure* part : parts)
        tags.push_back({numbers ? base::Size{mark, mark} : size_of(ui, *part),
                        place.on_glass(plate.diagram, part->anchor)});
    return tags;
}

int number_of(const Plate& plate, const Structure* part) {
    const PlateParts all = parts_of(plate.diagram, plate.shown.layer);
    const auto at = std::find(all.begin(), all.end(), part);
    return static_cast<int>(at - all.begin()) + 1;
}

struct Found {
    const PlateParts& parts;
    const TagsKept& kept;
    const std::vector<layout::Tag>& tags;
};

void add(PlateTags& made, const Plate& plate, const Found& found) {
    const auto& [parts, kept, tags] = found;
    const bool numbers = plate.names == Plate::Names::numbers;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        PlateTag tag{parts[i], numbers ? number_of(plate, parts[i]) : 0, {}, {}};
        const auto& [size, dot] = tags[i];
        tag.box = kept.fit ? kept.places[i]
                           : base::Rect{dot.x - size.width / 2, dot.y - size.height / 2, size.width,
                                        size.height};
        tag.leader = kept.fit ? layout::leader_to(tag.box, dot) : layout::Leader{dot, dot};
        made.tags.push_back(tag);
    }
}

// Where there is no room for one more name, those in the way of the chosen one are not shown while
// it is; the others stay where they are.
void give_way(PlateTags& made, const PlateTag& chosen) {
    constexpr float between_mm = 3;
    std::erase_if(made.tags, [&](const PlateTag& tag) {
        const auto both = base::intersection(tag.box.inset(-between_mm), chosen.box);
        return !both.empty() || layout::tangled({tag.leader, chosen.leader}).meetings > 0 ||
               layout::runs_through(chosen.leader, tag.box) ||
               layout::runs_through(tag.leader, chosen.box);
    });
    made.tags.push_back(chosen);
}

}  // namespace

float hidden_at(const Plate& plate, const PlatePlace& place, const base::Rect& box) {
    constexpr int across = 5, down = 4;
    float sum = 0;
    for (int y = 0; y < down; ++y)
        for (int x = 0; x < across; ++x) {
            // From edge to edge: a tag that only touches what it names hides some of it too.
            const base::Point at{box.x + box.width * static_cast<float>(x) / (across - 1),
                                 box.y + box.height * static_cast<float>(y) / (down - 1)};
            const auto* part =
                plate.diagram.pick(place.in_drawing(plate.diagram, at), 0, plate.shown.layer);
            if (part) sum += part->primary ? 1 : small_part;
        }
    return sum / (across * down);
}

base::Point PlatePlace::on_glass(const layout::Diagram& diagram, base::Point in_drawing) const {
    const auto& view = diagram.view();
    return {figure.x + (in_drawing.x - view.x) / view.width * figure.width,
            figure.y + (in_drawing.y - view.y) / view.height * figure.height};
}

base::Point PlatePlace::in_drawing(const layout::Diagram& diagram, base::Point on_glass) const {
    const auto& view = diagram.view();
    return {view.x + (on_glass.x - figure.x) / figure.width * view.width,
            view.y + (on_glass.y - figure.y) / figure.height * view.height};
}

PlateTags all_tags(Ui& ui, const base::Key& key, const Plate& plate, const PlatePlace& place) {
    PlateTags made;
    if (plate.names == Plate::Names::none) return made;
    const bool numbers = plate.names == Plate::Names::numbers;
    const PlateParts named = named_parts(plate.diagram, plate.shown.layer);
    const auto tags = to_place(ui, plate, place, named);
    const layout::Standing none;
    const TagsKept kept = sought(ui, plate, {key / "tags", place, tags, none});
    made.fit = kept.fit;
    if (!kept.fit && !numbers) return made;
    add(made, plate, {named, kept, tags});
    const auto* chosen = plate.diagram.structure(plate.shown.structure);
    if (!chosen || std::find(named.begin(), named.end(), chosen) != named.end()) return made;
    layout::Standing standing;
    for (const PlateTag& tag : made.tags) {
        standing.tags.push_back(tag.box);
        standing.dots.push_back(tag.leader.from);
    }
    const auto late = to_place(ui, plate, place, {chosen});
    TagsKept added = sought(ui, plate, {key / "chosen", place, late, standing});
    standing.bare = !added.fit;
    if (standing.bare) added = sought(ui, plate, {key / "bare", place, late, standing});
    if (!added.fit && !numbers) {
        const PlateTags alone = chosen_tag(ui, key, plate, place);
        if (!alone.tags.empty()) give_way(made, alone.tags.front());
        return made;
    }
    add(made, plate, {{chosen}, added, late});
    if (standing.bare) made.tags.back().leader = {};
    return made;
}

PlateTags chosen_tag(Ui& ui, const base::Key& key, const Plate& plate, const PlatePlace& place) {
    PlateTags made;
    const auto* chosen = plate.diagram.structure(plate.shown.structure);
    if (!chosen || plate.names == Plate::Names::none) return made;
    const auto tags = to_place(ui, plate, place, {chosen});
    if (!place.card.contains(tags.front().dot)) return made;
    const layout::Standing none;
    const TagsKept kept = sought(ui, plate, {key / "chosen", place, tags, none});
    if (kept.fit) add(made, plate, {{chosen}, kept, tags});
    return made;
}

void draw_leader(Ui& ui, const PlateTag& tag, bool lit) {
    const auto& [from, to] = tag.leader;
    if (from == to) return;
    const ColorRole ink = lit ? ColorRole::accent : ColorRole::ink;
    ui.canvas().leader(from, to, ColorRole::card, lit ? 2.2F : 1.8F);
    ui.canvas().dot(from, ColorRole::card, lit ? 2 : 1.7F);
    ui.canvas().leader(from, to, ink, lit ? 1 : 0.6F);
    ui.canvas().dot(from, ink, lit ? 1.5F : 1.1F);
}

namespace {

// A number says what it means in the list beside the plate: that is what is touched there.
void draw_number(Ui& ui, const PlateTag& tag, const base::Rect& box, bool lit) {
    std::string key;
    const auto set = ui.set({text::message("{n}", ui.language().tag, {{"n", tag.number}}),
                             {ui.theme().type.small, true, 1.2F},
                             0,
                             layout::Align::start,
                             ui.language(),
                             {}},
                            &key);
    const base::Size size = set.size_mm();
    ui.canvas().fill(box, lit ? ColorRole::accent : ColorRole::card, box.width / 2);
    ui.canvas().line(box, lit ? ColorRole::card : ColorRole::ink, box.width / 2, 0.6F);
    ui.canvas().text(key, set, {box.centre().x - size.width / 2, box.centre().y - size.height / 2},
                     lit ? ColorRole::on_accent : ColorRole::ink);
}

void draw_words(Ui& ui, const PlateTag& tag, const base::Rect& box, bool lit) {
    const bool held = ui.held_over(box);
    const ColorRole ink = lit ? ColorRole::on_accent : ColorRole::ink;
    ui.canvas().fill(box,
                     lit    ? ColorRole::accent
                     : held ? ColorRole::accent_soft
                            : ColorRole::card,
                     3.5F);
    ui.canvas().line(box, lit ? ColorRole::card : ColorRole::edge, 3.5F, 0.5F);
    const TagWords words(tag.structure->title);
    float high = 0;
    for (const auto& [line, bold] : {std::pair{words.said, true}, {words.medical, false}})
        if (!line.empty()) high += ui.set(spec_of(ui, line, bold)).size_mm().height;
    float y = box.centre().y - high / 2;
    for (const auto& [line, bold] : {std::pair{words.said, true}, {words.medical, false}}) {
        if (line.empty()) continue;
        std::string key;
        const auto set = ui.set(spec_of(ui, line, bold), &key);
        ui.canvas().text(key, set, {box.centre().x - set.size_mm().width / 2, y}, ink);
        y += set.size_mm().height;
    }
}

}  // namespace

bool draw_tag(Ui& ui, const PlateTag& tag, bool lit) {
    const base::Rect box = ui.canvas().unplaced(tag.box);
    const bool numbered = tag.number > 0;
    if (numbered)
        draw_number(ui, tag, box, lit);
    else
        draw_words(ui, tag, box, lit);
    Node node;
    node.key = base::Key(numbered ? "number" : "structure") / tag.structure->id;
    node.role = numbered ? base::Role::Label : base::Role::Button;
    node.name = tag.structure->title;
    if (numbered) node.name = std::to_string(tag.number);
    node.language = ui.language();
    node.box_mm = box;
    node.words_mm = box.inset(numbered ? 1 : pad_y);
    node.tappable = !numbered;
    node.selected = lit && !numbered;
    node.color = lit ? ColorRole::on_accent : ColorRole::ink;
    node.ground = lit ? ColorRole::accent : ColorRole::card;
    node.cap_mm = ui.theme().type.small * layout::cap_height;
    node.leader_from = tag.leader.from;
    node.leader_to = tag.leader.to;
    return ui.declare(std::move(node));
}

}  // namespace ui
