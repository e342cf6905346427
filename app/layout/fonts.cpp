#include "layout/fonts.h"

#include <fontconfig/fontconfig.h>
#include <pango/pangocairo.h>
#include <pango/pangofc-fontmap.h>

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <stdexcept>
#include <string_view>
#include <unordered_map>

#include "base/handle.h"
#include "layout/faces/balance.h"
#include "layout/faces/families.h"
#include "layout/faces/holds.h"

namespace layout {

namespace {

// Pango counts in 1/1024 of a unit; a unit of a tenth of a millimetre keeps rounding far below
// sight.
constexpr double units_per_mm = 10.0;
constexpr float citation_size = 0.875F;  // of the text: the reading size keeps 4.8 mm capitals

int pango_units(float mm) { return static_cast<int>(mm * units_per_mm * PANGO_SCALE); }
float to_mm(int units) { return static_cast<float>(units / (units_per_mm * PANGO_SCALE)); }

using Attributes = base::Handle<PangoAttrList, pango_attr_list_unref>;

void put(PangoAttrList* list, PangoAttribute* attribute, const Span& span) {
    attribute->start_index = static_cast<guint>(span.begin);
    attribute->end_index = static_cast<guint>(span.end);
    pango_attr_list_insert(list, attribute);
}

Attributes attributes_of(const TextSpec& spec) {
    Attributes list(pango_attr_list_new());
    for (std::size_t at = 0; at < spec.words.size(); ++at)
        if (holds_next(spec.words, at))
            put(list.get(), pango_attr_allow_breaks_new(FALSE), {at, at + 2, {}});
    pango_attr_list_insert(list.get(), pango_attr_line_height_new_absolute(
                                           pango_units(spec.face.size_mm * spec.face.line_height)));
    pango_attr_list_insert(list.get(), pango_attr_insert_hyphens_new(FALSE));
    // "ff" as one glyph is two letters that some readers of a PDF lose, and cut the word there.
    if (!spec.language.rtl())
        pango_attr_list_insert(list.get(), pango_attr_font_features_new("liga=0, clig=0"));
    for (const Span& span : spec.spans) {
        const auto style = span.style;
        const bool added = style == Span::Style::added;
        if (added || style == Span::Style::strong || style == Span::Style::match)
            put(list.get(), pango_attr_weight_new(PANGO_WEIGHT_BOLD), span);
        if (added) put(list.get(), pango_attr_underline_new(PANGO_UNDERLINE_SINGLE), span);
        if (style == Span::Style::removed)
            put(list.get(), pango_attr_strikethrough_new(TRUE), span);
        if (span.style == Span::Style::citation)
            put(list.get(),
                pango_attr_size_new_absolute(pango_units(spec.face.size_mm * citation_size)), span);
    }
    return list;
}

bool coloured(Span::Style look) {
    return look == Span::Style::citation || look == Span::Style::term;
}

}  // namespace

struct Fonts::State {
    base::Handle<FcConfig, FcConfigDestroy> config{FcConfigCreate()};
    base::Handle<PangoFontMap, g_object_unref> map;
    std::array<base::Handle<PangoContext, g_object_unref>, 2> contexts;  // by direction
    std::function<void()> each;
    std::vector<std::string> families;                            // all that were added
    std::map<std::string, std::vector<std::string>> of_language;  // by its tag: those it names
    bool add(std::string_view family);                            // false: it is not there
};

struct Fonts::Memory {
    std::unordered_map<std::string, Text> texts;  // by key_of
};

struct Text::State {
    std::shared_ptr<Fonts::State> fonts;
    base::Handle<PangoLayout, g_object_unref> layout;
    std::vector<Span> coloured_spans;
    base::Size size;
    base::Rect lines;
    std::vector<float> tops;        // of lines, and the height at the end
    std::vector<float> baselines;   // of lines, from the text's top
    std::optional<bool> lone_word;  // once somebody asked
    std::string painted;            // the palette and color its colours are set to
};

bool Fonts::State::add(std::string_view family) {
    if (!installed(family)) return false;
    for (const auto& file : files_of(family))
        if (!FcConfigAppFontAddFile(config.get(), reinterpret_cast<const FcChar8*>(file.c_str())))
            return false;
    families.emplace_back(family);
    return true;
}

Fonts::Fonts() : state_(std::make_shared<State>()) {
    for (const auto& family : own_families)
        if (!state_->add(family))
            throw std::runtime_error(files_of(family)[0] +
                                     ": font is missing; install fonts-noto-core");
    // Else Pango has all fonts of the machine looked up first, and waits for it. Nobody else here
    // sets words: drawings have none (document/drawing/svg.h).
    FcConfigSetCurrent(state_->config.get());
    state_->map.reset(pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT));
    pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(state_->map.get()), state_->config.get());
    const base::Handle<cairo_font_options_t, cairo_font_options_destroy> options(
        cairo_font_options_create());
    // Metrics are never hinted: with Pango's defaults lines break differently at most screen
    // scales.
    cairo_font_options_set_hint_metrics(options.get(), CAIRO_HINT_METRICS_OFF);
    cairo_font_options_set_hint_style(options.get(), CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_antialias(options.get(), CAIRO_ANTIALIAS_GRAY);
    for (std::size_t i = 0; i < 2; ++i) {
        auto& context = state_->contexts[i];
        context.reset(pango_font_map_create_context(state_->map.get()));
        pango_cairo_context_set_font_options(context.get(), options.get());
        pango_context_set_round_glyph_positions(context.get(), FALSE);
        pango_context_set_base_dir(context.get(),
                                   i == 0 ? PANGO_DIRECTION_LTR : PANGO_DIRECTION_RTL);
    }
}

std::vector<std::string> Fonts::in_language(const std::string& tag,
                                            const std::vector<std::string>& families) const {
    auto& named = state_->of_language[tag];
    named.clear();
    std::vector<std::string> missing;
    bool more = false;
    for (const auto& family : families) {
        const auto& known = state_->families;
        const bool first = std::find(known.begin(), known.end(), family) == known.end();
        const bool there = !first || state_->add(family);
        more = more || (first && there);
        (there ? named : missing).push_back(family);
    }
    if (more) pango_fc_font_map_config_changed(PANGO_FC_FONT_MAP(state_->map.get()));
    return missing;
}

Fonts Fonts::remembering() const {
    Fonts other = *this;
    if (!other.memory_) other.memory_ = std::make_shared<Memory>();
    return other;
}

void Fonts::watched(std::function<void()> each) const { state_->each = std::move(each); }

Text Fonts::set(const TextSpec& spec) const {
    if (!memory_) return made(spec);
    auto key = key_of(spec);
    const auto known = memory_->texts.find(key);
    if (known != memory_->texts.end()) return known->second;
    return memory_->texts.emplace(std::move(key), made(spec)).first->second;
}

Text Fonts::made(const TextSpec& spec) const {
    if (state_->each) state_->each();
    auto made = std::make_shared<Text::State>();
    made->fonts = state_;
    const bool rtl = spec.language.rtl();
    PangoContext* context = state_->contexts[rtl ? 1 : 0].get();
    pango_context_set_language(context, pango_language_from_string(spec.language.tag.c_str()));
    made->layout.reset(pango_layout_new(context));
    PangoLayout* layout = made->layout.get();
    const base::Handle<PangoFontDescription, pango_font_description_free> face(
        pango_font_description_from_string(
            face_list(state_->of_language, spec.language.tag, state_->families).c_str()));
    pango_font_description_set_absolute_size(face.get(), pango_units(spec.face.size_mm));
    if (spec.face.bold) pango_font_description_set_weight(face.get(), PANGO_WEIGHT_BOLD);
    pango_layout_set_font_description(layout, face.get());
    pango_layout_set_auto_dir(layout, FALSE);
    if (spec.width_mm > 0) pango_layout_set_width(layout, pango_units(spec.width_mm));
    pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
    const bool right = (spec.align == Align::end) != rtl;
    pango_layout_set_alignment(layout, spec.align == Align::centre ? PANGO_ALIGN_CENTER
                                       : right                     ? PANGO_ALIGN_RIGHT
                                                                   : PANGO_ALIGN_LEFT);
    pango_layout_set_text(layout, spec.words.c_str(), static_cast<int>(spec.words.size()));
    const auto attributes = attributes_of(spec);
    pango_layout_set_attributes(layout, attributes.get());
    if (spec.balanced) balance(layout, spec, pango_units(spec.width_mm));
    for (const Span& span : spec.spans)
        if (coloured(span.style)) made->coloured_spans.push_back(span);
    // Each line is line_height em high, whatever script stands in it: the ink is centred by the
    // metrics of the first font, so that Latin and Arabic lines keep one rhythm.
    const float high = spec.face.size_mm * spec.face.line_height;
    const int lines = pango_layout_get_line_count(layout);
    for (int i = 0; i < lines; ++i) {
        made->tops.push_back(high * static_cast<float>(i));
        made->baselines.push_back(high * static_cast<float>(i) + high / 2 +
                                  spec.face.size_mm * cap_height / 2);
    }
    made->tops.push_back(high * static_cast<float>(lines));
    PangoRectangle box;
    pango_layout_get_extents(layout, nullptr, &box);
    made->size = {spec.width_mm > 0 ? spec.width_mm : to_mm(box.width), made->tops.back()};
    made->lines = {to_mm(box.x), 0, to_mm(box.width), made->tops.back()};
    return Text(made);
}

base::Size Text::size_mm() const { return state_->size; }
base::Rect Text::lines_mm() const { return state_->lines; }
int Text::lines() const { return static_cast<int>(state_->baselines.size()); }
float Text::line_top(int line) const { return state_->tops[static_cast<std::size_t>(line)]; }
int Text::unknown_glyphs() const {
    return pango_layout_get_unknown_glyphs_count(state_->layout.get());
}

std::string Text::line_words(int line) const {
    const PangoLayoutLine* found = pango_layout_get_line_readonly(state_->layout.get(), line);
    const std::string_view all = pango_layout_get_text(state_->layout.get());
    return std::string(all.substr(static_cast<std::size_t>(found->start_index),
                                  static_cast<std::size_t>(found->length)));
}

bool Text::lone_word() const {
    if (!state_->lone_word) state_->lone_word = ends_lonely();
    return *state_->lone_word;
}

bool Text::ends_lonely() const {
    if (lines() < 2) return false;
    std::string last = line_words(lines() - 1);
    while (!last.empty() && last.back() == ' ') last.pop_back();
    if (last.find(' ') != std::string::npos) return false;
    PangoRectangle box;
    pango_layout_line_get_extents(pango_layout_get_line_readonly(state_->layout.get(), lines() - 1),
                                  nullptr, &box);
    return to_mm(box.width) * 4 < state_->lines.width;
}

const char* Text::words() const { return pango_layout_get_text(state_->layout.get()); }

std::vector<base::Rect> Text::boxes(std::size_t begin, std::size_t end) const {
    std::vector<base::Rect> found;
    for (int i = 0; i < lines(); ++i) {
        PangoLayoutLine* line = pango_layout_get_line_readonly(state_->layout.get(), i);
        const int from = std::max(static_cast<int>(begin), line->start_index);
        const int to = std::min(static_cast<int>(end), line->start_index + line->length);
        if (from >= to) continue;
        int* ranges = nullptr;
        int count = 0;
        pango_layout_line_get_x_ranges(line, from, to, &ranges, &count);
        for (int r = 0; r < count; ++r)
            found.push_back({to_mm(ranges[2 * r]), line_top(i),
                             to_mm(ranges[2 * r + 1] - ranges[2 * r]),
                             line_top(i + 1) - line_top(i)});
        g_free(ranges);
    }
    return found;
}

base::Rect Text::cursor(std::size_t at) const {
    int line = 0;
    PangoLayout* layout = state_->layout.get();
    pango_layout_index_to_line_x(layout, static_cast<int>(at), FALSE, &line, nullptr);
    PangoRectangle strong;
    pango_layout_get_cursor_pos(layout, static_cast<int>(at), &strong, nullptr);
    return {to_mm(strong.x), line_top(line), 0, line_top(line + 1) - line_top(line)};
}

std::size_t Text::byte_at(base::Point place) const {
    PangoLayout* layout = state_->layout.get();
    int line = 0;
    while (line + 1 < lines() && line_top(line + 1) <= place.y) ++line;
    // x of a line counts from where its ink begins.
    PangoRectangle box;
    const base::Handle<PangoLayoutIter, pango_layout_iter_free> iter(pango_layout_get_iter(layout));
    for (int i = 0; i < line; ++i) pango_layout_iter_next_line(iter.get());
    pango_layout_iter_get_line_extents(iter.get(), nullptr, &box);
    int index = 0, trailing = 0;
    pango_layout_line_x_to_index(pango_layout_get_line_readonly(layout, line),
                                 pango_units(place.x) - box.x, &index, &trailing);
    const char* words = pango_layout_get_text(layout);
    const char* at = words + index;
    for (; trailing > 0; --trailing) at = g_utf8_next_char(at);
    return static_cast<std::size_t>(at - words);
}

std::size_t Text::beside(std::size_t at, int direction) const {
    PangoLayout* layout = state_->layout.get();
    int index = 0, trailing = 0;
    pango_layout_move_cursor_visually(layout, TRUE, static_cast<int>(at), 0, direction, &index,
                                      &trailing);
    if (index < 0 || index == G_MAXINT) return std::string::npos;
    // Where a line was broken Pango may stand still, or come back lines away.
    int here = 0, there = 0;
    pango_layout_index_to_line_x(layout, static_cast<int>(at), FALSE, &here, nullptr);
    pango_layout_index_to_line_x(layout, index, trailing > 0 ? TRUE : FALSE, &there, nullptr);
    if (here != there) return std::string::npos;
    const char* words = pango_layout_get_text(layout);
    const char* to = words + index;
    for (; trailing > 0; --trailing) to = g_utf8_next_char(to);
    const auto found = static_cast<std::size_t>(to - words);
    return found == at ? std::string::npos : found;
}

namespace {

// Colours of terms and citations, put in when drawn: they depend on the palette, the lines do not.
void colour(PangoLayout* layout, const std::vector<Span>& spans, Colour value) {
    const Attributes list(pango_attr_list_copy(pango_layout_get_attributes(layout)));
    const auto part = [](float c) { return static_cast<guint16>(c * 65535.F); };
    for (const Span& span : spans)
        put(list.get(),
            pango_attr_foreground_new(part(value.red), part(value.green), part(value.blue)), span);
    pango_layout_set_attributes(layout, list.get());
}

}  // namespace

void Text::draw(cairo_t* cairo, base::Point at, const Ink& ink, Lines part) const {
    const auto& [palette, color] = ink;
    PangoLayout* layout = state_->layout.get();
    const std::string painted = palette.id + std::string(name(color));
    // On coloured grounds a second colour would lose contrast: there all words keep the color.
    const bool plain_ground = color == ColorRole::ink || color == ColorRole::muted;
    if (!state_->coloured_spans.empty() && state_->painted != painted) {
        colour(layout, state_->coloured_spans, palette(plain_ground ? ColorRole::accent : color));
        state_->painted = painted;
    }
    const Colour main = palette(color);
    cairo_save(cairo);
    cairo_set_source_rgb(cairo, main.red, main.green, main.blue);
    cairo_translate(cairo, at.x, at.y);
    cairo_scale(cairo, 1 / units_per_mm, 1 / units_per_mm);
    const int first = part.first;
    const int end = part.last < 0 ? lines() : part.last;
    const float top = line_top(first);
    const base::Handle<PangoLayoutIter, pango_layout_iter_free> iter(pango_layout_get_iter(layout));
    int line = 0;
    do {
        if (line >= first && line < end) {
            PangoRectangle box;
            pango_layout_iter_get_line_extents(iter.get(), nullptr, &box);
            const float y = state_->baselines[static_cast<std::size_t>(line)] - top;
            cairo_move_to(cairo, to_mm(box.x) * units_per_mm, y * units_per_mm);
            pango_cairo_show_layout_line(cairo, pango_layout_iter_get_line_readonly(iter.get()));
        }
        ++line;
    } while (line < end && pango_layout_iter_next_line(iter.get()));
    cairo_restore(cairo);
}

}  // namespace layout
