#include "handout/form.h"

#include "content/as_read.h"
#include "handout/letterhead.h"
#include "handout/parts.h"
#include "handout/sorted_page.h"
#include "layout/flow.h"
#include "layout/paginate.h"

namespace handout {

namespace {

using content::Msg;

constexpr float form_gap_mm = 3;

class FormMaker {
  public:
    FormMaker(const Materials& materials, const Topic& topic, const Look& look)
        : materials_(materials),
          topic_(topic),
          paper_(paper_named(materials.settings.paper)),
          context_(context_of(materials, paper_, look)) {}

    // The pages of one sheet.
    std::vector<layout::Sheet> pages() const {
        const auto& words = materials_.words;
        const content::Own own{materials_.settings, words};
        const auto parts = sorted_page(content::on_paper(topic_.document, own), own);
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
    void signs(layout::Sheet& sheet, const SignLines& lines) const {
        const auto told = signs_sheet(context_, {lines, materials_.settings, materials_.words,
                                                 false, body_mm(paper_, context_), 0});
        if (told.height > 0) append(sheet, told, form_gap_mm);
    }

    const Materials& materials_;
    const Topic& topic_;
    Paper paper_;
    layout::LayoutContext context_;
};

// In the largest letters that leave it on one page, else in the least.
FormMaker fitting(const Materials& materials, const Topic& topic, bool large) {
    for (const auto letters : {Letters::full, Letters::smaller}) {
        FormMaker maker(materials, topic, {topic.language, large, true, letters});
        if (maker.pages().size() == 1) return maker;
    }
    return {materials, topic, {topic.language, large, true, Letters::least}};
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
                 paper_named(materials.settings.paper),
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
