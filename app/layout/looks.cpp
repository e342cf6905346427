#include "layout/looks.h"

#include <fmt/format.h>

#include <algorithm>

#include "doc/plain.h"

namespace layout {

using base::Role;

WarningLook look_of(doc::Urgency urgency) {
    switch (urgency) {
        case doc::Urgency::emergency:
            return {Tone::emergency_soft, Tone::emergency, Tone::emergency_ink, "warning"};
        case doc::Urgency::same_day:
            return {Tone::same_day_soft, Tone::same_day_edge, Tone::same_day_ink, "same-day"};
        case doc::Urgency::mention:
            return {Tone::mention_soft, Tone::mention_edge, Tone::mention_ink, "mention"};
        case doc::Urgency::note:
            return {Tone::note_soft, Tone::note_edge, Tone::note_ink, "note"};
    }
    return {};
}

WarningLook look_of(doc::Verdict verdict) {
    switch (verdict) {
        case doc::Verdict::supported:
            return look_of(doc::Urgency::note);
        case doc::Verdict::partly:
            return look_of(doc::Urgency::mention);
        case doc::Verdict::unproven:
            return look_of(doc::Urgency::same_day);
        case doc::Verdict::contradicted:
            return look_of(doc::Urgency::same_day);
        case doc::Verdict::unsafe:
            return look_of(doc::Urgency::emergency);
    }
    return {};
}

void put_signs(Pen& pen, doc::Urgency urgency, const std::vector<doc::Words>& signs) {
    const Medium& medium = pen.medium();
    const WarningLook look = look_of(urgency);
    const std::string& label = medium.labels.urgency[static_cast<std::size_t>(urgency)];
    const float icon = medium.type.section * 1.1F;
    const float em = medium.type.reading;
    const bool emergency = urgency == doc::Urgency::emergency;
    pen.open(emergency ? Role::Alert : Role::Note, label);
    pen.panel({{}, look.ground, Tone::none, look.edge, 4}, medium.gap_mm * 1.4F, [&] {
        pen.put(Icon{{medium.gap_mm * 0.4F, 0, icon, icon}, look.icon, look.edge});
        pen.indented(icon + medium.gap_mm * 1.6F, 0, [&] {
            pen.text(label, {}, medium.type.item, {look.ink, look.ground, true, Align::start});
            for (const auto& sign : signs) {
                pen.skip(medium.gap_mm * 0.45F);
                pen.open(Role::ListItem, doc::plain(sign));
                const float dot = em * 0.26F;
                pen.put(
                    Panel{{0, em * 0.57F, dot, dot}, look.edge, Tone::none, Tone::none, dot / 2});
                pen.indented(em * 0.7F, 0, [&] {
                    pen.text(doc::plain(sign), {}, em,
                             {look.ink, look.ground, false, Align::start});
                });
                pen.close();
            }
        });
    });
    pen.close();
}

}  // namespace layout
