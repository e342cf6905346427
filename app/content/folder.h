// The content folder as authors keep it: everything but the pages themselves, which are many and
// are read one by one (see pages.h).
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/file.h"
#include "base/problem.h"
#include "content/catalog.h"
#include "content/messages.h"

namespace content {

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
    Messages words;
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
    std::set<std::string> withdrawn;
    std::string details;  // of the clinic: the TOML; empty where there is none

    const LanguageFolder* language(std::string_view tag) const;
};

// Tells every problem it meets and goes on; an unusable folder gives an empty value and an error.
// Ids of `withdrawn` pages are left out of the groups, and a group of nothing else with them.
Folder read_folder(const base::Path& path, base::Problems& problems,
                   std::set<std::string> withdrawn = {});

// What a file of a content folder is for, by its path inside it; nothing for a file that
// read_folder passes over. Names are of letters a-z, digits, - and _.
struct ContentFile {
    std::string language, page;  // empty for a file of no language, a file that is no page
};
std::optional<ContentFile> content_file(std::string_view path);

// All files by their paths, links followed; hidden ones are passed over. Fails for a file that is
// no content or above `most_bytes`, and for a folder without any.
base::Result<std::map<std::string, std::string>> content_texts(const base::Path& folder,
                                                               std::uintmax_t most_bytes);
// Makes the folders above it. Renamed into place, but not flushed: it is a copy of the library's.
base::Result<void> write_text(const base::Path& path, const std::string& text);

}  // namespace content
