#include "kiosk/topic/form_sheet.h"

#include <fmt/format.h>

#include <algorithm>

#include "handout/letterhead.h"
#include "kiosk/page_images.h"

namespace kiosk {

using layout::ColorRole;

namespace {

// Its first side: of those that are printed several times all are alike.
const layout::Sheet& first_side(Services& services, const Session& session, const PageShown& page) {
    const std::string name =
        fmt::format("form/{}/{}/{}", page.document.front.id, page.language.tag, session.language);
    return services.sheets.of(name, [&] {
        const handout::Topic topic{page.document, services.sources(page.document), page.language};
        auto sides = pages_of(handout::topic_pages(services.materials(session), topic));
        return sides.empty() ? layout::Sheet() : std::move(sides.front());
    });
}

// That a touch leads to the printer.
void mark(ui::Ui& ui, const base::Rect& box) {
    const float side = ui.theme().type.item * 2, icon = side * 0.66F;
    const base::Rect at{box.right() - side, box.bottom() - side, side, side};
    ui.canvas().fill(at, ColorRole::accent, 0);
    ui.canvas().icon({at.centre().x - icon / 2, at.centre().y - icon / 2, icon, icon}, "printer",
                     ColorRole::on_accent);
}

}  // namespace

bool to_fill_in(const PageShown& page) {
    return page.document.front.kind == document::PageKind::form;
}

bool form_sheet(ui::Ui& ui, Services& services, const Session& session, const FormShown& shown) {
    const auto& sheet = first_side(services, session, shown.page);
    if (sheet.width <= 0) return false;
    const float scale = std::min(ui.width() / sheet.width, shown.height_mm / sheet.height);
    const float wide = sheet.width * scale;
    const base::Rect box{ui.x() + (ui.width() - wide) / 2, ui.y(), wide, sheet.height * scale};
    const auto paint = [&](cairo_t* cairo) {
        const auto drawings = handout::with_logo(services.materials(session));
        layout::paint(sheet, {services.palettes.at("print"), services.icons, &drawings}, cairo,
                      scale);
    };
    const auto& front = shown.page.document.front;
    ui.canvas().picture(fmt::format("form/{}/{}/{:.3f}", front.id, shown.page.language.tag, scale),
                        box, {ColorRole::paper, {}, paint});
    ui.canvas().line(box, ColorRole::edge, 0, 0.5F);
    mark(ui, box);
    ui::Node node;
    node.key = "topic/sheet";
    node.role = base::Role::Figure;
    node.name = front.title;
    node.language = shown.page.language;
    node.box_mm = box;
    node.tappable = true;
    const bool touched = ui.declare(std::move(node));
    ui.space(box.height);
    return touched;
}

}  // namespace kiosk
