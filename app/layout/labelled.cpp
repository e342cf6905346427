#include "layout/labelled.h"

#include <algorithm>
#include <numeric>
#include <vector>

#include "layout/tags.h"

namespace layout {

namespace {

using base::Role;

constexpr std::size_t most_labels = 5, most_on_glass = 3, most_on_both_sides = 4;
constexpr float shown_of = 0.62F;  // of a drawing, each way, around the part a figure is about
constexpr float label_em = 9.5F, caption_em = 8;  // how wide
constexpr float beside_em = 7.4F;                 // a name, where there are some on either side
constexpr float least_between = 0.42F, most_between = 0.6F;  // of the width: a drawing between them
constexpr float far_side = 0.3F;                             // of the drawing
constexpr float leader_mm = 13;                              // between the drawing and the names
constexpr float dot_mm = 1.7F;                               // where a line begins
constexpr float over_costs_mm = 40;  // a line that runs over another part is so much longer

struct Label {
    const Structure* part = nullptr;
    bool lit = false;
    float wide = 0, high = 0, y = 0;  // of its words, and where they begin
    bool before = false;              // it stands at the start of the line, before the drawing
    base::Rect ink = {};              // around its part, as anchors are
};

class Labelled {
  public:
    Labelled(SheetBuilder& builder, const Diagram& drawing, const document::Figure& figure)
        : builder_(builder),
          context_(builder.context()),
          drawing_(drawing),
          figure_(figure),
          lit_(drawing.structure(figure.structure)),
          window_(window()),
          small_(context_.type.small),
          pad_(small_ * 0.3F) {
        const float room = builder.width() - 2 * (leader_mm + small_ * beside_em);
        both_sides_ = glass() && room >= builder.width() * least_between;
    }

    void put();

  private:
    bool glass() const { return context_.target == LayoutContext::Target::screen; }
    void fit(float wide);
    base::Rect window() const;
    void larger();
    std::vector<Label> labels() const;
    float label_mm() const { return small_ * (both_sides_ ? beside_em : label_em); }
    void place(std::vector<Label>& labels) const;
    void place(std::vector<Label>& labels, bool before) const;
    Tangle tangle_of(const std::vector<Label>& labels) const;
    void spread(std::vector<Label>& labels) const;
    void between(std::vector<Label>& labels);
    Leader leader_of(const Label& label) const;
    base::Point anchor(const Structure& part) const { return on_sheet(part.anchor); }
    base::Point on_sheet(base::Point in_drawing) const;
    base::Rect ink(const Structure& part) const;
    void leader(const Label& label);
    void name(const Label& label);
    void caption();

    SheetBuilder& builder_;
    const LayoutContext& context_;
    const Diagram& drawing_;
    const document::Figure& figure_;
    const Structure* lit_;
    base::Rect window_;  // what of the drawing is shown
    float small_, pad_;
    float high_ = 0, wide_ = 0, top_ = 0;  // of the drawing
    float left_ = 0;
    bool both_sides_ = false;  // names stand on either side of the drawing
};

// On glass what the figure is about and its surroundings; a touch shows the whole.
base::Rect Labelled::window() const {
    const base::Rect& all = drawing_.view();
    if (!lit_ || !glass()) return all;
    const float wide = all.width * shown_of, high = all.height * shown_of;
    return {std::clamp(lit_->anchor.x - wide / 2, all.x, all.right() - wide),
            std::clamp(lit_->anchor.y - high / 2, all.y, all.bottom() - high), wide, high};
}

// The part it is about, then the main ones, as many as have room beside the drawing.
std::vector<Label> Labelled::labels() const {
    std::vector<const Structure*> parts;
    if (lit_) parts.push_back(lit_);
    const base::Rect near = window_.inset(window_.width * 0.05F);  // no dot at the very edge
    for (const auto& part : drawing_.structures())
        if (part.primary && &part != lit_ && (!glass() || near.contains(part.anchor)) &&
            (part.layer.empty() || (lit_ && lit_->layer == part.layer)))
            parts.push_back(&part);
    // No line runs across the whole drawing where a part on the near side can be named instead.
    const auto first = parts.begin() + (lit_ ? 1 : 0);
    if (!both_sides_)
        std::stable_partition(first, parts.end(), [&](const auto* part) {
            return anchor(*part).x >= wide_ * far_side;
        });
    const std::size_t most = both_sides_ ? most_on_both_sides
                             : glass()   ? most_on_glass
                                         : most_labels;
    std::vector<Label> found;
    float all = 0;
    for (const auto* part : parts) {
        const bool lit = part == lit_;
        const auto set = context_.fonts->set({part->title,
                                              {small_, lit},
                                              label_mm() - (lit ? 2 * pad_ : 0),
                                              Align::start,
                                              context_.language,
                                              {}});
        const float high = set.size_mm().height + (lit ? 2 * pad_ : 0);
        if (found.size() == most || all + high > high_) break;
        all += high + pad_;
        const float wide = set.lines_mm().width + (lit ? 2 * pad_ : 0);
        found.push_back({part, lit, wide, high, 0});
        if (glass()) found.back().ink = ink(*part);
    }
    return found;
}

// In the drawing a right-to-left page is not turned over, though all around it is.
base::Point Labelled::on_sheet(base::Point in_drawing) const {
    const float x = (in_drawing.x - window_.x) / window_.width;
    const float y = (in_drawing.y - window_.y) / window_.height;
    return {(context_.language.rtl() ? 1 - x : x) * wide_, y * high_};
}

base::Rect Labelled::ink(const Structure& part) const {
    const base::Rect box = drawing_.ink(part);
    const base::Point one = on_sheet({box.x, box.y}), other = on_sheet({box.right(), box.bottom()});
    return {std::min(one.x, other.x), one.y, std::abs(other.x - one.x), other.y - one.y};
}

// Each as near to its part's height as the others leave it, in the order they have.
void Labelled::place(std::vector<Label>& labels, bool before) const {
    float free = 0;
    for (auto& label : labels) {
        if (label.before != before) continue;
        label.y = std::max(free, anchor(*label.part).y - label.high / 2);
        free = label.y + label.high + pad_;
    }
    float limit = high_;
    for (auto label = labels.rbegin(); label != labels.rend(); ++label) {
        if (label->before != before) continue;
        label->y = std::max(0.F, std::min(label->y, limit - label->high));
        limit = label->y - pad_;
    }
}

void Labelled::place(std::vector<Label>& labels) const {
    place(labels, false);
    if (both_sides_) place(labels, true);
}

Leader Labelled::leader_of(const Label& label) const {
    const base::Point from = anchor(*label.part);
    const float away = leader_mm - 1;
    return {{left_ + from.x, from.y},
            {label.before ? left_ - away : left_ + wide_ + away, label.y + label.high / 2}};
}

// Whether a line runs over a part; not where it begins within it.
bool runs_over(const Leader& line, const base::Rect& part) {
    const float edge = 0.02F * std::min(part.width, part.height);
    return !part.contains(line.from) && runs_through(line, part.inset(edge));
}

// A line over another part is told from its own less well: over one that is named too, or over the
// middle of any.
Tangle Labelled::tangle_of(const std::vector<Label>& labels) const {
    std::vector<Leader> leaders;
    for (const auto& label : labels) leaders.push_back(leader_of(label));
    Tangle made = tangled(leaders);
    if (!glass()) return made;
    for (std::size_t i = 0; i < labels.size(); ++i) {
        for (std::size_t k = 0; k < labels.size(); ++k)
            if (k != i && runs_over(leaders[i], labels[k].ink.moved(left_, 0))) ++made.meetings;
        for (const auto& part : drawing_.structures()) {
            const base::Point at = anchor(part);
            const base::Point dot{left_ + at.x, at.y};
            if (&part != labels[i].part && tangled({leaders[i], {dot, dot}}).meetings > 0)
                made.length += over_costs_mm;
        }
    }
    return made;
}

// Of all orders, on either side where there is room, the one in which no line meets another or its
// dot; of those the shortest lines.
void Labelled::spread(std::vector<Label>& labels) const {
    std::vector<std::size_t> order(labels.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    const unsigned ways = both_sides_ ? 1U << labels.size() : 1U;
    std::vector<Label> best;
    Tangle least;
    const auto attempt = [&](unsigned way) {
        std::vector<Label> tried;
        for (const std::size_t i : order) {
            tried.push_back(labels[i]);
            tried.back().before = (way >> i & 1U) != 0;
        }
        place(tried);
        const auto tangle = tangle_of(tried);
        if (!best.empty() && least <= tangle) return;
        least = tangle;
        best = std::move(tried);
    };
    do
        for (unsigned way = 0; way < ways; ++way) attempt(way);
    while (std::next_permutation(order.begin(), order.end()));
    labels = std::move(best);
    if (least.meetings == 0 || labels.size() < 2) return;
    // One that finds no way is not named; the part the figure is about is.
    const auto gone =
        std::find_if(labels.rbegin(), labels.rend(), [](const Label& label) { return !label.lit; });
    labels.erase(std::next(gone).base());
    spread(labels);
}

// In the middle of what its names leave, and as large as that lets it be.
void Labelled::between(std::vector<Label>& labels) {
    const float whole = builder_.width();
    float start = 0, end = 0;
    for (const auto& label : labels)
        (label.before ? start : end) = std::max(label.before ? start : end, label.wide + leader_mm);
    fit(std::min(whole - start - end, whole * most_between));
    left_ = start + (whole - start - end - wide_) / 2;
    place(labels);
}

void Labelled::leader(const Label& label) {
    const auto [from, to] = leader_of(label);
    const base::Rect box{std::min(from.x, to.x), std::min(from.y, to.y), std::abs(to.x - from.x),
                         std::abs(to.y - from.y)};
    const bool rising = (to.y < from.y) == (to.x > from.x);
    builder_.move_to(top_);
    builder_.put(Line{box, 1.4F, ColorRole::paper, rising});
    builder_.put(Line{box, 0.45F, ColorRole::ink, rising});
    for (const auto& [size, color] :
         {std::pair{2.6F, ColorRole::paper}, std::pair{dot_mm, ColorRole::ink}})
        builder_.put(Panel{{from.x - size / 2, from.y - size / 2, size, size},
                           color,
                           ColorRole::none,
                           ColorRole::none,
                           size / 2});
}

void Labelled::name(const Label& label) {
    constexpr float slack = 0.6F;  // so that no line breaks anew
    const float wide = both_sides_ ? label.wide + slack : label_mm();
    const float left = label.before ? left_ - leader_mm - wide : left_ + wide_ + leader_mm;
    builder_.move_to(top_ + label.y);
    builder_.indented(left, builder_.width() - left - wide, [&] {
        // As wide as its words.
        if (label.lit)
            builder_.put(Panel{{0, 0, both_sides_ ? wide : label.wide, label.high},
                               ColorRole::accent,
                               ColorRole::none,
                               ColorRole::none,
                               2.5F});
        const float pad = label.lit ? pad_ : 0;
        builder_.skip(pad);
        builder_.indented(pad, pad, [&] {
            builder_.text(label.part->title, {}, small_,
                          {label.lit ? ColorRole::on_accent : ColorRole::ink,
                           label.lit ? ColorRole::accent : ColorRole::card,
                           label.lit,
                           label.before ? Align::end : Align::start,
                           {},
                           true});
        });
    });
}

void Labelled::caption() {
    const std::string& words = figure_.caption;
    if (!words.empty()) {
        builder_.open(Role::Caption, words);
        builder_.text(words, {}, context_.type.reading,
                      {ColorRole::ink, ColorRole::card, true, Align::start});
        builder_.close();
    }
    if (drawing_.note().empty()) return;
    builder_.skip(pad_);
    builder_.text(drawing_.note(), {}, small_,
                  {ColorRole::muted, ColorRole::card, false, Align::start, {}, true});
}

// A corner that says a touch shows more.
void Labelled::larger() {
    const float side = small_ * 1.5F;
    builder_.put(Panel{
        {left_, high_ - side, side, side}, ColorRole::accent, ColorRole::none, ColorRole::none, 2});
    builder_.put(Icon{{left_ + side * 0.15F, high_ - side * 0.85F, side * 0.7F, side * 0.7F},
                      "search",
                      ColorRole::on_accent});
}

// The drawing, so wide at most.
void Labelled::fit(float wide) {
    high_ = std::min(context_.figure_height_mm, wide / drawing_.aspect());
    wide_ = high_ * drawing_.aspect();
}

void Labelled::put() {
    const float whole = builder_.width(), beside = whole - leader_mm - small_ * label_em;
    // Large letters leave it less room; names go no further than the card.
    fit(both_sides_ ? whole - 2 * (leader_mm + label_mm())
                    : std::min(whole * (glass() ? 0.52F : 0.45F), std::max(beside, whole * 0.3F)));
    top_ = builder_.y();
    auto names = labels();
    spread(names);
    if (both_sides_ && !names.empty()) between(names);
    // With nothing beside it, it has all of the width.
    if (glass() && names.empty()) fit(whole);
    if (glass() && names.empty()) left_ = (whole - wide_) / 2;
    const base::Rect all = drawing_.view();
    builder_.put(Picture{{left_, 0, wide_, high_},
                         figure_.diagram,
                         figure_.structure,
                         window_ == all ? base::Rect{} : window_});
    if (glass()) larger();
    for (const auto& label : names) leader(label);
    for (const auto& label : names) name(label);
    const float used = wide_ + (names.empty() ? 0 : leader_mm + small_ * label_em) + small_;
    if (glass() || builder_.width() - used < context_.type.reading * caption_em) {
        builder_.move_to(top_ + high_ + pad_ * 2);
        return caption();
    }
    builder_.move_to(top_);
    builder_.indented(used, 0, [&] { caption(); });
    builder_.move_to(std::max(builder_.y(), top_ + high_));
}

}  // namespace

void put_labelled(SheetBuilder& builder, const Diagram& drawing, const document::Figure& figure) {
    builder.open(Role::Figure, figure.alt, "figure/" + figure.diagram + "/" + figure.structure);
    builder.panel({{}, ColorRole::card, ColorRole::edge, ColorRole::none, 3},
                  builder.context().gap_mm, [&] { Labelled(builder, drawing, figure).put(); });
    builder.close();
}

}  // namespace layout
