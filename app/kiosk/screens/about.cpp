// Words and sources of a page, and what stands behind it: edition, review, disclaimer.
#include "kiosk/screens/about.h"

#include <fmt/format.h>

#include <algorithm>

#include "kiosk/bar.h"
#include "kiosk/sample.h"
#include "layout/sheet_builder.h"

namespace kiosk {

using content::Msg;

std::string AboutScreen::name() const {
    return fmt::format("about/{}/{}", topic, chapter ? chapter->index + 1 : 0);
}

namespace {

class Writer {
  public:
    Writer(Services& services, const Session& session, const PageShown& page,
           const layout::LayoutContext& context)
        : services_(services),
          said_(services.words(session)),
          page_(page),
          context_(context),
          builder_(context_) {}

    void words(const document::Document& part);
    void sources(const document::Document& part);
    void standing();
    layout::Sheet finish() { return builder_.finish(); }

  private:
    void heading(const std::string& words) {
        if (builder_.y() > 0) builder_.gap(context_.gap_mm * 2.6F);
        builder_.open(base::Role::Heading, words, "", 2);
        builder_.text(words, {}, context_.type.section,
                      {layout::ColorRole::ink, layout::ColorRole::paper, true});
        builder_.close();
    }
    // References stand in the letters they were published in, from left to right.
    static layout::Ink reference_ink() {
        layout::Ink ink;
        ink.language = base::Language{"en", base::Direction::left_to_right};
        return ink;
    }
    void line(const std::string& words, float size, const layout::Ink& ink = {}) {
        if (words.empty()) return;
        builder_.open(base::Role::Paragraph, words);
        builder_.text(words, {}, size, ink);
        builder_.close();
    }

    Services& services_;
    const content::Messages& said_;
    const PageShown& page_;
    layout::LayoutContext context_;
    layout::SheetBuilder builder_;
};

void Writer::words(const document::Document& part) {
    const auto ids = document::used(part, document::RunKind::term);
    if (ids.empty()) return;
    heading(said_(Msg::about_words));
    for (const auto& id : ids) {
        const auto* term = services_.edition.term(page_.language.tag, id);
        if (!term) continue;
        builder_.gap(context_.gap_mm * 1.2F);
        line(term->word, context_.type.item,
             {layout::ColorRole::accent, layout::ColorRole::paper, true});
        line(term->meaning, context_.type.reading);
        if (!term->say.empty())
            line(said_(Msg::about_say, {{"say", term->say}}), context_.type.small,
                 {layout::ColorRole::muted});
    }
}

void Writer::sources(const document::Document& part) {
    const auto used = document::used(part, document::RunKind::citation);
    if (used.empty()) return;
    heading(said_(Msg::about_sources));
    const auto& all = page_.document.front.sources;
    for (std::size_t i = 0; i < all.size(); ++i) {
        const auto* source = services_.edition.source(all[i]);
        if (!source || std::find(used.begin(), used.end(), all[i]) == used.end()) continue;
        builder_.gap(context_.gap_mm);
        line(fmt::format("[{}] {}", i + 1, content::reference(*source)), context_.type.reading,
             reference_ink());
    }
}

void Writer::standing() {
    const auto& review = page_.document.front.review;
    const auto day = [&](const text::Date& date) {
        return text::in_words(date, said_.language.tag);
    };
    heading(said_(Msg::about_page));
    builder_.gap(context_.gap_mm);
    const bool approved = review.status == "approved";
    line(approved ? said_(Msg::about_by, {{"name", review.by}}) : said_(Msg::about_nobody),
         context_.type.reading, {layout::ColorRole::ink, layout::ColorRole::paper, true});
    line(said_(Msg::about_reviewed, {{"date", day(review.on)}}), context_.type.reading);
    line(said_(Msg::about_due, {{"date", day(review.due)}}), context_.type.reading);
    line(said_(Msg::about_version, {{"version", services_.edition.version()}}),
         context_.type.reading);
    builder_.gap(context_.gap_mm);
    line(said_(Msg::about_disclaimer), context_.type.reading);
}

}  // namespace

Go AboutScreen::draw(ui::Ui& ui, Services& services, Session& session) const {
    const auto& said = services.words(session);
    const base::Rect area = room(ui, services, session);
    const PageShown* page = services.page(session.language, topic);
    if (!page) return {Back{}};
    if (page->document.front.sensitive) ui.discreet();
    const auto& chapters = page->parts.chapters;
    const bool part = chapter && chapter->index < chapters.size();
    const document::Document& shown = part ? chapters[chapter->index].part : page->document;
    reading_column(ui, area, [&] {
        ui.scroll(base::Key(name()), {ui.x(), ui.y(), ui.width(), area.height}, [&] {
            ui::TextStyle muted;
            muted.color = layout::ColorRole::muted;
            muted.role = base::Role::Label;
            ui::text(ui, ui::TextLevel::small, page->document.front.title, muted);
            ui::text(ui, ui::TextLevel::title, said(Msg::about_title));
            ui.space(ui.theme().gap);
            show_made(ui, services, session, {name(), [&](const layout::LayoutContext& context) {
                                                  Writer writer(services, session, *page, context);
                                                  writer.words(shown);
                                                  writer.sources(shown);
                                                  writer.standing();
                                                  return writer.finish();
                                              }});
        });
    });
    return stay();
}

Samples AboutScreen::samples(const Survey& survey) {
    Samples all;
    if (const auto id = survey.first(warns)) all.push_back({"about", AboutScreen{*id}});
    if (survey.every_page())
        for (const auto& id : survey.topics()) all.push_back({"about-" + id, AboutScreen{id}});
    return all;
}

}  // namespace kiosk
