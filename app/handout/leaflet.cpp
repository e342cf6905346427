#include "handout/leaflet.h"

#include <fmt/format.h>

#include <algorithm>

#include "content/as_read.h"
#include "content/placeholders.h"
#include "document/chapters.h"
#include "handout/letterhead.h"
#include "handout/pdf.h"
#include "handout/recall.h"
#include "handout/scan.h"
#include "layout/beside.h"
#include "layout/flow.h"
#include "layout/paginate.h"
#include "layout/sheet_builder.h"
#include "text/unicode.h"

namespace handout {

namespace {

using content::Msg;

constexpr float mm_per_point = 25.4F / 72.F;
// As wide as those that come with an edition: lines break as they will.
constexpr const char *no_code = "×××-××××", *no_version = "××××××××";

// Reading in 14 points, or in large print 18 with headings of 22 and 20 and nothing smaller
// (STANDARDS.md PR-01 to PR-05).
layout::TypeScale paper_type(bool large) {
    const layout::TypeScale points =
        large ? layout::TypeScale{26, 22, 20, 18, 18} : layout::TypeScale{24, 18, 15, 14, 14};
    return points.scaled(mm_per_point);
}

struct Look {
    base::Language language;
    bool large = false;
};

layout::LayoutContext context_of(const Materials& materials, const Paper& paper, const Look& look) {
    layout::LayoutContext context;
    context.target = layout::LayoutContext::Target::paper;
    context.fonts = &materials.fonts;
    context.diagrams = &materials.diagrams;
    context.width_mm = paper.width_mm - 2 * paper.margin_mm;
    context.gap_mm = 2.6F;
    context.figure_height_mm = 95;
    context.type = paper_type(look.large);
    context.language = look.language;
    context.labels = paper_labels(materials.words);
    return context;
}

void append(layout::Sheet& sheet, const layout::Sheet& more, float gap, bool keep = false) {
    const float top = sheet.height + (sheet.height > 0 ? gap : 0);
    if (sheet.height > 0 && !keep) sheet.cuts.push_back({sheet.height, top});
    layout::append(sheet, more, {0, top});
    sheet.width = std::max(sheet.width, more.width);
}

struct LineStyle {
    float size_mm = 0;
    layout::Ink ink;
};
void line(layout::SheetBuilder& builder, base::Role role, const std::string& words,
          const LineStyle& style) {
    if (words.empty()) return;
    builder.open(role, words, "", role == base::Role::Heading ? 2 : 0);
    builder.text(words, {}, style.size_mm, style.ink);
    builder.close();
}

// As many whole words as have room on one line, with an ellipsis for the rest.
std::string shortened(const layout::LayoutContext& context, const std::string& words, float room) {
    const auto fits = [&](const std::string& some) {
        return context.fonts
                   ->set({some,
                          {context.type.small, false},
                          0,
                          layout::Align::start,
                          context.language,
                          {}})
                   .size_mm()
                   .width <= room;
    };
    if (fits(words)) return words;
    for (auto at = words.rfind(' '); at != std::string::npos && at > 0;
         at = words.rfind(' ', at - 1))
        if (fits(words.substr(0, at) + "…")) return words.substr(0, at) + "…";
    return "";
}

// That nobody approved it, that a machine translated it.
std::string told_of(const document::FrontMatter& front, const content::Messages& words) {
    std::string told;
    for (const auto word : content::standing(front, words.language))
        told += (told.empty() ? "" : " ") + words(word);
    return told;
}

class LeafletMaker {
  public:
    LeafletMaker(const Materials& materials, const Look& look)
        : materials_(materials),
          paper_(paper_named(materials.settings.paper)),
          context_(context_of(materials, paper_, look)) {}

    void letterhead() { append(sheet_, handout::letterhead(materials_, context_), 0); }
    void head(const std::string& title, const std::string& summary, const std::string& note);
    void body(const document::Document& document, bool keep = false) {
        append(sheet_, layout::flow(document, context_), 5, keep);
    }
    void both(const document::Document& first, const document::Document& second,
              const content::Messages& words);
    void heading(const std::string& words);
    void sources(const std::vector<content::Source>& sources);
    void closing(const std::vector<std::string>& lines);
    void code(const std::string& code) { code_ = code; }
    LaidOut finish(const std::string& title, const text::Date& date);

  private:
    layout::Sheet foot(int page, int pages, const std::string& title) const;

    const Materials& materials_;
    Paper paper_;
    layout::LayoutContext context_;
    layout::Sheet sheet_;
    std::string code_;
};

void LeafletMaker::head(const std::string& title, const std::string& summary,
                        const std::string& note) {
    layout::SheetBuilder builder(context_);
    const auto& type = context_.type;
    builder.open(base::Role::Heading, title, "", 1);
    builder.text(title, {}, type.title, {layout::ColorRole::ink, layout::ColorRole::paper, true});
    builder.close();
    builder.gap(1.5F, true);
    line(builder, base::Role::Paragraph, summary, {type.reading, {}});
    if (!note.empty()) {
        builder.gap(2, true);
        line(builder, base::Role::Paragraph, note,
             {type.small, {layout::ColorRole::ink, layout::ColorRole::paper, true}});
    }
    append(sheet_, builder.finish(), 6, true);
}

void LeafletMaker::both(const document::Document& first, const document::Document& second,
                        const content::Messages& words) {
    layout::LayoutContext other = context_;
    other.language = words.language;
    other.labels = paper_labels(words);
    layout::SheetBuilder builder(other);
    line(builder, base::Role::Paragraph, second.front.title,
         {other.type.section, {layout::ColorRole::ink, layout::ColorRole::paper, true}});
    builder.gap(1, true);
    line(builder, base::Role::Paragraph, second.front.summary, {other.type.reading, {}});
    line(builder, base::Role::Paragraph, told_of(second.front, words),
         {other.type.small, {layout::ColorRole::ink, layout::ColorRole::paper, true}});
    append(sheet_, builder.finish(), 4, true);
    append(sheet_, layout::beside({first, context_}, {second, other}), 5);
}

void LeafletMaker::heading(const std::string& words) {
    layout::SheetBuilder builder(context_);
    line(builder, base::Role::Heading, words,
         {context_.type.section, {layout::ColorRole::ink, layout::ColorRole::paper, true}});
    append(sheet_, builder.finish(), 8);
}

void LeafletMaker::sources(const std::vector<content::Source>& sources) {
    if (sources.empty()) return;
    layout::SheetBuilder builder(context_);
    line(builder, base::Role::Heading, materials_.words(Msg::leaflet_sources),
         {context_.type.section, {layout::ColorRole::ink, layout::ColorRole::paper, true}});
    builder.gap(2, true);
    // First, so that what closes the leaflet is kept with a line or two and not with a code.
    const auto worth = std::find_if(sources.begin(), sources.end(),
                                    [](const auto& source) { return source.phone; });
    if (worth != sources.end()) {
        scan(builder, *worth,
             materials_.words(Msg::leaflet_scan, {{"address", content::address(*worth)}}));
        builder.gap(4);
    }
    for (std::size_t i = 0; i < sources.size(); ++i) {
        if (i > 0) builder.gap(1.2F);
        layout::Ink latin;  // references stand in the letters they were published in
        latin.language = base::Language{"en", base::Direction::left_to_right};
        line(builder, base::Role::Paragraph,
             fmt::format("[{}] {}", i + 1, content::reference(sources[i])),
             {context_.type.small, latin});
    }
    append(sheet_, builder.finish(), 8);
}

// Kept with what stands before it: never alone on a last page.
void LeafletMaker::closing(const std::vector<std::string>& lines) {
    layout::SheetBuilder builder(context_);
    builder.put(layout::Panel{{0, 0, builder.width(), 0.4F}, layout::ColorRole::edge});
    builder.gap(3, true);
    for (const auto& words : lines)
        line(builder, base::Role::Paragraph, words, {context_.type.small, {}});
    append(sheet_, builder.finish(), 5, true);
}

layout::Sheet LeafletMaker::foot(int page, int pages, const std::string& title) const {
    layout::SheetBuilder builder(context_);
    const float size = context_.type.small;
    std::string number = materials_.words(Msg::leaflet_page, {{"n", page}, {"all", pages}});
    if (!code_.empty())
        number = materials_.words(Msg::leaflet_code,
                                  {{"code", content::isolated(code_, context_.language.rtl())}}) +
                 " · " + number;
    builder.open(base::Role::Paragraph, number);
    builder.text(number, {}, size,
                 {layout::ColorRole::muted, layout::ColorRole::paper, false, layout::Align::end});
    builder.close();
    const float low = builder.y();
    builder.move_to(0);
    const auto set =
        context_.fonts->set({number, {size, false}, 0, layout::Align::end, context_.language, {}});
    const float taken = set.size_mm().width + size;
    builder.indented(0, taken, [&] {
        const auto words = shortened(context_, title, builder.width());
        line(builder, base::Role::Paragraph, words, {size, {layout::ColorRole::muted}});
    });
    builder.move_to(low);
    return builder.finish();
}

LaidOut LeafletMaker::finish(const std::string& title, const text::Date& date) {
    const float foot_mm = context_.type.small * 1.4F * 2;
    const auto sheets =
        layout::paginate(sheet_, paper_.height_mm - 2 * paper_.margin_mm - foot_mm + 6);
    LaidOut made{{}, paper_, title, code_, context_.language, date};
    const int count = static_cast<int>(sheets.size());
    for (int i = 0; i < count; ++i)
        made.pages.push_back({sheets[static_cast<std::size_t>(i)], foot(i + 1, count, title)});
    return made;
}

base::Result<Leaflet> printed(const Materials& materials, const LaidOut& made) {
    const auto drawings = with_logo(materials);
    const layout::Painter painter{materials.palette, materials.icons, &drawings};
    auto pdf = to_pdf(
        made.pages, made.paper,
        {made.title, materials.settings.name, made.language.tag, made.date, made.language.rtl()},
        {painter, materials.figures});
    if (!pdf) return tl::unexpected(pdf.error());
    return Leaflet{std::move(pdf->bytes), static_cast<int>(made.pages.size()), made.code,
                   pdf->untagged};
}

// The head and the wanted parts, in the page's order.
document::Document wanted_parts(const document::Document& document,
                                const std::vector<std::string>& slugs) {
    if (slugs.empty()) return document;
    const auto parts = document::chapters(document);
    document::Document some = parts.head;
    for (const auto& block : document::only_warnings(document).blocks)
        if (std::none_of(some.blocks.begin(), some.blocks.end(),
                         [&](const auto& one) { return one.line == block.line; }))
            some.blocks.push_back(block);
    for (const auto& chapter : parts.chapters) {
        if (std::find(slugs.begin(), slugs.end(), chapter.slug) == slugs.end()) continue;
        some.blocks.emplace_back(document::Block{
            0, document::Heading{2, {{document::RunKind::plain, chapter.title, ""}}}});
        for (const auto& block : chapter.part.blocks)
            if (!std::holds_alternative<document::Warning>(block.what))
                some.blocks.push_back(block);
    }
    return some;
}

// Warnings go first whatever the page's order; the rest keeps it.
document::Document warnings_first(const document::Document& document) {
    document::Document sorted{document.front, {}, {}};
    sorted.blocks = document::only_warnings(document).blocks;
    for (const auto& block : document.blocks)
        if (!std::holds_alternative<document::Warning>(block.what)) sorted.blocks.push_back(block);
    // A heading whose only content were warnings would stand alone.
    auto& blocks = sorted.blocks;
    for (std::size_t i = 0; i < blocks.size();) {
        const auto* heading = std::get_if<document::Heading>(&blocks[i].what);
        const auto* next =
            i + 1 < blocks.size() ? std::get_if<document::Heading>(&blocks[i + 1].what) : nullptr;
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

layout::Labels labels(const content::Messages& words) {
    using document::Verdict;
    const auto said = [&](Verdict verdict) { return words(content::verdict_word(verdict)); };
    return {{words(Msg::urgency_emergency), words(Msg::urgency_same_day),
             words(Msg::urgency_mention), words(Msg::urgency_note)},
            {said(Verdict::supported), said(Verdict::partly), said(Verdict::unproven),
             said(Verdict::contradicted), said(Verdict::unsafe)},
            words(Msg::claim),
            words(Msg::key_facts),
            words(Msg::page_stale),
            [words](int count) {
                return words(Msg::of_hundred, {{"n", count}});
            }};
}

layout::Labels paper_labels(const content::Messages& words) {
    auto made = labels(words);
    made.urgency.front() = words(Msg::urgency_emergency_paper);
    return made;
}

LaidOut topic_pages(const Materials& materials, const Topic& topic, const Choice& choice) {
    LeafletMaker maker(materials, {topic.language, choice.large});
    const auto& front = topic.document.front;
    const auto& words = materials.words;
    const SheetName sheet{materials.edition, front.id, topic.language.tag,
                          choice.second ? choice.second_words->language.tag : "", choice.large};
    const bool published = !materials.edition.empty();
    maker.code(published ? recall_code(sheet) : no_code);
    maker.letterhead();
    maker.head(front.title, front.summary, told_of(front, words));
    const auto sheet_of = [&](const document::Document& page, const content::Messages& said) {
        return warnings_first(content::on_paper(page, {materials.settings, said}));
    };
    const auto parts = sheet_of(wanted_parts(topic.document, choice.chapters), words);
    if (choice.second)
        maker.both(parts, sheet_of(*choice.second, *choice.second_words), *choice.second_words);
    else
        maker.body(parts);
    maker.sources(topic.sources);
    const auto day = [&](const text::Date& date) {
        return text::in_words(date, words.language.tag);
    };
    const auto since = words(Msg::about_reviewed, {{"date", day(front.review.on)}});
    const auto until = words(Msg::about_due, {{"date", day(front.review.due)}});
    maker.closing({words(Msg::about_disclaimer),
                   fmt::format("{} · {} · {}",
                               words(Msg::about_version,
                                     {{"version", published ? materials.edition : no_version}}),
                               since, until)});
    return maker.finish(front.title, front.review.on);
}

base::Result<Leaflet> topic_leaflet(const Materials& materials, const Topic& topic,
                                    const Choice& choice) {
    return printed(materials, topic_pages(materials, topic, choice));
}

base::Result<Leaflet> called_card(const Materials& materials, const std::string& title) {
    LeafletMaker maker(materials, {materials.words.language, true});
    maker.letterhead();
    maker.head(materials.words(Msg::card_title),
               materials.words(Msg::card_text, {{"title", title}}), "");
    return printed(materials, maker.finish(materials.words(Msg::card_title), {2026, 1, 1}));
}

base::Result<Leaflet> questions_leaflet(const Materials& materials,
                                        const std::vector<std::string>& questions, bool large) {
    LeafletMaker maker(materials, {materials.words.language, large});
    const auto& words = materials.words;
    maker.letterhead();
    maker.head(words(Msg::leaflet_my), words(Msg::questions_hint), "");
    const auto part = [&](std::size_t from, std::size_t to) {
        document::Document document;
        document::Questions list;
        list.first = static_cast<int>(from) + 1;
        for (std::size_t i = from; i < to; ++i) list.questions.push_back(questions[i]);
        document.blocks.emplace_back(document::Block{0, std::move(list)});
        return document;
    };
    const std::size_t top = std::min<std::size_t>(2, questions.size());
    if (top > 0) {
        maker.heading(words(Msg::questions_top));
        maker.body(part(0, top), true);
    }
    if (questions.size() > top) {
        maker.heading(words(Msg::questions_more));
        maker.body(part(top, questions.size()), true);
    }
    maker.closing({words(Msg::about_disclaimer)});
    return printed(materials, maker.finish(words(Msg::leaflet_my), {2026, 1, 1}));
}

}  // namespace handout
