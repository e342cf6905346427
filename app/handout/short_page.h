// A page cut down to what a sheet of paper holds: nothing is reworded, and no sentence is cut.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "content/as_read.h"
#include "document/document.h"
#include "handout/signs.h"

namespace handout {

struct ShortPage {
    // Of parts with the same place only one is taken, the later of them where there is room.
    struct Part {
        // The figure; of a part of the page its numbers alone, or what it tells to do (all of it as
        // far as its last list or table), or the whole.
        enum class What { figure, numbers, steps, whole, words };
        What what = What::whole;
        int place = 0;      // by which they are read
        std::string title;  // of the part of the page; empty: a figure, or words
        document::Document words;
        float scale = 1;      // a figure's, of its usual height
        bool urgent = false;  // it tells whom to call now
    };
    document::Document facts;  // the key facts
    // What to watch for, by document::Urgency: emergencies, same day, at the next visit. A sign's
    // own words; with what its act asks before the call, and what it says after it that makes one
    // that could wait an emergency: what several say alike is told once before them. Those of the
    // page of all signs stand by part of the body.
    SignLines signs;
    std::vector<Part> parts;  // those worth most first: steps, the figure, numbers, the first part
    std::string ask;          // the heading of its questions
    std::vector<std::string> questions;
    std::vector<std::string> terms;  // that its key facts and steps use: ids
};

// Of a page as it stands on paper (content::on_paper). Marks of sources are left out.
ShortPage short_page(const document::Document& page, const content::Own& own);

// Of the page of all signs: the heading that each sign stands under, by the sign's id; "" before
// the first. Of other pages none.
std::map<std::string, std::string> parts_of_signs(const document::Document& page);

}  // namespace handout
