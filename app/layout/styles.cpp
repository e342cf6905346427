#include "layout/styles.h"

#include <fmt/format.h>

#include <algorithm>

#include "document/plain.h"

namespace layout {

using base::Role;

WarningStyle style_of(document::Urgency urgency) {
    switch (urgency) {
        case document::Urgency::emergency:
            return {ColorRole::emergency_soft, ColorRole::emergency, ColorRole::emergency_ink,
                    "warning"};
        case document::Urgency::same_day:
            return {ColorRole::same_day_soft, ColorRole::same_day_edge, ColorRole::same_day_ink,
                    "same-day"};
        case document::Urgency::mention:
            return {ColorRole::mention_soft, ColorRole::mention_edge, ColorRole::mention_ink,
                    "mention"};
        case document::Urgency::note:
            return {ColorRole::note_soft, ColorRole::note_edge, ColorRole::note_ink, "note"};
    }
    return {};
}

WarningStyle style_of(document::Verdict verdict) {
    const auto as = [](document::Urgency urgency, const char* icon) {
        WarningStyle style = style_of(urgency);
        style.icon = icon;
        return style;
    };
    switch (verdict) {
        case document::Verdict::supported:
            return as(document::Urgency::note, "check");
        case document::Verdict::partly:
            return as(document::Urgency::mention, "minus");
        case document::Verdict::unproven:
            return as(document::Urgency::same_day, "question");
        case document::Verdict::contradicted:
            return as(document::Urgency::same_day, "close");
        case document::Verdict::unsafe:
            return {ColorRole::emergency, ColorRole::emergency, ColorRole::on_emergency, "warning"};
    }
    return {};
}

namespace {

void put_head(SheetBuilder& builder, const std::string& label, const WarningStyle& look) {
    const LayoutContext& context = builder.context();
    const float icon = context.type.section * 1.1F;
    builder.put(Icon{{context.gap_mm * 0.4F, 0, icon, icon}, look.icon, look.edge});
    builder.indented(icon + context.gap_mm * 1.6F, 0, [&] {
        builder.text(label, {}, context.type.item, {look.ink, look.ground, true, Align::start});
    });
}

}  // namespace

void put_signs(SheetBuilder& builder, document::Urgency urgency,
               const std::vector<document::Runs>& signs, bool stark) {
    const LayoutContext& context = builder.context();
    const WarningStyle look = style_of(urgency);
    const std::string& label = context.labels.urgency[static_cast<std::size_t>(urgency)];
    const float em = context.type.reading;
    const bool emergency = urgency == document::Urgency::emergency;
    builder.open(emergency ? Role::Alert : Role::Note, label);
    builder.panel({{}, look.ground, ColorRole::none, look.edge, 4}, context.gap_mm * 1.4F, [&] {
        if (stark && emergency)
            builder.panel({{}, ColorRole::emergency, ColorRole::none, ColorRole::none, 3},
                          context.gap_mm * 0.6F, [&] {
                              put_head(builder, label,
                                       {ColorRole::emergency, ColorRole::on_emergency,
                                        ColorRole::on_emergency, look.icon});
                          });
        else
            put_head(builder, label, look);
        builder.indented(context.type.section * 1.1F + context.gap_mm * 1.6F, 0, [&] {
            for (const auto& sign : signs) {
                builder.skip(context.gap_mm * 0.45F);
                builder.open(Role::ListItem, document::plain(sign));
                const float dot = em * 0.26F;
                builder.put(Panel{{0, em * 0.57F, dot, dot},
                                  look.edge,
                                  ColorRole::none,
                                  ColorRole::none,
                                  dot / 2});
                builder.indented(em * 0.7F, 0, [&] {
                    builder.text(document::plain(sign), {}, em,
                                 {look.ink, look.ground, false, Align::start, {}, true});
                });
                builder.close();
            }
        });
    });
    builder.close();
}

Styled styled(const document::Runs& words, const std::vector<std::string>& sources, bool rtl) {
    Styled made;
    for (const document::Run& run : words) {
        std::string text = run.text;
        if (run.kind == document::RunKind::citation) {
            const auto at = std::find(sources.begin(), sources.end(), run.target);
            // A mark never stands alone at the start of a line.
            const bool first = made.spans.empty() ||
                               made.spans.back().style != Span::Style::citation ||
                               made.spans.back().end + 1 != made.words.size();
            if (first && made.words.ends_with(' '))
                made.words.replace(made.words.size() - 1, 1, "\u00A0");
            text = at == sources.end() ? "[?]" : fmt::format("[{}]", at - sources.begin() + 1);
            // After a Latin word the mark would jump to its other side (UAX #9): a right-to-left
            // mark keeps it behind.
            if (rtl) text = "\u200F" + text;
        }
        const std::size_t begin = made.words.size();
        made.words += text;
        const std::size_t end = made.words.size();
        if (run.kind == document::RunKind::strong)
            made.spans.push_back({begin, end, Span::Style::strong});
        if (run.kind == document::RunKind::term) {
            made.spans.push_back({begin, end, Span::Style::term});
            made.links.push_back({begin, end, run.target});
        }
        if (run.kind == document::RunKind::citation)
            made.spans.push_back({begin, end, Span::Style::citation});
    }
    return made;
}

void put_words(SheetBuilder& builder, const SaidWords& said, float size_mm, const Ink& ink) {
    const auto& context = builder.context();
    auto set = styled(said.words, said.sources, context.language.rtl());
    unlinked(set, context);
    builder.text(set.words, set.spans, size_mm, ink);
    if (context.links && context.target != LayoutContext::Target::paper) builder.link(set.links);
}

// A sheet that explains nothing has no word that looks as if it were explained.
void unlinked(Styled& words, const LayoutContext& context) {
    if (context.target == LayoutContext::Target::paper && !context.links)
        std::erase_if(words.spans, [](const Span& one) { return one.style == Span::Style::term; });
}

}  // namespace layout
