#include "handout/parts.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "content/as_read.h"
#include "content/placeholders.h"

namespace handout {

namespace {

using content::Msg;

constexpr float mm_per_point = 25.4F / 72.F;

// Reading in 14 points, or in large print 18 with headings of 22 and 20 and nothing smaller
// (STANDARDS.md PR-01 to PR-05). What closes a short leaflet has 12, the least of PR-01. The least
// letters are those of PR-01 and PR-02.
layout::TypeScale paper_type(const Look& look) {
    constexpr std::array<layout::TypeScale, 4> normal{
        {{24, 18, 15, 14, 14}, {22, 16, 14, 13, 13}, {21, 15, 13, 12, 12}, {19, 14, 13, 12, 12}}};
    constexpr std::array<layout::TypeScale, 4> large{
        {{26, 22, 20, 18, 18}, {24, 20, 19, 17, 17}, {23, 19, 18, 16, 16}, {22, 18, 17, 16, 16}}};
    auto points = (look.large ? large : normal).at(static_cast<std::size_t>(look.letters));
    if (look.brief && !look.large) points.small = 12;
    return points.scaled(mm_per_point);
}

// As many whole words as have room on one line, with an ellipsis for the rest.
std::string in_room(const layout::LayoutContext& context, const std::string& words, float room) {
    const auto fits = [&](const std::string& some) {
        const layout::Face face{context.type.small, false};
        return context.fonts->set({some, face, 0, layout::Align::start, context.language, {}})
                   .size_mm()
                   .width <= room;
    };
    if (fits(words)) return words;
    for (auto at = words.rfind(' '); at != std::string::npos && at > 0;
         at = words.rfind(' ', at - 1))
        if (fits(words.substr(0, at) + "…")) return words.substr(0, at) + "…";
    return "";
}

}  // namespace

layout::LayoutContext context_of(const Materials& materials, const Paper& paper, const Look& look) {
    layout::LayoutContext context;
    context.target = layout::LayoutContext::Target::paper;
    context.fonts = &materials.fonts;
    context.diagrams = &materials.diagrams;
    context.width_mm = paper.width_mm - 2 * paper.margin_mm;
    constexpr std::array<float, 4> brief_gap_mm{1.9F, 1.6F, 1.4F, 1.2F};
    constexpr float close_lines = 1.3F;
    if (look.letters == Letters::closest) context.line_height = close_lines;
    context.gap_mm = look.brief ? brief_gap_mm.at(static_cast<std::size_t>(look.letters)) : 2.6F;
    context.figure_height_mm = !look.brief ? 95 : look.large ? 80 : 50;
    context.labelled = true;
    context.short_lists = look.short_lists;
    context.type = paper_type(look);
    context.language = look.language;
    context.labels = paper_labels(materials.words);
    return context;
}

void append(layout::Sheet& sheet, const layout::Sheet& more, float gap, bool keep) {
    const float top = sheet.height + (sheet.height > 0 ? gap : 0);
    if (sheet.height > 0 && !keep) sheet.cuts.push_back({sheet.height, top});
    layout::append(sheet, more, {0, top});
    sheet.width = std::max(sheet.width, more.width);
}

void line(layout::SheetBuilder& builder, base::Role role, const std::string& words,
          const LineStyle& style) {
    if (words.empty()) return;
    builder.open(role, words, "", role == base::Role::Heading ? 2 : 0);
    builder.text(words, {}, style.size_mm, style.ink);
    builder.close();
}

layout::Sheet head(const layout::LayoutContext& context, const Head& words) {
    layout::SheetBuilder builder(context);
    const layout::Ink bold{layout::ColorRole::ink, layout::ColorRole::paper, true};
    builder.open(base::Role::Heading, words.title, "", 1);
    builder.text(words.title, {}, context.type.title, bold);
    builder.close();
    builder.gap(1.5F, true);
    line(builder, base::Role::Paragraph, words.summary, {context.type.reading, {}});
    if (!words.note.empty()) {
        builder.gap(2, true);
        line(builder, base::Role::Paragraph, words.note, {context.type.small, bold});
    }
    return builder.finish();
}

layout::Sheet foot(const layout::LayoutContext& context, const content::Messages& words,
                   const Foot& foot) {
    layout::SheetBuilder builder(context);
    const float size = context.type.small;
    std::string number = words(Msg::leaflet_page, {{"n", foot.page}, {"all", foot.pages}});
    if (!foot.code.empty())
        number = words(Msg::leaflet_code,
                       {{"code", content::isolated(foot.code, context.language.rtl())}}) +
                 " · " + number;
    builder.open(base::Role::Paragraph, number);
    builder.text(number, {}, size,
                 {layout::ColorRole::muted, layout::ColorRole::paper, false, layout::Align::end});
    builder.close();
    const float low = builder.y();
    builder.move_to(0);
    const auto set =
        context.fonts->set({number, {size, false}, 0, layout::Align::end, context.language, {}});
    const float taken = set.size_mm().width + size;
    builder.indented(0, taken, [&] {
        const auto title = in_room(context, foot.title, builder.width());
        line(builder, base::Role::Paragraph, title, {size, {layout::ColorRole::muted}});
    });
    builder.move_to(low);
    return builder.finish();
}

float body_mm(const Paper& paper, const layout::LayoutContext& context) {
    const float foot_mm = context.type.small * 1.4F * 2;
    return paper.height_mm - 2 * paper.margin_mm - foot_mm + 6;
}

std::string file_title(const document::FrontMatter& front) {
    return front.discreet_title.empty() ? front.title : front.discreet_title;
}

std::string told_of(const document::FrontMatter& front, const content::Messages& words) {
    std::string told;
    for (const auto word : content::standing(front, words.language))
        told += (told.empty() ? "" : " ") + words(word);
    return told;
}

std::string dates_of(const document::FrontMatter& front, const content::Messages& words,
                     const std::string& edition) {
    const auto day = [&](const text::Date& date) {
        return text::in_words(date, words.language.tag);
    };
    return fmt::format(
        "{} · {} · {}",
        words(Msg::about_version, {{"version", edition.empty() ? no_version : edition}}),
        words(Msg::about_reviewed, {{"date", day(front.review.on)}}),
        words(Msg::about_due, {{"date", day(front.review.due)}}));
}

}  // namespace handout
