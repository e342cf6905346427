#include "content/as_read.h"

#include "content/placeholders.h"
#include "document/fingerprint.h"
#include "document/texts.h"

namespace content {

document::Document as_read(document::Document page, const Own& own,
                           const std::vector<std::string>& english_now) {
    if (!page.front.translated.empty() && !english_now.empty())
        document::mark_stale(page, english_now);
    document::for_each_text(
        page, [&](std::string& text) { text = fill_in(text, own.settings, own.words); });
    return page;
}

document::Document on_paper(document::Document page, const Own& own) {
    document::for_each_text(page,
                            [&](std::string& text) { for_paper(text, own.settings, own.words); });
    return page;
}

std::vector<Msg> standing(const document::FrontMatter& front, const base::Language& language) {
    if (front.review.status == "approved") return {};
    if (language.tag == "en") return {Msg::topic_sample};
    return {Msg::topic_sample, Msg::topic_machine};
}

}  // namespace content
