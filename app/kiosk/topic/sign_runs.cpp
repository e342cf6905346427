#include "kiosk/topic/sign_runs.h"

#include <algorithm>
#include <limits>
#include <numeric>

namespace kiosk {

namespace {

float sum(std::span<const float> some) { return std::accumulate(some.begin(), some.end(), 0.F); }

struct Split {
    std::size_t middle = 1;
    float high = std::numeric_limits<float>::max();
};

// In two columns of which neither is much longer.
Split split(std::span<const float> first, std::span<const float> second) {
    Split best;
    for (std::size_t at = 1; at < first.size(); ++at) {
        const float longest = std::max(sum(first.first(at)), sum(second.subspan(at)));
        if (longest < best.high - 0.1F) best = {at, longest};
    }
    return best;
}

struct Way {
    float cost = std::numeric_limits<float>::max();
    SignRun last;
};

Way way_of(const SignHeights& high, std::size_t first, std::size_t end, float worth) {
    const float whole = sum(high.whole.subspan(first, end - first));
    const auto halves =
        split(high.first.subspan(first, end - first), high.second.subspan(first, end - first));
    if (end - first < 2 || halves.high + worth >= whole) return {whole, {first, end, end}};
    return {halves.high + worth, {first, first + halves.middle, end}};
}

float height(const SignHeights& high, const std::vector<SignRun>& runs) {
    float all = 0;
    for (const auto& [first, middle, end] : runs)
        all += middle == end ? sum(high.whole.subspan(first, end - first))
                             : std::max(sum(high.first.subspan(first, middle - first)),
                                        sum(high.second.subspan(middle, end - middle)));
    return all;
}

}  // namespace

std::vector<SignRun> sign_runs(const SignHeights& high, float worth, bool mixed) {
    const std::size_t all = high.whole.size();
    std::vector<Way> ways(all + 1);  // the best for so many
    ways[0].cost = 0;
    for (std::size_t end = 1; end <= all; ++end)
        for (std::size_t first = 0; first < end; ++first) {
            if (!mixed && (first > 0 || end < all)) continue;
            Way way = way_of(high, first, end, worth);
            way.cost += ways[first].cost + (first > 0 ? worth : 0);
            if (way.cost < ways[end].cost) ways[end] = way;
        }
    std::vector<SignRun> runs;
    for (std::size_t end = all; end > 0; end = runs.back().first) runs.push_back(ways[end].last);
    std::reverse(runs.begin(), runs.end());
    return runs;
}

SignColumns sign_columns(const std::function<std::vector<float>(float)>& heights,
                         const SignRoom& room) {
    const float both = room.width - room.between;
    const std::vector<float> whole = heights(room.width);
    std::vector<float> shares{0.5F};
    if (room.mixed) shares.insert(shares.end(), {0.43F, 0.57F, 0.37F, 0.63F});
    SignColumns best;
    float least = 0;
    for (const float share : shares) {
        const float first = both * share, second = both - first;
        const auto one = heights(first), other = share == 0.5F ? one : heights(second);
        const SignHeights high{whole, one, other};
        auto runs = sign_runs(high, room.worth, room.mixed);
        const float now = height(high, runs);
        if (!best.runs.empty() && now > least - room.worth) continue;
        least = now;
        best = {first, second, std::move(runs)};
    }
    return best;
}

}  // namespace kiosk
