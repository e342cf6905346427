// The one check of content: what an author sees while typing, what a reviewer sees before
// approving, what `urokiosk check` says and what publishing says are the same findings.
#pragma once

#include <functional>

#include "content/read_catalog.h"
#include "content/sight.h"
#include "document/parse.h"

namespace content {

// A page as it passes by: only one is in memory at a time, so that a library of any size is checked
// and packed in little.
struct Page {
    const std::string &language, &id, &markdown;
    const document::Document& document;
};

struct CheckOptions {
    std::function<void(const Catalog&)> catalog = {};  // before the first page
    std::function<void(const Page&)> page = {};        // each without errors, English first
    std::function<void(std::size_t done, std::size_t all)> progress = {};
    text::Date today = {};                 // to find overdue reviews; unknown: not looked for
    std::set<std::string> withdrawn = {};  // pages the tree names but shall not hold
};

// Everything, translations against English included. Problems name their text as the tree does.
base::Problems check(const Tree& tree, const CheckOptions& options = {});

// The same rules for one text, which the tree holds, with all the others in sight. `parsed` is that
// of a page; a text that is none needs no parsing. `today`: as above.
base::Problems check_one(const Tree& tree, const Path& path, const document::Parsed& parsed = {},
                         const text::Date& today = {});
// For many texts of one tree.
base::Problems check_one(Sight& sight, const Path& path, const document::Parsed& parsed = {},
                         const text::Date& today = {});

// What a change of one text breaks in those that lean on it: errors they have in `now` and had not
// in `before`, told as its own. Those two differ in this text alone.
base::Problems broken_elsewhere(const Tree& before, const Tree& now, const Path& path);

}  // namespace content
