// The pages of a content folder, read, parsed and checked one after another: only one is in memory
// at a time, so that a library of any size packs in little.
#pragma once

#include <functional>
#include <string>

#include "base/problem.h"
#include "content/folder.h"
#include "document/document.h"
#include "settings/settings.h"

namespace content {

struct Page {
    std::string language, id, markdown;
    document::Document document;
};

struct Reading {
    std::function<void(const Page&)> take;                            // each page without errors
    std::function<void(std::size_t done, std::size_t all)> progress;  // may be empty
    bool grades = true;     // measure reading grades and look with the editor's eye
    text::Date today = {};  // to find overdue reviews; unknown: not looked for
};

// Holds every page against its front matter, the sources, the glossary, the drawings and its
// English original. Problems name file and line.
void read_pages(const Folder& folder, const Reading& reading, base::Problems& problems);

// What is wrong with one text of a content folder by itself, by its path there: what needs no
// other file to be seen. Problems name the path and their line.
base::Problems faults_of(const std::string& path, const std::string& body);

// A page as it is read: marked where the English it was translated from has changed, the clinic's
// own numbers and rules put in. `english` is asked for a translation only.
struct Own {
    const settings::Settings& settings;
    const Messages& words;
};
document::Document as_read(const std::string& markdown, const Own& own,
                           const std::function<std::string()>& english);

}  // namespace content
