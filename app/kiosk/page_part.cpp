#include "kiosk/page_part.h"

namespace kiosk {

namespace {

// The same page in the second language a visitor wants beside; nothing where it does not exist or
// is cut otherwise.
const PageShown* companion(Services& services, const Session& session, const PageShown& page) {
    if (session.companion.empty() || session.companion == page.language.tag) return nullptr;
    const PageShown* other = services.page(session.companion, page.document.front.id);
    const bool same = other && other->language.tag != page.language.tag &&
                      other->parts.chapters.size() == page.parts.chapters.size();
    return same ? other : nullptr;
}

}  // namespace

Go show_page(ui::Ui& ui, Services& services, const Session& session, const PagePart& part) {
    const PageShown& page = part.page;
    const std::string id = page.document.front.id + part.id;
    const auto document = part.cut(page);
    const PageShown* other = companion(services, session, page);
    if (!other) return follow(show_part(ui, services, session, {id, document, page.language}));
    const auto second = part.cut(*other);
    return follow(show_both(ui, services, session,
                            {{id, document, page.language}, {id, second, other->language}}));
}

void small_label(ui::Ui& ui, const std::string& words) {
    ui::TextStyle look;
    look.color = layout::ColorRole::muted;
    look.role = base::Role::Label;
    ui::text(ui, ui::TextLevel::small, words, look);
}

}  // namespace kiosk
