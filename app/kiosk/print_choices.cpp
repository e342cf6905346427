#include "kiosk/print_choices.h"

#include "kiosk/page_images.h"
#include "kiosk/paper.h"
#include "ui/rows.h"

namespace kiosk {

using content::Msg;

namespace {

struct Option {
    const char* key;
    std::string words;
};

// Two buttons of which one is chosen; returns whether it is `yes`.
bool either(ui::Ui& ui, const Option& no, const Option& yes, bool chosen) {
    const auto button = [&chosen](const Option& option, bool means) {
        ui::ButtonStyle look;
        look.selected = chosen == means;
        look.icon = look.selected ? "check" : "";
        return ui::RowButton{option.key, option.words, look, [&chosen, means] { chosen = means; }};
    };
    ui::ButtonStyle widest;
    widest.icon = "check";
    ui::button_rows(ui, {2, widest}, {button(no, false), button(yes, true)});
    ui.space(ui.theme().gap);
    return chosen;
}

// Of the whole page, in two columns where there is room: all of them until one is left out.
void parts(ui::Ui& ui, Session& session, const content::Messages& said, const PageShown& page) {
    auto& left_out = session.paper.left_out;
    const auto& chapters = page.parts.chapters;
    ui.space(ui.theme().gap);
    ui::text(ui, ui::TextLevel::section, said(Msg::print_parts));
    std::vector<ui::RowCard> cards;
    for (const auto& chapter : chapters) {
        ui::Card card;
        card.selected = !left_out.contains(chapter.slug);
        card.icon = card.selected ? "check" : "plus";
        card.title = chapter.title;
        card.beside = true;
        cards.push_back({base::Key("print/part") / chapter.slug, card,
                         [&left_out, &chapters, slug = chapter.slug, chosen = card.selected] {
                             if (!chosen)
                                 left_out.erase(slug);
                             else if (left_out.size() + 1 < chapters.size())
                                 left_out.insert(slug);
                         }});
    }
    ui::card_rows(ui, 100 * ui.theme().scale, cards);
}

// The two sizes of print, each as its first page shows it.
void sizes(ui::Ui& ui, Services& services, Session& session) {
    const auto& said = services.words(session);
    const auto& pages = session.paper_pages;
    const float high_mm = ui.glass().landscape() ? 28 : 46;  // enough to tell the letters apart
    // Where none comes out the other ways to have it come first.
    const bool prints =
        !devices::failed(services.printer.status().state) && !paper_used_up(services, session);
    if (!prints || pages.sheets.empty()) {
        session.paper.large = either(ui, {"print/normal", said(Msg::print_normal)},
                                     {"print/large", said(Msg::print_large)}, session.paper.large);
        return;
    }
    std::vector<ui::RowCard> cards;
    for (const bool large : {false, true}) {
        const bool chosen = large == session.paper.large;
        const auto count = (chosen ? pages.sheets : pages.other).size();
        ui::Card card;
        card.selected = chosen;
        card.title = said(large ? Msg::print_large : Msg::print_normal);
        card.centred = true;
        if (count > 0) {
            card.text = said(Msg::print_pages,
                             {{"n", static_cast<int>(count)}, {"paper", services.settings.paper}});
            card.picture = high_mm;
            card.paint = [&, large, chosen](const base::Rect& box) {
                paint_first(ui, services, {pages, large, chosen}, box);
            };
        }
        cards.push_back({large ? "print/large" : "print/normal", card,
                         [&session, large] { session.paper.large = large; }});
    }
    ui::card_rows(ui, ui.width() * 0.4F, cards);
    ui.space(ui.theme().gap);
}

}  // namespace

void print_choices(ui::Ui& ui, Services& services, Session& session, const std::string& topic) {
    const auto& said = services.words(session);
    auto& wish = session.paper;
    const PageShown* page = topic.empty() ? nullptr : services.page(session.language, topic);
    // A sheet to fill in is whole already.
    const bool form = page && page->document.front.kind == document::PageKind::form;
    if (!topic.empty() && !form)
        wish.whole = either(ui, {"print/brief", said(Msg::print_brief)},
                            {"print/whole", said(Msg::print_whole)}, wish.whole);
    sizes(ui, services, session);
    if (!page) return;
    const auto second = second_of(session);
    const bool offered = !second.empty() && page->language.tag == session.language;
    if (offered)
        wish.both =
            either(ui, {"print/one", said(Msg::print_one)},
                   {"print/both",
                    said(Msg::print_both, {{"language", services.edition.language(second).name}})},
                   wish.both);
    if (wish.whole && !form && !wish.both && page->parts.chapters.size() > 1)
        parts(ui, session, said, *page);
}

}  // namespace kiosk
