#include "handout/signs.h"

#include <algorithm>
#include <functional>
#include <span>

#include "handout/calls.h"
#include "layout/columns.h"
#include "layout/sheet_builder.h"

namespace handout {

namespace {

using content::Msg;
using layout::ColorRole;
using layout::SheetBuilder;

constexpr float rule_mm = 0.5F;
constexpr std::size_t most_beside = 12;  // signs beside their number; more stand below it
constexpr std::size_t two_columns = 16;  // of signs, from so many on
constexpr float least_column_em = 16;

class Maker {
  public:
    Maker(const layout::LayoutContext& context, const Signs& signs)
        : context_(context), signs_(signs), builder_(context), page_top_(-signs.from_mm) {}

    layout::Sheet made();

  private:
    ColorRole under(const Call& call) const {
        return call.ground == ColorRole::none ? ColorRole::paper : call.ground;
    }
    void number(SheetBuilder& to, const std::string& words, float size, const Call& call) const;
    void cell(SheetBuilder& to, const Call& call) const;
    void each(SheetBuilder& to, const std::string& words) const;
    void sign(SheetBuilder& to, const Sign& sign, bool begins) const;
    void lines(SheetBuilder& to, const std::vector<Sign>& signs) const;
    // Signs [first, middle) in one column, [middle, last) in the other.
    struct Run {
        std::size_t middle, last;
        float high;
    };
    Run run_of(const std::vector<float>& high, std::size_t first, float room) const;
    std::vector<float> heights(const std::vector<Sign>& signs, float less_wide) const;
    bool shorter_in_columns(const std::vector<Sign>& signs) const;
    void columns(const std::vector<Sign>& signs);
    void band(const Call& call);
    void title();
    std::size_t row(std::size_t urgency, std::size_t first);
    void framed(const Call& call, const base::Size& size, const std::function<void()>& act);
    void rows(std::size_t urgency);
    float room_from(float y);
    void list(std::size_t urgency);
    float wide(const std::string& words, const layout::Face& face) const {
        return context_.fonts->set({words, face, 0, layout::Align::start, context_.language, {}})
            .size_mm()
            .width;
    }
    template <class Act>
    float height(const Act& act) const {
        SheetBuilder trial(context_);
        act(trial);
        return trial.y();
    }

    const layout::LayoutContext& context_;
    const Signs& signs_;
    SheetBuilder builder_;
    bool first_ = true;   // no row stands above
    float page_top_ = 0;  // where the page begins that is being filled
    float band_top_ = 0;  // where the numbers above a list begin
};

// As large as its line allows.
void Maker::number(SheetBuilder& to, const std::string& words, float size, const Call& call) const {
    const bool dialled =
        std::any_of(words.begin(), words.end(), [](char c) { return c >= '0' && c <= '9'; });
    const float least = context_.type.reading;
    if (!dialled) size = context_.type.item;
    while (size > least && wide(words, {size, true}) > to.width())
        size = std::max(least, size * 0.95F);
    to.text(words, {}, size, {call.ink, under(call), true});
}

void Maker::cell(SheetBuilder& to, const Call& call) const {
    const float small = context_.type.reading;
    to.open(base::Role::Paragraph, call.label);
    to.text(call.label, {}, small, {call.ink, under(call), call.numbers.empty()});
    to.close();
    for (std::size_t i = 0; i < call.numbers.size(); ++i) {
        const bool first = i == 0;
        const auto words = first
                               ? call.numbers[i]
                               : signs_.words(Msg::leaflet_or_call, {{"number", call.numbers[i]}});
        const bool emergency = call.ground == ColorRole::ink;
        to.open(base::Role::Paragraph, words);
        number(to, words,
               first ? context_.type.title * (emergency ? 1.5F : 0.9F) : context_.type.item, call);
        to.close();
    }
}

void Maker::each(SheetBuilder& to, const std::string& words) const {
    if (words.empty()) return;
    to.open(base::Role::Paragraph, words);
    to.text(words, {}, context_.type.reading, {ColorRole::ink, ColorRole::paper, true});
    to.close();
    to.gap(context_.gap_mm * 0.35F, true);
}

// In a list that it opens where it `begins` one; below a heading another begins.
void Maker::sign(SheetBuilder& to, const Sign& sign, bool begins) const {
    const float em = context_.type.reading, dot = em * 0.3F;
    const auto& words = sign.words;
    const bool anew = begins || !sign.under.empty();
    if (anew && !begins) to.close();
    if (!sign.under.empty()) {
        to.skip(context_.gap_mm * 0.5F);
        to.open(base::Role::Heading, sign.under, "", 3);
        to.text(sign.under, {}, em, {ColorRole::ink, ColorRole::paper, true});
        to.close();
        each(to, sign.each);
    }
    if (anew) to.open(base::Role::List, "");
    to.open(base::Role::ListItem, words);
    to.put(layout::Panel{{0, em * 0.7F - dot / 2, dot, dot},
                         ColorRole::ink,
                         ColorRole::none,
                         ColorRole::none,
                         dot / 2});
    to.indented(em * 0.8F, 0, [&] { to.text(words, {}, em, {}); });
    to.close();
}

void Maker::lines(SheetBuilder& to, const std::vector<Sign>& signs) const {
    const bool parted =
        std::any_of(signs.begin(), signs.end(), [](const Sign& one) { return !one.under.empty(); });
    if (signs.front().under.empty()) each(to, signs.front().each);
    const bool columns =
        !parted && layout::put_in_columns(
                       to, {signs.size(), context_.gap_mm * 0.35F,
                            [&](SheetBuilder& at, std::size_t i) { sign(at, signs[i], i == 0); }});
    for (std::size_t i = 0; !columns && i < signs.size(); ++i) {
        if (i > 0) to.gap(context_.gap_mm * 0.35F);
        sign(to, signs[i], i == 0);
    }
    to.close();
}

std::vector<float> Maker::heights(const std::vector<Sign>& signs, float less_wide) const {
    std::vector<float> high;
    for (const auto& one : signs)
        high.push_back(height(
            [&](SheetBuilder& to) { to.indented(0, less_wide, [&] { sign(to, one, true); }); }));
    return high;
}

bool Maker::shorter_in_columns(const std::vector<Sign>& signs) const {
    constexpr float worth = 0.92F;
    constexpr std::size_t least = 4;
    if (!context_.short_lists || signs.size() < least) return false;
    const float between = context_.type.reading, gap = context_.gap_mm * 0.35F;
    float one_column = -gap;
    for (const float one : heights(signs, 0)) one_column += one + gap;
    const auto high = heights(signs, (builder_.width() + between) / 2);
    return layout::halved(high, gap).high <= one_column * worth;
}

// Of the signs from `first` on so many as two columns of this height hold.
Maker::Run Maker::run_of(const std::vector<float>& high, std::size_t first, float room) const {
    Run best{first + 1, first + 1, high[first]};
    for (std::size_t last = first + 1; last <= high.size(); ++last) {
        const auto [middle, tall] =
            layout::halved(std::span(high).subspan(first, last - first), context_.gap_mm * 0.35F);
        if (tall > room) break;
        best = {first + middle, last, tall};
    }
    return best;
}

// Down one column and then down the other, so many on a page as it has room for.
void Maker::columns(const std::vector<Sign>& signs) {
    const float between = context_.type.reading, wide = (builder_.width() - between) / 2;
    const float head_mm = builder_.y() - band_top_;
    if (signs.front().under.empty()) each(builder_, signs.front().each);
    const auto high = heights(signs, wide + between);
    for (std::size_t first = 0; first < signs.size();) {
        const float top = builder_.y();
        const Run run = run_of(high, first, page_top_ + signs_.page_mm - top);
        builder_.kept([&] {
            const auto column = [&](float start, std::size_t from, std::size_t to) {
                builder_.move_to(top);
                builder_.indented(start, wide + between - start, [&] {
                    for (std::size_t i = from; i < to; ++i) {
                        if (i > from) builder_.gap(context_.gap_mm * 0.35F);
                        sign(builder_, signs[i], i == 0);
                    }
                });
            };
            column(0, first, run.middle);
            column(wide + between, run.middle, run.last);
            builder_.move_to(top + run.high);
        });
        first = run.last;
        if (first == signs.size()) break;
        builder_.gap(context_.gap_mm * 0.35F);
        page_top_ = builder_.y() - head_mm;
    }
    builder_.close();
}

// Of an urgency the signs from `first` on; how many: as many as this page has room for.
std::size_t Maker::row(std::size_t urgency, std::size_t first) {
    const Call call =
        call_of(static_cast<document::Urgency>(urgency), signs_.settings, signs_.words);
    const auto& all = signs_.lines.at(urgency);
    const float pad = context_.gap_mm * 1.3F, left = context_.type.reading * 11.5F;
    const auto called = [&](SheetBuilder& to) {
        to.indented(pad, to.width() - left + pad * 0.6F, [&] { cell(to, call); });
    };
    const float called_mm = height(called);
    std::vector<Sign> signs(all.begin() + static_cast<long>(first), all.end());
    const auto said = [&](SheetBuilder& to) {
        to.indented(left + pad, pad, [&] { lines(to, signs); });
    };
    const auto high = [&] { return std::max(height(said), called_mm) + 2 * pad; };
    const float top = builder_.y(), room = room_from(top);
    constexpr std::size_t together = 2;  // no sign stands alone beside its numbers
    if (high() > room) {
        while (signs.size() > together && high() > room) signs.pop_back();
        const bool lone = first + signs.size() + 1 == all.size();
        if (lone && signs.size() > together) signs.pop_back();
        const bool none = high() > room || first + signs.size() + 1 == all.size();
        if (none) signs.assign(all.begin() + static_cast<long>(first), all.end());
        if (none) page_top_ = top;  // all of them go on to the next page
    }
    framed(call, {left, high()}, [&] {
        builder_.move_to(top + (high() - called_mm) / 2);
        called(builder_);
        builder_.move_to(top + (high() - height(said)) / 2);
        said(builder_);
    });
    return first + signs.size();
}

// A ground for whom to call and a line beside it, and around both a frame.
void Maker::framed(const Call& call, const base::Size& size, const std::function<void()>& act) {
    const float left = size.width, high = size.height, top = builder_.y();
    const bool emergency = call.ground == ColorRole::ink;
    builder_.open(emergency ? base::Role::Alert : base::Role::Note, call.label);
    builder_.kept([&] {
        builder_.put(
            layout::Panel{{0, 0, left, high}, call.ground, ColorRole::none, ColorRole::none, 0});
        builder_.put(layout::Panel{
            {left, 0, rule_mm, high}, ColorRole::ink, ColorRole::none, ColorRole::none, 0});
        // Rows share the line between them.
        const float over = first_ ? 0 : rule_mm;
        builder_.put(layout::Panel{{0, -over, builder_.width(), high + over},
                                   ColorRole::none,
                                   ColorRole::ink,
                                   ColorRole::none,
                                   0});
        act();
        builder_.move_to(top + high);
    });
    builder_.close();
}

void Maker::rows(std::size_t urgency) {
    const std::size_t all = signs_.lines.at(urgency).size();
    for (std::size_t at = 0; at < all;) {
        at = row(urgency, at);
        if (at == all) break;
        builder_.gap(0);
        page_top_ = builder_.y();
        first_ = true;
    }
}

float Maker::room_from(float y) {
    while (page_top_ + signs_.page_mm <= y) page_top_ += signs_.page_mm;
    return page_top_ + signs_.page_mm - y;
}

// What to do at the start of a line, the numbers at its end, as wide as they are up to the half.
void Maker::band(const Call& call) {
    const float size = context_.type.title, pad = context_.gap_mm;
    std::string numbers;
    for (const auto& one : call.numbers)
        numbers +=
            numbers.empty() ? one : " " + signs_.words(Msg::leaflet_or_call, {{"number", one}});
    builder_.panel({{}, call.ground, ColorRole::ink, ColorRole::none, 0}, pad, [&] {
        const float top = builder_.y(), all = builder_.width();
        const float dialled = std::min(wide(numbers, {size, true}) + 1, all * 0.54F);
        const float label = numbers.empty() ? all : all - dialled;
        builder_.indented(0, all - label + pad, [&] {
            builder_.open(base::Role::Paragraph, call.label);
            builder_.text(call.label, {}, context_.type.reading, {call.ink, under(call), true});
            builder_.close();
        });
        const float low = builder_.y();
        if (numbers.empty()) return;
        builder_.move_to(top);
        builder_.open(base::Role::Paragraph, numbers);
        builder_.indented(label, 0, [&] { number(builder_, numbers, size, call); });
        builder_.close();
        builder_.move_to(std::max(low, builder_.y()));
    });
    builder_.gap(pad, true);
}

void Maker::list(std::size_t urgency) {
    const Call call =
        call_of(static_cast<document::Urgency>(urgency), signs_.settings, signs_.words);
    const auto& signs = signs_.lines.at(urgency);
    const bool emergency = call.ground == ColorRole::ink;
    const bool in_columns = builder_.width() >= 2 * least_column_em * context_.type.reading &&
                            (signs.size() >= two_columns || shorter_in_columns(signs));
    builder_.open(emergency ? base::Role::Alert : base::Role::Note, call.label);
    band_top_ = builder_.y();
    // So low on a page that no sign has room below its number: both go on to the next.
    const float worth_mm = height([&](SheetBuilder& to) {
        to.move_to(context_.type.reading * 4);  // the band
        each(to, signs.front().each);
        sign(to, signs.front(), true);
    });
    if (room_from(band_top_) < worth_mm) page_top_ = band_top_;
    builder_.headed([&] { band(call); },
                    [&] { in_columns ? columns(signs) : lines(builder_, signs); });
    builder_.close();
}

// Whom to tell in the clinic stands at the end of the same line where there is room.
void Maker::title() {
    const auto& type = context_.type;
    const auto& first = signs_.words(Msg::leaflet_call_first);
    const auto& here = signs_.words(Msg::leaflet_in_clinic);
    const float top = builder_.y();
    const bool one_line =
        wide(first, {type.section, true}) + wide(here, {type.reading, false}) + type.reading <
        builder_.width();
    builder_.kept([&] {
        builder_.open(base::Role::Heading, first, "", 2);
        builder_.text(first, {}, type.section, {ColorRole::ink, ColorRole::paper, true});
        builder_.close();
        if (one_line) builder_.move_to(top + (type.section - type.reading) * 1.06F);
        builder_.open(base::Role::Paragraph, here);
        builder_.text(here, {}, type.reading,
                      {ColorRole::ink, ColorRole::paper, false,
                       one_line ? layout::Align::end : layout::Align::start});
        builder_.close();
        if (one_line) builder_.move_to(top + type.section * 1.4F);
    });
}

layout::Sheet Maker::made() {
    const auto& all = signs_.lines;
    if (std::all_of(all.begin(), all.end(), [](const auto& one) { return one.empty(); })) return {};
    title();
    builder_.gap(context_.gap_mm * 0.8F, true);
    bool any = false;
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (all[i].empty()) continue;
        const bool beside = !signs_.below && all[i].size() <= most_beside;
        if (any) builder_.gap(beside && !first_ ? 0 : context_.gap_mm * 1.5F);
        beside ? rows(i) : list(i);
        any = true;
        first_ = !beside;
    }
    return builder_.finish();
}

}  // namespace

layout::Sheet signs_sheet(const layout::LayoutContext& context, const Signs& signs) {
    return Maker(context, signs).made();
}

}  // namespace handout
