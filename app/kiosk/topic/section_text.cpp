#include "kiosk/topic/section_text.h"

#include <algorithm>

#include "kiosk/page_part.h"
#include "kiosk/topic/running_text.h"
#include "ui/rows.h"

namespace kiosk {

using content::Msg;
using layout::Align;
using layout::ColorRole;

namespace {

// The word, how to say it, what it means: in a card under the line it was touched in.
layout::Sheet meaning_card(const layout::LayoutContext& context, const content::Term& term,
                           const std::string& say) {
    layout::SheetBuilder builder(context);
    const auto ground = ColorRole::accent_soft;
    builder.open(base::Role::Note,
                 term.word + ". " + say + (say.empty() ? "" : ". ") + term.meaning);
    builder.panel({{}, ground, ColorRole::none, ColorRole::none, 5}, context.gap_mm * 1.2F, [&] {
        builder.text(term.word, {}, context.type.item,
                     {ColorRole::accent, ground, true, Align::start});
        builder.text(say, {}, context.type.small, {ColorRole::ink, ground, false, Align::start});
        builder.text(term.meaning, {}, context.type.reading,
                     {ColorRole::ink, ground, false, Align::start});
    });
    builder.close();
    return builder.finish();
}

struct Explained {
    const PageShown& page;
    std::string term;
};

void meaning(ui::Ui& ui, Services& services, const Session& session, const Explained& word) {
    const auto& page = word.page;
    const auto* term = services.edition.term(page.language.tag, word.term);
    if (!term) return;
    const auto& words = services.edition.words(page.language.tag);
    const std::string say = term->say.empty() ? "" : words(Msg::about_say, {{"say", term->say}});
    ui.space(ui.theme().gap);
    show_made(ui, services, session,
              {"meaning/" + page.language.tag + "/" + word.term,
               [&](const layout::LayoutContext& context) {
                   layout::LayoutContext mine = context;
                   mine.language = page.language;
                   return meaning_card(mine, *term, say);
               }});
}

void toggle(std::set<std::string>& open, const std::string& key) {
    if (open.erase(key) == 0) open.insert(key);
}

// What is opened in this text.
std::set<std::string> opened_in(const TopicReading& reading, const std::string& name) {
    std::set<std::string> found;
    for (const auto& one : reading.open)
        if (one.starts_with(name + "/")) found.insert(one);
    return found;
}

layout::Sheet references(const layout::LayoutContext& context,
                         const std::vector<std::string>& lines) {
    // In the letters they were published in, from left to right.
    layout::Ink ink;
    ink.language = base::Language{"en", base::Direction::left_to_right};
    layout::SheetBuilder builder(context);
    for (const auto& line : lines) {
        if (builder.y() > 0) builder.gap(context.gap_mm * 0.8F);
        builder.open(base::Role::Paragraph, line);
        builder.text(line, {}, context.type.small, ink);
        builder.close();
    }
    return builder.finish();
}

}  // namespace

bool runs_on(const document::Block& block) {
    return !std::holds_alternative<document::Questions>(block.what) &&
           !std::holds_alternative<document::TeachBack>(block.what);
}

bool leads_on(const document::Block& block) {
    return !std::holds_alternative<document::Warning>(block.what) &&
           !std::holds_alternative<document::KeyFacts>(block.what);
}

document::Document only(document::Document part, bool (*wanted)(const document::Block&)) {
    std::erase_if(part.blocks, [&](const document::Block& block) { return !wanted(block); });
    return part;
}

Go section_text(ui::Ui& ui, Services& services, Session& session, const SectionText& text) {
    auto& reading = session.topics[text.page.document.front.id];
    const auto open = opened_in(reading, text.name);
    std::vector<Stretch> parts(1);
    if (!open.empty()) parts = stretches(text.cut(text.page), open);
    Go go = stay();
    for (const auto& stretch : parts) {
        const bool whole = open.empty();
        const std::string id = "/" + text.name + (whole ? "" : ":" + stretch.name());
        const auto touched = show_page(ui, services, session,
                                       {text.page, id, [&](const PageShown& one) {
                                            const auto all = with_places(text.cut(one), text.name);
                                            return whole ? all : stretch.of(all);
                                        }});
        if (touched.figure) go = follow(touched.figure);
        if (!touched.word.empty()) {
            const auto at = touched.word.path.find('/') + 1;  // "word/3/2.1/psa"
            toggle(reading.open, touched.word.path.substr(at, touched.word.path.find('#') - at));
            ui.running_s();
        }
        for (const auto& term : stretch.terms) meaning(ui, services, session, {text.page, term});
        if (&stretch != &parts.back()) ui.space(ui.theme().gap);
    }
    return go;
}

void sources_row(ui::Ui& ui, Services& services, Session& session, const SourcesOf& of) {
    const auto used = document::used(of.part, document::RunKind::citation);
    if (used.empty()) return;
    auto& reading = session.topics[of.page.document.front.id];
    const std::string key = "sources/" + of.name;
    const bool open = reading.open.contains(key);
    const std::string words = services.words(session)(Msg::topic_from);
    ui::ButtonStyle look;
    look.emphasis = ui::ButtonStyle::Emphasis::quiet;
    look.icon = open ? "up" : "next";
    look.icon_last = true;
    look.align = Align::start;
    const float size = ui::size_mm(ui.theme(), look);
    const float line =
        ui.set({words, {size, true, 1.3F}, 0, Align::start, ui.language(), {}}).size_mm().width;
    const float width = std::min(ui.width(), line + size * 1.9F + 2 * ui.theme().gap);
    ui.space(ui.theme().gap);
    const float bottom = ui.in({ui.x() - ui.theme().gap, ui.y(), width, 0}, [&] {
        if (ui::button(ui, key, words, look)) {
            toggle(reading.open, key);
            ui.running_s();
        }
    });
    ui.space(bottom - ui.y());
    if (!open) return;
    std::vector<std::string> lines;
    for (const auto& id : used)
        if (const auto* source = services.edition.source(id))
            lines.push_back(content::reference(*source));
    show_made(ui, services, session,
              {of.page.document.front.id + "/" + key,
               [&](const layout::LayoutContext& context) { return references(context, lines); }});
    ui.space(ui.theme().gap);
}

}  // namespace kiosk
