// A code to read with a phone, and the address in words for those without one. The same on paper
// and, where there is no paper, on glass.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "content/catalog.h"
#include "layout/sheet_builder.h"

namespace handout {

// How the code stands: at least 25 mm (STANDARDS.md), and always dark on light, since not every
// phone reads the other way round.
struct ScanStyle {
    float side_mm = 26;
    bool titled = false;     // the source's title above the words
    bool light_ink = false;  // the ground is dark: the light parts are drawn instead
    bool small = false;      // the words in the smallest type
    // What else is told, a paragraph each: beside the code as far as that reaches, then below it,
    // where there is more room for a line.
    std::vector<std::string> more = {};
    std::optional<layout::Modules> code = {};  // by scan_code; none: made when it is put down
};

// Of what a phone opens, dark on light; nothing for an address too long for a code. It takes longer
// than the words beside it.
std::optional<layout::Modules> scan_code(const content::Source& source, const ScanStyle& look);

// The code, and beside it `how`, which holds the address; kept on one page. Nothing for an address
// too long for a code.
void scan(layout::SheetBuilder& builder, const content::Source& source, const std::string& how,
          const ScanStyle& look = {});

// The source such a code leads to: the first that is worth opening on a phone; none: null.
const content::Source* worth_a_phone(const std::vector<content::Source>& sources);

}  // namespace handout
