#include "handout/leaflet.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "content/as_read.h"
#include "content/placeholders.h"
#include "document/chapters.h"
#include "handout/form.h"
#include "handout/letterhead.h"
#include "handout/parts.h"
#include "handout/pdf.h"
#include "handout/recall.h"
#include "handout/scan.h"
#include "handout/short_leaflet.h"
#include "handout/signs.h"
#include "handout/sorted_page.h"
#include "layout/beside.h"
#include "layout/flow.h"
#include "layout/paginate.h"
#include "layout/sheet_builder.h"
#include "text/unicode.h"

namespace handout {

namespace {

using content::Msg;

constexpr float smallest_mm = 12 * 25.4F / 72;  // 12 points: STANDARDS.md PR-01

class LeafletMaker {
  public:
    LeafletMaker(const Materials& materials, const Look& look, float closeness = 1)
        : materials_(materials),
          large_(look.large),
          paper_(paper_named(materials.settings.paper)),
          context_(context_of(materials, paper_, look)) {
        context_.gap_mm *= closeness;
        context_.figure_height_mm *= closeness;
    }

    void letterhead() { append(sheet_, handout::letterhead(materials_, context_), 0); }
    void head(const Head& words) { append(sheet_, handout::head(context_, words), 6, true); }
    void body(const document::Document& document, bool keep = false) {
        if (document.blocks.empty()) return;
        append(sheet_, layout::flow(document, context_), 5, keep);
    }
    struct Pair {
        const document::Document &first, &second;
        const content::Messages& words;  // of the second
        bool titled = false;             // with the head of the second
    };
    void both(const Pair& pair);
    void heading(const std::string& words);
    void signs(const SignLines& lines, const content::Messages& words);
    void explained() { context_.links = true; }  // words whose meaning stands at the end
    void sources(const std::vector<content::Source>& sources);
    void closing(const std::vector<std::string>& lines);
    void code(const std::string& code) { code_ = code; }
    LaidOut finish(const std::string& title, const text::Date& date);

  private:
    void references(layout::SheetBuilder& builder,
                    const std::vector<content::Source>& sources) const;

    const Materials& materials_;
    bool large_ = false;
    Paper paper_;
    layout::LayoutContext context_;
    layout::Sheet sheet_;
    std::string code_;
};

void LeafletMaker::both(const Pair& pair) {
    const auto& [first, second, words, titled] = pair;
    if (first.blocks.empty() && second.blocks.empty()) return;
    layout::LayoutContext mine = context_;
    mine.labelled = false;  // names of one language would stand between both
    layout::LayoutContext other = mine;
    other.language = words.language;
    other.labels = paper_labels(words);
    if (titled) {
        layout::SheetBuilder builder(other);
        line(builder, base::Role::Paragraph, second.front.title,
             {other.type.section, {layout::ColorRole::ink, layout::ColorRole::paper, true}});
        builder.gap(1, true);
        line(builder, base::Role::Paragraph, second.front.summary, {other.type.reading, {}});
        line(builder, base::Role::Paragraph, told_of(second.front, words),
             {other.type.small, {layout::ColorRole::ink, layout::ColorRole::paper, true}});
        append(sheet_, builder.finish(), 4, true);
    }
    append(sheet_, layout::beside({first, mine}, {second, other}), 5);
}

void LeafletMaker::signs(const SignLines& lines, const content::Messages& words) {
    constexpr float between = 5;
    layout::LayoutContext context = context_;
    context.language = words.language;
    context.short_lists = !large_;  // its lines are short already
    const float page = body_mm(paper_, context_);
    const auto told = [&](bool below) {
        return signs_sheet(context, {lines, materials_.settings, words, below, page,
                                     std::fmod(sheet_.height + between, page)});
    };
    auto beside = told(false), shortest = told(true);
    if (beside.height <= shortest.height * 1.1F) shortest = std::move(beside);
    if (shortest.height > 0) append(sheet_, shortest, between);
}

void LeafletMaker::heading(const std::string& words) {
    layout::SheetBuilder builder(context_);
    line(builder, base::Role::Heading, words,
         {context_.type.section, {layout::ColorRole::ink, layout::ColorRole::paper, true}});
    append(sheet_, builder.finish(), 8);
}

// In two small columns, read across; large print has one, and nothing small.
void LeafletMaker::references(layout::SheetBuilder& builder,
                              const std::vector<content::Source>& sources) const {
    const float between = context_.type.reading, half = (builder.width() - between) / 2;
    const bool columns = !large_ && builder.width() >= context_.type.reading * 32;
    layout::Ink latin;  // references stand in the letters they were published in
    latin.language = base::Language{"en", base::Direction::left_to_right};
    const auto put = [&](std::size_t i) {
        line(builder, base::Role::Paragraph,
             fmt::format("[{}] {}", i + 1, content::reference(sources[i])),
             {columns ? smallest_mm : context_.type.small, latin});
    };
    for (std::size_t i = 0; i < sources.size(); i += columns ? 2 : 1) {
        if (i > 0) builder.gap(1.2F);
        if (!columns) {
            put(i);
            continue;
        }
        const float top = builder.y();
        builder.kept([&] {
            builder.indented(0, half + between, [&] { put(i); });
            const float low = builder.y();
            if (i + 1 == sources.size()) return;
            builder.move_to(top);
            builder.indented(half + between, 0, [&] { put(i + 1); });
            builder.move_to(std::max(low, builder.y()));
        });
    }
}

void LeafletMaker::sources(const std::vector<content::Source>& sources) {
    if (sources.empty()) return;
    layout::SheetBuilder builder(context_);
    line(builder, base::Role::Heading, materials_.words(Msg::leaflet_sources),
         {context_.type.section, {layout::ColorRole::ink, layout::ColorRole::paper, true}});
    builder.gap(2, true);
    // First, so that what closes the leaflet is kept with a line or two and not with a code.
    if (const auto* worth = worth_a_phone(sources)) {
        scan(builder, *worth,
             materials_.words(Msg::leaflet_scan, {{"address", content::address(*worth)}}));
        builder.gap(4);
    }
    references(builder, sources);
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

LaidOut LeafletMaker::finish(const std::string& title, const text::Date& date) {
    const auto sheets = layout::paginate(sheet_, body_mm(paper_, context_));
    LaidOut made{{}, paper_, title, code_, context_.language, date};
    const int count = static_cast<int>(sheets.size());
    for (int i = 0; i < count; ++i)
        made.pages.push_back({sheets[static_cast<std::size_t>(i)],
                              foot(context_, materials_.words, {title, code_, i + 1, count})});
    return made;
}

base::Result<Leaflet> printed(const Materials& materials, LaidOut made) {
    const auto drawings = with_logo(materials);
    const layout::Painter painter{materials.palette, materials.icons, &drawings};
    auto pdf = to_pdf(
        made.pages, made.paper,
        {made.title, materials.settings.name, made.language.tag, made.date, made.language.rtl()},
        {painter, materials.figures});
    if (!pdf) return tl::unexpected(pdf.error());
    const int pages = static_cast<int>(made.pages.size());
    return Leaflet{std::move(pdf->bytes), pages, made.code, pdf->untagged, std::move(made)};
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
            },
            {words(Msg::options_matters), words(Msg::options_lean), words(Msg::options_unsure),
             words(Msg::options_question)}};
}

layout::Labels paper_labels(const content::Messages& words) {
    auto made = labels(words);
    made.urgency.front() = words(Msg::urgency_emergency_paper);
    made.urgency[static_cast<std::size_t>(document::Urgency::mention)] =
        words(Msg::urgency_mention_paper);
    return made;
}

namespace {

// How much of its last page a leaflet uses, of 1.
float last_page(const LaidOut& leaflet) {
    float low = 0;
    for (const auto& item : leaflet.pages.back().body.items)
        low = std::max(low, layout::box_of(item).bottom());
    return low / (leaflet.paper.height_mm - 2 * leaflet.paper.margin_mm);
}

struct Whole {
    const Topic& topic;
    const Choice& choice;
    const std::string& code;
};

// Those its words are explained by, in the order of first use.
std::vector<content::Term> terms_of(const Materials& materials, const document::Document& page,
                                    const content::Messages& words) {
    std::vector<content::Term> found;
    if (!materials.term) return found;
    for (const auto& id : document::used(page, document::RunKind::term))
        if (const auto* term = materials.term(words.language.tag, id)) found.push_back(*term);
    return found;
}

LaidOut whole_pages(const Materials& materials, const Whole& whole, float closeness) {
    const auto& [topic, choice, code] = whole;
    const auto& front = topic.document.front;
    const auto& words = materials.words;
    LeafletMaker maker(materials, {topic.language, choice.large}, closeness);
    maker.code(code);
    maker.letterhead();
    maker.head({front.title, front.summary, told_of(front, words)});
    const auto sheet_of = [&](const document::Document& page, const content::Messages& said) {
        const content::Own own{materials.settings, said};
        return sorted_page(content::on_paper(page, own), own);
    };
    const auto chosen = wanted_parts(topic.document, choice.chapters);
    const auto parts = sheet_of(chosen, words);
    const auto meanings = words_of(chosen, terms_of(materials, chosen, words), words);
    if (!meanings.blocks.empty()) maker.explained();
    maker.signs(parts.signs, words);
    if (choice.second) {
        const auto& said = *choice.second_words;
        const auto& page = *choice.second;
        const auto others = sheet_of(page, said);
        maker.signs(others.signs, said);
        maker.both({parts.body, others.body, said, true});
        maker.both({parts.about_signs, others.about_signs, said});
        maker.both({meanings, words_of(page, terms_of(materials, page, said), said), said});
    } else {
        for (const auto* one : {&parts.body, &parts.about_signs, &meanings}) maker.body(*one);
    }
    maker.sources(topic.sources);
    maker.closing({words(Msg::about_disclaimer), dates_of(front, words, materials.edition)});
    auto made = maker.finish(front.title, front.review.on);
    made.title = file_title(front);
    return made;
}

}  // namespace

LaidOut topic_pages(const Materials& given, const Topic& topic, const Choice& choice) {
    // Many layouts of the same words are tried.
    const auto fonts = given.fonts.remembering();
    const Materials materials{fonts,       given.icons,    given.palette, given.diagrams,
                              given.words, given.settings, given.edition, given.figures,
                              given.logo,  given.term};
    const bool whole = choice.whole || !choice.chapters.empty();
    const SheetName sheet{
        materials.edition,  topic.document.front.id,
        topic.language.tag, choice.second ? choice.second_words->language.tag : "",
        choice.large,       whole};
    const std::string code = materials.edition.empty() ? no_code : recall_code(sheet);
    if (topic.document.front.kind == document::PageKind::form)
        return form_pages(materials, topic, choice, code);
    if (!whole) return short_pages(materials, topic, {choice, code});
    // A last page that is nearly empty is saved where the others can stand closer.
    constexpr float nearly_empty = 0.25F;
    auto made = whole_pages(materials, {topic, choice, code}, 1);
    for (const float closeness : {0.85F, 0.7F}) {
        if (made.pages.size() == 1 || last_page(made) >= nearly_empty) break;
        auto closer = whole_pages(materials, {topic, choice, code}, closeness);
        if (closer.pages.size() < made.pages.size() || last_page(closer) >= nearly_empty)
            made = std::move(closer);
    }
    return made;
}

base::Result<Leaflet> topic_leaflet(const Materials& materials, const Topic& topic,
                                    const Choice& choice) {
    return printed(materials, topic_pages(materials, topic, choice));
}

base::Result<Leaflet> called_card(const Materials& materials, const std::string& title) {
    LeafletMaker maker(materials, {materials.words.language, true});
    maker.letterhead();
    maker.head({materials.words(Msg::card_title),
                materials.words(Msg::card_text, {{"title", title}}), ""});
    return printed(materials, maker.finish(materials.words(Msg::card_title), {2026, 1, 1}));
}

base::Result<Leaflet> plain_page(const Materials& materials, const std::string& title,
                                 const std::vector<std::string>& lines) {
    LeafletMaker maker(materials, {materials.words.language, false});
    maker.letterhead();
    maker.head({title, "", ""});
    document::Document document;
    for (const auto& line : lines)
        document.blocks.emplace_back(document::Block{
            0, document::Paragraph{{document::Run{document::RunKind::plain, line, ""}}}});
    maker.body(document);
    return printed(materials, maker.finish(title, {2026, 1, 1}));
}

base::Result<Leaflet> questions_leaflet(const Materials& materials,
                                        const std::vector<std::string>& questions, bool large) {
    LeafletMaker maker(materials, {materials.words.language, large});
    const auto& words = materials.words;
    maker.letterhead();
    maker.head({words(Msg::leaflet_my), words(Msg::questions_hint), ""});
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
