#include "handout/brief.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "content/as_read.h"
#include "content/placeholders.h"
#include "handout/letterhead.h"
#include "handout/scan.h"
#include "handout/signs.h"
#include "handout/sorted_page.h"
#include "layout/flow.h"
#include "layout/paginate.h"

namespace handout {

namespace {

using content::Msg;
using layout::Sheet;

constexpr float margin_mm = 15, least_margin_mm = 13, between_mm = 5, closely_mm = 3;

Paper brief_paper(const settings::Settings& settings, Letters letters) {
    Paper paper = paper_named(settings.paper);
    paper.margin_mm = letters == Letters::full ? margin_mm : least_margin_mm;
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

ShortPage shortened(const Materials& materials, const Topic& topic) {
    const content::Own own{materials.settings, materials.words};
    ShortPage page = short_page(content::on_paper(topic.document, own), own);
    if (!materials.term) return page;
    constexpr std::size_t some = 4;
    constexpr int last = 10000;
    std::vector<content::Term> terms;
    for (const auto& id : page.terms)
        if (const auto* term = materials.term(topic.language.tag, id)) terms.push_back(*term);
    const auto add = [&](const std::vector<content::Term>& told) {
        page.parts.push_back({ShortPage::Part::What::words, last, "",
                              words_of(topic.document, told, materials.words)});
    };
    if (terms.size() > some)
        add({terms.begin(), terms.begin() + static_cast<std::ptrdiff_t>(some)});
    if (!terms.empty()) add(terms);
    return page;
}

Brief::Brief(const Materials& materials, const Topic& topic, const ShortPage& page,
             const Manner& manner)
    : materials_(materials),
      topic_(topic),
      manner_(manner),
      paper_(brief_paper(materials.settings, manner.letters)),
      context_(
          context_of(materials, paper_,
                     {topic.language, manner.large, true, manner.letters, manner.short_lists})),
      page_(page) {}

template <class Set>
const Brief::Piece& Brief::piece(const std::string& name, const Set& set) const {
    const auto found = pieces_.find(name);
    if (found != pieces_.end()) return found->second;
    Piece made{set(), {}};
    made.bare.width = made.full.width;
    made.bare.height = made.full.height;
    made.bare.cuts = made.full.cuts;
    for (auto head : made.full.heads) {
        head.first = head.last = 0;
        made.bare.heads.push_back(head);
    }
    return pieces_.emplace(name, std::move(made)).first->second;
}

const Brief::Piece& Brief::made_of(std::size_t part) const {
    return piece(fmt::format("part {}", part), [&] {
        auto context = context_;
        const auto& one = page_.parts[part];
        context.figure_height_mm *= one.scale;
        return layout::flow(one.words, context);
    });
}

// A figure whose drawing is missing leaves nothing; words need not be set to know that of them.
bool Brief::has(std::size_t part) const {
    const auto& blocks = page_.parts[part].words.blocks;
    const bool drawn = std::all_of(blocks.begin(), blocks.end(), [](const auto& block) {
        return std::holds_alternative<document::Figure>(block.what);
    });
    return drawn ? made_of(part).full.height > 0 : true;
}

// Those of the page, and room for one's own. A page that asks nothing, as a clinic's own, needs
// none.
Sheet Brief::questions(const Chosen& chosen) const {
    if (page_.questions.empty()) return layout::SheetBuilder(context_).finish();
    document::Document list;
    const auto& title = page_.ask.empty() ? materials_.words(Msg::leaflet_my) : page_.ask;
    list.blocks.push_back({0, document::Heading{2, {{document::RunKind::plain, title, ""}}}});
    document::Questions lined;
    document::List bare{true, {}};
    for (std::size_t i = 0; i < std::min(chosen.questions, page_.questions.size()); ++i)
        if (chosen.lined)
            lined.questions.push_back(page_.questions[i]);
        else
            bare.items.push_back({{document::RunKind::plain, page_.questions[i], ""}});
    lined.first = static_cast<int>(bare.items.size()) + 1;
    lined.questions.push_back(materials_.words(Msg::leaflet_own_question));
    if (!bare.items.empty()) list.blocks.push_back({0, bare});
    list.blocks.push_back({0, lined});
    const int lines = chosen.lines;
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

// Who made what the page rests on, each once; as many as a line holds.
std::string Brief::names() const {
    constexpr std::size_t room = 70;
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
std::vector<std::string> Brief::left_out(const Chosen& chosen) const {
    std::vector<std::string> all;
    if (!chosen.mention && !page_.signs.back().empty())
        all.push_back(materials_.words(Msg::urgency_mention_paper));
    for (std::size_t i = 0; i < page_.parts.size(); ++i) {
        const auto& part = page_.parts[i];
        const bool whole =
            std::none_of(page_.parts.begin() + static_cast<long>(i) + 1, page_.parts.end(),
                         [&](const auto& more) { return more.place == part.place; });
        if (whole && !part.title.empty() && !chosen.front.contains(i) && !chosen.back.contains(i))
            all.push_back(part.title);
    }
    return all;
}

Sheet Brief::closing(const std::vector<std::string>& left_out) const {
    constexpr std::size_t room = 60;
    const auto& words = materials_.words;
    const auto [told, rest] = named(left_out, room, context_.language.rtl());
    const auto lacks = told.empty() ? ""
                       : rest > 0
                           ? words(Msg::leaflet_left_out_more, {{"parts", told}, {"n", rest}})
                           : words(Msg::leaflet_left_out, {{"parts", told}});
    const auto& front = topic_.document.front;
    layout::SheetBuilder builder(context_);
    builder.put(layout::Panel{{0, 0, builder.width(), 0.4F}, layout::ColorRole::ink});
    builder.gap(2.5F, true);
    const auto* const worth = manner_.code ? worth_a_phone(topic_.sources) : nullptr;
    ScanStyle look;
    look.small = true;
    const auto about = words(Msg::about_disclaimer);
    look.more = {lacks};
    if (manner_.code)
        look.more.insert(look.more.end(),
                         {names(), about + " " + dates_of(front, words, materials_.edition)});
    else
        look.more.push_back(about);
    if (worth && !code_) code_ = scan_code(*worth, look);
    look.code = code_;
    builder.kept([&] {
        if (worth)
            return scan(builder, *worth,
                        words(Msg::leaflet_scan, {{"address", content::address(*worth)}}), look);
        for (const auto& one : look.more)
            line(builder, base::Role::Paragraph, one, {context_.type.small, {}});
    });
    return builder.finish();
}

const Brief::Piece& Brief::opening() const {
    return piece("top", [&] {
        const auto& front = topic_.document.front;
        const auto told = told_of(front, materials_.words);
        Sheet sheet;
        if (manner_.head) append(sheet, letterhead(materials_, context_), 0);
        // The key facts say more of the page than its summary does.
        const bool summed = manner_.letters < Letters::least;
        append(sheet, head(context_, {front.title, summed ? front.summary : "", told}), closely_mm,
               true);
        append(sheet, layout::flow(page_.facts, context_), closely_mm + 1);
        return sheet;
    });
}

const Brief::Piece& Brief::signs_at(const Chosen& chosen, float from_mm) const {
    return piece(fmt::format("signs {} {} {:.1f}", chosen.mention, chosen.below, from_mm), [&] {
        auto lines = page_.signs;
        if (!chosen.mention) lines.back().clear();
        return signs_sheet(context_, {lines, materials_.settings, materials_.words, chosen.below,
                                      body_mm(paper_, context_), from_mm});
    });
}

const Brief::Piece& Brief::asked(const Chosen& chosen) const {
    return piece(fmt::format("questions {} {} {}", chosen.questions, chosen.lined, chosen.lines),
                 [&] { return questions(chosen); });
}

// What is higher than all sides together need not be paged to know it.
bool Brief::fits(const Chosen& chosen, std::size_t sides) const {
    float high =
        opening().full.height + signs_at(chosen, 0).full.height + asked(chosen).full.height;
    for (const auto* which : {&chosen.front, &chosen.back})
        for (const std::size_t one : *which) high += made_of(one).full.height;
    // Its ink is asked last: what is higher than a page is parted between its lines.
    return high <= body_mm(paper_, context_) * static_cast<float>(sides) &&
           paged(chosen, true).size() <= sides && count(chosen) <= sides;
}

std::vector<Sheet> Brief::paged(const Chosen& chosen, bool bare, float down) const {
    const auto of = [&](const Piece& one) { return bare ? &one.bare : &one.full; };
    const float between = manner_.letters == Letters::closest ? closely_mm : between_mm;
    // As they stand on the page.
    const auto put = [&](Sheet& sheet, const std::set<std::size_t>& which) {
        std::vector<std::size_t> order(which.begin(), which.end());
        std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
            return page_.parts[a].place < page_.parts[b].place;
        });
        for (const std::size_t one : order) append(sheet, *of(made_of(one)), between);
    };
    Sheet front = *of(opening()), back;
    // What asks nothing of its reader has no second side to begin with the signs.
    const bool parted = chosen.parted && !page_.questions.empty();
    Sheet& rest = parted ? back : front;
    put(front, chosen.front);
    const float from = rest.height > 0 ? rest.height + between : 0;
    const float high = body_mm(paper_, context_);
    // Where no page ends among them it is all the same where they begin.
    const bool parts = std::fmod(from, high) + signs_at(chosen, 0).full.height > high;
    const auto& told = signs_at(chosen, parts ? from : 0);
    if (told.full.height > 0) append(rest, *of(told), between);
    put(rest, chosen.back);
    append(rest, *of(asked(chosen)), between);
    const auto left = left_out(chosen);
    const auto& end =
        piece(fmt::format("closing {}", fmt::join(left, ";")), [&] { return closing(left); });
    append(rest, *of(end), closely_mm + down, true);
    auto pages = layout::paginate(front, high);
    if (!parted) return pages;
    for (auto& page : layout::paginate(back, high)) pages.push_back(std::move(page));
    return pages;
}

// Below what closes the last page.
float Brief::left_over(const std::vector<Sheet>& pages) const {
    float low = 0;
    for (const auto& item : pages.back().items) low = std::max(low, layout::box_of(item).bottom());
    return std::max(0.F, body_mm(paper_, context_) - low - 0.5F);
}

// What closes it stands at the foot of its last side.
std::vector<Sheet> Brief::sides(const Chosen& chosen) const {
    auto pages = paged(chosen, false);
    auto low = paged(chosen, false, left_over(pages));
    return low.size() == pages.size() ? low : pages;
}

}  // namespace handout
