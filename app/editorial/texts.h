// What authors do: one text is saved, a whole content folder comes in or goes out. An act asks for
// its right, is one transaction, and stands in the history.
#pragma once

#include "editorial/repository.h"

namespace editorial {

// By an author, whose the revision will be. Text that came after `draft.base` is not written over:
// the problem names who wrote it, and this one stays a draft. `path` must be one a content folder
// can hold; the body UTF-8 without control characters. Afterwards the draft is gone.
base::Result<Revision> save(Repository& repository, const Draft& draft, const By& by);

struct Imported {
    int count = 0;             // texts that came in as revisions
    base::Problems conflicts;  // those that became drafts of who imports, each with why
};
// By an author: files that differ from the newest revision come in, all or none. A file that is no
// content is named, hidden ones (.git) are passed over. Where somebody wrote after the folder was
// exported, nothing is written over: the file becomes a draft. What a folder was made from is told
// by the list export_folder() left in it; without one, a file that says what an older revision said
// is as old as that.
base::Result<Imported> import_folder(Repository& repository, const base::Path& folder,
                                     const By& by);

enum class Which { newest, approved };  // approved: less withdrawn pages
// How many texts. A hidden file beside them tells which revisions they are.
base::Result<int> export_folder(Repository& repository, const base::Path& folder, Which which);

text::Date a_year_after(text::Date day);  // the next review, unless another day is named

// A page to start from, in its language: it lacks nothing but words of its own.
struct NewPage {
    std::string id, title;
    text::Date today;
};
std::string new_page(const NewPage& page);
// By an author: that page as the first revision of a text that is not there yet. Its path.
base::Result<std::string> begin_page(Repository& repository, const NewPage& page, const By& by);

// A topic as a person names it: its English page, one in each other language that has a title, and
// its place in a group. No id is asked for: it is made from the English title, and new.
struct NewTopic {
    std::map<std::string, std::string> titles;  // by language
    std::string group, kind = "condition";
    text::Date today;
};
// By an author, as one act. The path of the English page.
base::Result<std::string> begin_topic(Repository& repository, const NewTopic& topic, const By& by);
// By an author: a page into a group of the start screen, or out of it.
struct Placing {
    std::string page, group;
    bool in = true;
};
base::Result<void> place_page(Repository& repository, const Placing& wish, const By& by);

}  // namespace editorial
