// What cairo 1.16 leaves out of a tagged PDF, put in by qpdf: the languages, the words of pictures,
// the scope of table heads, what is only decoration, XMP, the title in the window's bar
// (standards.md section 4, PD-03 to PD-12). The only door to qpdf.
#pragma once

#include <string>
#include <vector>

#include "base/date.h"

namespace handout {

// Of each structure tag, in the order in which cairo was given them.
struct TagNote {
    std::string tag;
    std::string alt;       // of a figure
    std::string language;  // as BCP 47
};

// Marks what stands in these tags as an artifact and takes them out of the structure.
inline constexpr const char* decoration_tag = "NonStruct";

struct Meaning {
    std::vector<TagNote> notes;
    std::string title, author, language;
    base::Date date;
    bool rtl = false;
};

// Throws std::exception when the file is not as expected; the caller then keeps what it had. The
// same input gives the same bytes.
std::string with_meaning(const std::string& pdf, const Meaning& meaning);

}  // namespace handout
