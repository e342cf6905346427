// A page cut into what search can show of it: its front and its chapters, a line a statement.
#pragma once

#include <functional>
#include <optional>

#include "document/document.h"
#include "edition/query.h"

namespace edition {

// What stands before a claim: nobody reads one without its verdict.
using VerdictWords = std::function<std::string(document::Verdict)>;

struct Line {
    std::string text;
    bool whole = false;                        // it must not be cut
    std::optional<document::Verdict> verdict;  // of a claim
};

struct Part {
    std::string heading;
    std::vector<Line> lines;
    std::string words() const;  // all of it, to be looked for
};

// The front first, then the chapters. Answers to choose from are left out: some are wrong.
std::vector<Part> parts_of(const document::Document& document);
inline constexpr int most_parts = 100;

// Lines as an edition keeps them.
std::string packed(const std::vector<Line>& lines);
std::vector<Line> unpacked(const std::string& text);

// The line's sentence with most of what was typed, and which words of it to mark; nothing where no
// word stands there.
struct Snippet {
    std::string text;
    std::vector<text::Piece> matches;  // bytes
    Query::Fit fit;
};
std::optional<Snippet> snippet(Lexicon& lexicon, const Query& query,
                               const std::vector<Line>& lines);

}  // namespace edition
