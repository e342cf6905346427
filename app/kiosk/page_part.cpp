#include "kiosk/page_part.h"

#include "layout/beside.h"
#include "layout/flow.h"

namespace kiosk {

namespace {

MadePart part_made(Services& services, const Session& session, const PagePart& part) {
    const PageShown& page = part.page;
    const PageShown* other = companion(services, session, page);
    const std::string id =
        page.document.front.id + part.id + (other ? "+" + other->language.tag : "");
    const auto make = [&services, part, other](const layout::LayoutContext& context) {
        layout::LayoutContext first = part.packed ? packed(context) : context;
        first.dense = part.dense;
        layout::LayoutContext second = first;
        first.language = part.page.language;
        first.links = second.links = true;
        first.labelled = second.labelled = other == nullptr;
        first.short_lists = part.packed && !other;
        const auto document = part.cut(part.page);
        if (!other) return layout::flow(document, first);
        second.language = other->language;
        second.diagrams = &services.diagrams(other->language.tag);
        second.labels = handout::labels(services.edition.words(other->language.tag));
        return layout::beside({document, first}, {part.cut(*other), second});
    };
    return {id, make, part.closer, part.packed, part.dense};
}

}  // namespace

const PageShown* companion(Services& services, const Session& session, const PageShown& page) {
    if (session.companion.empty() || session.companion == page.language.tag) return nullptr;
    const PageShown* other = services.page(session.companion, page.document.front.id);
    const bool same = other && other->language.tag != page.language.tag &&
                      other->parts.chapters.size() == page.parts.chapters.size();
    return same ? other : nullptr;
}

layout::LayoutContext packed(layout::LayoutContext context) {
    context.line_height *= context.language.rtl() ? 0.955F : 0.965F;
    context.gap_mm *= 0.75F;
    return context;
}

ui::Touched show_page(ui::Ui& ui, Services& services, const Session& session,
                      const PagePart& part) {
    return show_made(ui, services, session, part_made(services, session, part));
}

float height_of(ui::Ui& ui, Services& services, const Session& session, const PagePart& part) {
    return height_of(ui, services, session, part_made(services, session, part));
}

}  // namespace kiosk
