// Blocks of rows: tables, numbers of a hundred, and choices side by side.
#pragma once

#include <string>
#include <vector>

#include "document/run.h"

namespace document {

struct Table {
    std::vector<Runs> head;
    std::vector<std::vector<Runs>> rows;
};
// How many of 100 people, row by row: always the same hundred, so that rows can be compared.
struct OfHundred {
    struct Row {
        Runs words;  // of which of them, and the sources of the number
        int count = 0;
    };
    std::string id;
    Runs title;
    std::vector<Row> rows;
    Runs studied;  // who was asked, and how sure it is
};

// What matters to somebody, row by row, and what each choice means for it: the first column is what
// matters. A cell that begins with a number in bold counts of a hundred people.
struct Options {
    std::string id;
    Runs title;
    Table table;
    Runs studied;
};

}  // namespace document
