// What cairo 1.16 leaves out of a tagged PDF, put in by qpdf: the languages, the words of pictures,
// the scope of table heads, what is only decoration, XMP, the title in the window's bar
// (STANDARDS.md section 4, PD-03 to PD-12), and the figures, which cairo would pack anew each time.
// The only door to qpdf.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/geometry.h"
#include "handout/figures.h"
#include "text/date.h"

namespace handout {

// Where a reader of PDFs may write, in points from the upper left corner of its page.
struct PdfField {
    base::Rect box;
    std::string name;  // what is asked
    bool tick = false;
};

// Of each structure tag, in the order in which cairo was given them.
struct TagNote {
    std::string tag;
    std::string alt;       // of a figure
    std::string language;  // as BCP 47
    std::optional<PdfField> field = {};
};

// Marks what stands in these tags as an artifact and takes them out of the structure.
inline constexpr const char* decoration_tag = "NonStruct";

// Where a figure's pixels go: cairo is given a strip one pixel high and so wide for the n-th.
constexpr int strip_width(std::size_t n) { return static_cast<int>(n) + 2; }

struct PdfStructure {
    std::vector<TagNote> notes;
    std::vector<std::shared_ptr<const Figure>> figures;  // by their strips
    std::string title, author, language;
    text::Date date;
    bool rtl = false;
};

// Throws std::exception when the file is not as expected; the caller then keeps what it had. The
// same input gives the same bytes.
std::string with_structure(const std::string& pdf, const PdfStructure& meaning);

// As FlateDecode of a PDF unpacks it.
std::string packed(const std::string& bytes);

}  // namespace handout
