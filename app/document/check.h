// What a single page must hold to reach a patient, beyond being readable.
#pragma once

#include "base/problem.h"
#include "document/document.h"

namespace document {

// Errors keep the page out of an edition; warnings and hints do not. `english` turns on the reading
// grade. Files are left empty.
base::Problems check(const Document& document, bool english);

// The same warnings must stand in every language: those of `original` that `translation` lacks.
base::Problems check_translation(const Document& original, const Document& translation);

}  // namespace document
