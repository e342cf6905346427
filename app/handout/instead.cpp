#include "handout/instead.h"

#include <set>

#include "content/placeholders.h"
#include "handout/leaflet.h"

namespace handout {

layout::Sheet phone_sheet(const layout::LayoutContext& medium,
                          const std::vector<content::Source>& sources, const ScanStyle& look) {
    layout::SheetBuilder pen(medium);
    std::set<std::string> known;
    for (const auto& source : sources) {
        const auto where = address(source);
        if (!known.insert(where).second) continue;
        if (pen.y() > 0) pen.gap(medium.gap_mm * 2.5F);
        scan(pen, source, content::isolated(where, medium.language.rtl()), look);
    }
    return pen.finish();
}

layout::Sheet desk_slip(const layout::LayoutContext& medium, const Slip& slip) {
    layout::SheetBuilder pen(medium);
    const auto line = [&](const std::string& words, float size, bool bold) {
        pen.open(base::Role::Paragraph, words);
        pen.text(words, {}, size, {layout::ColorRole::ink, layout::ColorRole::accent_soft, bold});
        pen.close();
    };
    layout::Panel ground;
    ground.fill = layout::ColorRole::accent_soft;
    pen.panel(ground, medium.gap_mm * 1.4F, [&] {
        line(slip.how, medium.type.item, false);
        pen.gap(medium.gap_mm);
        line(content::isolated(slip.code, medium.language.rtl()), medium.type.title * 1.4F, true);
        pen.gap(medium.gap_mm);
        line(slip.sheet, medium.type.reading, false);
    });
    return pen.finish();
}

}  // namespace handout
