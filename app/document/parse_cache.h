// The newest texts that were parsed, so that each is parsed once however many ask: who types
// it, who reads it over, who approves it.
#pragma once

#include <memory>
#include <vector>

#include "document/parse.h"

namespace document {

class ParseCache {
  public:
    // Known by its words: a draft, the revision it becomes and its preview are one text.
    std::shared_ptr<const Parsed> of(std::string_view text);
    // Only what is here already: a library of any size passes by without being kept.
    std::shared_ptr<const Parsed> known(std::string_view text);

  private:
    struct Kept {
        std::string text;
        std::shared_ptr<const Parsed> parsed;
    };
    std::vector<Kept> kept_;  // asked for last stands last
};

}  // namespace document
