// What a country says otherwise than the pages of its language do: content/LANGUAGE/regions.toml, a
// table for each country. A few words, put in where a text is read, so that screen, paper, voice
// and search agree.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "text/toml.h"

namespace content {

struct RegionalWord {
    std::string here, there;  // as the pages write it; as the country says it
    int line = 0;
};

class Regional {
  public:
    Regional() = default;
    explicit Regional(std::vector<RegionalWord> words);

    // Whole words; a capital at the start stays one. What has none of them comes back as it is.
    std::string said(const std::string& text) const;
    // What was typed there, in the words of the pages.
    std::string written(const std::string& typed) const;

  private:
    std::vector<RegionalWord> words_, back_;  // the longest first
};

std::vector<std::string> countries_of(const text::Toml& regions);
std::vector<RegionalWord> words_of(const text::Toml& regions, const std::string& country);
// Of a country, as ISO 3166 writes it ("US"); the body may be empty.
Regional regional(const std::string& body, const std::string& country);

}  // namespace content
