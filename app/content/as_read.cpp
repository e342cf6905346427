#include "content/as_read.h"

#include <algorithm>

#include "content/placeholders.h"
#include "document/held/newer_english.h"
#include "document/texts.h"

namespace content {

bool up_to_date(const document::FrontMatter& translation, const std::vector<std::string>& english) {
    const auto& record = translation.translated;
    return std::equal(
        record.begin(), record.end(), english.begin(), english.end(),
        [](const auto& block, const std::string& now) { return block.english == now; });
}

document::Document as_read(document::Document page, const Own& own, const Original& original) {
    if (original.english)
        page = document::with_newer_english(std::move(page), *original.english, original.wording,
                                            own.words(Msg::page_newer_english));
    document::for_each_text(
        page, [&](std::string& text) { text = fill_in(text, own.settings, own.words); });
    if (original.regional)
        document::for_each_text(page,
                                [&](std::string& text) { text = original.regional->said(text); });
    return page;
}

document::Document on_paper(document::Document page, const Own& own) {
    document::for_each_text(page,
                            [&](std::string& text) { for_paper(text, own.settings, own.words); });
    return page;
}

std::vector<Msg> standing(const document::FrontMatter& front, const base::Language& language) {
    std::vector<Msg> told;
    if (front.kind == document::PageKind::clinic) told.push_back(Msg::topic_own);
    if (front.review.status == "approved") return told;
    told.push_back(Msg::topic_sample);
    if (language.tag != "en") told.push_back(Msg::topic_machine);
    return told;
}

}  // namespace content
