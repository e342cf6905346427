#include "document/drawing/svg_tiles.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <optional>

namespace document {

namespace {

constexpr auto npos = std::string_view::npos;
constexpr double most_times = 100;  // a side: what is smaller than a hundredth is a slip

// Where an attribute's value stands in a tag; its size 0: it has none such.
std::string_view value_of(std::string_view tag, std::string_view name) {
    const auto mark = fmt::format(" {}=\"", name);
    const auto at = tag.find(mark);
    if (at == npos) return {};
    const auto from = at + mark.size();
    return tag.substr(from, tag.find('"', from) - from);
}

std::optional<double> number_of(std::string_view tag, std::string_view name) {
    const auto value = value_of(tag, name);
    double number = 0;
    const auto* end = value.data() + value.size();
    const auto [until, error] = std::from_chars(value.data(), end, number);
    if (value.empty() || error != std::errc() || until != end) return std::nullopt;
    return number;
}

// Without an origin, a view or another's shapes; and shapes of its own, without names.
bool is_simple(std::string_view tag, std::string_view shapes) {
    constexpr std::array elsewhere{" x=", " y=", "viewBox", "patternContentUnits", "href", "style"};
    constexpr std::array nested{" id=", "<pattern", "url(", "%"};
    const auto none = [](std::string_view where, const auto& marks) {
        return std::none_of(marks.begin(), marks.end(),
                            [&](const char* mark) { return where.find(mark) != npos; });
    };
    return value_of(tag, "patternUnits") == "userSpaceOnUse" && !value_of(tag, "id").empty() &&
           none(tag, elsewhere) && none(shapes, nested);
}

std::string with_value(std::string tag, std::string_view name, double number) {
    const auto value = value_of(tag, name);
    const auto at = static_cast<std::size_t>(value.data() - tag.data());
    return tag.replace(at, value.size(), fmt::format("{}", number));
}

// Of "<pattern ...>" and what it holds; empty: it stays as it is.
std::string enlarged(std::string_view tag, std::string_view shapes) {
    const auto wide = number_of(tag, "width"), high = number_of(tag, "height");
    if (!wide || !high || !is_simple(tag, shapes)) return {};
    const double across = std::ceil(large_tile / *wide), down = std::ceil(large_tile / *high);
    if (!(std::max(across, down) > 1 && std::min(across, down) >= 1 &&
          std::max(across, down) <= most_times))
        return {};
    const auto id = value_of(tag, "id");
    const auto tile = fmt::format("{}-tile", id);
    std::string large = with_value(std::string(tag), "width", *wide * across);
    large = with_value(std::move(large), "height", *high * down);
    return fmt::format(
        "<pattern id=\"{0}\" width=\"{1}\" height=\"{2}\" patternUnits=\"userSpaceOnUse\">{3}"
        "</pattern>{4}<rect width=\"{5}\" height=\"{6}\" stroke=\"none\" fill=\"url(#{0})\"/>"
        "</pattern>",
        tile, *wide, *high, shapes, large, *wide * across, *high * down);
}

}  // namespace

std::string with_large_tiles(std::string_view svg) {
    constexpr std::string_view begins = "<pattern", ends = "</pattern>";
    std::string out;
    std::size_t done = 0;
    for (auto at = svg.find(begins); at != npos; at = svg.find(begins, done)) {
        const auto from = svg.find('>', at);
        const auto end = svg.find(ends, at);
        if (from == npos || end == npos) break;
        const auto until = end + ends.size();
        std::string large;
        if (svg[from - 1] != '/' && from < end)
            large = enlarged(svg.substr(at, from + 1 - at), svg.substr(from + 1, end - from - 1));
        const auto next = large.empty() ? from + 1 : until;
        out += svg.substr(done, at - done);
        out += large.empty() ? std::string(svg.substr(at, next - at)) : large;
        done = next;
    }
    out += svg.substr(done);
    return out;
}

}  // namespace document
