#include "handout/leaflet.h"

#include <fmt/format.h>

#include <algorithm>

#include "doc/chapters.h"
#include "handout/pdf.h"
#include "layout/beside.h"
#include "layout/flow.h"
#include "layout/paginate.h"
#include "layout/pen.h"

namespace handout {

namespace {

using library::Word;

constexpr float mm_per_point = 25.4F / 72.F;

// 14 pt reading, headings above, nothing under 12 (standards.md PR-01).
layout::TypeScale paper_type() {
    return {24 * mm_per_point, 18 * mm_per_point, 15 * mm_per_point, 14 * mm_per_point,
            12 * mm_per_point};
}

layout::Medium medium_of(const Press& press, const Paper& paper, const base::Language& language) {
    layout::Medium medium;
    medium.kind = layout::Medium::Kind::paper;
    medium.fonts = &press.fonts;
    medium.diagrams = &press.diagrams;
    medium.width_mm = paper.width_mm - 2 * paper.margin_mm;
    medium.gap_mm = 2.6F;
    medium.figure_height_mm = 95;
    medium.type = paper_type();
    medium.language = language;
    medium.labels = labels(press.words);
    return medium;
}

void append(layout::Sheet& sheet, const layout::Sheet& more, float gap, bool keep = false) {
    const float top = sheet.height + (sheet.height > 0 ? gap : 0);
    if (sheet.height > 0 && !keep) sheet.cuts.push_back({sheet.height, top});
    layout::append(sheet, more, {0, top});
    sheet.width = std::max(sheet.width, more.width);
}

void line(layout::Pen& pen, base::Role role, const std::string& words,
          const std::pair<float, layout::Ink>& look) {
    if (words.empty()) return;
    pen.open(role, words, "", role == base::Role::Heading ? 2 : 0);
    pen.text(words, {}, look.first, look.second);
    pen.close();
}

class LeafletMaker {
  public:
    LeafletMaker(const Press& press, const base::Language& language)
        : press_(press),
          paper_(paper_named(press.settings.paper)),
          medium_(medium_of(press, paper_, language)) {}

    void head(const std::string& title, const std::string& summary, const std::string& note);
    void body(const doc::Document& document) { append(sheet_, layout::flow(document, medium_), 5); }
    void heading(const std::string& words);
    void sources(const std::vector<library::Source>& sources);
    void closing(const std::vector<std::string>& lines);
    base::Result<Leaflet> finish(const std::string& title, const base::Date& date);

  private:
    layout::Sheet foot(int page, int pages, const std::string& title) const;

    const Press& press_;
    Paper paper_;
    layout::Medium medium_;
    layout::Sheet sheet_;
};

void LeafletMaker::head(const std::string& title, const std::string& summary,
                        const std::string& note) {
    layout::Pen pen(medium_);
    const auto& type = medium_.type;
    const auto& settings = press_.settings;
    line(pen, base::Role::Paragraph, settings.name,
         {type.item, {layout::Tone::accent, layout::Tone::paper, true, layout::Align::start}});
    if (!settings.phone.empty())
        line(pen, base::Role::Paragraph,
             press_.words(Word::leaflet_phone,
                          {{"phone", library::isolated(settings.phone, medium_.language.rtl())}}),
             {type.small, {layout::Tone::muted}});
    pen.gap(2, true);
    pen.put(layout::Panel{{0, 0, pen.width(), 0.6F}, layout::Tone::accent});
    pen.gap(6, true);
    pen.open(base::Role::Heading, title, "", 1);
    pen.text(title, {}, type.title, {layout::Tone::ink, layout::Tone::paper, true});
    pen.close();
    pen.gap(1.5F, true);
    line(pen, base::Role::Paragraph, summary, {type.reading, {}});
    if (!note.empty()) {
        pen.gap(2, true);
        line(pen, base::Role::Paragraph, note,
             {type.small, {layout::Tone::ink, layout::Tone::paper, true}});
    }
    append(sheet_, pen.finish(), 0);
}

void LeafletMaker::heading(const std::string& words) {
    layout::Pen pen(medium_);
    line(pen, base::Role::Heading, words,
         {medium_.type.section, {layout::Tone::ink, layout::Tone::paper, true}});
    append(sheet_, pen.finish(), 8);
}

void LeafletMaker::sources(const std::vector<library::Source>& sources) {
    if (sources.empty()) return;
    layout::Pen pen(medium_);
    line(pen, base::Role::Heading, press_.words(Word::leaflet_sources),
         {medium_.type.section, {layout::Tone::ink, layout::Tone::paper, true}});
    pen.gap(2, true);
    for (std::size_t i = 0; i < sources.size(); ++i) {
        if (i > 0) pen.gap(1.2F);
        layout::Ink latin;  // references stand in the letters they were published in
        latin.language = base::Language{"en", base::Direction::left_to_right};
        line(pen, base::Role::Paragraph, fmt::format("[{}] {}", i + 1, reference(sources[i])),
             {medium_.type.small, latin});
    }
    append(sheet_, pen.finish(), 8);
}

void LeafletMaker::closing(const std::vector<std::string>& lines) {
    layout::Pen pen(medium_);
    pen.put(layout::Panel{{0, 0, pen.width(), 0.4F}, layout::Tone::edge});
    pen.gap(3, true);
    for (const auto& words : lines)
        line(pen, base::Role::Paragraph, words, {medium_.type.small, {}});
    append(sheet_, pen.finish(), 7);
}

layout::Sheet LeafletMaker::foot(int page, int pages, const std::string& title) const {
    layout::Pen pen(medium_);
    const float size = medium_.type.small;
    const std::string number = press_.words(Word::leaflet_page, {{"n", page}, {"all", pages}});
    pen.open(base::Role::Paragraph, number);
    pen.text(number, {}, size,
             {layout::Tone::muted, layout::Tone::paper, false, layout::Align::end});
    pen.close();
    pen.move_to(0);
    pen.indented(0, 40, [&] {
        line(pen, base::Role::Paragraph, title, {size, {layout::Tone::muted}});
    });
    return pen.finish();
}

base::Result<Leaflet> LeafletMaker::finish(const std::string& title, const base::Date& date) {
    const float foot_mm = medium_.type.small * 1.4F * 2;
    const auto sheets =
        layout::paginate(sheet_, paper_.height_mm - 2 * paper_.margin_mm - foot_mm + 6);
    std::vector<PdfPage> pages;
    const int count = static_cast<int>(sheets.size());
    for (int i = 0; i < count; ++i)
        pages.push_back({sheets[static_cast<std::size_t>(i)], foot(i + 1, count, title)});
    const layout::Painter painter{press_.palette, press_.icons, &press_.diagrams};
    auto pdf =
        to_pdf(pages, paper_, {title, press_.settings.name, date, medium_.language.rtl()}, painter);
    if (!pdf) return tl::unexpected(pdf.error());
    return Leaflet{std::move(*pdf), count};
}

// Warnings go first whatever the page's order; the rest keeps it.
doc::Document warnings_first(const doc::Document& document) {
    doc::Document sorted{document.front, {}, {}};
    sorted.blocks = doc::only_warnings(document).blocks;
    for (const auto& block : document.blocks)
        if (!std::holds_alternative<doc::Warning>(block.what)) sorted.blocks.push_back(block);
    // A heading whose only content were warnings would stand alone.
    auto& blocks = sorted.blocks;
    for (std::size_t i = 0; i < blocks.size();) {
        const auto* heading = std::get_if<doc::Heading>(&blocks[i].what);
        const auto* next =
            i + 1 < blocks.size() ? std::get_if<doc::Heading>(&blocks[i + 1].what) : nullptr;
        const bool empty =
            heading && (i + 1 == blocks.size() || (next && next->level <= heading->level));
        if (empty)
            blocks.erase(blocks.begin() + static_cast<long>(i));
        else
            ++i;
    }
    return sorted;
}

}  // namespace

layout::Labels labels(const library::Words& words) {
    return {
        {words(Word::urgency_emergency), words(Word::urgency_same_day),
         words(Word::urgency_mention), words(Word::urgency_note)},
        {words(Word::verdict_supported), words(Word::verdict_partly), words(Word::verdict_unproven),
         words(Word::verdict_contradicted), words(Word::verdict_unsafe)},
        words(Word::claim),
        words(Word::key_facts),
        words(Word::page_stale)};
}

std::string reference(const library::Source& source) {
    std::string made = source.publisher;
    if (source.year > 0) made += (made.empty() ? "" : ", ") + std::to_string(source.year);
    std::string text;
    for (const auto& part : {source.authors, source.title, made, source.where}) {
        if (part.empty()) continue;
        // A part that ends in a mark of its own gets no second one.
        const bool ended =
            !text.empty() && std::string_view(".?!").find(text.back()) != std::string_view::npos;
        text += text.empty() ? "" : ended ? " " : ". ";
        text += part;
    }
    const bool bare = made.empty() && source.where.empty();
    return bare && !text.ends_with('.') ? text + "." : text;
}

base::Result<Leaflet> topic_leaflet(const Press& press, const doc::Document& document,
                                    const std::vector<library::Source>& sources,
                                    const base::Language& language) {
    LeafletMaker maker(press, language);
    const auto& front = document.front;
    const auto& words = press.words;
    const bool sample = front.review.status != "approved";
    maker.head(front.title, front.summary, sample ? words(Word::topic_sample) : "");
    maker.body(warnings_first(document));
    maker.sources(sources);
    const auto day = [&](const base::Date& date) {
        return base::in_words(date, words.language.tag);
    };
    std::vector<std::string> closing{words(Word::about_disclaimer),
                                     words(Word::about_version, {{"version", press.edition}}),
                                     words(Word::about_reviewed, {{"date", day(front.review.on)}}),
                                     words(Word::about_due, {{"date", day(front.review.due)}})};
    maker.closing(closing);
    return maker.finish(front.title, front.review.on);
}

base::Result<Leaflet> questions_leaflet(const Press& press,
                                        const std::vector<std::string>& questions) {
    LeafletMaker maker(press, press.words.language);
    const auto& words = press.words;
    maker.head(words(Word::leaflet_my), words(Word::questions_hint), "");
    const auto part = [&](std::size_t from, std::size_t to) {
        doc::Document document;
        doc::Questions list;
        list.first = static_cast<int>(from) + 1;
        for (std::size_t i = from; i < to; ++i) list.questions.push_back(questions[i]);
        document.blocks.emplace_back(doc::Block{0, std::move(list)});
        return document;
    };
    const std::size_t top = std::min<std::size_t>(2, questions.size());
    if (top > 0) {
        maker.heading(words(Word::questions_top));
        maker.body(part(0, top));
    }
    if (questions.size() > top) {
        maker.heading(words(Word::questions_more));
        maker.body(part(top, questions.size()));
    }
    maker.closing({words(Word::about_disclaimer)});
    return maker.finish(words(Word::leaflet_my), {2026, 1, 1});
}

}  // namespace handout
