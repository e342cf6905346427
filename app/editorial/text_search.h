// Where words stand in the texts of the library, whatever their case; for staff, who look for a
// sentence and not for a topic.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "editorial/repository.h"

namespace editorial {

class TextSearch {
  public:
    // Of the newest texts, as they are now. Drawings have no words to find.
    explicit TextSearch(Repository& repository);
    // Path of each text that holds all of these words, wherever in it: the line that holds most of
    // them, as readers have it. Ids, sources and marks are no words.
    std::map<std::string, std::string> find(const std::string& words) const;

  private:
    struct Text {
        std::string path, folded;
        std::vector<std::string> lines;
    };
    std::vector<Text> texts_;
};

}  // namespace editorial
