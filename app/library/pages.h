// The pages of a content folder, read, parsed and checked one after another: only one is in memory
// at a time, so that a library of any size packs in little.
#pragma once

#include <functional>
#include <string>

#include "base/problem.h"
#include "doc/document.h"
#include "library/clinic.h"
#include "library/folder.h"

namespace library {

struct Page {
    std::string language, id, markdown;
    doc::Document document;
};

struct Reading {
    std::function<void(const Page&)> take;                            // each page without errors
    std::function<void(std::size_t done, std::size_t all)> progress;  // may be empty
    bool grades = true;     // measure reading grades and look with the editor's eye
    base::Date today = {};  // to find overdue reviews; unknown: not looked for
};

// Holds every page against its front matter, the sources, the glossary, the drawings and its
// English original. Problems name file and line.
void read_pages(const Folder& folder, const Reading& reading, base::Problems& problems);

// A page as it is read: marked where the English it was translated from has changed, the clinic's
// own numbers and rules put in. `english` is asked for a translation only.
struct Own {
    const ClinicSettings& settings;
    const Words& words;
};
doc::Document as_read(const std::string& markdown, const Own& own,
                      const std::function<std::string()>& english);

// A translation's record of the English it was made from, and of how easy it was to read then:
// writes into the page's front matter which English blocks it now stands for, and its ease of
// reading into LANGUAGE/reading.toml. `page` is content/LANGUAGE/topics/ID.md. Fails when its
// blocks do not match the English ones in number and kind, naming the first that does not.
base::Result<void> record_translation(const base::Path& page);

}  // namespace library
