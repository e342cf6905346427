#include "handout/instead.h"

#include <algorithm>
#include <set>

#include "content/placeholders.h"
#include "handout/leaflet.h"

namespace handout {

layout::Sheet phone_sheet(const layout::LayoutContext& context,
                          const std::vector<content::Source>& sources, const ScanStyle& look) {
    layout::SheetBuilder builder(context);
    std::set<std::string> known;
    for (const auto& source : sources) {
        const auto where = content::address(source);
        if (!known.insert(where).second) continue;
        if (builder.y() > 0) builder.gap(context.gap_mm * 2.5F);
        scan(builder, source, content::isolated(where, context.language.rtl()), look);
    }
    return builder.finish();
}

layout::Sheet desk_slip(const layout::LayoutContext& context, const Slip& slip) {
    layout::SheetBuilder builder(context);
    const auto line = [&](const std::string& words, float size, bool bold) {
        builder.open(base::Role::Paragraph, words);
        builder.text(words, {}, size,
                     {layout::ColorRole::ink, layout::ColorRole::accent_soft, bold});
        builder.close();
    };
    layout::Panel ground;
    ground.fill = layout::ColorRole::accent_soft;
    builder.panel(ground, context.gap_mm * 1.4F, [&] {
        line(slip.how, context.type.item, false);
        builder.gap(context.gap_mm);
        // On one line, however large the letters: it is read out, and a hyphen is a place to break.
        const std::string code = content::isolated(slip.code, context.language.rtl());
        const float size = context.type.title * 1.4F;
        const layout::TextSpec alone{code, {size, true}, 0, {}, context.language, {}};
        const float wide = context.fonts->set(alone).size_mm().width;
        line(code, size * std::min(1.F, builder.width() / (wide * 1.02F)), true);
        builder.gap(context.gap_mm);
        line(slip.sheet, context.type.reading, false);
    });
    return builder.finish();
}

}  // namespace handout
