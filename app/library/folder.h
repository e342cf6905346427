// The content folder as authors keep it: everything but the pages themselves, which are many and
// are read one by one (see pages.h).
#pragma once

#include <map>
#include <string>
#include <vector>

#include "base/file.h"
#include "base/problem.h"
#include "library/catalog.h"
#include "library/words.h"

namespace library {

struct PageFile {
    std::string language, id;
    base::Path path;
};

struct LanguageFolder {
    LanguageEntry entry;
    std::map<std::string, std::pair<std::string, std::string>> groups;  // id: title, text
    std::vector<Term> terms;
    std::map<std::string, std::string> pronunciations;  // a word: how the voice has to read it
    std::map<std::string, double> reading;              // a page: how easy it was when translated
    Words words;
    std::map<std::string, std::string> drawing_titles;  // drawing id: its TOML
};

struct Folder {
    base::Path path;
    std::vector<LanguageFolder> languages;  // English first
    std::vector<Group> groups;              // titles left empty: they belong to a language
    std::string safety_topic;
    std::vector<Source> sources;
    std::vector<Drawing> drawings;  // titles left empty
    std::vector<PageFile> pages;    // by language, in the order of topics.toml

    const LanguageFolder* language(std::string_view tag) const;
};

// Tells every problem it meets and goes on; an unusable folder gives an empty value and an error.
Folder read_folder(const base::Path& path, base::Problems& problems);

}  // namespace library
