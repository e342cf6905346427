// A block of a page as fields somebody fills in, and back as Markdown: what has a mark in the text
// has a place of its own here. Pure text; a block that would not come back as it was is one field
// of Markdown.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace desk {

// A block as it stands in the text: lines without an empty one between.
struct Chunk {
    std::size_t begin = 0, end = 0;  // bytes of the text
    int line = 1, last_line = 1;
    std::string text;
};
// The first bytes of it, cut between two letters.
std::string shortened(const std::string& words, std::size_t most);
// All of them, less the front matter.
std::vector<Chunk> chunks_of(const std::string& body);

// Fields that stand in rows beside each other, row by row: cells, an answer and why.
struct Grid {
    std::size_t first = 0, columns = 0, rows = 0;
    std::size_t end() const { return first + columns * rows; }
    bool holds(std::size_t field) const { return field >= first && field < end(); }
};

struct BlockForm {
    enum class Kind {
        heading,
        text,
        list,
        steps,
        key_facts,
        warning,
        claim,
        figure,
        table,
        hundred,
        options,
        check,
        raw
    };
    Kind kind = Kind::raw;
    std::string mark;  // its id; of a heading its #, of a figure its drawing, of a table its rule
    int choice = 0;    // urgency, verdict
    bool act = true;   // of a warning: what to do first is added by its urgency
    std::vector<std::string> fields;
    Grid grid;           // of a table, choices, counts and a check
    std::string before;  // the block it was made from: which words are linked in it

    static BlockForm of(const std::string& block);
    std::string markdown() const;

  private:
    std::string written() const;
};

// To begin one with; `id` is of a sign, a claim, a count, choices or a check.
std::string new_block(BlockForm::Kind kind, const std::string& id);

// "[PSA](term:psa) is low. [NG12](source:NG12)" as "PSA is low. [NG12]", and back: words linked or
// bold in `before` are so again.
std::string without_marks(std::string_view markdown);
std::string with_marks(const std::string& words, const std::string& before);

// The front matter's lists of signs, sources and drawings, as the text uses them now.
struct Lists {
    std::vector<std::string> warnings, sources, diagrams;
};
std::string with_lists(std::string body, const Lists& used);
// `key = true` in the front matter.
std::string with_flag(const std::string& front, const std::string& key, bool value);

}  // namespace desk
