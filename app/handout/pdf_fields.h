// Fields of a form, which a reader of PDFs fills in: each on its line or in its cell, tied to the
// tag it stands in, so that a screen reader says what is asked.
#pragma once

#include <qpdf/QPDF.hh>
#include <vector>

#include "handout/pdf_structure.h"

namespace handout {

struct FieldPlace {
    QPDFObjectHandle element;  // of the structure, on the field's page
    PdfField field;
};
// Nothing where there is none.
void put_fields(QPDF& file, const std::vector<FieldPlace>& places);

}  // namespace handout
