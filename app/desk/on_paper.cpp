#include "desk/on_paper.h"

#include <fmt/format.h>

#include <algorithm>

#include "content/catalog.h"
#include "content/read_catalog.h"
#include "handout/letterhead.h"
#include "ui/sheet_view.h"

namespace desk {

using layout::ColorRole;

namespace {

constexpr float between_mm = 4;  // pages

// Those the page names, in its order.
std::vector<content::Source> cited(const std::vector<content::Source>& all,
                                   const document::Document& document) {
    std::vector<content::Source> found;
    for (const auto& id : document.front.sources) {
        const auto one =
            std::find_if(all.begin(), all.end(), [&](const auto& each) { return each.id == id; });
        if (one != all.end()) found.push_back(*one);
    }
    return found;
}

}  // namespace

// Sources, and the words of a language as its glossary says now: once for each revision of them.
void OnPaper::read(StaffSession& session, const std::string& language) {
    base::Problems passed_over;  // told where that text is written
    const content::Path list{content::Path::Kind::sources, "", ""};
    const auto text = session.repository.newest(list.str());
    if (!text || text->id != sources_of_)
        sources_ = text ? content::read_sources(text->body, list.str(), passed_over)
                        : std::vector<content::Source>();
    sources_of_ = text ? text->id : 0;
    const content::Path glossary{content::Path::Kind::glossary, language, ""};
    const auto words = session.repository.newest(glossary.str());
    if (!words || words->id != terms_of_) {
        content::Catalog all;
        if (words) content::read_text(all, {glossary, words->body, glossary.str()}, passed_over);
        terms_ = std::move(all.in(language).terms);
    }
    terms_of_ = words ? words->id : 0;
}

void OnPaper::make(StaffSession& session, const document::Document& document,
                   const content::Messages& words, const layout::Diagrams& diagrams) {
    const auto& services = session.services;
    const auto& svg = services.settings.logo.svg;
    // A logo that cannot be read is left out, as the kiosk does.
    const auto logo = layout::Diagram::plain(svg);
    handout::Figures none;
    read(session, words.language.tag);
    const auto term = [&](const std::string&, const std::string& id) {
        const auto found = std::find_if(terms_.begin(), terms_.end(),
                                        [&](const auto& one) { return one.id == id; });
        return found == terms_.end() ? nullptr : &*found;
    };
    const handout::Materials press{set_.of(services.fonts),
                                   services.icons,
                                   services.palettes.at("print"),
                                   diagrams,
                                   words,
                                   services.settings,
                                   "",
                                   none,
                                   logo ? &*logo : nullptr,
                                   term};
    handout::Choice all;
    all.whole = true;  // an author looks for what was just typed, wherever it stands
    leaflet_ =
        handout::topic_pages(press, {document, cited(sources_, document), words.language}, all);
    drawings_ = handout::with_logo(press);
}

void OnPaper::draw(ui::Ui& ui, const StaffSession& session, const std::string& id) const {
    const auto& paper = leaflet_.paper;
    const float scale = ui.width() / paper.width_mm;
    const ui::SheetStyle look{
        {session.services.palettes.at("print"), session.services.icons, &drawings_},
        ColorRole::card,
        scale};
    const auto part = [&](const std::string& name, const layout::Sheet& sheet,
                          const base::Rect& box) {
        ui.in(box, [&] {
            ui::show(ui, {fmt::format("{}/{}", id, name), std::to_string(scale)}, sheet, look);
        });
    };
    for (std::size_t i = 0; i < leaflet_.pages.size(); ++i) {
        const auto& page = leaflet_.pages[i];
        const base::Rect box{ui.x(), ui.y(), ui.width(), paper.height_mm * scale};
        const auto place = [&](const base::Point& at, const layout::Sheet& sheet) {
            return base::Rect{at.x, at.y, sheet.width, sheet.height}.scaled(scale).moved(box.x,
                                                                                         box.y);
        };
        ui.canvas().fill(box, ColorRole::card, 0);
        const auto where = handout::places(page, paper);
        part(std::to_string(i), page.body, place(where.body, page.body));
        part(std::to_string(i) + "/foot", page.foot, place(where.foot, page.foot));
        ui.space(box.height + between_mm);
    }
}

}  // namespace desk
