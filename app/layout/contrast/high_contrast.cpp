#include "layout/contrast/high_contrast.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <optional>
#include <tuple>
#include <vector>

#include "base/handle.h"
#include "layout/contrast/path_extent.h"
#include "layout/rsvg.h"

namespace layout {

namespace {

constexpr float dark = 0.42F,
                light = 0.68F;  // lightness: lines up to the one, fields from the other
constexpr float large = 0.06F;  // of the drawing's longer side: a field, not a mark

float lightness(float red, float green, float blue) {
    return 0.3F * red + 0.59F * green + 0.11F * blue;
}

// Of "#RRGGBB" or black, which is what nobody names; nothing of another way to write a colour.
std::optional<float> lightness_of(const std::string& colour) {
    if (colour.empty() || colour == "black") return 0.F;
    if (colour.size() != 7 || colour[0] != '#') return std::nullopt;
    unsigned value = 0;
    const auto [end, error] = std::from_chars(colour.data() + 1, colour.data() + 7, value, 16);
    if (error != std::errc() || end != colour.data() + 7) return std::nullopt;
    const auto part = [&](unsigned shift) {
        return static_cast<float>(value >> shift & 0xFFU) / 255.F;
    };
    return lightness(part(16), part(8), part(0));
}

struct Attribute {
    std::string name, value;
};

struct Element {
    std::string name;
    std::vector<Attribute> attributes;

    std::string value(const std::string& wanted) const {
        for (const auto& [key, value] : attributes)
            if (key == wanted) return value;
        return "";
    }
    // A style counts more than an attribute.
    std::string fill() const {
        const std::string style = value("style");
        const auto at = style.rfind("fill:");
        if (at == std::string::npos) return value("fill");
        std::string found = style.substr(at + 5, style.find(';', at) - at - 5);
        std::erase(found, ' ');
        return found;
    }
    float number(const std::string& wanted) const {
        const std::string text = value(wanted);
        float number = 0;
        std::from_chars(text.data(), text.data() + text.size(), number);
        return number;
    }
    // The lesser side of a shape; 0 of what is none.
    float extent() const {
        if (name == "circle") return 2 * number("r");
        if (name == "ellipse") return 2 * std::min(number("rx"), number("ry"));
        if (name == "rect") return std::min(number("width"), number("height"));
        if (name == "polygon" || name == "polyline") return path_extent("M" + value("points"));
        return name == "path" ? path_extent(value("d")) : 0;
    }
    void refill(const std::string& colour) {
        for (auto& [key, value] : attributes)
            if (key == "style") return void(value += ";fill:" + colour);
        attributes.push_back({"style", "fill:" + colour});
    }
};

// Reads a drawing and writes it down again.
class Lightened {
  public:
    explicit Lightened(float longer) : longer_(longer) {}

    // Empty where it cannot be read.
    std::string of(const std::string& svg) {
        GMarkupParser parser{};
        // How many it is given is glib's choice.
        parser.start_element = [](auto*... given) {
            const auto [context, name, names, values, self, error] = std::tuple(given...);
            static_cast<void>(context), static_cast<void>(error);
            Element element{name, {}};
            for (std::size_t i = 0; names[i] != nullptr; ++i)
                element.attributes.push_back({names[i], values[i]});
            static_cast<Lightened*>(self)->open(std::move(element));
        };
        parser.end_element = [](GMarkupParseContext*, const gchar* name, gpointer self, GError**) {
            static_cast<Lightened*>(self)->close(name);
        };
        const base::Handle<GMarkupParseContext, g_markup_parse_context_free> context(
            g_markup_parse_context_new(&parser, G_MARKUP_PREFIX_ERROR_POSITION, this, nullptr));
        const auto length = static_cast<gssize>(svg.size());
        const bool whole =
            g_markup_parse_context_parse(context.get(), svg.data(), length, nullptr) != FALSE &&
            g_markup_parse_context_end_parse(context.get(), nullptr) != FALSE;
        return whole ? std::move(written_) : "";
    }

  private:
    void open(Element element) {
        std::string fill = element.fill();
        if (fill.empty() && !fills_.empty()) fill = fills_.back();
        fills_.push_back(fill);
        // Patterns and clips are there.
        if (element.name == "defs" || aside_ > 0) ++aside_;
        const auto shade = lightness_of(fill);
        if (aside_ == 0 && shade && *shade < dark && element.extent() > large * longer_) {
            const int grey = static_cast<int>((0.56F + 0.16F * *shade) * 255);
            element.refill(fmt::format("#{0:02X}{0:02X}{0:02X}", grey));
        }
        written_ += "<" + element.name;
        for (const auto& [name, value] : element.attributes) {
            const base::Handle<gchar, g_free> escaped(
                g_markup_escape_text(value.data(), static_cast<gssize>(value.size())));
            written_ += fmt::format(" {}=\"{}\"", name, escaped.get());
        }
        written_ += ">";
    }
    void close(const std::string& name) {
        written_ += "</" + name + ">";
        fills_.pop_back();
        if (aside_ > 0) --aside_;
    }

    float longer_;
    std::string written_;
    std::vector<std::string> fills_;  // of the elements around, the innermost last
    int aside_ = 0;                   // how deep in what is not drawn where it stands
};

// From its lightness: fields become the ground, lines and dark patterns the line's colour.
std::uint32_t recoloured(std::uint32_t word, const Relief& relief) {
    const auto alpha = static_cast<float>(word >> 24U);
    if (alpha == 0) return 0;
    const auto part = [&](unsigned shift) { return static_cast<float>(word >> shift & 0xFFU); };
    const float shade = lightness(part(16), part(8), part(0)) / alpha;  // multiplied by alpha
    const float share = std::clamp((shade - dark) / (light - dark), 0.F, 1.F);
    const auto mixed = [&](float line, float ground, unsigned shift) {
        return static_cast<std::uint32_t>((line + (ground - line) * share) * alpha) << shift;
    };
    return (word & 0xFF000000U) | mixed(relief.line.red, relief.ground.red, 16) |
           mixed(relief.line.green, relief.ground.green, 8) |
           mixed(relief.line.blue, relief.ground.blue, 0);
}

}  // namespace

std::string with_light_fields(const std::string& svg, float longer) {
    return Lightened(longer).of(svg);
}

void to_high_contrast(cairo_pattern_t* ink, const Relief& relief) {
    cairo_surface_t* surface = nullptr;
    cairo_pattern_get_surface(ink, &surface);
    if (!surface || cairo_surface_get_type(surface) != CAIRO_SURFACE_TYPE_IMAGE) return;
    cairo_surface_flush(surface);
    unsigned char* pixels = cairo_image_surface_get_data(surface);
    const int stride = cairo_image_surface_get_stride(surface);
    auto* all = reinterpret_cast<std::uint32_t*>(pixels);
    const auto count = std::ptrdiff_t{stride} / 4 * cairo_image_surface_get_height(surface);
    std::transform(all, all + count, all,
                   [&](std::uint32_t word) { return recoloured(word, relief); });
    cairo_surface_mark_dirty(surface);
}

}  // namespace layout
