// What other texts lean on in a page, told apart from the page itself.
#pragma once

#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "document/parse.h"
#include "document/shared.h"

namespace content {

// Of an English page: for its translations, and claims.toml.
struct EnglishPage {
    document::Document warnings;  // its front matter, and its warnings alone
    document::SharedPage shared;  // with its translations
    std::vector<std::string> fingerprint;
    std::set<std::string> anchors;  // what claims.toml may point at
};
EnglishPage original_of(const std::string& id, const document::Parsed& parsed);

// What every other page is held against, read from its lines without parsing it: all are asked.
struct PageHead {
    std::set<std::string> titles;                             // folded
    std::vector<std::pair<std::string, std::string>> counts;  // of a hundred: id, as it is written
};
PageHead head_of(const std::string& markdown);

}  // namespace content
