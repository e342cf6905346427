// An English page, as far as other texts lean on it: its translations, claims.toml.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "document/shared.h"

namespace content {

struct EnglishPage {
    document::Document warnings;  // its front matter, and its warnings alone
    document::SharedPage shared;  // with its translations
    std::vector<std::string> fingerprint;
    std::set<std::string> anchors;  // what claims.toml may point at
};

}  // namespace content
