// What waits for whom: what a person finds when they sign in. Read from the library; nothing here
// changes it.
#pragma once

#include "editorial/repository.h"

namespace editorial {

inline constexpr int due_ahead_days = 60;

// Read and signed together: a page, or the files of one drawing.
struct Waiting {
    std::vector<std::string> paths;  // the first is the one it is called by
    std::string title, language;     // language: empty where it belongs to all
    std::int64_t revision = 0;       // of the first
    std::string by;
    Moment at = 0;
    int signs = 0;      // what changed that somebody's safety hangs on
    bool first = true;  // nothing of it was approved before
};

struct ToDo {
    std::vector<Listed> to_write;       // sent back to this person, or not sent yet
    std::vector<Listed> to_publish;     // approved, and not what patients read
    std::vector<Listed> due;            // of their review within 60 days, the soonest first
    std::vector<Listed> by_machine;     // translations no person has looked at
    std::vector<Listed> with_findings;  // errors, which keep it from patients, or warnings
    std::vector<std::string> begun;     // texts this person has typed in since they were saved
};
// The files of one drawing, its English words among them, are one row to whoever looks at a list:
// the first of them, or its picture where that is there.
void one_a_drawing(std::vector<Listed>& texts);
ToDo to_do(Repository& repository, const Person& person, const text::Date& today);

// What this person may approve: theirs by language, written by others; changed signs first, then
// what waits longest.
std::vector<Waiting> to_review(Repository& repository, const Person& person);

int days_between(const text::Date& from, const text::Date& to);

// Days of the next review for so many texts, none after the last nor before tomorrow: on weekdays,
// two a day beside those that are due then already, so that not all rest on one day. A day somebody
// picked for one text is that day.
struct DueDays {
    text::Date today, last;
    std::size_t count = 0;
    bool picked = false;
};
std::vector<text::Date> spread_due(Repository& repository, const DueDays& wish);

}  // namespace editorial
