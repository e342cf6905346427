// Blocks of rows: tables, and numbers of a hundred.
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

}  // namespace document
