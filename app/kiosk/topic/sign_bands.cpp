#include "kiosk/topic/sign_bands.h"

#include <algorithm>

#include "document/plain.h"

namespace kiosk {

using document::Urgency;
using layout::Align;
using layout::ColorRole;

float SignsBuilder::head_pad() const {
    const float pad = context_.gap_mm * 0.8F;
    return tight_ ? pad : std::max(pad, 2.F);
}

// In two colours an emergency has a filled head: nothing else would tell it from the same day.
void SignsBuilder::head(layout::SheetBuilder& builder, const SignGroup& group,
                        const std::string& link) {
    auto look = layout::style_of(group.urgency);
    if (!stark_ || group.urgency != Urgency::emergency)
        return words_of_head(builder, group, link, look);
    look.ground = ColorRole::emergency;
    look.ink = look.edge = ColorRole::on_emergency;
    builder.panel({{}, look.ground, ColorRole::none, ColorRole::none, 2}, 0.8F,
                  [&] { words_of_head(builder, group, link, look); });
}

void SignsBuilder::words_of_head(layout::SheetBuilder& builder, const SignGroup& group,
                                 const std::string& link, const layout::WarningStyle& look) {
    const std::string& label = context_.labels.urgency[static_cast<std::size_t>(group.urgency)];
    const float size = told_ ? context_.type.item : context_.type.small;
    const float icon = size * 1.25F, top = builder.y();
    builder.put(layout::Icon{{0, size * 0.08F, icon, icon}, look.icon, look.edge});
    builder.indented(icon + context_.gap_mm * 0.8F, 0, [&] {
        builder.text(label, {}, size, {look.ink, look.ground, true, Align::start});
        if (!told_ || group.act.empty()) return;
        builder.open(base::Role::Paragraph, group.act);
        builder.text(group.act, {}, context_.type.reading,
                     {look.ink, look.ground, false, Align::start});
        builder.close();
    });
    if (link.empty()) return;
    builder.move_to(top);
    leads_on(builder, link, size);
}

// Drawn as what can be touched is drawn elsewhere.
void SignsBuilder::leads_on(layout::SheetBuilder& builder, const std::string& link, float size) {
    const auto words =
        context_.fonts->set({link, {size, true}, 0, Align::start, context_.language, {}});
    const float width = builder.width(), pad = size * 0.45F, arrow = size * 0.9F;
    const float wide = words.size_mm().width + arrow + 2 * pad + size * 0.2F;
    // Within the edge of the panel, also where little is above the head.
    const float above = std::clamp(head_pad() - 0.6F, 0.F, size * 0.24F);
    builder.put(layout::Panel{{width - wide, -above, wide, size * 1.26F + above},
                              ColorRole::card,
                              ColorRole::accent,
                              ColorRole::none,
                              3});
    builder.put(
        layout::Icon{{width - pad - arrow, size * 0.06F, arrow, arrow}, "next", ColorRole::accent});
    builder.indented(0, pad + arrow, [&] {
        builder.text(link, {}, size, {ColorRole::accent, ColorRole::card, true, Align::end});
    });
}

void SignsBuilder::sign(layout::SheetBuilder& builder, const document::Warning& sign) {
    const auto look = layout::style_of(sign.urgency);
    const float em = told_ ? context_.type.reading : context_.type.small;
    const float dot = em * 0.26F;
    builder.skip(context_.gap_mm * (told_ ? 0.8F : 0.2F));
    builder.open(base::Role::ListItem, document::plain(sign.sign));
    builder.put(layout::Panel{{0, em * (context_.line_height / 2 - 0.13F), dot, dot},
                              look.edge,
                              ColorRole::none,
                              ColorRole::none,
                              9});
    builder.indented(em * 0.7F, 0, [&] {
        builder.text(document::plain(sign.sign), {}, em,
                     {look.ink, look.ground, told_, Align::start, {}, true});
    });
    builder.close();
    const std::string act = document::plain(sign.act);
    if (!told_ || act.empty()) return;
    builder.open(base::Role::Paragraph, act);
    builder.indented(em * 0.7F, 0, [&] {
        builder.text(act, {}, em, {look.ink, look.ground, false, Align::start});
    });
    builder.close();
}

float SignsBuilder::height(const document::Warning& sign, float width) const {
    const float em = context_.type.small;
    const layout::TextSpec spec{document::plain(sign.sign), {em, false, context_.line_height},
                                width - em * 0.7F,          Align::start,
                                context_.language,          {}};
    return context_.gap_mm * 0.2F + context_.fonts->set(spec).size_mm().height;
}

SignColumns SignsBuilder::columns(const SignGroup& group, float width) const {
    const auto heights = [&](float room) {
        std::vector<float> found;
        for (const auto& one : group.signs) found.push_back(height(one, room));
        return found;
    };
    return sign_columns(
        heights, {width, context_.gap_mm * 2, context_.type.small * (tight_ ? 0.4F : 1.F), tight_});
}

// Of each run down the first column, then down the second.
void SignsBuilder::signs(layout::SheetBuilder& builder, const SignGroup& group, bool columns) {
    const std::size_t all = group.signs.size();
    const SignColumns in_one{0, 0, {{0, all, all}}};
    const auto [first, second, runs] = columns ? this->columns(group, builder.width()) : in_one;
    const float other = builder.width() - first, before = builder.width() - second;
    for (const SignRun& run : runs) {
        const float top = builder.y();
        const auto column = [&](std::size_t from, std::size_t end, float left, float right) {
            builder.move_to(top);
            builder.indented(left, right, [&] {
                for (std::size_t i = from; i < end; ++i) sign(builder, group.signs[i]);
            });
            return builder.y();
        };
        const bool two = run.middle < run.end;
        float low = column(run.first, run.middle, 0, two ? other : 0);
        if (two) low = std::max(low, column(run.middle, run.end, before, 0));
        builder.move_to(low);
    }
}

layout::Sheet SignsBuilder::band(const SignGroup& group, float width, const Place& place) {
    layout::LayoutContext context = context_;
    context.width_mm = width;
    layout::SheetBuilder builder(context);
    const auto look = layout::style_of(group.urgency);
    const bool emergency = group.urgency == Urgency::emergency;
    builder.open(emergency ? base::Role::Alert : base::Role::Note,
                 context_.labels.urgency[static_cast<std::size_t>(group.urgency)]);
    const bool round = place.first || place.last;
    builder.put(layout::Panel{
        {0, 0, width, 0}, look.ground, ColorRole::none, look.edge, round ? signs_corner : 0});
    if (place.last && !place.first)
        builder.put(
            layout::Panel{{0, 0, width, signs_corner}, look.ground, ColorRole::none, look.edge, 0});
    // As other cards have it; where height is scarce, as little as keeps words off the edge.
    const float pad = context_.gap_mm, before = tight_ ? 5 : 6, after = tight_ ? 2 : 4;
    builder.skip(head_pad());
    builder.indented(std::max(pad * 1.6F, before), std::max(pad * 0.8F, after), [&] {
        head(builder, group, place.link);
        signs(builder, group, place.columns);
    });
    builder.skip(tight_ ? pad : std::max(pad, 2.4F));
    builder.close();
    return builder.finish();
}

}  // namespace kiosk
