#include "handout/form.h"

#include <algorithm>
#include <array>

#include "content/as_read.h"
#include "content/placeholders.h"
#include "document/marked/blanks.h"
#include "handout/letterhead.h"
#include "handout/parts.h"
#include "handout/sorted_page.h"
#include "layout/flow.h"
#include "layout/paginate.h"

namespace handout {

namespace {

using content::Msg;

constexpr float form_gap_mm = 3, form_margin_mm = 14;
// High: a drawing that helps to fill in, as large as leaves room for it.
constexpr std::array figures_mm{50.F, 38.F, 25.F};
constexpr std::size_t least_rows = 11;  // of a grid: with fewer its back is used too

Paper form_paper(const settings::Settings& settings) {
    Paper paper = paper_named(settings.paper);
    paper.margin_mm = form_margin_mm;
    return paper;
}

bool all_blank(const std::vector<document::Runs>& row) {
    return std::all_of(row.begin(), row.end(),
                       [](const auto& cell) { return document::only_blank(cell); });
}

// What a sheet does without where there is no room for it.
struct Less {
    std::size_t rows = 0;  // of the empty ones its grid ends with
    bool drawings = false;
    bool title = false;  // above the lines that tell whom to call
    float figure_mm = figures_mm.back();
};

document::Document with_less(document::Document page, Less less) {
    if (less.drawings)
        std::erase_if(page.blocks, [](const document::Block& block) {
            return std::holds_alternative<document::Figure>(block.what);
        });
    for (auto block = page.blocks.rbegin(); block != page.blocks.rend(); ++block) {
        auto* table = std::get_if<document::Table>(&block->what);
        if (!table) continue;
        auto& rows = table->rows;
        while (less.rows-- > 0 && rows.size() > least_rows && all_blank(rows.back()))
            rows.pop_back();
        break;
    }
    return page;
}

class FormMaker {
  public:
    FormMaker(const Materials& materials, const Topic& topic, const Look& look, Less less = {})
        : materials_(materials),
          topic_(topic),
          page_(with_less(topic.document, less)),
          titled_(!less.title),
          paper_(form_paper(materials.settings)),
          context_(context_of(materials, paper_, look)) {
        context_.figure_height_mm = less.figure_mm;
    }

    // The pages of one sheet.
    std::vector<layout::Sheet> pages() const {
        const auto& words = materials_.words;
        const content::Own own{materials_.settings, words};
        const auto parts = sorted_page(content::on_paper(page_, own), own);
        const auto& front = topic_.document.front;
        layout::Sheet sheet = letterhead(materials_, context_);
        append(sheet, head(context_, {front.title, front.summary, told_of(front, words)}),
               form_gap_mm, true);
        if (front.signs_first) signs(sheet, parts.signs);
        append(sheet, layout::flow(parts.body, context_), form_gap_mm);
        if (!front.signs_first) signs(sheet, parts.signs);
        layout::SheetBuilder closing(context_);
        line(closing, base::Role::Paragraph, dates_of(front, words, materials_.edition),
             {context_.type.small, {layout::ColorRole::muted}});
        append(sheet, closing.finish(), form_gap_mm, true);
        return layout::paginate(sheet, body_mm(paper_, context_));
    }
    const Paper& paper() const { return paper_; }
    layout::Sheet foot(const std::string& code, int page, int pages) const {
        return handout::foot(context_, materials_.words,
                             {topic_.document.front.title, code, page, pages});
    }

  private:
    // A few stand as lines, so that the room is for writing; more beside their numbers.
    void signs(layout::Sheet& sheet, const SignLines& lines) const {
        constexpr std::size_t few = 3;
        std::size_t count = 0;
        for (const auto& some : lines) count += some.size();
        const bool brief = count <= few && !topic_.document.front.signs_first;
        const auto told = brief
                              ? layout::flow(in_lines(lines), context_)
                              : signs_sheet(context_, {lines, materials_.settings, materials_.words,
                                                       false, body_mm(paper_, context_), 0});
        if (told.height > 0) append(sheet, told, form_gap_mm);
    }
    // Each sign, and whom to call. What makes one an emergency comes first, with its own call.
    document::Document in_lines(const SignLines& lines) const {
        constexpr std::array acts{"{act-now}", "{act-today}", "{act-visit}"};
        document::List list;
        const auto add = [&](std::string words, std::size_t urgency) {
            words.erase(0, words.find_first_not_of(". "));
            if (words.empty()) return;
            auto act = content::fill_in(acts.at(urgency), materials_.settings, materials_.words);
            content::for_paper(act, materials_.settings, materials_.words);
            const auto kind = urgency == 0 ? document::RunKind::strong : document::RunKind::plain;
            words +=
                std::string_view(".?!").find(words.back()) != std::string_view::npos ? " " : ". ";
            list.items.push_back({{kind, words, ""}, {document::RunKind::plain, act, ""}});
        };
        for (std::size_t urgency = 0; urgency < lines.size(); ++urgency)
            for (const auto& sign : lines.at(urgency)) {
                add(sign.each, 0);
                if (sign.own < sign.words.size()) add(sign.words.substr(sign.own), 0);
                add(sign.words.substr(0, sign.own), urgency);
            }
        document::Document made{topic_.document.front, {}, {}};
        if (list.items.empty()) return made;
        const auto& title = materials_.words(Msg::leaflet_call_first);
        if (titled_)
            made.blocks.push_back(
                {0, document::Heading{2, {{document::RunKind::plain, title, ""}}}});
        made.blocks.push_back({0, std::move(list)});
        return made;
    }

    const Materials& materials_;
    const Topic& topic_;
    document::Document page_;
    bool titled_ = true;
    Paper paper_;
    layout::LayoutContext context_;
};

// With the largest drawings that take no more pages than small ones.
FormMaker with_drawings(const Materials& materials, const Topic& topic, const Look& look) {
    const FormMaker small(materials, topic, look);
    const auto pages = small.pages().size();
    for (const float mm : figures_mm) {
        FormMaker maker(materials, topic, look, {0, false, false, mm});
        if (maker.pages().size() <= pages) return maker;
    }
    return small;
}

bool has_empty_rows(const document::Document& page) {
    return std::any_of(page.blocks.begin(), page.blocks.end(), [](const auto& block) {
        const auto* table = std::get_if<document::Table>(&block.what);
        return table && !table->rows.empty() && all_blank(table->rows.back());
    });
}

// In the largest letters that leave it on one page; else with a few rows less. A grid that would
// keep too few, or no drawings, has the back of its sheet too; another sheet goes without drawings.
// Large letters may take more pages, and do without drawings where that saves one.
FormMaker fitting(const Materials& materials, const Topic& topic, bool large) {
    for (const auto letters : {Letters::full, Letters::smaller, Letters::least}) {
        const auto maker = with_drawings(materials, topic, {topic.language, large, true, letters});
        if (maker.pages().size() == 1) return maker;
    }
    const Look least{topic.language, large, true, Letters::closest};
    const auto whole = with_drawings(materials, topic, least);
    if (large) {
        const FormMaker bare(materials, topic, least, {0, true});
        return bare.pages().size() < whole.pages().size() ? bare : whole;
    }
    constexpr std::size_t most_less = 4;
    for (std::size_t rows = 0; rows <= most_less; ++rows) {
        FormMaker maker(materials, topic, least, {rows});
        if (maker.pages().size() == 1) return maker;
    }
    if (has_empty_rows(topic.document)) return whole;
    for (const bool untitled : {false, true}) {
        FormMaker maker(materials, topic, least, {0, true, untitled});
        if (maker.pages().size() == 1) return maker;
    }
    return whole;
}

void add(LaidOut& made, const Materials& materials, const Topic& topic, bool large) {
    const auto maker = fitting(materials, topic, large);
    const auto one = maker.pages();
    const auto sheets = topic.document.front.sheets;
    const int all = static_cast<int>(one.size()) * sheets;
    int number = 0;
    for (int sheet = 0; sheet < sheets; ++sheet)
        for (const auto& page : one)
            made.pages.push_back({page, maker.foot(made.code, ++number, all)});
}

}  // namespace

LaidOut form_pages(const Materials& materials, const Topic& topic, const Choice& choice,
                   const std::string& code) {
    const auto& front = topic.document.front;
    LaidOut made{{},
                 form_paper(materials.settings),
                 file_title(front),
                 code,
                 topic.language,
                 front.review.on};
    add(made, materials, topic, choice.large);
    if (!choice.second) return made;
    const layout::Diagrams none;
    const Materials other{
        materials.fonts,      materials.icons,
        materials.palette,    choice.second_diagrams ? *choice.second_diagrams : none,
        *choice.second_words, materials.settings,
        materials.edition,    materials.figures,
        materials.logo,       materials.term};
    add(made, other, {*choice.second, topic.sources, choice.second_words->language}, choice.large);
    return made;
}

}  // namespace handout
