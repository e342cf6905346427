#include "handout/brief.h"

#include <fmt/format.h>

#include <algorithm>

#include "handout/letterhead.h"
#include "handout/scan.h"
#include "handout/signs.h"
#include "layout/flow.h"
#include "layout/paginate.h"

namespace handout {

namespace {

using content::Msg;
using layout::Sheet;

constexpr float margin_mm = 15, least_margin_mm = 13, between_mm = 5, closely_mm = 3;
constexpr std::size_t least_questions = 2;

Paper brief_paper(const settings::Settings& settings, bool least) {
    Paper paper = paper_named(settings.paper);
    paper.margin_mm = least ? least_margin_mm : margin_mm;
    return paper;
}

// As many of these names as two lines hold, and how many more there are.
struct Names {
    std::string told;
    int more = 0;
};
Names named(const std::vector<std::string>& all, std::size_t room, bool rtl) {
    Names made;
    std::size_t count = 0;
    for (const auto& name : all) {
        if (count > 0 && made.told.size() + name.size() > room) break;
        made.told += (count > 0 ? "; " : "") + content::isolated(name, rtl);
        ++count;
    }
    made.more = static_cast<int>(all.size() - count);
    return made;
}

}  // namespace

Brief::Brief(const Materials& materials, const Topic& topic, const Manner& manner)
    : materials_(materials),
      topic_(topic),
      manner_(manner),
      paper_(brief_paper(materials.settings, manner.least)),
      context_(context_of(materials, paper_, {topic.language, manner.large, true, manner.least})),
      most_(manner.sides),
      own_{materials.settings, materials.words},
      page_(short_page(content::on_paper(topic.document, own_), own_)) {}

Sheet Brief::top() const {
    const auto& front = topic_.document.front;
    Sheet sheet;
    if (manner_.head) append(sheet, letterhead(materials_, context_), 0);
    append(sheet, head(context_, {front.title, front.summary, told_of(front, materials_.words)}),
           closely_mm, true);
    append(sheet, layout::flow(page_.facts, context_), closely_mm + 1);
    return sheet;
}

Sheet Brief::signs(const Chosen& chosen, float from_mm) const {
    auto lines = page_.signs;
    if (!chosen.mention) lines.back().clear();
    return signs_sheet(context_, {lines, materials_.settings, materials_.words, chosen.below,
                                  body_mm(paper_, context_), from_mm});
}

// Those of the page, and room for one's own.
Sheet Brief::questions(std::size_t count, int lines) const {
    document::Document list;
    const auto& title = page_.ask.empty() ? materials_.words(Msg::leaflet_my) : page_.ask;
    list.blocks.push_back({0, document::Heading{2, {{document::RunKind::plain, title, ""}}}});
    document::Questions asked;
    for (std::size_t i = 0; i < std::min(count, page_.questions.size()); ++i)
        asked.questions.push_back(page_.questions[i]);
    asked.questions.push_back(materials_.words(Msg::leaflet_own_question));
    list.blocks.push_back({0, asked});
    Sheet sheet = layout::flow(list, context_);
    layout::SheetBuilder more(context_);
    const float line_mm = context_.type.reading * 1.9F;
    for (int i = 0; i < lines; ++i) {
        more.skip(line_mm);
        more.put(layout::Panel{{context_.type.reading * 1.3F, -0.3F,
                                more.width() - context_.type.reading * 1.3F, 0.3F},
                               layout::ColorRole::edge,
                               layout::ColorRole::none,
                               layout::ColorRole::none,
                               0});
    }
    if (lines > 0) append(sheet, more.finish(), 0, true);
    return sheet;
}

// Who made what the page rests on, each once; as many as two lines hold.
std::string Brief::names() const {
    constexpr std::size_t room = 120;
    std::vector<std::string> all;
    for (const auto& source : topic_.sources) {
        const auto& name = source.publisher.empty() ? source.container : source.publisher;
        if (!name.empty() && std::find(all.begin(), all.end(), name) == all.end())
            all.push_back(name);
    }
    const auto [told, rest] = named(all, room, context_.language.rtl());
    if (told.empty()) return "";
    return rest > 0 ? materials_.words(Msg::leaflet_from_more, {{"names", told}, {"n", rest}})
                    : materials_.words(Msg::leaflet_from, {{"names", told}});
}

// What stands on the page and not on this sheet, or not whole: what is worth most first.
std::string Brief::left_out(const Chosen& chosen) const {
    constexpr std::size_t room = 60;
    std::vector<std::string> all;
    if (!chosen.mention && !page_.signs.back().empty())
        all.push_back(materials_.words(Msg::urgency_mention_paper));
    for (std::size_t i = 0; i < page_.parts.size(); ++i) {
        const auto& part = page_.parts[i];
        if (part.whole && !part.title.empty() && !chosen.front.contains(i) &&
            !chosen.back.contains(i))
            all.push_back(part.title);
    }
    if (all.empty()) return "";
    const auto [told, more] = named(all, room, context_.language.rtl());
    return more > 0 ? materials_.words(Msg::leaflet_left_out_more, {{"parts", told}, {"n", more}})
                    : materials_.words(Msg::leaflet_left_out, {{"parts", told}});
}

Sheet Brief::closing(const std::string& left_out) const {
    const auto& words = materials_.words;
    const auto& front = topic_.document.front;
    layout::SheetBuilder builder(context_);
    const auto said = [&](const std::string& one) {
        line(builder, base::Role::Paragraph, one, {context_.type.small, {}});
    };
    builder.put(layout::Panel{{0, 0, builder.width(), 0.4F}, layout::ColorRole::ink});
    builder.gap(2.5F, true);
    const auto* const worth = manner_.code ? worth_a_phone(topic_.sources) : nullptr;
    const auto rest = [&] {
        said(left_out);
        if (manner_.code) said(names());
        said(words(Msg::about_disclaimer));
        said(dates_of(front, words, materials_.edition));
    };
    builder.kept([&] {
        if (!worth) return rest();
        ScanStyle look;
        look.small = true;
        look.below = rest;
        scan(builder, *worth, words(Msg::leaflet_scan, {{"address", content::address(*worth)}}),
             look);
    });
    return builder.finish();
}

// As they stand on the page.
void Brief::put_parts(Sheet& sheet, const std::set<std::size_t>& which) const {
    std::vector<std::size_t> order(which.begin(), which.end());
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return page_.parts[a].place < page_.parts[b].place;
    });
    for (const std::size_t one : order) append(sheet, parts_[one], between_mm);
}

std::vector<Sheet> Brief::paged(const Chosen& chosen, float down) const {
    const float high = body_mm(paper_, context_);
    Sheet front = piece("top", [&] { return top(); }), back;
    Sheet& rest = chosen.parted ? back : front;
    put_parts(front, chosen.front);
    const float from = rest.height > 0 ? rest.height + between_mm : 0;
    const Sheet& told = piece(fmt::format("signs {} {} {:.1f}", chosen.mention, chosen.below, from),
                              [&] { return signs(chosen, from); });
    if (told.height > 0) append(rest, told, between_mm);
    put_parts(rest, chosen.back);
    append(rest,
           piece(fmt::format("questions {} {}", chosen.questions, chosen.lines),
                 [&] { return questions(chosen.questions, chosen.lines); }),
           between_mm);
    const auto left = left_out(chosen);
    append(rest, piece("closing " + left, [&] { return closing(left); }), closely_mm + down, true);
    auto pages = layout::paginate(front, high);
    if (!chosen.parted) return pages;
    for (auto& page : layout::paginate(back, high)) pages.push_back(std::move(page));
    return pages;
}

// The least that is given up for the sides it is meant to have; where nothing helps, the shortest.
Chosen Brief::needed() const {
    Chosen chosen;
    for (const Chosen& one : {Chosen{true, true, false, Chosen{}.questions, {}, {}},
                              Chosen{true, true, false, least_questions, {}, {}},
                              Chosen{false, true, false, Chosen{}.questions, {}, {}},
                              Chosen{false, true, false, least_questions, {}, {}},
                              Chosen{false, true, true, least_questions, {}, {}},
                              Chosen{false, false, true, least_questions, {}, {}},
                              Chosen{false, false, true, 1, {}, {}}}) {
        chosen = one;
        if (fits(chosen)) break;
    }
    return chosen;
}

void Brief::fill(Chosen& chosen) {
    for (const auto& part : page_.parts) parts_.push_back(layout::flow(part.words, context_));
    std::set<int> taken;
    // No part takes the place of what is worth more.
    const bool asks = chosen.questions >= std::min(least_questions, page_.questions.size());
    for (std::size_t i = 0; asks && i < parts_.size(); ++i) {
        if (taken.contains(page_.parts[i].place) || parts_[i].height <= 0) continue;
        const auto tried = [&](std::set<std::size_t> Chosen::*side) {
            Chosen more = chosen;
            (more.*side).insert(i);
            if (!fits(more)) return false;
            chosen = std::move(more);
            taken.insert(page_.parts[i].place);
            return true;
        };
        // What stands before the signs must not send them far back.
        if (chosen.parted)
            tried(&Chosen::front) || tried(&Chosen::back);
        else
            tried(&Chosen::back) || tried(&Chosen::front);
    }
    while (chosen.questions < page_.questions.size()) {
        ++chosen.questions;
        if (fits(chosen)) continue;
        --chosen.questions;
        break;
    }
    for (constexpr int most_lines = 8; chosen.lines < most_lines;) {
        ++chosen.lines;
        if (fits(chosen)) continue;
        --chosen.lines;
        break;
    }
}

// Below what closes the last page.
float Brief::left_over(const Chosen& chosen) const {
    const auto pages = paged(chosen);
    float low = 0;
    for (const auto& item : pages.back().items) low = std::max(low, layout::box_of(item).bottom());
    return std::max(0.F, body_mm(paper_, context_) - low - 0.5F);
}

std::vector<Sheet> Brief::sides() {
    Chosen chosen = needed();
    if (!fits(chosen)) {
        // What stands there for nothing is used: nothing more is given up than needs be.
        most_ = paged(chosen).size();
        chosen = needed();
    }
    fill(chosen);
    // What closes it stands at the foot of its last side.
    auto pages = paged(chosen, left_over(chosen));
    return pages.size() == paged(chosen).size() ? pages : paged(chosen);
}

}  // namespace handout
