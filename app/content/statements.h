// What a page states, one by one, and what each rests on: for the rules that hold it to its
// sources, and for the lists a clinician signs and a librarian reads.
#pragma once

#include <string>
#include <vector>

#include "document/document.h"

namespace content {

// What the rules ask of it; other words (a step, a question, a key fact) say again what is told,
// or what to do.
enum class StatementKind { emergency, warning, claim, row, count, other };
struct Statement {
    enum class Mark { none, confirm, house_rule };
    StatementKind kind = StatementKind::other;
    int line = 0;
    std::string words;
    std::vector<std::string> sources;  // ids it cites
    Mark mark = Mark::none;
    std::string why;      // of its mark
    bool number = false;  // it tells how many of how many
};

std::vector<Statement> statements(const document::Document& page);

// "13 of 100", "1 in 10", "5 out of 26", "45 %": how many of how many.
bool tells_share(std::string_view words);

}  // namespace content
