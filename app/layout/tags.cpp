#include "layout/tags.h"

#include <algorithm>
#include <cmath>
#include <deque>
#include <numeric>

namespace layout {

namespace {

constexpr float apart_mm = 3.2F;     // STANDARDS.md, gap_mm, and a little
constexpr float off_dots_mm = 2.4F;  // between a tag and any dot
constexpr float shortest_mm = 3;     // of leaders: shorter ones look like dirt
constexpr float hiding_costs = 170;  // as so many mm of leader
constexpr float hidden_most = 0.55F;
constexpr int steps = 30, fine_steps = 70;  // places tried each way
constexpr int tries = 10, in_vain = 3;      // orders
constexpr int most_moves = 36;

struct Spot {
    base::Rect box;
    Leader leader;
    float cost = 0;
};

bool apart(const base::Rect& a, const base::Rect& b, float by) {
    return a.right() + by <= b.x || b.right() + by <= a.x || a.bottom() + by <= b.y ||
           b.bottom() + by <= a.y;
}

bool clear_of(const Spot& one, const Spot& other) {
    if (!apart(one.box, other.box, apart_mm)) return false;
    if (runs_through(one.leader, other.box.inset(-1))) return false;
    if (runs_through(other.leader, one.box.inset(-1))) return false;
    return tangled({one.leader, other.leader}).meetings == 0;
}

class Placing {
  public:
    Placing(const std::vector<Tag>& tags, const TagRoom& room, const Standing& standing);
    std::optional<std::vector<base::Rect>> best();

  private:
    std::vector<Spot> spots_of(const Tag& tag) const;
    void consider(const Tag& tag, const base::Rect& box, std::vector<Spot>& spots) const;
    const Spot* first_free(std::size_t tag) const;
    const Spot* most_wanted(std::size_t tag, const std::vector<int>& pushed) const;
    bool fill(const std::vector<std::size_t>& order);
    void improve();
    float cost() const;

    const TagRoom& room_;
    bool bare_;
    std::vector<base::Point> dots_;
    std::vector<Spot> fixed_;
    std::vector<std::vector<Spot>> spots_;  // of each tag, the best first
    std::vector<const Spot*> chosen_;
};

Placing::Placing(const std::vector<Tag>& tags, const TagRoom& room, const Standing& standing)
    : room_(room), bare_(standing.bare), dots_(standing.dots) {
    for (std::size_t i = 0; i < standing.tags.size(); ++i)
        fixed_.push_back({standing.tags[i], leader_to(standing.tags[i], standing.dots[i]), 0});
    for (const auto& tag : tags) dots_.push_back(tag.dot);
    for (const auto& tag : tags) spots_.push_back(spots_of(tag));
    chosen_.assign(tags.size(), nullptr);
}

void Placing::consider(const Tag& tag, const base::Rect& box, std::vector<Spot>& spots) const {
    for (const auto& taken : room_.taken)
        if (!apart(box, taken, apart_mm)) return;
    const base::Rect around = box.inset(fixed_.empty() ? -off_dots_mm : -off_dots_mm / 2);
    const auto within = [&](base::Point dot) { return around.contains(dot); };
    if (std::any_of(dots_.begin(), dots_.end(), within)) return;
    if (std::any_of(room_.dots.begin(), room_.dots.end(), within)) return;
    const Leader leader = bare_ ? Leader{box.centre(), box.centre()} : leader_to(box, tag.dot);
    const float length = std::hypot(leader.to.x - leader.from.x, leader.to.y - leader.from.y);
    if (length < shortest_mm && !bare_) return;
    for (const auto& dot : room_.dots)
        if (!(dot == tag.dot) && tangled({leader, {dot, dot}}).meetings > 0) return;
    const float hidden = room_.hides ? room_.hides(box) : 0;
    // One more may hide what it likes rather than have no place: it is what was asked for.
    if (hidden > hidden_most && fixed_.empty()) return;
    const float away = std::hypot(box.centre().x - tag.dot.x, box.centre().y - tag.dot.y);
    const Spot spot{box, leader, (bare_ ? away : length) + hidden * hiding_costs};
    for (const auto& other : fixed_)
        if (!clear_of(spot, other)) return;
    spots.push_back(spot);
}

std::vector<Spot> Placing::spots_of(const Tag& tag) const {
    std::vector<Spot> spots;
    const float loose_x = room_.box.width - tag.size.width;
    const float loose_y = room_.box.height - tag.size.height;
    if (loose_x < 0 || loose_y < 0) return spots;
    // One that comes when the others stand has to look harder.
    const int most = fixed_.empty() ? steps : fine_steps;
    const float across = loose_x / static_cast<float>(most);
    const float down = loose_y / static_cast<float>(most);
    for (int row = 0; row <= most; ++row)
        for (int column = 0; column <= most; ++column)
            consider(
                tag,
                {room_.box.x + across * static_cast<float>(column),
                 room_.box.y + down * static_cast<float>(row), tag.size.width, tag.size.height},
                spots);
    std::stable_sort(spots.begin(), spots.end(),
                     [](const Spot& a, const Spot& b) { return a.cost < b.cost; });
    return spots;
}

const Spot* Placing::first_free(std::size_t tag) const {
    for (const Spot& spot : spots_[tag]) {
        bool free = true;
        for (std::size_t other = 0; free && other < chosen_.size(); ++other)
            free = other == tag || !chosen_[other] || clear_of(spot, *chosen_[other]);
        if (free) return &spot;
    }
    return nullptr;
}

// Where the tag has the fewest others in its way, of those that were pushed aside least.
const Spot* Placing::most_wanted(std::size_t tag, const std::vector<int>& pushed) const {
    const Spot* best = nullptr;
    int least = 0;
    for (const Spot& spot : spots_[tag]) {
        int in_way = 0;
        for (std::size_t other = 0; other < chosen_.size(); ++other)
            if (other != tag && chosen_[other] && !clear_of(spot, *chosen_[other]))
                in_way += 1 + pushed[other];
        if (best && in_way >= least) continue;
        best = &spot;
        least = in_way;
    }
    return best;
}

// One after the other; whoever finds no place takes one, and those in its way begin again.
bool Placing::fill(const std::vector<std::size_t>& order) {
    chosen_.assign(chosen_.size(), nullptr);
    std::deque<std::size_t> waiting(order.begin(), order.end());
    std::vector<int> pushed(order.size(), 0);
    for (int left = most_moves; !waiting.empty(); --left) {
        const std::size_t tag = waiting.front();
        waiting.pop_front();
        const Spot* spot = first_free(tag);
        if (!spot && left > 0) spot = most_wanted(tag, pushed);
        if (!spot) return false;
        for (std::size_t other = 0; other < chosen_.size(); ++other) {
            if (other == tag || !chosen_[other] || clear_of(*spot, *chosen_[other])) continue;
            chosen_[other] = nullptr;
            ++pushed[other];
            waiting.push_back(other);
        }
        chosen_[tag] = spot;
    }
    return true;
}

// Each once more, now that it is known where the others are.
void Placing::improve() {
    for (int round = 0; round < 3; ++round)
        for (std::size_t tag = 0; tag < chosen_.size(); ++tag) chosen_[tag] = first_free(tag);
}

float Placing::cost() const {
    return std::accumulate(chosen_.begin(), chosen_.end(), 0.F,
                           [](float sum, const Spot* spot) { return sum + spot->cost; });
}

// Of many orders the one that ends best: always the same ones, so that a plate always looks alike.
std::optional<std::vector<base::Rect>> Placing::best() {
    std::vector<std::size_t> order(chosen_.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    // Those that have least room first.
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return spots_[a].size() < spots_[b].size();
    });
    std::optional<std::vector<const Spot*>> best;
    float least = 0;
    unsigned random = 1;
    for (int i = 0; i < tries && (best || i < in_vain); ++i) {
        if (fill(order)) {
            improve();
            const float now = cost();
            if (!best || now < least) {
                least = now;
                best = chosen_;
            }
        }
        for (std::size_t k = order.size(); k > 1; --k) {
            random = random * 1664525U + 1013904223U;
            std::swap(order[k - 1], order[(random >> 8U) % k]);
        }
    }
    if (!best) return std::nullopt;
    std::vector<base::Rect> boxes;
    for (const Spot* spot : *best) boxes.push_back(spot->box);
    return boxes;
}

}  // namespace

bool runs_through(const Leader& line, const base::Rect& box) {
    const auto& [from, to] = line;
    float first = 0, last = 1;
    const auto clip = [&](float start, float way, float low, float high) {
        if (std::abs(way) < 1e-6F) return start > low && start < high;
        const float a = (low - start) / way, b = (high - start) / way;
        first = std::max(first, std::min(a, b));
        last = std::min(last, std::max(a, b));
        return first < last;
    };
    return clip(from.x, to.x - from.x, box.x, box.right()) &&
           clip(from.y, to.y - from.y, box.y, box.bottom());
}

Leader leader_to(const base::Rect& tag, base::Point dot) {
    const float corner = std::min(3.F, std::min(tag.width, tag.height) / 3);
    const float left = tag.x - dot.x, right = dot.x - tag.right();
    const float above = tag.y - dot.y, below = dot.y - tag.bottom();
    const float x = std::clamp(dot.x, tag.x + corner, tag.right() - corner);
    const float y = std::clamp(dot.y, tag.y + corner, tag.bottom() - corner);
    if (std::max(left, right) > std::max(above, below))
        return {dot, {left > right ? tag.x : tag.right(), y}};
    return {dot, {x, above > below ? tag.y : tag.bottom()}};
}

std::optional<std::vector<base::Rect>> place_tags(const std::vector<Tag>& tags, const TagRoom& room,
                                                  const Standing& standing) {
    auto found = Placing(tags, room, standing).best();
    if (found || room.dots.empty()) return found;
    TagRoom rest = room;
    rest.dots.clear();
    return Placing(tags, rest, standing).best();
}

}  // namespace layout
