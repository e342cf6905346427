// Whether a block of a translation says what its English says.
#pragma once

#include <string>
#include <vector>

#include "document/shared.h"
#include "document/wording.h"

namespace document {

// Each a sentence without its subject; empty: nothing says otherwise.
std::vector<std::string> differences(const SharedBlock& english, const SharedBlock& here,
                                     const Wording& wording);
// The same, but for what harms no reader: other sources, words of the glossary, another register.
bool contradicts(const SharedBlock& english, const SharedBlock& here, const Wording& wording);
// Its id, and its urgency or verdict: what must not differ even where the English changed since.
std::vector<std::string> other_rank(const SharedBlock& english, const SharedBlock& here);
// Of a line of front matter or of a drawing; its numbers count where `numbers`.
struct Pair {
    std::string english, here;
    bool numbers = true;
};
std::vector<std::string> line_differences(const Pair& line, const Wording& wording);
bool contradicts(const Pair& line, const Wording& wording);  // without the register

}  // namespace document
