// A page as its readers meet it.
#pragma once

#include "content/messages.h"
#include "document/document.h"
#include "settings/settings.h"

namespace content {

struct Own {
    const settings::Settings& settings;
    const Messages& words;
};
// The clinic's own numbers and rules put in; marked where the English it was translated from has
// changed, as its fingerprint is now. None is needed for a page that is no translation.
document::Document as_read(document::Document page, const Own& own,
                           const std::vector<std::string>& english_now = {});
// The same page for a sheet to take home.
document::Document on_paper(document::Document page, const Own& own);
// What its readers must know of a page: that nobody here approved it, that a machine translated it.
// Until a named person approved the page in that language both are said, on glass and on paper.
std::vector<Msg> standing(const document::FrontMatter& front, const base::Language& language);

}  // namespace content
