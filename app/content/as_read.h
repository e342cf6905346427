// A page as its readers meet it.
#pragma once

#include <memory>

#include "content/messages.h"
#include "content/regional.h"
#include "document/parse.h"
#include "document/wording.h"
#include "settings/settings.h"

namespace content {

struct Own {
    const settings::Settings& settings;
    const Messages& words;
};
// The English of a translation as it is now, and what its language must say for it.
struct Original {
    std::shared_ptr<const document::Parsed> english;  // none for a page that is no translation
    document::Wording wording = {};
    const Regional* regional = nullptr;  // of the clinic's country; none: as it is written
};
// Whether each block was made from the English as it is now: then no wording is needed.
bool up_to_date(const document::FrontMatter& translation,
                const std::vector<std::string>& english);  // fingerprint
// The clinic's own numbers and rules put in; marked where the English it was translated from has
// changed, and in English, which is told, where that says something else now.
document::Document as_read(document::Document page, const Own& own, const Original& original = {});
// The same page for a sheet to take home.
document::Document on_paper(document::Document page, const Own& own);
// What its readers must know of a page: that nobody here approved it, that a machine translated it.
// Until a named person approved the page in that language both are said, on glass and on paper.
std::vector<Msg> standing(const document::FrontMatter& front, const base::Language& language);

}  // namespace content
