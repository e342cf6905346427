// The blocks a page is made of. Adding a kind: here, in parse.cpp, in layout/flow.cpp; the compiler
// names every visitor that misses it.
#pragma once

#include <utility>
#include <variant>
#include <vector>

#include "document/marked/tables.h"
#include "document/run.h"

namespace document {

enum class Urgency { emergency, same_day, mention, note };
enum class Verdict { supported, partly, unproven, contradicted, unsafe };

struct Heading {
    int level = 2;
    Runs words;
};
struct Paragraph {
    Runs words;
};
struct List {
    bool steps = false;  // numbered
    std::vector<Runs> items;
};
struct KeyFacts {
    std::vector<Runs> facts;
};
struct Warning {
    Urgency urgency = Urgency::note;
    std::string id;
    Runs sign;
    Runs act;  // what to do; may be empty
};
struct Claim {
    Verdict verdict = Verdict::unproven;
    std::string id;
    Runs claim;
    std::vector<Runs> evidence;
};
struct Figure {
    std::string diagram, structure, alt, caption;
};
struct Questions {
    std::vector<std::string> questions, under;  // under: the part that leads to each, or none
    int first = 1;                              // number of the first
};
// A situation, answers to it, and for each a kind word why. Nobody keeps a score.
struct TeachBack {
    std::string id;
    Runs question;
    std::vector<Answer> answers;
};
struct Block {
    int line = 0;  // in the file, 1-based
    std::variant<Heading, Paragraph, List, KeyFacts, Warning, Claim, Figure, Table, Questions,
                 TeachBack, OfHundred, Options>
        what;
    bool stale = false;  // of a translation: its English has changed since
};
using Blocks = std::vector<Block>;

}  // namespace document
